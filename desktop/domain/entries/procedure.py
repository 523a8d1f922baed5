"""Acts of the procedure, each of one respondent on one track."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import BodyId, PaperId, PersonId, RespondentId, RunId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.procedure import (
    DecisionKind,
    DefencePoint,
    Elected,
    Opinion,
    PointAnswer,
    RecusalDecider,
    RecusalGround,
    ReviewOpinion,
    ServiceWay,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken(Act):
    """A step of the rule pack that has no act of its own was taken.

    A crime that is suspected is passed on; no meeting decides while the latest word says so.
    """

    KIND: ClassVar[str] = "step.taken"

    respondent: RespondentId
    track: Track
    step: str
    on: date
    words: str
    present: tuple[str, ...] = ()
    suspects_crime: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecusalDecided(Act):
    """A handler was checked against the grounds for stepping aside; no ground means none found.

    ``decider`` is the post of who decided: nobody decides about oneself.
    """

    KIND: ClassVar[str] = "recusal.decided"

    respondent: RespondentId
    handler: PersonId
    grounds: tuple[RecusalGround, ...] = ()
    steps_aside: bool
    decided_by: str
    decider: RecusalDecider | None = None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsShown(Act):
    """The facts were shown to the respondent, who signed an opinion or refused to."""

    KIND: ClassVar[str] = "facts.shown"

    respondent: RespondentId
    track: Track
    on: date
    place: str
    present: tuple[str, ...]
    opinion: Opinion
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceRecorded(Act):
    """The respondent stated a defence, or waived it in the words noted."""

    KIND: ClassVar[str] = "defence.recorded"

    respondent: RespondentId
    track: Track
    on: date
    points: tuple[DefencePoint, ...] = ()
    waiver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceAnswered(Act):
    """Each point of the defence was checked and answered with a reason."""

    KIND: ClassVar[str] = "defence.answered"

    respondent: RespondentId
    track: Track
    answers: tuple[PointAnswer, ...]
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewGiven(Act):
    """Someone who did not investigate read the file and agrees or returns it."""

    KIND: ClassVar[str] = "review.given"

    respondent: RespondentId
    track: Track
    run: RunId
    opinion: ReviewOpinion
    words: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(Act):
    """What a meeting decided, who took part, who stepped aside, and who differed.

    ``elected`` is told where a measure takes the post of someone a people's congress may have
    elected or appointed.
    """

    KIND: ClassVar[str] = "decision.recorded"

    respondent: RespondentId
    track: Track
    run: RunId
    body: BodyId
    decision: DecisionKind
    measure: MeasureCode | None = None
    on: date
    attendees: tuple[str, ...]
    stepped_aside: tuple[str, ...] = ()
    dissent: str = ""
    words: str
    above_advice: str = ""
    elected: Elected | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMade(Act):
    """A paper was served; ``refusal`` notes why the receiver did not sign."""

    KIND: ClassVar[str] = "service.made"

    paper: PaperId
    respondent: RespondentId
    receiver: str
    way: ServiceWay
    on: date
    refusal: str = ""
    witness: str = ""
