"""The case file: all that is known of a case, as replayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from desktop.domain.checklist import Answer, Finding
from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.case import CaseOpened, TrackOpened
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
    ItemAnswered,
    RunConcluded,
    RunStarted,
)
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.entries.evidence import (
    CodesStated,
    EvidenceAdded,
    EvidenceWithdrawn,
    FactFound,
    FactStated,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.papers import PacketIssued, PaperIssued
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
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.ids import (
    CaseId,
    EntryId,
    EvidenceId,
    FactId,
    IncidentId,
    PaperId,
    PersonId,
    RespondentId,
    RunId,
)
from desktop.domain.measure import Track
from desktop.domain.replay.register import Register
from desktop.domain.replay.thing import Dispute, Thing

A_co = TypeVar("A_co", bound=Act, covariant=True)
TrackKey = tuple[RespondentId, Track]


EXCLUSIVE = (
    *("responsibility", "codes", "measure"),
    *("facts_shown", "defence", "answered", "decision"),
)
"""The slots of a track that hold one act; two that had not seen each other are disputed."""
FOUND = "found"


def track_name(key: TrackKey) -> str:
    """Return what a dispute about an act of this track is about."""
    return f"{key[0]}/{key[1].value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[A_co]):
    """An act with who did it and when; two that say the same are equal, whoever recorded them."""

    act: A_co
    entry: EntryId = field(compare=False)
    actor: PersonId = field(compare=False)
    clock: int = field(compare=False)
    recorded_at: datetime = field(compare=False)


Issued = Done[PaperIssued] | Done[PacketIssued]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile:
    """A fact alleged, the evidence it rests on, and what became of it.

    Evidence that was withdrawn carries no fact any more.
    """

    stated: Thing[FactStated]
    evidence: tuple[EvidenceId, ...] = ()
    found: Register[FactFound] = field(default_factory=Register)

    @property
    def finding(self) -> Finding | None:
        """Return the finding, or ``None`` while there is none or findings are disputed."""
        if not self.found.held or self.found.disputed:
            return None
        return self.found.standing.finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFile:
    """One run of the checklist."""

    started: RunStarted
    by: PersonId
    items: Mapping[str, Register[ItemAnswered]]
    concluded: Done[RunConcluded] | None = None
    settled: tuple[Done[DifferencesSettled], ...] = ()
    declined: Done[ExemptionDeclined] | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Return the answers that stand, by item."""
        return {item: register.standing.answer for item, register in self.items.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFile:
    """Where one respondent stands on one track."""

    opened: Done[TrackOpened]
    responsibility: Register[Done[ResponsibilityStated]] = field(default_factory=Register)
    codes: Register[Done[CodesStated]] = field(default_factory=Register)
    measure: Register[Done[MeasureProposed]] = field(default_factory=Register)
    steps: tuple[Done[StepTaken], ...] = ()
    facts_shown: Register[Done[FactsShown]] = field(default_factory=Register)
    defence: Register[Done[DefenceRecorded]] = field(default_factory=Register)
    answered: Register[Done[DefenceAnswered]] = field(default_factory=Register)
    reviews: tuple[Done[ReviewGiven], ...] = ()
    decision: Register[Done[DecisionRecorded]] = field(default_factory=Register)
    cleared: tuple[Done[NameCleared], ...] = ()
    papers: tuple[Done[PaperIssued], ...] = ()
    packets: tuple[Done[PacketIssued], ...] = ()
    services: tuple[Done[ServiceMade], ...] = ()
    suspended: tuple[Done[DeadlineSuspended], ...] = ()
    extended: tuple[Done[DeadlineExtended], ...] = ()

    @property
    def issued(self) -> tuple[Issued, ...]:
        """Return papers and packets that left the office."""
        return (*self.papers, *self.packets)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """All that is known of a case."""

    case: CaseId
    opened: Thing[CaseOpened]
    opened_by: PersonId
    incidents: Mapping[IncidentId, Thing[IncidentRecorded]]
    respondents: Mapping[RespondentId, Thing[RespondentRecorded]]
    tracks: Mapping[TrackKey, TrackFile]
    evidence: Mapping[EvidenceId, Thing[EvidenceAdded]]
    facts: Mapping[FactId, FactFile]
    runs: Mapping[RunId, RunFile]
    recusals: tuple[Done[RecusalDecided], ...]
    history: tuple[Recorded, ...]
    read_only: bool
    withdrawn: Mapping[EvidenceId, Done[EvidenceWithdrawn]]

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return everything of the case that a clerk must settle: fields, and acts side by side."""
        things: list[Thing[Any]] = [
            self.opened,
            *self.incidents.values(),
            *self.respondents.values(),
            *self.evidence.values(),
            *(fact.stated for fact in self.facts.values()),
        ]
        acts: list[tuple[str, str, Register[Any]]] = [
            *((name, FOUND, fact.found) for name, fact in self.facts.items()),
            *(
                (name, item, held)
                for name, run in self.runs.items()
                for item, held in run.items.items()
            ),
            *(
                (track_name(key), slot, getattr(track, slot))
                for key, track in self.tracks.items()
                for slot in EXCLUSIVE
            ),
        ]
        return (
            *(dispute for thing in things for dispute in thing.disputes),
            *(
                Dispute(about=about, field=slot, held=register.held)
                for about, slot, register in acts
                if register.disputed
            ),
        )

    def facts_of(self, respondent: RespondentId) -> tuple[FactFile, ...]:
        """Return the facts alleged of a respondent, by number."""
        mine = [fact for fact in self.facts.values() if fact.stated.now.respondent == respondent]
        return tuple(sorted(mine, key=lambda fact: fact.stated.now.number))

    def runs_of(self, respondent: RespondentId, track: Track) -> tuple[tuple[RunId, RunFile], ...]:
        """Return the runs about a respondent on a track, oldest first."""
        return tuple(
            (run, one)
            for run, one in self.runs.items()
            if (one.started.respondent, one.started.track) == (respondent, track)
        )

    def paper(self, paper: PaperId) -> Issued | None:
        """Return an issued paper or packet of this case."""
        issued = [done for one in self.tracks.values() for done in one.issued]
        return next((done for done in issued if done.act.paper == paper), None)
