"""Which dialog records which act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.application.case_work import ActKind
from desktop.domain.checklist import RunKind
from desktop.domain.procedure import Step
from ui.pages.cases.act_dialog import DRAFTS, ActDialog
from ui.pages.cases.ending_acts import ClearingDialog, DecisionDialog, ReviewDialog, ServiceDialog
from ui.pages.cases.hearing_acts import AnswersDialog, DefenceDialog, FactsMeetingDialog
from ui.pages.cases.opening_acts import OpenTrackDialog
from ui.pages.cases.run_acts import DeclineDialog, SettleDialog, StartRunDialog
from ui.pages.cases.scene import Scene
from ui.pages.cases.verifying_acts import (
    EvidenceDialog,
    FactDialog,
    FindingDialog,
    MeasureDialog,
    RecusalDialog,
    ResponsibilityDialog,
    StepDialog,
    TieDialog,
)

STARTS = (ActKind.START_PRELIMINARY, ActKind.START_BINDING, ActKind.SECOND_READING)

Build = Callable[[Scene, QWidget | None], ActDialog]

_DIALOGS: dict[ActKind, Build] = {
    ActKind.OPEN_TRACK: OpenTrackDialog,
    ActKind.TRIAGE: lambda scene, parent: StepDialog(scene, Step.TRIAGE, parent),
    ActKind.VERIFICATION: lambda scene, parent: StepDialog(scene, Step.VERIFICATION, parent),
    ActKind.RECUSAL: RecusalDialog,
    ActKind.STATE_FACT: FactDialog,
    ActKind.TIE: TieDialog,
    ActKind.FIND: FindingDialog,
    ActKind.ADD_EVIDENCE: EvidenceDialog,
    ActKind.RESPONSIBILITY: ResponsibilityDialog,
    ActKind.MEASURE: MeasureDialog,
    ActKind.SHOW_FACTS: FactsMeetingDialog,
    ActKind.DEFENCE: DefenceDialog,
    ActKind.ANSWER_POINTS: AnswersDialog,
    ActKind.START_PRELIMINARY: lambda scene, parent: StartRunDialog(
        scene, RunKind.PRELIMINARY, parent
    ),
    ActKind.START_BINDING: lambda scene, parent: StartRunDialog(scene, RunKind.BINDING, parent),
    ActKind.SECOND_READING: lambda scene, parent: StartRunDialog(
        scene, RunKind.SECOND_READER, parent
    ),
    ActKind.SETTLE: SettleDialog,
    ActKind.DECLINE: DeclineDialog,
    ActKind.REVIEW: ReviewDialog,
    ActKind.DECIDE: DecisionDialog,
    ActKind.SERVE: ServiceDialog,
    ActKind.CLEAR: ClearingDialog,
}


_FORMS = {
    "track": ActKind.OPEN_TRACK,
    "triage": ActKind.TRIAGE,
    "verification": ActKind.VERIFICATION,
    "recusal": ActKind.RECUSAL,
    "fact": ActKind.STATE_FACT,
    "tie": ActKind.TIE,
    "finding": ActKind.FIND,
    "evidence": ActKind.ADD_EVIDENCE,
    "responsibility": ActKind.RESPONSIBILITY,
    "measure": ActKind.MEASURE,
    "facts_meeting": ActKind.SHOW_FACTS,
    "defence": ActKind.DEFENCE,
    "answers": ActKind.ANSWER_POINTS,
    "start_preliminary": ActKind.START_PRELIMINARY,
    "start_binding": ActKind.START_BINDING,
    "start_second_reader": ActKind.SECOND_READING,
    "settle": ActKind.SETTLE,
    "decline": ActKind.DECLINE,
    "review": ActKind.REVIEW,
    "decision": ActKind.DECIDE,
    "service": ActKind.SERVE,
    "clearing": ActKind.CLEAR,
}


def act_of_form(form: str) -> ActKind:
    """Return the act that a form of this place, as drafts name it, is filled in for."""
    return _FORMS[form.removeprefix(f"{DRAFTS}.")]


def dialog_for(act: ActKind, scene: Scene, parent: QWidget | None) -> ActDialog:
    """Return the dialog of an act; opening a run has none, it is a page."""
    return _DIALOGS[act](scene, parent)
