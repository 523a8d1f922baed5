"""Fair hearing: the facts are shown, the defence is taken down, every point is answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.case_tables import point_lines
from desktop.application.procedure import Procedure
from desktop.domain.entries.procedure import DefenceAnswered, DefenceRecorded, FactsShown
from desktop.domain.ids import PointId
from desktop.domain.procedure import DefencePoint
from ui.pages.cases.answer_rows import AnswerRows
from ui.pages.cases.case_act import CaseAct, day_of, names_in
from ui.pages.cases.point_rows import PointRows
from ui.pages.cases.scene import Scene
from ui.pages.cases.words import opinion_words
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField

translate = QCoreApplication.translate


class FactsMeetingDialog(CaseAct):
    """Where and before whom the facts were shown, and what the respondent signed."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("FactsMeetingDialog", "Record the facts meeting")
        verb = translate("FactsMeetingDialog", "Record the meeting")
        super().__init__(scene, "facts_meeting", title, verb, parent)
        self._place = TextField()
        self._present = TextField(self.workspace.name_of(self.workspace.person))
        self._opinion = ChoiceField(list(opinion_words().items()), asks=True)
        self._day = self.add_day(self.tr("&Day"))
        self.add("place", self.tr("&Place"), self._place, required=True)
        row = self.add("present", self.tr("Pr&esent, two or more"), self._present, required=True)
        row.setToolTip(self.tr("Commas between the names"))
        self.add("opinion", self.tr("&Opinion signed"), self._opinion, required=True)
        self._words = self.add_words("words", self.tr("&Words"), required=False)
        self.take_up_draft()

    def record(self) -> object:
        """Note the meeting."""
        act = FactsShown(
            respondent=self.respondent,
            track=self.track,
            on=day_of(self._day),
            place=self._place.plain(),
            present=names_in(self._present.text()),
            opinion=self._opinion.value(),
            words=self._words.plain(),
        )
        return Procedure(self.workspace).show_facts(self.scene.case, act)


class DefenceDialog(CaseAct):
    """What the respondent said, point by point; or in what words they waived it."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("DefenceDialog", "Record the defence")
        verb = translate("DefenceDialog", "Record the defence")
        super().__init__(scene, "defence", title, verb, parent)
        self._day = self.add_day(self.tr("&Day"))
        self._points = PointRows(self._theme)
        self._waiver = TextField()
        self.add("points", self.tr("&Points, verbatim"), self._points)
        self.add("waiver", self.tr("Or &waived"), self._waiver)
        self.take_up_draft()

    def record(self) -> object:
        """Note the defence or the waiver."""
        points = tuple(
            DefencePoint(point=PointId(self.workspace.new_id()), says=says)
            for says in self._points.points()
        )
        act = DefenceRecorded(
            respondent=self.respondent,
            track=self.track,
            on=day_of(self._day),
            points=points,
            waiver=self._waiver.plain(),
        )
        return Procedure(self.workspace).record_defence(self.scene.case, act)


class AnswersDialog(CaseAct):
    """Every point of the defence with its answer."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        title = translate("AnswersDialog", "Answer the defence point by point")
        verb = translate("AnswersDialog", "Record the answers")
        super().__init__(scene, "answers", title, verb, parent)
        self._answers = AnswerRows(self._theme, point_lines(scene.file(), scene.key))
        self.add("answers", self.tr("&Points"), self._answers, required=True)
        self._day = self.add_day(self.tr("&Day"))
        self.take_up_draft()

    def record(self) -> object:
        """Note the answers."""
        act = DefenceAnswered(
            respondent=self.respondent,
            track=self.track,
            answers=self._answers.answers(),
            on=day_of(self._day),
        )
        return Procedure(self.workspace).answer_defence(self.scene.case, act)
