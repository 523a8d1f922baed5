"""One chosen thing that can be taken away again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.role import set_role


class Chip(QWidget):
    """A chosen piece of evidence, with a close mark that has its own name."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._close = IconButton(theme, "close", self.tr("Remove {name}").format(name=text))
        set_role(self._close, "close")
        self._close.clicked.connect(self.removed)
        row = Row(theme, 0, (8, 0, 0, 0))
        row.addWidget(Label(text))
        row.addWidget(self._close)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.tokens.tint))
        painter.setBrush(QColor(self._theme.tokens.tint))
        painter.drawRoundedRect(self.rect(), 3, 3)

    def _measure(self) -> None:
        side = self._theme.px(28)
        self.setFixedHeight(side)
        mark = self._theme.px(14)
        self._close.setIconSize(QSize(mark, mark))
