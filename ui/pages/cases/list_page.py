"""案件: one row for each respondent on a track."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.application.case_list import CaseFilter, CaseLine, CaseList, CaseOrder
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.text import shown_date
from ui.models.pages import Pages
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.pages.cases.list_filters import ListFilters
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.words import not_found_words, track_words
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.theme.boxes import Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.empty_note import EmptyNote
from ui.widgets.main_button import MainButton
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

LEAST_TYPED = 2
ORDERS = {"number": CaseOrder.NEWEST, "name": CaseOrder.NAME}


class CasesPage(Page):
    """Finds and opens cases; ``case_wanted`` names the case to be shown."""

    case_wanted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, help_topic="cases")
        self._workspace = workspace
        self._list = CaseList(workspace)
        self._order = CaseOrder.NEWEST
        self._dialog: NewCaseDialog | None = None
        self._build()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it stands, narrowed and ordered as before, at the same row."""
        here = self._table.currentIndex().row()
        self._filters.refresh()
        self._show_rows()
        if 0 < here < self._model.rowCount():
            self._table.choose(here)

    def fit(self, room: Room) -> None:
        """Leave out the columns one can do without where it is narrow."""
        left_out = ("track", "opened") if room.folds_margin else ()
        self._table.leave_out(*left_out, *(("clerk",) if room.folds_outline else ()))

    def panes(self) -> list[QWidget]:
        """Return the search field and the list."""
        return [self._search, self._table]

    def focus_start(self) -> None:
        """Begin at the list, or at the button where there is none."""
        (self._table if self._stack.currentIndex() == 0 else self._new).setFocus()

    def keep_draft(self) -> None:
        """Keep what was typed about a new case."""
        if self._dialog is not None:
            self._dialog.keep_draft()

    def perform(self, command: Command) -> bool:
        """Go to the next hit, or open a new case."""
        if command is Command.FIND_NEXT:
            return self._go_to_next_hit() or super().perform(Command.FIND)
        if command is Command.NEW:
            self.new_case()
            return True
        return super().perform(command)

    def show_found(self, words: str) -> None:
        """Show what is found by these words, the first hit chosen."""
        self._search.setText(words)
        self.focus_start()
        if self._stack.currentIndex() == 0:
            self._table.choose(0)

    def new_case(self, incident: str = "") -> None:
        """Ask what a new case is about; an entry of the register may be chosen already."""
        self._dialog = NewCaseDialog(self.theme, self._workspace, self, incident)
        self._dialog.recorded.connect(self._on_opened)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    def _build(self) -> None:
        hint = self.tr("Name, number or initials")
        self._search = SearchField(self.theme, self.tr("Find cases"), hint)
        self.add_search(self._search)
        self._filters = ListFilters(self.theme, self._list)
        self._new = MainButton(self.theme, self.tr("New case"), "add")
        self.set_main(self._new)
        head = Row(self.theme, 8)
        head.addWidget(self._filters, 1)
        head.addWidget(self._new)
        self._model: RowsModel[CaseLine] = RowsModel(self._columns())
        self._table = Table(self.theme, self.tr("Cases"), self._model)
        self._table.header().set_order("number", upwards=False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._note: EmptyNote | None = None
        self.body.addLayout(head)
        self.body.addWidget(self._stack, 1)

    def _columns(self) -> list[TableColumn[CaseLine]]:
        tracks, language = track_words(), self.theme.language
        return [
            TableColumn(key="number", title=self.tr("Number"), width=184,
                        cell=lambda line: Cell(text=line.row.number, ink="text2")),
            TableColumn(key="name", title=self.tr("Respondent"), width=150,
                        cell=lambda line: Cell(text=line.row.name)),
            TableColumn(key="matter", title=self.tr("Matter"), sortable=False,
                        cell=lambda line: Cell(text=line.row.matter)),
            TableColumn(key="track", title=self.tr("Track"), width=150, sortable=False,
                        cell=lambda line: Cell(text=tracks[line.row.track], ink="text2")),
            TableColumn(key="step", title=self.tr("Step"), width=200, sortable=False,
                        cell=lambda line: Cell(text=self._step_words(line))),
            TableColumn(key="clerk", title=self.tr("Clerk"), width=96, sortable=False,
                        cell=lambda line: Cell(text=line.clerk, ink="text2")),
            TableColumn(key="opened", title=self.tr("Opened"), width=148, sortable=False,
                        cell=lambda line: Cell(text=shown_date(line.row.opened_on, language))),
        ]  # fmt: skip

    def _wire(self) -> None:
        self._search.textChanged.connect(self._show_rows)
        self._filters.changed.connect(self._show_rows)
        self._new.clicked.connect(self._on_new)
        self._table.opened.connect(self._on_row_opened)
        self._table.sort_wanted.connect(self._on_sort_wanted)

    def _step_words(self, line: CaseLine) -> str:
        if not line.row.disputed:
            return line.step
        return self.tr("{step} (changed on both sides)").format(step=line.step)

    def _show_rows(self) -> None:
        typed = self._search.plain()
        language = self.theme.language
        only = self._filters.chosen()
        rows: Sequence[CaseLine]
        if len(typed) >= LEAST_TYPED:
            rows = [
                line
                for line in self._list.found(typed, language)
                if only.step in (None, line.row.step)
                and only.year in (None, line.row.opened_on.year)
                and only.clerk in (None, line.row.clerk)
            ]
            facts = self.tr("%n found", "", len(rows))
        else:
            rows = Pages(
                self._list.count(only),
                lambda behind, skip: self._list.page(self._order, only, behind, language, skip),
            )
            facts = self.tr("%n in all", "", len(rows))
        self._model.set_rows(rows)
        self.set_title(self.tr("Cases"), facts)
        self._show_note("" if rows else self._empty_words(typed, only))
        if rows and not self._search.hasFocus():
            self._table.choose(0)

    def _empty_words(self, typed: str, only: CaseFilter) -> str:
        if len(typed) >= LEAST_TYPED:
            narrowed = only != CaseFilter()
            return not_found_words(typed, self._list.initials(typed), narrowed=narrowed)
        if only != CaseFilter():
            return self.tr("No case is like that. Choose “all” to see the others.")
        return self.tr("No cases yet. Turn an intake entry into one, or start a new case.")

    def _show_note(self, sentences: str) -> None:
        if self._note is not None:
            self._stack.removeWidget(self._note)
            self._note.deleteLater()
            self._note = None
        if sentences:
            self._note = EmptyNote(self.theme, sentences)
            self._stack.addWidget(self._note)
            self._stack.setCurrentWidget(self._note)
        else:
            self._stack.setCurrentWidget(self._table)

    def _go_to_next_hit(self) -> bool:
        """Choose the row after the current one, the first after the last; say if any is found."""
        hits = self._model.rowCount()
        if len(self._search.plain()) < LEAST_TYPED or not hits:
            return False
        self._table.choose((self._table.currentIndex().row() + 1) % hits)
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _on_new(self) -> None:
        self.new_case()

    def _on_sort_wanted(self, key: str, upwards: bool) -> None:
        self._order = ORDERS[key]
        self._table.header().set_order(key, upwards=self._order is CaseOrder.NAME)
        self._show_rows()

    def _on_row_opened(self, line: CaseLine) -> None:
        self.case_wanted.emit(line.row.case)

    def _on_opened(self, case: CaseId) -> None:
        self.refresh()
        self.case_wanted.emit(case)

    def _on_dialog_finished(self) -> None:
        self._dialog = None
