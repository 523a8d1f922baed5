"""Where one types what to find."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.text_field import TextField

WIDTH = 270


class SearchField(TextField):
    """Has a lens and says in grey what may be typed; Esc empties it.

    ``textChanged`` is said at each letter that is really there: never for one still being composed.
    """

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        lens = self._theme.pixmap("search", self._theme.tokens.text2, 16)
        side = self._theme.px(16)
        QPainter(self).drawPixmap(self._theme.px(7), (self.height() - side) // 2, lens)

    def _measure(self) -> None:
        self.setTextMargins(self._theme.px(26), 0, 0, 0)
