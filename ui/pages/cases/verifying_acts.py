"""Triage and verification: steps, recusal, facts, evidence, responsibility, the measure."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.application.case_tables import fact_lines, measure_lines, to_be_checked
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.law_behind import recusal_law
from desktop.application.procedure import Procedure
from desktop.domain.entries.evidence import MeasureProposed, ResponsibilityStated
from desktop.domain.entries.procedure import RecusalDecided, StepTaken
from desktop.domain.ids import BodyId, EvidenceId, FactId, PersonId
from desktop.domain.measure import MeasureCode
from desktop.domain.procedure import Step
from desktop.errors import Problem, Refused
from ui.pages.cases.boxes import Boxes
from ui.pages.cases.case_act import CaseAct, day_of, names_in
from ui.pages.cases.file_field import FileField
from ui.pages.cases.scene import Scene, evidence_options
from ui.pages.cases.words import (
    SHOWN_OF_FACT,
    decider_words,
    finding_words,
    ground_words,
    marking_words,
    responsibility_words,
    shortened,
)
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.radio_row import RadioRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

translate = QCoreApplication.translate


class StepDialog(CaseAct):
    """Triage or verification, noted in words."""

    def __init__(self, scene: Scene, step: Step, parent: QWidget | None) -> None:
        titles = {
            Step.TRIAGE: translate("StepDialog", "Record triage"),
            Step.VERIFICATION: translate("StepDialog", "Record verification"),
        }
        verb = translate("StepDialog", "Record")
        super().__init__(scene, step.value, titles[step], verb, parent)
        self._step = step
        self._day = self.add_day(self.tr("&Day"))
        self._words = self.add_words("words", self.tr("&What was done"))
        self._crime = QCheckBox(self.tr("a crime is suspected: the matter is passed on"))
        self.add("crime", self.tr("&Crime"), self._crime)
        self.take_up_draft()

    def record(self) -> object:
        """Note the step."""
        act = StepTaken(
            respondent=self.respondent,
            track=self.track,
            step=self._step.value,
            on=day_of(self._day),
            words=self._words.plain(),
            suspects_crime=self._crime.isChecked(),
        )
        return Procedure(self.workspace).take_step(self.scene.case, act)


class RecusalDialog(CaseAct):
    """Whether a handler has to step aside."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("RecusalDialog", "Check whether a handler must step aside")
        verb = translate("RecusalDialog", "Record the check")
        super().__init__(scene, "recusal", title, verb, parent)
        self._add_fields()
        self.take_up_draft()

    def record(self) -> object:
        """Note the check."""
        act = RecusalDecided(
            respondent=self.respondent,
            handler=self._handler.value(),
            grounds=self._grounds.chosen(),
            steps_aside=self._aside.isChecked(),
            decided_by=self._decider.plain(),
            decider=self._post.value(),
            on=day_of(self._day),
        )
        return Procedure(self.workspace).decide_recusal(self.scene.case, act)

    def _add_fields(self) -> None:
        work, file, language = self.workspace, self.scene.file(), self._theme.language
        handlers = to_be_checked(work, file, self.respondent)
        self._handler: ChoiceField[PersonId] = ChoiceField(handlers, asks=True)
        self._grounds = Boxes(self._theme, list(ground_words().items()))
        self._aside = QCheckBox(self.tr("steps aside"))
        self._post = RadioRow(self._theme, list(decider_words().items()), stacked=True, asks=True)
        self._decider = TextField()
        self.add("handler", self.tr("&Handler"), self._handler, required=True)
        self.add("grounds", self.tr("&Grounds found"), self._grounds)
        self.form.add_widget(RunningText(self._theme, recusal_law(work, language), ink="text2"))
        self.add("aside", self.tr("&Outcome"), self._aside)
        self.add("decider", self.tr("Who d&ecides"), self._post, required=True)
        self.add("decided_by", self.tr("Decided &by"), self._decider, required=True)
        self._day = self.add_day(self.tr("&Day"))


class FactDialog(CaseAct):
    """A fact alleged of the respondent, with the evidence it rests on."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("FactDialog", "State a fact")
        super().__init__(scene, "fact", title, translate("FactDialog", "Record the fact"), parent)
        self._text = self.add_words("text", self.tr("&Fact"))
        self._evidence = Boxes(self._theme, evidence_options(scene.file(), scene.theme.language))
        self.add("evidence", self.tr("&Evidence"), self._evidence)
        self.take_up_draft()

    def record(self) -> object:
        """State the fact and tie its evidence."""
        evidence = Evidence(self.workspace)
        fact = evidence.state_fact(self.scene.case, self.respondent, self._text.plain())
        for each in self._evidence.chosen():
            evidence.tie(self.scene.case, fact, each)
        return fact


class TieDialog(CaseAct):
    """Which evidence bears on which fact: one group of boxes for each fact."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("TieDialog", "Tie evidence to facts")
        super().__init__(scene, "tie", title, translate("TieDialog", "Record"), parent)
        self._ties: list[tuple[FactId, tuple[EvidenceId, ...], Boxes[EvidenceId]]] = []
        for line in fact_lines(scene.file(), scene.key):
            boxes: Boxes[EvidenceId] = Boxes(
                self._theme, evidence_options(scene.file(), scene.theme.language)
            )
            boxes.choose(line.evidence)
            self._ties.append((line.fact, line.evidence, boxes))
            said = f"{line.number}　{line.text}"
            boxes.setAccessibleName(said)
            self.form.add_widget(RunningText(self._theme, said))
            self.add(line.fact, self.tr("Evidence"), boxes)
        self.take_up_draft()

    def record(self) -> object:
        """Tie what is newly ticked; a tie once recorded stays in the history."""
        evidence = Evidence(self.workspace)
        for fact, before, boxes in self._ties:
            for each in boxes.chosen():
                if each not in before:
                    evidence.tie(self.scene.case, fact, each)
        return None


class FindingDialog(CaseAct):
    """What became of an alleged fact, and why."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("FindingDialog", "Record what became of a fact")
        verb = translate("FindingDialog", "Record the finding")
        super().__init__(scene, "finding", title, verb, parent)
        lines = fact_lines(scene.file(), scene.key)
        self._fact: ChoiceField[FactId] = ChoiceField(
            [(line.fact, f"{line.number}　{shortened(line.text, SHOWN_OF_FACT)}") for line in lines]
        )
        self._finding = RadioRow(self._theme, list(finding_words().items()), asks=True)
        self.add("fact", self.tr("&Fact"), self._fact, required=True)
        self.add("finding", self.tr("F&inding"), self._finding, required=True)
        self._reason = self.add_words("reason", self.tr("&Reason"))
        unfound = [line.fact for line in lines if line.finding is None]
        if unfound:
            self._fact.set_value(unfound[0])
        self.take_up_draft()

    def record(self) -> object:
        """Note the finding."""
        return Evidence(self.workspace).find_fact(
            self.scene.case, self._fact.value(), self._finding.value(), self._reason.plain()
        )


class EvidenceDialog(CaseAct):
    """A piece of evidence: a copy is sealed, the original stays as it is."""

    def __init__(self, scene: Scene, parent: QWidget | None, path: str = "") -> None:
        title = translate("EvidenceDialog", "Add evidence")
        verb = translate("EvidenceDialog", "Seal and record")
        super().__init__(scene, "evidence", title, verb, parent)
        self._add_fields()
        self.take_up_draft()
        if path:
            self._file.set_path(path)

    def record(self) -> object:
        """Seal a copy and record the piece."""
        if not self._file.path():
            raise Refused(Problem("casework.no_file", about="path"))
        draft = EvidenceDraft(
            path=Path(self._file.path()),
            name=self._name.plain(),
            origin=self._origin.plain(),
            collected_on=day_of(self._day, "collected_on"),
            collectors=names_in(self._collectors.text()),
            marking=self._marking.value(),
        )
        return Evidence(self.workspace).add(self.scene.case, draft)

    def _add_fields(self) -> None:
        self._file = FileField(self._theme)
        self._name, self._origin, self._collectors = TextField(), TextField(), TextField()
        self._day = DateField(self._theme, self.workspace.today())
        self._day.set_day(self.workspace.today())
        self._marking = ChoiceField(list(marking_words().items()))
        self.add("path", self.tr("&File"), self._file, required=True)
        self.add("name", self.tr("&Name"), self._name)
        self.add("origin", self.tr("&Where from"), self._origin, required=True)
        self.add("collectors", self.tr("Collected &by"), self._collectors, required=True)
        self.add("collected_on", self.tr("&Day"), self._day, required=True)
        self.add("marking", self.tr("&Marking"), self._marking)


class ResponsibilityDialog(CaseAct):
    """The grade of responsibility, and the written duty it rests on."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("ResponsibilityDialog", "State the responsibility")
        verb = translate("ResponsibilityDialog", "Record")
        super().__init__(scene, "responsibility", title, verb, parent)
        self._grade = ChoiceField(list(responsibility_words().items()), asks=True)
        self.add("grade", self.tr("&Grade"), self._grade, required=True)
        self._duty: TextArea = self.add_words("duty", self.tr("&Written duty"))
        self.take_up_draft()

    def record(self) -> object:
        """State it."""
        act = ResponsibilityStated(
            respondent=self.respondent,
            track=self.track,
            responsibility=self._grade.value(),
            duty=self._duty.plain(),
        )
        return Evidence(self.workspace).state_responsibility(self.scene.case, act)


class MeasureDialog(CaseAct):
    """The measure proposed, from the rungs a body may decide or propose."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("MeasureDialog", "Propose a measure")
        verb = translate("MeasureDialog", "Record the proposal")
        super().__init__(scene, "measure", title, verb, parent)
        bodies = [(body, named.name) for body, named in self.workspace.office.bodies.items()]
        self._body: ChoiceField[BodyId] = ChoiceField(bodies)
        self._measure: ChoiceField[MeasureCode] = ChoiceField(asks=True)
        self.add("body", self.tr("&Body"), self._body, required=True)
        self.add("measure", self.tr("&Measure"), self._measure, required=True)
        self._reason = self.add_words("reason", self.tr("&Reason"))
        self._body.currentIndexChanged.connect(self._offer)
        self._offer()
        self.take_up_draft()

    def record(self) -> object:
        """Propose it."""
        act = MeasureProposed(
            respondent=self.respondent,
            track=self.track,
            measure=self._measure.value(),
            body=self._body.value(),
            reason=self._reason.plain(),
        )
        return Evidence(self.workspace).propose_measure(self.scene.case, act)

    def _offer(self) -> None:
        scene = self.scene
        lines = measure_lines(
            self.workspace, scene.file(), scene.key, self._body.value(), self._theme.language
        )
        self._measure.set_options([(line.measure, line.words) for line in lines])
