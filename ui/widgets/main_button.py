"""The one filled button of a page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ui.widgets.button import Button


class MainButton(Button):
    """What the page is for; by mouse, Space or Ctrl+Enter."""

    ROLE: ClassVar[str] = "main"

    def _ink(self) -> str:
        return self._theme.tokens.on_fill

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone never submits, not even by walking through a form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
            return
        QPushButton.keyPressEvent(self, event)
