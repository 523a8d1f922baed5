"""来件: the register at the left, one entry at the right, help beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.application.drafts import UnfinishedForms
from desktop.application.intake import Intake
from desktop.application.workspace import Workspace
from desktop.errors import Failure, Refused
from desktop.text import explain
from ui.pages.commands import Command
from ui.pages.intake.entry_pane import EntryPane
from ui.pages.intake.form import IntakeForm
from ui.pages.intake.helps import IntakeHelp
from ui.pages.intake.register_pane import NEW, RegisterPane
from ui.pages.page import DraftState, Page
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.foot import Foot
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton
from ui.widgets.scroll_column import ScrollColumn

FORM = "intake"
KEEP_AFTER = 1000


class IntakePage(Page):
    """Records what comes in; wishes a case to be opened on an entry, or its receipt to be shown."""

    case_wanted = Signal(str)
    receipt_wanted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, help_topic="intake")
        self._workspace = workspace
        self._intake = Intake(workspace)
        self._drafts = UnfinishedForms(workspace)
        self._state = DraftState.NONE
        self._recorded = ""
        self._build()
        self._wire()
        self._take_up_draft()
        self.refresh()

    def refresh(self) -> None:
        """Show the register as it stands."""
        self._register.show_register(self._intake.register(), self._new_facts())
        count = self._intake.count()
        self.set_title(self.tr("Intake"), self.tr("%n in all", "", count))

    def show_entry(self, incident: str) -> None:
        """Show an entry of the register as it stands."""
        self.refresh()
        self._register.choose(incident)
        self._on_chosen(incident)

    def draft_state(self) -> DraftState:
        """Say whether something typed is not yet kept."""
        return self._state

    def keep_draft(self) -> None:
        """Keep what was typed now."""
        self._timer.stop()
        if self._state is not DraftState.TYPED:
            return
        if self._form.is_empty():
            self._drafts.drop(FORM, NEW)
            self._state = DraftState.NONE
            self._foot.say_happened("")
            return
        moment = self._drafts.keep(FORM, NEW, self._form.fields())
        self._state = DraftState.KEPT
        kept = self.tr("Draft kept {time}").format(time=moment.astimezone().strftime("%H:%M"))
        self._foot.say_happened(kept)

    def say_happened(self, words: str) -> None:
        """Show at the foot what happened last."""
        self._foot.say_happened(words)
        self._entry.say_happened(words)

    def fit(self, room: Room) -> None:
        """Fold the help, then the list."""
        self._help.setVisible(not room.folds_margin)
        self._register.setVisible(not room.folds_outline)
        self._form.fit(room)

    def focus_first(self) -> None:
        """Begin at the first field of a new entry."""
        if self._stack.currentIndex() == 0:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def panes(self) -> list[QWidget]:
        """Return the register and the work."""
        return [self._register.names, self._form]

    def perform(self, command: Command) -> bool:
        """Ctrl+N is a new entry."""
        if command is Command.NEW:
            self._show_new()
            return True
        return super().perform(command)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the page is left."""
        self.keep_draft()
        super().hideEvent(event)

    def _build(self) -> None:
        new = Button(self.theme, self.tr("New entry"), "add")
        new.clicked.connect(self._show_new)
        self.add_action(new)
        self._register = RegisterPane(self.theme)
        self._form = IntakeForm(self.theme, self._workspace.today())
        self._entry = EntryPane(self.theme, self._workspace)
        self.set_corrector(self._entry.corrector)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._new_entry())
        self._stack.addWidget(self._entry)
        self._help = IntakeHelp(self.theme)
        panes = Row(self.theme, 20)
        panes.addWidget(self._register)
        panes.addWidget(self._stack, 1)
        panes.addWidget(self._help)
        self.body.addLayout(panes, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)

    def _new_entry(self) -> QWidget:
        scroll = ScrollColumn(self.theme)
        head = Row(self.theme)
        head.addWidget(Label(self.tr("New entry"), "head"))
        head.addStretch(1)
        head.addWidget(Label(self.tr("Fields with * are needed"), "small"))
        scroll.column.addLayout(head)
        scroll.column.addWidget(self._form)
        scroll.column.addStretch(1)
        self._foot = Foot(self.theme)
        self._last_receipt = Button(self.theme, self.tr("Print receipt…"))
        self._last_receipt.hide()
        self._foot.add(self._last_receipt)
        self._record = MainButton(self.theme, self.tr("Record"))
        self._foot.set_main(self._record, "Ctrl+Enter")
        self.set_main(self._record)
        column = Column(self.theme, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)
        work = QWidget()
        work.setLayout(column)
        self._say_what_will_be()
        return work

    def _wire(self) -> None:
        self._register.chosen.connect(self._on_chosen)
        self._form.edited.connect(self._on_edited)
        self._form.level_changed.connect(self._say_what_will_be)
        self._form.topic_entered.connect(self._help.show_topic)
        self._record.clicked.connect(self._on_record)
        self._entry.case_wanted.connect(self.case_wanted)
        self._entry.receipt_wanted.connect(self.receipt_wanted)
        self._entry.corrected.connect(self.show_entry)
        self._last_receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._recorded))
        self._timer.timeout.connect(self.keep_draft)

    def _take_up_draft(self) -> None:
        unfinished = self._drafts.load(FORM, NEW)
        self._form.set_fields(unfinished.fields if unfinished else {})
        self._state = DraftState.KEPT if unfinished else DraftState.NONE
        self._timer.stop()

    def _on_edited(self) -> None:
        self._state = DraftState.TYPED
        if not self._timer.isActive():  # else typing without a pause would never be kept
            self._timer.start()

    def _on_record(self) -> None:
        try:
            with self._workspace.together():
                if self._form.passes_on:
                    recorded = self._intake.pass_on(self._form.pass_on_draft())
                else:
                    recorded = self._intake.record_incident(self._form.draft())
                self._drafts.drop(FORM, NEW)
        except Refused as refused:
            self._form.show_refusal(refused)
            return
        except Failure as failure:
            self._foot.say_happened(explain(failure.problems[0], self.theme.language))
            return
        self._form.set_fields({})
        self._help.show_topic("")
        self._state = DraftState.NONE
        self.refresh()
        self._recorded = recorded
        self._last_receipt.show()
        number = self._intake.number(recorded)
        self._foot.say_happened(self.tr("Recorded as {number}").format(number=number))

    def _on_chosen(self, key: str) -> None:
        if key == NEW:
            self._stack.setCurrentIndex(0)
            self.set_main(self._record)
            return
        self._help.show_topic("")
        entry = next(each for each in self._intake.register() if each.incident == key)
        self._entry.show_entry(entry)
        self._stack.setCurrentIndex(1)

    def _show_new(self) -> None:
        self._register.choose(NEW)
        self._stack.setCurrentIndex(0)
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_facts(self) -> str:
        kept = self._state is not DraftState.NONE
        return self.tr("draft") if kept else self.tr("number given by itself")

    def _say_what_will_be(self) -> None:
        name = self._workspace.name_of(self._workspace.person)
        self._record.setText(self.tr("Pass on") if self._form.passes_on else self.tr("Record"))
        self._foot.say_will(self.tr("Goes into the journal, by {name}").format(name=name))
