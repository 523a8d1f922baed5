"""Lists whose rows have a title and a line of facts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from ui.theme.measures import TWO_LINE_ROW, Type
from ui.widgets.painting import hairline, words
from ui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLineRow:
    """A thing's title, below it its kind and number, and its date at the right."""

    key: str
    title: str
    facts: str
    date: str = ""


class TwoLineList(RowList[TwoLineRow]):
    """Title 14, below it 12 px facts left and the date right."""

    def sentence(self, row: TwoLineRow) -> str:
        """Return title, facts and date in one sentence."""
        return ", ".join(part for part in (row.title, row.facts, row.date) if part)

    def row_height(self, row: TwoLineRow) -> int:
        """Return the height of a row at 100 %."""
        return TWO_LINE_ROW

    def paint_row(self, painter: QPainter, rect: QRect, row: TwoLineRow, *, current: bool) -> None:
        """Paint the two lines; the title is Medium where it is the current one."""
        theme, tokens = self._theme, self._theme.tokens
        hairline(painter, tokens.line, (rect.left(), rect.bottom()), (rect.right(), rect.bottom()))
        side = theme.px(14)
        inner = rect.adjusted(side, theme.px(7), -side, -theme.px(7))
        half = inner.height() // 2
        title = QRect(inner.left(), inner.top(), inner.width(), half)
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        font = theme.font(Type.STRONG if current else Type.BODY)
        words(painter, title, row.title, font, tokens.text)
        small = theme.font(Type.SMALL)
        taken = words(painter, below, row.date, small, tokens.text2, Qt.AlignmentFlag.AlignRight)
        below.setRight(below.right() - taken - theme.px(8))
        words(painter, below, row.facts, small, tokens.text2)
