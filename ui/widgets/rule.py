"""A line between things."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.painting import hairline


class Rule(QWidget):
    """One device pixel: faint between rows, ``strong`` under a heading."""

    def __init__(
        self,
        theme: Theme,
        *,
        strong: bool = False,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strong = strong
        self._upright = upright
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, wide) if upright else (wide, fixed)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        colour = tokens.border if self._strong else tokens.line
        end = (0, self.height()) if self._upright else (self.width(), 0)
        hairline(QPainter(self), colour, (0, 0), end)
