"""The acts that ``step record`` takes: by their kind, what a file holds and who records it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from desktop.application.cases import Cases
from desktop.application.corrections import Corrections
from desktop.application.evidence import Evidence
from desktop.application.precedents import Codes, Precedents
from desktop.application.procedure import Procedure
from desktop.application.workspace import Workspace
from desktop.cli.command import Shape
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.case import TrackOpened
from desktop.domain.entries.evidence import (
    CodesStated,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
    ServiceMade,
    StepTaken,
)
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, EvidenceId, FactId
from desktop.domain.replay.case import TrackKey

WHOSE = frozenset({"respondent", "track"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """A fact alleged, in the clerk's words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDraft:
    """A field that reads otherwise from now on: of the thing named, else of the respondent.

    The matter is the case's, whoever is named.
    """

    field: str
    value: str | bool | None
    reason: str
    fact: FactId | None = None
    evidence: EvidenceId | None = None
    incident: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingMore:
    """An act that its respondent and track describe in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act about to be recorded: by whom, in which case, about whom, and what the file said."""

    work: Workspace
    case: CaseId
    key: TrackKey
    said: Any


Record = Callable[[Doing], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTaken:
    """What is in the file of one kind of act, and how it is recorded.

    ``record`` returns the id of the fact that was stated, else that of the entry.
    """

    shape: type
    record: Record


def _procedure(take: Callable[[Procedure, CaseId, Any], str]) -> Record:
    return lambda doing: take(Procedure(doing.work), doing.case, doing.said)


def _evidence(take: Callable[[Evidence, CaseId, Any], str]) -> Record:
    return lambda doing: take(Evidence(doing.work), doing.case, doing.said)


def _open_track(doing: Doing) -> str:
    return Cases(doing.work).open_track(doing.case, *doing.key)


def _state_fact(doing: Doing) -> str:
    return Evidence(doing.work).state_fact(doing.case, doing.key[0], doing.said.text)


def _tie(doing: Doing) -> str:
    return Evidence(doing.work).tie(doing.case, doing.said.fact, doing.said.evidence)


def _find(doing: Doing) -> str:
    said = doing.said
    return Evidence(doing.work).find_fact(doing.case, said.fact, said.finding, said.reason)


def _state_codes(doing: Doing) -> str:
    return Precedents(doing.work).state_codes(doing.case, doing.key, doing.said)


def _correct(doing: Doing) -> str:
    said = doing.said
    about = said.fact or said.evidence
    if said.incident:
        about = Cases(doing.work).find_incident(said.incident)
    elif not about:
        about = doing.case if said.field == "matter" else doing.key[0]
    corrections = Corrections(doing.work)
    return corrections.correct(about, said.field, said.value, said.reason, doing.case)


ACTS: Mapping[str, ActTaken] = MappingProxyType(
    {
        TrackOpened.KIND: ActTaken(shape=NothingMore, record=_open_track),
        StepTaken.KIND: ActTaken(shape=StepTaken, record=_procedure(Procedure.take_step)),
        RecusalDecided.KIND: ActTaken(
            shape=RecusalDecided, record=_procedure(Procedure.decide_recusal)
        ),
        FactStated.KIND: ActTaken(shape=FactDraft, record=_state_fact),
        FactTied.KIND: ActTaken(shape=FactTied, record=_tie),
        FactFound.KIND: ActTaken(shape=FactFound, record=_find),
        ResponsibilityStated.KIND: ActTaken(
            shape=ResponsibilityStated, record=_evidence(Evidence.state_responsibility)
        ),
        CodesStated.KIND: ActTaken(shape=Codes, record=_state_codes),
        MeasureProposed.KIND: ActTaken(
            shape=MeasureProposed, record=_evidence(Evidence.propose_measure)
        ),
        FactsShown.KIND: ActTaken(shape=FactsShown, record=_procedure(Procedure.show_facts)),
        DefenceRecorded.KIND: ActTaken(
            shape=DefenceRecorded, record=_procedure(Procedure.record_defence)
        ),
        DefenceAnswered.KIND: ActTaken(
            shape=DefenceAnswered, record=_procedure(Procedure.answer_defence)
        ),
        ReviewGiven.KIND: ActTaken(shape=ReviewGiven, record=_procedure(Procedure.review)),
        DecisionRecorded.KIND: ActTaken(
            shape=DecisionRecorded, record=_procedure(Procedure.decide)
        ),
        ServiceMade.KIND: ActTaken(shape=ServiceMade, record=_procedure(Procedure.serve)),
        ValueCorrected.KIND: ActTaken(shape=CorrectionDraft, record=_correct),
        NameCleared.KIND: ActTaken(shape=NameCleared, record=_procedure(Procedure.clear_name)),
    }
)


def shapes() -> tuple[Shape, ...]:
    """Return what a file of each kind of act holds, for help."""
    return tuple(Shape(kind=act.shape, act=kind, without=WHOSE) for kind, act in ACTS.items())
