"""Review, decision, service, and the clearing of a name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.case_tables import (
    binding_run,
    fact_lines,
    measure_lines,
    paper_lines,
    removal_first,
)
from desktop.application.procedure import Procedure
from desktop.domain.checklist import Finding
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.procedure import DecisionRecorded, ReviewGiven, ServiceMade
from desktop.domain.ids import BodyId, PaperId
from desktop.domain.measure import MeasureCode
from desktop.domain.procedure import ClearingForm, DecisionKind
from desktop.text import shown_date
from ui.pages.cases.boxes import Boxes
from ui.pages.cases.case_act import CaseAct, day_of, names_in
from ui.pages.cases.scene import Scene
from ui.pages.cases.words import (
    SHOWN_OF_FACT,
    clearing_words,
    decision_words,
    elected_words,
    review_words,
    service_words,
    shortened,
)
from ui.widgets.choice_field import ChoiceField
from ui.widgets.radio_row import RadioRow
from ui.widgets.text_field import TextField

translate = QCoreApplication.translate
WITH_MEASURE = (DecisionKind.MEASURE, DecisionKind.PROPOSAL)


class ReviewDialog(CaseAct):
    """A reviewer agrees or returns the case, with reasons."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("ReviewDialog", "Give your review")
        super().__init__(scene, "review", title, translate("ReviewDialog", "Record"), parent)
        self._opinion = RadioRow(self._theme, list(review_words().items()), asks=True)
        self.add("opinion", self.tr("&Opinion"), self._opinion, required=True)
        self._words = self.add_words("words", self.tr("&Reasons"))
        self._day = self.add_day(self.tr("&Day"))
        self.take_up_draft()

    def record(self) -> object:
        """Give the review on the run that stands."""
        act = ReviewGiven(
            respondent=self.respondent,
            track=self.track,
            run=binding_run(self.scene.file(), self.scene.key),
            opinion=self._opinion.value(),
            words=self._words.plain(),
            on=day_of(self._day),
        )
        return Procedure(self.workspace).review(self.scene.case, act)


class DecisionDialog(CaseAct):
    """What the meeting decided, who took part, who stepped aside, who differed."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("DecisionDialog", "Record the collective decision")
        verb = translate("DecisionDialog", "Record the decision")
        super().__init__(scene, "decision", title, verb, parent)
        self._add_fields()
        self.take_up_draft()

    def record(self) -> object:
        """Record the decision."""
        act = DecisionRecorded(
            respondent=self.respondent,
            track=self.track,
            run=binding_run(self.scene.file(), self.scene.key),
            body=self._body.value(),
            decision=self._decision.value(),
            measure=self._chosen_measure(),
            on=day_of(self._day),
            attendees=names_in(self._attendees.text()),
            stepped_aside=names_in(self._aside.text()),
            dissent=self._dissent.plain(),
            words=self._words.plain(),
            above_advice=self._above.plain() if self._is_held() else "",
            elected=self._elected.value() if self._asks_elected() else None,
        )
        return Procedure(self.workspace).decide(self.scene.case, act)

    def _is_held(self) -> bool:
        return self._decision.is_chosen() and self._decision.value() in WITH_MEASURE

    def _chosen_measure(self) -> MeasureCode | None:
        return self._measure.value() if self._is_held() and self._measure.is_chosen() else None

    def _offer(self) -> None:
        scene = self.scene
        lines = measure_lines(
            self.workspace, scene.file(), scene.key, self._body.value(), self._theme.language
        )
        before = self._measure.value() if self._measure.is_chosen() else None
        self._measure.set_options([(line.measure, line.words) for line in lines])
        if before is not None and before in self._measure.values():
            self._measure.set_value(before)
        for row in (self._measure_row, self._above_row):
            row.setVisible(self._is_held())
        self._ask_elected()

    def _asks_elected(self) -> bool:
        measure = self._chosen_measure()
        if measure is None or self._decision.value() is not DecisionKind.MEASURE:
            return False
        return removal_first(self.workspace, self.track, measure)

    def _ask_elected(self) -> None:
        self._elected_row.setVisible(self._asks_elected())
        self.rows_changed()

    def _add_fields(self) -> None:
        bodies = [(body, named.name) for body, named in self.workspace.office.bodies.items()]
        self._body: ChoiceField[BodyId] = ChoiceField(bodies)
        self._decision = ChoiceField(list(decision_words().items()), asks=True)
        self._measure: ChoiceField[MeasureCode] = ChoiceField(asks=True)
        self._attendees, self._aside, self._dissent = TextField(), TextField(), TextField()
        self._above = TextField()
        self._elected = ChoiceField(list(elected_words().items()), asks=True)
        self._day = self.add_day(self.tr("&Day"))
        self.add("body", self.tr("&Body"), self._body, required=True)
        self.add("decision", self.tr("De&cision"), self._decision, required=True)
        self._measure_row = self.add("measure", self.tr("&Measure"), self._measure, required=True)
        self._elected_row = self.add(
            "elected", self.tr("People's co&ngress"), self._elected, required=True
        )
        self._above_row = self.add("above_advice", self.tr("Reason if &heavier"), self._above)
        self.add("attendees", self.tr("&Took part"), self._attendees, required=True)
        self.add("aside", self.tr("&Stepped aside"), self._aside)
        self.add("dissent", self.tr("D&iffered"), self._dissent)
        self._words = self.add_words("words", self.tr("&What was said and decided"))
        self._body.currentIndexChanged.connect(self._offer)
        self._decision.currentIndexChanged.connect(self._offer)
        self._measure.currentIndexChanged.connect(self._ask_elected)
        self._offer()


class ServiceDialog(CaseAct):
    """A paper was served, or refused before a witness."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("ServiceDialog", "Record service")
        super().__init__(scene, "service", title, translate("ServiceDialog", "Record"), parent)
        self._add_fields()
        self.take_up_draft()

    def record(self) -> object:
        """Note the service."""
        act = ServiceMade(
            paper=self._paper.value(),
            respondent=self.respondent,
            receiver=self._receiver.plain(),
            way=self._way.value(),
            on=day_of(self._day),
            refusal=self._refusal.plain(),
            witness=self._witness.plain(),
        )
        return Procedure(self.workspace).serve(self.scene.case, act)

    def _add_fields(self) -> None:
        file, language = self.scene.file(), self._theme.language
        papers = [
            (line.paper, f"{line.name}　{shown_date(line.issued_on, language)}")
            for line in paper_lines(file, self.scene.key, language)
        ]
        self._paper: ChoiceField[PaperId] = ChoiceField(papers, asks=len(papers) != 1)
        self._receiver = TextField(file.respondents[self.scene.key[0]].now.name)
        self._way = ChoiceField(list(service_words().items()), asks=True)
        self._refusal, self._witness = TextField(), TextField()
        self.add("paper", self.tr("&Paper"), self._paper, required=True)
        self.add("receiver", self.tr("&Received by"), self._receiver, required=True)
        self.add("way", self.tr("Wa&y"), self._way, required=True)
        self._day = self.add_day(self.tr("&Day"))
        self.add("refusal", self.tr("Re&fused because"), self._refusal)
        self.add("witness", self.tr("&Witness"), self._witness)


class ClearingDialog(CaseAct):
    """How the name was cleared of what was found untrue."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("ClearingDialog", "Record the clearing of the name")
        super().__init__(scene, "clearing", title, translate("ClearingDialog", "Record"), parent)
        self._add_fields()
        self.take_up_draft()

    def record(self) -> object:
        """Note the clearing."""
        act = NameCleared(
            respondent=self.respondent,
            track=self.track,
            facts=self._facts.chosen(),
            forms=self._forms.chosen(),
            circle=self._circle.plain(),
            wish=self._wish.plain(),
            on=day_of(self._day),
        )
        return Procedure(self.workspace).clear_name(self.scene.case, act)

    def _add_fields(self) -> None:
        untrue = [
            (line.fact, f"{line.number}　{shortened(line.text, SHOWN_OF_FACT)}")
            for line in fact_lines(self.scene.file(), self.scene.key)
            if line.finding is Finding.UNTRUE
        ]
        self._facts = Boxes(self._theme, untrue)
        self._facts.choose([fact for fact, _ in untrue])
        self._forms = Boxes(self._theme, list(clearing_words().items()))
        self._forms.choose([ClearingForm.WRITTEN])
        self._circle, self._wish = TextField(), TextField()
        self.add("facts", self.tr("&Facts found untrue"), self._facts, required=True)
        self.add("forms", self.tr("F&orms"), self._forms, required=True)
        self.add("circle", self.tr("&Circle it is told to"), self._circle, required=True)
        self.add("wish", self.tr("&Wish of the respondent"), self._wish, required=True)
        self._day = self.add_day(self.tr("&Day"))
