"""Ordinary buttons, and what all kinds of buttons share."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.role import set_role


class Button(QPushButton):
    """White with an edge; the label is a verb, the icon stands left of it."""

    ROLE: ClassVar[str] = "ordinary"

    def __init__(
        self, theme: Theme, text: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon_name = icon
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(self, self.ROLE)
        theme.changed.connect(self._dress)
        self._dress()

    def _ink(self) -> str:
        return self._theme.tokens.text

    def _dress(self) -> None:
        if self._icon_name:
            side = self._theme.px(18)
            self.setIcon(self._theme.icon(self._icon_name, self._ink()))
            self.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.clearFocus()
