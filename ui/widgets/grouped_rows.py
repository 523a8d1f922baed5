"""Groups of rows that share their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.models.rows import Cell
from ui.theme.boxes import Row
from ui.theme.measures import BUTTON_ROW, CONTROL, Room
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.painting import Mark, mark
from ui.widgets.rule import Rule

ROLES = {"text": "", "text2": "second", "accent": "current", "seal": "error"}
STRONG_ROLES = {"text": "strong", "text2": "strong", "accent": "current", "seal": "due"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A head (one cell over all columns) or a row, and the rule under it."""

    cells: tuple[QWidget, ...]
    rule: Rule
    sign: QWidget | None = None
    acts: QWidget | None = None


class GroupedRows(QWidget):
    """Heads over a rule, rows with hairlines, buttons at the right; one column stretches.

    ``widths`` are those of the cells at 100 %; the one with 0 takes what is left, and gets a line
    of its own where there is little room. ``marked`` leaves room for the marks before the rows.
    """

    def __init__(
        self,
        theme: Theme,
        widths: Sequence[int],
        *,
        marked: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths = tuple(widths)
        self._first = 1 if marked else 0
        self._folded = False
        self._lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self.setLayout(self._grid)
        theme.changed.connect(self._lay)

    def add_group(self, title: str, count: int | None = None) -> None:
        """Begin a group; its head counts its rows where that says something."""
        head = QWidget()
        row = Row(self._theme, 8, (0, 10 if self._lines else 0, 0, 0))
        row.addWidget(Label(title, "head"))
        if count is not None:
            row.addWidget(Label(str(count), "count"))
        row.addStretch(1)
        head.setLayout(row)
        self._lines.append(_Line(cells=(head,), rule=Rule(self._theme, strong=True)))
        self._lay()

    def add_row(self, cells: Sequence[Cell], buttons: Sequence[QPushButton] = ()) -> None:
        """Add a row; the mark of its first cell stands before it."""
        acts = QWidget()
        row = Row(self._theme, 8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        acts.setLayout(row)
        first = cells[0]
        line = _Line(
            cells=tuple(_label(cell) for cell in cells),
            rule=Rule(self._theme),
            sign=None if first.mark is Mark.NONE else _Sign(self._theme, first.mark),
            acts=acts,
        )
        self._lines.append(line)
        self._lay()

    def fit(self, room: Room) -> None:
        """Give the cell that stretches a line of its own where there is little room."""
        if self._folded != room.folds_outline:
            self._folded = room.folds_outline
            self._lay()

    def _lay(self) -> None:
        """Put everything on the grid anew."""
        while self._grid.takeAt(0) is not None:
            pass
        self._measure()
        line = 0
        for one in self._lines:
            line = self._lay_row(one, line) if one.acts else self._lay_head(one, line)
            self._grid.addWidget(one.rule, line, 0, 1, self._last() + 1)
            line += 1

    def _lay_head(self, head: _Line, line: int) -> int:
        self._grid.addWidget(head.cells[0], line, 0, 1, self._last() + 1)
        gap = self._theme.gap(12) if line else 0
        self._grid.setRowMinimumHeight(line, self._theme.px(CONTROL) + gap)
        return line + 1

    def _lay_row(self, row: _Line, line: int) -> int:
        self._grid.setRowMinimumHeight(line, self._theme.px(BUTTON_ROW))
        if row.sign is not None:
            self._grid.addWidget(row.sign, line, 0)
        if row.acts is not None:
            self._grid.addWidget(row.acts, line, self._last())
        if not self._folded:
            for number, cell in enumerate(row.cells, start=self._first):
                self._grid.addWidget(cell, line, number)
            return line + 1
        stretching = self._widths.index(0)
        self._grid.addWidget(row.cells[0], line, self._first, 1, len(self._widths))
        if stretching:
            line += 1
            columns = len(self._widths) + 1
            self._grid.addWidget(row.cells[stretching], line, self._first, 1, columns)
        others = [cell for number, cell in enumerate(row.cells) if number not in (0, stretching)]
        for number, cell in enumerate(others, start=self._first):
            columns = 1 if cell is not others[-1] else self._last() + 1 - number
            self._grid.addWidget(cell, line + 1, number, 1, columns)
        for used in range(line, line + 1 + bool(others)):
            self._grid.setRowMinimumHeight(used, self._theme.px(28))
        return line + 1 + bool(others)

    def _last(self) -> int:
        return len(self._widths) + self._first

    def _measure(self) -> None:
        theme = self._theme
        self._grid.setHorizontalSpacing(theme.gap(12))
        if self._first:
            self._grid.setColumnMinimumWidth(0, theme.px(16))
        for number, width in enumerate(self._widths, start=self._first):
            self._grid.setColumnMinimumWidth(number, 0 if self._folded else theme.px(width))
            self._grid.setColumnStretch(number, 1 if self._folded or not width else 0)
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)


def _label(cell: Cell) -> ElidedLabel:
    return ElidedLabel(cell.text, STRONG_ROLES[cell.ink] if cell.strong else ROLES[cell.ink])


class _Sign(QWidget):
    def __init__(self, theme: Theme, kind: Mark) -> None:
        super().__init__()
        self._theme = theme
        self._mark = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(14)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        colour = tokens.text2 if self._mark is Mark.RING else tokens.seal
        middle = QPointF(self.width() / 2, self.height() / 2)
        mark(QPainter(self), self._theme, self._mark, middle, colour)
