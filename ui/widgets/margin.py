"""What stands at the right of the work: help for a field, or sources."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.rule import Rule


class Margin(QWidget):
    """A fixed column behind an upright rule; ``width`` at 100 %. Fill its ``column``."""

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wide = width
        self.column = Column(theme, 4)
        holder = QWidget()
        holder.setLayout(self.column)
        row = Row(theme, 16)
        row.addWidget(Rule(theme, strong=True, upright=True))
        row.addWidget(holder, 1)
        self.setLayout(row)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(self._wide))
