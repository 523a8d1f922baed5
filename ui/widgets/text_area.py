"""Several lines to type in."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.theme import Theme


class TextArea(QPlainTextEdit):
    """Enter is a new line here, Tab leaves; ``lines`` is the height it asks for."""

    def __init__(self, theme: Theme, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def plain(self) -> str:
        """Return what was typed without outer spaces, in Unicode's composed form."""
        return unicodedata.normalize("NFC", self.toPlainText()).strip()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().lineSpacing() * self._lines + self._theme.px(18)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())
