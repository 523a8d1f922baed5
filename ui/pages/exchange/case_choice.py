"""Cases to be chosen among all there are, however many: searched, and ticked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.application.case_list import CaseFilter, CaseLine, CaseList, CaseOrder
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from ui.models.pages import Pages
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.running_text import RunningText
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

LEAST_TYPED = 2
LEAST_HIGH = 148
NARROW = 400
MOST_NUMBERS_LINES = 2


class CaseChoice(QWidget):
    """One row for each respondent on a track; a tick is the case's and survives every search."""

    edited = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = CaseList(workspace)
        self._chosen: dict[CaseId, str] = {}
        self._build()
        self._wire()
        self._show_rows()

    def chosen(self) -> tuple[CaseId, ...]:
        """Return the cases that are ticked, in the order they were ticked."""
        return tuple(self._chosen)

    def choose(self, line: CaseLine, on: bool) -> None:
        """Tick the case of a row, or take the tick away."""
        if on:
            self._chosen[line.row.case] = line.row.number
        else:
            self._chosen.pop(line.row.case, None)
        self._say_chosen()
        self.table.viewport().update()
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the number out where it would push the name away; the search finds it all the same.

        What is ticked is named by its number below the list.
        """
        super().resizeEvent(event)
        self.table.leave_out(*(("number",) if self.width() < self._theme.px(NARROW) else ()))

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(theme, self.tr("Find cases"), self.tr("Name, number or initials"))
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.model: RowsModel[CaseLine] = RowsModel(self._columns())
        self.table = Table(theme, self.tr("Cases"), self.model)
        self.table.setMinimumHeight(theme.px(LEAST_HIGH))
        self._numbers = RunningText(theme, ink="text2")
        self._numbers.set_most_lines(MOST_NUMBERS_LINES)
        column = Column(theme, 6)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self._numbers)
        self.setLayout(column)
        self.setFocusProxy(self.search)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say_chosen()

    def _columns(self) -> list[TableColumn[CaseLine]]:
        return [
            TableColumn(key="tick", title="", width=34, sortable=False, cell=self._tick),
            TableColumn(key="number", title=self.tr("Number"), width=176, sortable=False,
                        cell=lambda line: Cell(text=line.row.number, ink="text2")),
            TableColumn(key="name", title=self.tr("Respondent"), width=112, sortable=False,
                        cell=lambda line: Cell(text=line.row.name)),
            TableColumn(key="matter", title=self.tr("Matter"), sortable=False,
                        cell=lambda line: Cell(text=line.row.matter)),
        ]  # fmt: skip

    def _tick(self, line: CaseLine) -> Cell:
        return Cell(text="", checked=line.row.case in self._chosen)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._show_rows)
        self.model.tick_wanted.connect(self.choose)
        self.table.opened.connect(self._on_opened)

    def _show_rows(self) -> None:
        typed, language = self.search.plain(), self._theme.language
        every = CaseFilter()
        rows: Sequence[CaseLine]
        if len(typed) >= LEAST_TYPED:
            rows = self._list.found(typed, language)
        else:
            rows = Pages(
                self._list.count(every),
                lambda behind, skip: self._list.page(
                    CaseOrder.NEWEST, every, behind, language, skip
                ),
            )
        self.model.set_rows(rows)

    def _say_chosen(self) -> None:
        told = self.tr("%n chosen", "", len(self._chosen))
        numbers = self.tr(", ").join(self._chosen.values())
        self._numbers.set_text(f"{told}　{numbers}" if numbers else told)

    def _on_opened(self, line: CaseLine) -> None:
        self.choose(line, line.row.case not in self._chosen)
