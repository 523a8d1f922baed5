"""Starting runs of the checklist, and what is written about two of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.case_tables import binding_run, conduct_days
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.two_readings import Difference, differences
from desktop.domain.checklist import RunKind
from ui.pages.cases.case_act import CaseAct, day_of
from ui.pages.cases.scene import Scene, evidence_options
from ui.pages.checklist.item_reading import ItemReading
from ui.theme.boxes import Column, Row
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

translate = QCoreApplication.translate


class StartRunDialog(CaseAct):
    """The days of the conduct that a run weighs; the law of those days applies to it."""

    def __init__(self, scene: Scene, kind: RunKind, parent: QWidget | None) -> None:
        titles = {
            RunKind.PRELIMINARY: translate("StartRunDialog", "Start a preliminary run"),
            RunKind.BINDING: translate("StartRunDialog", "Start the binding run"),
            RunKind.SECOND_READER: translate("StartRunDialog", "Start the second reading"),
        }
        verb = translate("StartRunDialog", "Start")
        super().__init__(scene, f"start_{kind.value}", titles[kind], verb, parent)
        self._kind = kind
        self._add_fields()
        self.take_up_draft()

    def record(self) -> object:
        """Start the run."""
        draft = RunDraft(
            kind=self._kind,
            conduct_from=day_of(self._from, "conduct"),
            conduct_to=day_of(self._to, "to"),
        )
        return Checklists(self.workspace).start(self.scene.case, self.scene.key, draft)

    def _add_fields(self) -> None:
        first, last = conduct_days(self.scene.file())
        self._from = DateField(self._theme, self.workspace.today())
        self._to = DateField(self._theme, self.workspace.today())
        self._from.set_day(first)
        self._to.set_day(last)
        self.add("conduct", self.tr("Conduct &from"), self._from, required=True)
        self.add("to", self.tr("Conduct &to"), self._to, required=True)


class SettleDialog(CaseAct):
    """What is made of the items that two readers answered differently; both answers stand above."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("SettleDialog", "Settle the differences")
        super().__init__(scene, "settle", title, translate("SettleDialog", "Record"), parent)
        self._run = binding_run(scene.file(), scene.key)
        self._evidence = evidence_options(scene.file(), scene.theme.language)
        if self._run:
            for difference in differences(
                self.workspace, scene.case, self._run, self._theme.language
            ):
                self._add_difference(difference)
        self._words = self.add_words("words", self.tr("&What is made of it"))
        self.take_up_draft()

    def record(self) -> object:
        """Settle them."""
        Checklists(self.workspace).settle(self.scene.case, self._run, self._words.plain())
        return self._run

    def _add_difference(self, difference: Difference) -> None:
        item = difference.shown
        asked = f"{item.item}　{item.ask}"
        question = RunningText(self._theme)
        question.set_text(asked, strong=len(asked))
        self.form.add_widget(question)
        row = Row(self._theme, 20)
        for reading in difference.readings:
            side = Column(self._theme, 4)
            side.addWidget(Label(reading.who, "second"))
            side.addWidget(ItemReading(self._theme, item, reading.answer, self._evidence))
            row.addLayout(side, 1)
        beside = QWidget()
        beside.setLayout(row)
        self.form.add_widget(beside)
        self.form.add_widget(Rule(self._theme))


class DeclineDialog(CaseAct):
    """In whose name, and why, a favourable result is not followed."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("DeclineDialog", "Note why the result is not followed")
        super().__init__(scene, "decline", title, translate("DeclineDialog", "Record"), parent)
        self._leader = TextField()
        self.add("leader", self.tr("&Leader who answers for it"), self._leader, required=True)
        self._reason = self.add_words("reason", self.tr("&Reason"))
        self.take_up_draft()

    def record(self) -> object:
        """Note it."""
        run = binding_run(self.scene.file(), self.scene.key)
        Checklists(self.workspace).decline_exemption(
            self.scene.case, run, self._leader.plain(), self._reason.plain()
        )
        return run
