"""One line to type in."""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TextField(QLineEdit):
    """A line edit that knows whether an input method is composing in it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._composing = False

    @property
    def is_composing(self) -> bool:
        """Whether keys still belong to the input method."""
        return self._composing

    def plain(self) -> str:
        """Return what was typed without outer spaces, in Unicode's composed form."""
        return unicodedata.normalize("NFC", self.text()).strip()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
