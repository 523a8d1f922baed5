"""One run of the checklist: outline, item, sources, and the result always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import (
    answered,
    item_shown,
    second_reading_line,
    strip,
)
from desktop.application.since_last import since_last
from desktop.application.workspace import Workspace
from desktop.domain.checklist import Answer
from desktop.domain.ids import CaseId, RunId
from desktop.errors import Failure
from desktop.text import explain
from ui.pages.cases.scene import evidence_options
from ui.pages.checklist.answering import Answering
from ui.pages.checklist.body import ChecklistBody
from ui.pages.checklist.changes_dialog import ChangesDialog
from ui.pages.checklist.conclude_dialog import ConcludeDialog
from ui.pages.checklist.item_pane import ItemPane
from ui.pages.checklist.item_reading import ItemReading
from ui.pages.checklist.run_words import outline_groups, run_facts, run_title
from ui.pages.checklist.trace_dialog import TraceDialog
from ui.pages.commands import Command
from ui.pages.page import DraftState, Page
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.result_strip import ResultStrip
from ui.work.runner import Runner


class ChecklistPage(Page):
    """An answer is recorded when its item is left; until then it is a draft that is weighed too.

    ``concluded`` names the case once the run has ended; ``similar_wanted`` asks for past cases.
    """

    concluded = Signal(str)
    similar_wanted = Signal()

    def __init__(
        self, theme: Theme, runner: Runner, workspace: Workspace, case: CaseId, run: RunId
    ) -> None:
        super().__init__(theme, help_topic="checklist")
        self._runner, self._workspace, self._case = runner, workspace, case
        self._answering = Answering(workspace, case, run, self)
        self._pane: ItemPane | None = None
        self._room: Room | None = None
        self._item = self._first_item()
        self._build()
        self._wire()
        self._show_item(self._item)
        self._take_up_draft()

    @property
    def item(self) -> str:
        """Return the item that is open."""
        return self._item

    @property
    def pane(self) -> ItemPane | None:
        """Return the fields of the item, ``None`` where the run is only read."""
        return self._pane

    def refresh(self) -> None:
        """Show the run as it stands; what is being typed stays."""
        if self._answering.state is DraftState.NONE:
            self._answering.look_again()
            self._show_item(self._item)

    def draft_state(self) -> DraftState:
        """Say whether something typed is not yet kept."""
        return self._answering.state

    def keep_draft(self) -> None:
        """Keep the answer that is being written."""
        self._answering.keep()

    def panes(self) -> list[QWidget]:
        """Return outline and item."""
        return self._content.panes()

    def focus_start(self) -> None:
        """Begin at the answer."""
        if self._pane is not None:
            self._pane.focus_start()
        else:
            super().focus_start()

    def fit(self, room: Room) -> None:
        """Fold sources, then the outline; say the result in two lines where it is low."""
        self._room = room
        self._content.fit(room)
        self._strip.set_low(room.is_low)
        if self._pane is not None:
            self._pane.fit(room)

    def perform(self, command: Command) -> bool:
        """Go to the next or the previous item without an answer."""
        if command in (Command.NEXT_OPEN, Command.PREVIOUS_OPEN):
            self._go_to_open(1 if command is Command.NEXT_OPEN else -1)
            return True
        return super().perform(command)

    def open_item(self, item: str) -> None:
        """Record the answer of the item that is left and show another."""
        if item == self._item or not self._record():
            self._show_outline()
            return
        self._show_item(item)

    def _build(self) -> None:
        self._count = Label("", "strong")
        self.add_action(self._count)
        self._content = ChecklistBody(self.theme)
        self._second = ElidedLabel("", "second")
        self.body.addWidget(self._second)
        self.body.addWidget(self._content, 1)
        self._strip = ResultStrip(self.theme)
        self._how = Button(self.theme, self.tr("How so"))
        self._conclude = MainButton(self.theme, self.tr("Conclude"))
        self._what_if = Button(self.theme, self.tr("What if"))
        for button in (self._how, self._what_if, self._conclude):
            self._strip.add_button(button)
        self.add_strip(self._strip)
        self.set_main(self._conclude)

    def _wire(self) -> None:
        self._content.item_wanted.connect(self.open_item)
        self._content.step_wanted.connect(self._on_step_wanted)
        self._content.similar_wanted.connect(self.similar_wanted)
        self._how.clicked.connect(self._explain)
        self._what_if.clicked.connect(self._try_others)
        self._conclude.clicked.connect(self._on_conclude)
        self._answering.weighed_anew.connect(self._show_result)
        kept = self.tr("The draft is kept")
        self._answering.kept.connect(lambda: self._content.say_happened(kept))

    def _first_item(self) -> str:
        items, answers = self._answering.items(), self._answering.sheet.answers
        return next((item for item in items if item not in answers), items[0])

    def _take_up_draft(self) -> None:
        unfinished = self._answering.unfinished()
        if unfinished is None:
            return
        item, answer = unfinished
        self._show_item(item)
        self._answering.fill(answer)
        self._answering.keep()
        self._show_result()

    def _show_item(self, item: str) -> None:
        self._item = item
        shown = item_shown(self._answering.sheet, item, self.theme.language)
        evidence = evidence_options(self._workspace.file(self._case), self.theme.language)
        if self._answering.is_open:
            self._pane = ItemPane(self.theme, shown, evidence, self._workspace.today())
            self._answering.take(item, self._pane)
            if self._room is not None:
                self._pane.fit(self._room)
            self._content.show_item(shown, self._pane)
            self._offer()
        else:
            self._pane = None
            answer = self._answering.answer_of(item)
            self._content.show_item(shown, ItemReading(self.theme, shown, answer, evidence))
        self._show_outline()
        self._show_result()

    def _offer(self) -> None:
        """Fill in what the case knows, to be checked; else offer what was answered before."""
        fill = self._answering.fill
        known, earlier = (
            look(self._item) for look in (self._answering.known, self._answering.earlier)
        )
        if known is not None:
            fill(known)
            self._content.offer_other_answer(lambda: fill(Answer()))
        elif earlier is not None:
            self._content.offer_earlier(lambda: fill(earlier))

    def _show_outline(self) -> None:
        sheet, language = self._answering.sheet, self.theme.language
        self._content.show_outline(outline_groups(sheet, language), self._item)
        done, total = answered(sheet), len(sheet.items)
        self._count.setText(self.tr("{done} of {total} answered").format(done=done, total=total))
        facts = run_facts(self._workspace, self._case, sheet, language)
        self.set_title(run_title(sheet.file.started.kind), *facts)
        self._second.say(second_reading_line(self._workspace, self._case, sheet, language))

    def _show_result(self) -> None:
        is_open, language = self._answering.is_open, self.theme.language
        shown = strip(self._answering.weighed(language), language)
        reasons = shown.urgent[:2]
        label = self.tr("So far: {result}") if is_open else self.tr("Result: {result}")
        self._strip.show_result(label.format(result=shown.result), *(reasons if is_open else ()))
        self._conclude.setVisible(is_open)
        self._conclude.setEnabled(shown.may_conclude)

    def _record(self) -> bool:
        was_typed = self._answering.state is not DraftState.NONE
        if not self._answering.record(self.theme.language):
            return False
        if was_typed:
            self._content.say_happened(self.tr("{item} is recorded").format(item=self._item))
        return True

    def _go_to_open(self, step: int) -> None:
        if not self._record():
            return
        self._show_item(self._answering.next_open(self._item, step))
        self.focus_start()

    def _on_step_wanted(self, step: int) -> None:
        if self._record():  # first: an answer may open a follow-up
            self._show_item(self._answering.beside(self._item, step))
            self.focus_start()

    def _explain(self) -> None:
        weighed = self._answering.weighed(self.theme.language)
        since = since_last(self._workspace, self._case, weighed, self.theme.language)
        TraceDialog(self.theme, weighed, since, self.window()).open()

    def _try_others(self) -> None:
        weighed = self._answering.weighed(self.theme.language)
        ChangesDialog(self.theme, self._runner, weighed, self.window()).open()

    def _on_conclude(self) -> None:
        if not self._record():
            return
        self._show_item(self._item)
        shown = strip(self._answering.sheet, self.theme.language)
        name = self._workspace.name_of(self._workspace.person)
        dialog = ConcludeDialog(self.theme, shown, name, self.window())
        dialog.accepted.connect(self._on_concluded)
        dialog.open()

    def _on_concluded(self) -> None:
        try:
            self._answering.conclude()
        except Failure as failure:
            self._content.say_happened(explain(failure.problems[0], self.theme.language))
            return
        self._show_item(self._item)
        self.concluded.emit(self._case)
