"""Layouts whose gaps and margins follow the text size."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.theme.theme import Theme

Margins = tuple[int, int, int, int]
NO_MARGIN: Margins = (0, 0, 0, 0)


class Column(QVBoxLayout):
    """Things below each other; ``gap`` and ``margins`` (left, top, right, bottom) at 100 %."""

    def __init__(self, theme: Theme, gap: int = 8, margins: Margins = NO_MARGIN) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._margins = margins
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setSpacing(self._theme.gap(self._gap))
        self.setContentsMargins(*(self._theme.gap(side) for side in self._margins))


class Row(QHBoxLayout):
    """Things beside each other; ``gap`` and ``margins`` (left, top, right, bottom) at 100 %."""

    def __init__(self, theme: Theme, gap: int = 8, margins: Margins = NO_MARGIN) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._margins = margins
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setSpacing(self._theme.gap(self._gap))
        self.setContentsMargins(*(self._theme.gap(side) for side in self._margins))
