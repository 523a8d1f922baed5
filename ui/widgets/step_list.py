"""The steps a respondent takes on a track."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme.measures import STEP_ROW, Type
from ui.widgets.painting import Mark, mark, words
from ui.widgets.row_list import RowList


class StepState(Enum):
    """How far a step is."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step: its name, and at the right date and person, or what it needs."""

    key: str
    name: str
    state: StepState
    note: str = ""


class StepList(RowList[StepRow]):
    """A line through all steps: tick where done, dot at the current one, ring where to come."""

    def sentence(self, row: StepRow) -> str:
        """Return name, how far it is, and its note in one sentence."""
        states = {
            StepState.DONE: self.tr("done"),
            StepState.CURRENT: self.tr("in progress"),
            StepState.TO_COME: self.tr("to come"),
        }
        return ", ".join(part for part in (row.name, states[row.state], row.note) if part)

    def row_height(self, row: StepRow) -> int:
        """Return the height of a row at 100 %."""
        return STEP_ROW

    def paint_row(self, painter: QPainter, rect: QRect, row: StepRow, *, current: bool) -> None:
        """Paint the line, the mark, the name and the note."""
        theme, tokens = self._theme, self._theme.tokens
        middle = QPointF(rect.left() + theme.px(21), rect.center().y() + 0.5)
        self._paint_line(painter, rect, row, middle)
        marks = {
            StepState.DONE: (Mark.TICK, tokens.text),
            StepState.CURRENT: (Mark.CURRENT, tokens.accent),
            StepState.TO_COME: (Mark.RING, tokens.text2),
        }
        mark(painter, theme, marks[row.state][0], middle, marks[row.state][1])
        inner = rect.adjusted(theme.px(39), 0, -theme.px(12), 0)
        small = theme.font(Type.SMALL)
        taken = words(painter, inner, row.note, small, tokens.text2, Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - taken - theme.px(6))
        colours = {
            StepState.DONE: tokens.text,
            StepState.CURRENT: tokens.accent,
            StepState.TO_COME: tokens.text2,
        }
        font = theme.font(Type.STRONG if row.state is StepState.CURRENT else Type.BODY)
        words(painter, inner, row.name, font, colours[row.state])

    def _paint_line(self, painter: QPainter, rect: QRect, row: StepRow, middle: QPointF) -> None:
        rows = self.rows()
        gap = self._theme.px(9)
        x, ink = round(middle.x()), QColor(self._theme.tokens.border)
        if row.key != rows[0].key:
            painter.fillRect(x, rect.top(), 1, round(middle.y()) - gap - rect.top(), ink)
        if row.key != rows[-1].key:
            start = round(middle.y()) + gap
            painter.fillRect(x, start, 1, rect.bottom() + 1 - start, ink)
