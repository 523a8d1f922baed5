"""The steps of the first run, at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.mark import ApplicationMark
from ui.widgets.role import set_role

WIDTH = 268


class FirstRunRail(QWidget):
    """A tick before what is done, the number before what is not; only shown, never pressed."""

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._number = 0
        self._signs = [Label() for _ in names]
        self._names = [Label(name) for name in names]
        self._build()
        theme.changed.connect(self._draw)
        self._draw()

    def show_step(self, number: int) -> None:
        """Show a step as the current one; those before it are done."""
        self._number = number
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.side))

    def _build(self) -> None:
        named = Column(self._theme, 0)
        named.addWidget(Label(self.tr("Quanheng"), "wordmark"))
        named.addWidget(Label(self.tr("First use"), "small"))
        head = Row(self._theme, 14, (0, 0, 0, 24))
        head.addWidget(ApplicationMark(self._theme, 38))
        head.addLayout(named)
        head.addStretch(1)
        column = Column(self._theme, 0, (28, 28, 12, 24))
        column.addLayout(head)
        for sign, name in zip(self._signs, self._names, strict=True):
            line = Row(self._theme, 12)
            line.addWidget(sign)
            line.addWidget(name)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(1)
        self.setLayout(column)

    def _draw(self) -> None:
        self.setFixedWidth(max(self._theme.px(WIDTH), self.sizeHint().width()))
        for number, (sign, name) in enumerate(zip(self._signs, self._names, strict=True)):
            sign.setFixedSize(self._theme.px(16), self._theme.px(38))
            if number < self._number:
                sign.setPixmap(self._theme.pixmap("check", size=16))
            else:
                sign.setText(str(number + 1))
            role = {-1: "", 0: "current"}.get(
                (number > self._number) - (number < self._number), "second"
            )
            set_role(name, role)
            set_role(sign, role)
