"""The papers of a respondent, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.paper_list import PaperListLine, PaperState
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.table import Table

LEAST_ROWS = 3


class PaperTable(QWidget):
    """Says when another paper is looked at and when other papers are ticked."""

    looked_at = Signal(object)
    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: Sequence[PaperListLine] = ()
        self._ticked: set[str] = set()
        self._whole = False
        self._model: RowsModel[PaperListLine] = RowsModel(self._columns())
        self.table = Table(theme, self.tr("Papers"), self._model, row_height=40)
        column = Column(theme, 0)
        column.addWidget(self.table)
        self.setLayout(column)
        self._model.tick_wanted.connect(self._on_tick_wanted)
        self.table.chosen.connect(self.looked_at)
        theme.changed.connect(self._measure)
        self._measure()

    def show_lines(self, lines: Sequence[PaperListLine]) -> None:
        """Show other lines; what is looked at and ticked stays so where it is still there."""
        current = self.current()
        codes = [line.code for line in lines]
        self._lines = lines
        self._ticked &= set(codes)
        place = codes.index(current.code) if current and current.code in codes else 0
        self._model.set_rows(lines)
        self._measure()
        if lines:
            self.table.choose(place)

    def current(self) -> PaperListLine | None:
        """Return the paper looked at, ``None`` while there are none."""
        row = self.table.current_row()
        return row if isinstance(row, PaperListLine) else None

    def wanted(self) -> tuple[PaperListLine, ...]:
        """Return the papers ticked; where none is, the one looked at."""
        found = tuple(line for line in self._lines if line.code in self._ticked)
        current = self.current()
        return found or ((current,) if current else ())

    def tick(self, *codes: str) -> None:
        """Tick these papers and no others."""
        self._ticked = set(codes)
        self.table.viewport().update()
        self.ticked.emit()

    def show_whole(self, whole: bool) -> None:
        """Be as high as all rows: the page scrolls, not the list in it."""
        self._whole = whole
        self._measure()

    def _on_tick_wanted(self, line: PaperListLine, on: bool) -> None:
        self.tick(*(self._ticked | {line.code} if on else self._ticked - {line.code}))

    def _columns(self) -> list[TableColumn[PaperListLine]]:
        return [
            TableColumn(key="ticked", title="", width=40, sortable=False,
                        cell=lambda line: Cell(text="", checked=line.code in self._ticked)),
            TableColumn(key="title", title=self.tr("Paper"), sortable=False,
                        cell=lambda line: Cell(text=line.title)),
            TableColumn(key="state", title=self.tr("State"), width=112, sortable=False,
                        cell=lambda line: Cell(text=self._state(line), ink="text2")),
            TableColumn(key="pages", title=self.tr("Pages"), width=68, right=True, sortable=False,
                        cell=lambda line: Cell(text=str(line.pages) if line.pages else "")),
        ]  # fmt: skip

    def _state(self, line: PaperListLine) -> str:
        if line.missing:
            return self.tr("draft, %n missing", "", len(line.missing))
        return {
            PaperState.DRAFT: self.tr("draft"),
            PaperState.BLANK_FORM: self.tr("blank form"),
            PaperState.ISSUED: self.tr("issued"),
        }[line.state]

    def _measure(self) -> None:
        """Be as high as all rows, and never lower than a few."""
        rows, row, head = len(self._lines), self._theme.px(40), self._theme.px(34)
        least = rows if self._whole else min(rows, LEAST_ROWS)
        self.setMinimumHeight(least * row + head)
        self.setMaximumHeight(max(rows, 1) * row + head)
