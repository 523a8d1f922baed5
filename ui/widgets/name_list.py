"""Lists of names alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.theme.measures import NAVIGATION_ROW, Type
from ui.widgets.painting import words
from ui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A thing's key and name."""

    key: str
    name: str


class NameList(RowList[NameRow]):
    """One name a row; the current one is Medium in the accent colour."""

    def sentence(self, row: NameRow) -> str:
        """Return the name."""
        return row.name

    def row_height(self, row: NameRow) -> int:
        """Return the height of a row at 100 %."""
        return NAVIGATION_ROW

    def paint_row(self, painter: QPainter, rect: QRect, row: NameRow, *, current: bool) -> None:
        """Paint the name."""
        theme, tokens = self._theme, self._theme.tokens
        font = theme.font(Type.STRONG if current else Type.BODY)
        inner = rect.adjusted(theme.px(14), 0, -theme.px(8), 0)
        words(painter, inner, row.name, font, tokens.accent if current else tokens.text)
