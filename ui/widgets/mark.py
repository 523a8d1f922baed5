"""The application's mark."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.label import Label


class ApplicationMark(Label):
    """The steelyard in its seal, at a size in pixels at 100 %; the same in both themes."""

    def __init__(self, theme: Theme, side: int, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._theme = theme
        self._side = side
        theme.changed.connect(self._draw)
        self._draw()

    def set_side(self, side: int) -> None:
        """Draw the mark at another size."""
        self._side = side
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._theme.pixmap("app", size=self._side))
