"""A white ground with a hairline round it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme


class Panel(QWidget):
    """Holds what belongs together; its layout is given from outside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.base))
        painter.setPen(QPen(QColor(self._theme.tokens.line), 0))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
