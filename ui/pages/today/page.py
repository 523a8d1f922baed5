"""今日: what waits, what was begun, what to know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.clock_check import clock_is_behind
from desktop.application.drafts import UnfinishedForms
from desktop.application.today import Agenda, Today, Unfinished, WaitingCase
from desktop.application.workspace import Workspace
from desktop.text import explain, shown_date
from ui.models.rows import Cell
from ui.pages.commands import Command
from ui.pages.page import Page
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.empty_note import EmptyNote
from ui.widgets.foot import Foot
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.main_button import MainButton
from ui.widgets.painting import Mark
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.search_field import SearchField
from ui.widgets.text_button import TextButton
from ui.widgets.undo_line import UndoLine


class TodayPage(Page):
    """Wishes to open a case or a form; removes a draft after ten seconds of second thoughts.

    ``search_wanted`` carries what was typed, once Enter or F3 is pressed.
    """

    case_wanted = Signal(str)
    form_wanted = Signal(str, str)
    entry_wanted = Signal()
    search_wanted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, help_topic="today")
        self._workspace = workspace
        self._today = Today(workspace)
        self._room: Room | None = None
        self._removing: Unfinished | None = None
        self._rows: GroupedRows | None = None
        self._undo: UndoLine | None = None
        self._build()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Ask again what waits."""
        day = self._workspace.today()
        self.set_title(self.tr("Today"), shown_date(day, self.theme.language), self._weekday())
        self._say_of_clock()
        agenda = self._today.agenda(self.theme.language)
        self._show(self._rows_of(agenda))
        self._resume_to = agenda.waiting[0].case if agenda.waiting else ""
        self._resume.setText(self._resume_words(agenda))

    def fit(self, room: Room) -> None:
        """Give matters a line of their own where it is narrow."""
        self._room = room
        if self._rows is not None:
            self._rows.fit(room)

    def perform(self, command: Command) -> bool:
        """Go to what is found by the words typed here."""
        if command is Command.FIND_NEXT and self._search.plain():
            self._on_search()
            return True
        return super().perform(command)

    def _build(self) -> None:
        hint = self.tr("Name, number or initials")
        self._search = SearchField(self.theme, self.tr("Find cases"), hint)
        self.add_search(self._search)
        self._clock = Banner(self.theme, "")
        self._clock.hide()
        self.body.addWidget(self._clock)
        self._scroll = ScrollColumn(self.theme)
        self._content = QWidget()
        self._scroll.column.addWidget(self._content)
        self._scroll.column.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        foot = Foot(self.theme)
        self._resume = MainButton(self.theme, "")
        foot.set_main(self._resume)
        self.set_main(self._resume)
        self.body.addWidget(foot)

    def _wire(self) -> None:
        self._resume.clicked.connect(self._on_resume)
        self._search.returnPressed.connect(self._on_search)

    def _say_of_clock(self) -> None:
        """Say at the top that the computer's date cannot be right, as long as it is so."""
        behind = clock_is_behind(self._workspace)
        self._clock.setVisible(bool(behind))
        for problem in behind:
            self._clock.set_sentence(explain(problem, self.theme.language))

    def _rows_of(self, agenda: Agenda) -> QWidget:
        unfinished = [each for each in agenda.unfinished if each != self._removing]
        if not agenda.waiting and not unfinished and agenda.year_without_holidays is None:
            note = self.tr("Nothing waits today. Record what comes in under Intake.")
            empty = EmptyNote(self.theme, note, self.tr("New entry"))
            empty.pressed.connect(self.entry_wanted)
            self._rows = None
            return empty
        rows = GroupedRows(self.theme, (180, 0, 120, 170))
        self._add_waiting(rows, agenda)
        self._add_unfinished(rows, unfinished)
        if agenda.year_without_holidays is not None:
            rows.add_group(self.tr("To know"))
            words = self.tr(
                "The holidays of {year} are not known yet; its deadlines count Monday to Friday."
            ).format(year=agenda.year_without_holidays)
            cells = [Cell(text=self.tr("Holidays")), Cell(text=words), Cell(text="")]
            rows.add_row([*cells, Cell(text=self.tr("estimate"), ink="text2")])
        self._rows = rows
        return rows

    def _add_waiting(self, rows: GroupedRows, agenda: Agenda) -> None:
        if not agenda.waiting:
            return
        rows.add_group(self.tr("To do"), len(agenda.waiting) + agenda.more)
        for one in agenda.waiting:
            button = Button(self.theme, self.tr("Go"))
            button.setAccessibleName(self.tr("Go to: {matter}").format(matter=one.matter))
            button.clicked.connect(lambda _=False, case=one.case: self.case_wanted.emit(case))
            rows.add_row(self._cells(one), [button])

    def _cells(self, one: WaitingCase) -> list[Cell]:
        return [
            Cell(text=one.step, mark=Mark.RING),
            Cell(text=one.matter),
            Cell(text=one.name),
            Cell(text=one.number, ink="text2"),
        ]

    def _add_unfinished(self, rows: GroupedRows, unfinished: list[Unfinished]) -> None:
        if not unfinished:
            return
        rows.add_group(self.tr("To finish"), len(unfinished))
        for one in unfinished:
            kept = self.tr("kept {time}").format(
                time=one.saved_at.astimezone().strftime("%m-%d %H:%M")
            )
            remove = TextButton(self.theme, self.tr("Remove draft"))
            remove.clicked.connect(lambda _=False, each=one: self._on_remove(each))
            go_on = Button(self.theme, self.tr("Go on"))
            go_on.clicked.connect(
                lambda _=False, each=one: self.form_wanted.emit(each.form, each.thing)
            )
            for button in (remove, go_on):
                button.setAccessibleName(f"{button.text()}: {one.beginning}")
            cells = [Cell(text=kept), Cell(text=one.beginning), Cell(text="")]
            rows.add_row([*cells, Cell(text=self.tr("draft"), ink="text2")], [remove, go_on])

    def _show(self, content: QWidget) -> None:
        self._scroll.column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        if self._room is not None and self._rows is not None:
            self._rows.fit(self._room)

    def _resume_words(self, agenda: Agenda) -> str:
        if not agenda.waiting:
            return self.tr("New entry")
        first = agenda.waiting[0]
        return self.tr("Continue: {number} {step}").format(number=first.number, step=first.step)

    def _on_resume(self) -> None:
        if self._resume_to:
            self.case_wanted.emit(self._resume_to)
        else:
            self.entry_wanted.emit()

    def _on_search(self) -> None:
        self.search_wanted.emit(self._search.plain())
        self._search.clear()

    def _on_remove(self, draft: Unfinished) -> None:
        self._on_removal_stands()
        self._removing = draft
        self._undo = UndoLine(self.theme, self.tr("The draft was removed."))
        self._undo.undone.connect(self._on_undo)
        self._undo.expired.connect(self._on_removal_stands)
        self._scroll.column.insertWidget(1, self._undo)
        self.refresh()

    def _on_undo(self) -> None:
        self._removing = None
        self._take_undo_away()
        self.refresh()

    def _on_removal_stands(self) -> None:
        if self._removing is not None:
            UnfinishedForms(self._workspace).drop(self._removing.form, self._removing.thing)
            self._removing = None
        self._take_undo_away()

    def _take_undo_away(self) -> None:
        if self._undo is not None:
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None

    def _weekday(self) -> str:
        names = (
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        )
        return names[self._workspace.today().weekday()]
