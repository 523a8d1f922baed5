"""From entries to the case file.

Entries are applied in order (logical clock, id). A value replaces only the values its author had
seen, so any order of arrival leads to one state.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from desktop.domain.entries.act import Act, Recorded, UnknownAct
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.case import CaseOpened, IncidentJoined, RespondentJoined, TrackOpened
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
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.exchange import DisputeSettled
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
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, EntryId, EvidenceId, FactId, IncidentId, RespondentId, RunId
from desktop.domain.replay.ancestry import Ancestry
from desktop.domain.replay.case import (
    EXCLUSIVE,
    FOUND,
    CaseFile,
    Done,
    FactFile,
    RunFile,
    TrackFile,
    TrackKey,
    track_name,
)
from desktop.domain.replay.register import Register
from desktop.domain.replay.thing import Thing

A = TypeVar("A", bound=Act)
T = TypeVar("T")
Things = Mapping[str, Thing[Any]]
Seen = Container[EntryId]


def fold_thing(entries: Iterable[Recorded]) -> Thing[Any] | None:
    """Return the incident or respondent of one thread, or ``None`` where its first act is absent.

    The act that recorded it comes first in order, corrections and settlements after it.
    """
    ancestry = Ancestry(())
    thing: Thing[Any] | None = None
    for recorded in entries:
        ancestry.add(recorded)
        act = recorded.act
        if isinstance(act, ValueCorrected | DisputeSettled):
            if thing is not None:
                thing = thing.replayed(
                    act.field, act.value, recorded.entry, ancestry.seen_by(recorded.entry)
                )
        elif thing is None and not isinstance(act, UnknownAct):
            thing = Thing.recorded(act.thread, act, recorded.entry)
    return thing


@dataclass(slots=True, kw_only=True)
class _Known:
    """What is known of a case while its entries are applied."""

    case: CaseId
    opened: tuple[Thing[CaseOpened], Recorded] | None = None
    incidents: list[IncidentId] = field(default_factory=list)
    respondents: list[RespondentId] = field(default_factory=list)
    tracks: dict[TrackKey, TrackFile] = field(default_factory=dict)
    evidence: dict[EvidenceId, Thing[EvidenceAdded]] = field(default_factory=dict)
    withdrawn: dict[EvidenceId, Done[EvidenceWithdrawn]] = field(default_factory=dict)
    facts: dict[FactId, FactFile] = field(default_factory=dict)
    runs: dict[RunId, RunFile] = field(default_factory=dict)
    recusals: list[Done[RecusalDecided]] = field(default_factory=list)
    history: list[Recorded] = field(default_factory=list)
    read_only: bool = False


class CaseReplay:
    """Applies the entries of one case and keeps what is known so far."""

    def __init__(self, case: CaseId) -> None:
        """Begin with nothing known."""
        self._known = _Known(case=case)
        self._ancestry = Ancestry(())

    @property
    def last(self) -> tuple[int, str]:
        """Return the place in the order of the last entry applied."""
        history = self._known.history
        return history[-1].order if history else (-1, "")

    @property
    def joined(self) -> tuple[str, ...]:
        """Return the threads of the incidents and respondents of the case."""
        return (*self._known.incidents, *self._known.respondents)

    def apply(self, recorded: Recorded) -> None:
        """Take in the next entry in order."""
        self._ancestry.add(recorded)
        self._known.history.append(recorded)
        step = _STEPS.get(type(recorded.act))
        if step is not None:
            step(self._known, recorded, self._ancestry.seen_by(recorded.entry))

    def file(self, things: Things) -> CaseFile | None:
        """Return the case file, or ``None`` while the act that opened the case is not known."""
        known = self._known
        if known.opened is None:
            return None
        opened, recorded = known.opened
        mine = [things[name] for name in self.joined if name in things]
        stated = [fact.stated for fact in known.facts.values()]
        written: list[Thing[Any]] = [opened, *mine, *known.evidence.values(), *stated]
        return CaseFile(
            case=known.case,
            opened=opened,
            opened_by=recorded.actor,
            incidents={name: things[name] for name in known.incidents if name in things},
            respondents={name: things[name] for name in known.respondents if name in things},
            tracks=dict(known.tracks),
            evidence=dict(known.evidence),
            facts=dict(known.facts),
            runs=dict(known.runs),
            recusals=tuple(known.recusals),
            history=tuple(known.history),
            read_only=known.read_only or any(thing.newer for thing in written),
            withdrawn={
                name: done for name, done in known.withdrawn.items() if name in known.evidence
            },
        )


def _done(act: A, recorded: Recorded) -> Done[A]:
    return Done(
        act=act,
        entry=recorded.entry,
        actor=recorded.actor,
        clock=recorded.clock,
        recorded_at=recorded.recorded_at,
    )


def _unknown(known: _Known, recorded: Recorded, seen: Seen) -> None:
    known.read_only = True


def _case_opened(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(CaseOpened, recorded.act)
    if known.opened is None:
        known.opened = (Thing.recorded(known.case, act, recorded.entry), recorded)


def _incident_joined(known: _Known, recorded: Recorded, seen: Seen) -> None:
    incident = cast(IncidentJoined, recorded.act).incident
    if incident not in known.incidents:
        known.incidents.append(incident)


def _respondent_joined(known: _Known, recorded: Recorded, seen: Seen) -> None:
    respondent = cast(RespondentJoined, recorded.act).respondent
    if respondent not in known.respondents:
        known.respondents.append(respondent)


def _track_opened(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(TrackOpened, recorded.act)
    known.tracks.setdefault((act.respondent, act.track), TrackFile(opened=_done(act, recorded)))


def _evidence_added(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(EvidenceAdded, recorded.act)
    known.evidence.setdefault(act.evidence, Thing.recorded(act.evidence, act, recorded.entry))


def _evidence_withdrawn(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(EvidenceWithdrawn, recorded.act)
    known.withdrawn.setdefault(act.evidence, _done(act, recorded))
    for name, fact in known.facts.items():
        left = tuple(piece for piece in fact.evidence if piece != act.evidence)
        known.facts[name] = replace(fact, evidence=left)


def _fact_stated(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(FactStated, recorded.act)
    stated = Thing.recorded(act.fact, act, recorded.entry)
    known.facts.setdefault(act.fact, FactFile(stated=stated))


def _fact_tied(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(FactTied, recorded.act)
    fact = known.facts.get(act.fact)
    if fact is not None and act.evidence not in (*fact.evidence, *known.withdrawn):
        known.facts[act.fact] = replace(fact, evidence=(*fact.evidence, act.evidence))


def _fact_found(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(FactFound, recorded.act)
    fact = known.facts.get(act.fact)
    if fact is not None:
        found = fact.found.put(act, recorded.entry, seen)
        known.facts[act.fact] = replace(fact, found=found)


def _run_started(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(RunStarted, recorded.act)
    known.runs.setdefault(act.run, RunFile(started=act, by=recorded.actor, items={}))


def _item_answered(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(ItemAnswered, recorded.act)
    run = known.runs.get(act.run)
    if run is not None and run.concluded is None:
        register: Register[ItemAnswered] = run.items.get(act.item, Register())
        items = {**run.items, act.item: register.put(act, recorded.entry, seen)}
        known.runs[act.run] = replace(run, items=items)


def _run_concluded(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(RunConcluded, recorded.act)
    run = known.runs.get(act.run)
    if run is not None and run.concluded is None:
        known.runs[act.run] = replace(run, concluded=_done(act, recorded))


def _differences_settled(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(DifferencesSettled, recorded.act)
    run = known.runs.get(act.run)
    if run is not None:
        known.runs[act.run] = replace(run, settled=(*run.settled, _done(act, recorded)))


def _exemption_declined(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(ExemptionDeclined, recorded.act)
    run = known.runs.get(act.run)
    if run is not None:
        known.runs[act.run] = replace(run, declined=_done(act, recorded))


def _recusal_decided(known: _Known, recorded: Recorded, seen: Seen) -> None:
    known.recusals.append(_done(cast(RecusalDecided, recorded.act), recorded))


def _service_made(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(ServiceMade, recorded.act)
    for key, track in known.tracks.items():
        if any(paper.act.paper == act.paper for paper in track.issued):
            services = (*track.services, _done(act, recorded))
            known.tracks[key] = replace(track, services=services)


def _value(known: _Known, recorded: Recorded, seen: Seen) -> None:
    act = cast(ValueCorrected | DisputeSettled, recorded.act)
    value = (act.field, act.value, recorded.entry, seen)
    if act.about == known.case and known.opened is not None:
        known.opened = (known.opened[0].replayed(*value), known.opened[1])
    elif act.about in known.evidence:
        evidence = EvidenceId(act.about)
        known.evidence[evidence] = known.evidence[evidence].replayed(*value)
    elif act.about in known.facts and act.field != FOUND:
        fact = known.facts[FactId(act.about)]
        known.facts[FactId(act.about)] = replace(fact, stated=fact.stated.replayed(*value))
    elif isinstance(act, DisputeSettled):
        _act_chosen(known, act, recorded.entry, seen)


def _act_chosen(known: _Known, act: DisputeSettled, entry: EntryId, seen: Seen) -> None:
    """Let one of several acts stand that excluded each other."""
    if act.about in known.facts:
        fact = known.facts[FactId(act.about)]
        found = _chosen(fact.found, act, entry, seen)
        known.facts[FactId(act.about)] = replace(fact, found=found)
    elif act.about in known.runs:
        run = known.runs[RunId(act.about)]
        if act.field in run.items:
            items = {**run.items, act.field: _chosen(run.items[act.field], act, entry, seen)}
            known.runs[RunId(act.about)] = replace(run, items=items)
    elif act.field in EXCLUSIVE:
        for key, track in known.tracks.items():
            if track_name(key) == act.about:
                slot = _chosen(getattr(track, act.field), act, entry, seen)
                known.tracks[key] = replace(track, **cast(Any, {act.field: slot}))


def _chosen(register: Register[T], act: DisputeSettled, entry: EntryId, seen: Seen) -> Register[T]:
    """Return the register with what the chosen entry put there; unknown entries choose nothing."""
    for held in register.held:
        if held.entry == act.value:
            return register.put(held.value, entry, seen)
    return register


def _one_stands(slot: str) -> Step:
    """Return a step for acts of which one stands; two that never saw each other are disputed."""

    def step(known: _Known, recorded: Recorded, seen: Seen) -> None:
        act = cast(Any, recorded.act)
        track = known.tracks.get((act.respondent, act.track))
        if track is not None:
            register = getattr(track, slot).put(_done(act, recorded), recorded.entry, seen)
            known.tracks[act.respondent, act.track] = replace(track, **cast(Any, {slot: register}))

    return step


def _all_stand(slot: str) -> Step:
    """Return a step for acts that add to each other."""

    def step(known: _Known, recorded: Recorded, seen: Seen) -> None:
        act = cast(Any, recorded.act)
        track = known.tracks.get((act.respondent, act.track))
        if track is not None:
            done = (*getattr(track, slot), _done(act, recorded))
            known.tracks[act.respondent, act.track] = replace(track, **cast(Any, {slot: done}))

    return step


Step = Callable[[_Known, Recorded, Seen], None]

_STEPS: Mapping[type[Act], Step] = {
    UnknownAct: _unknown,
    CaseOpened: _case_opened,
    IncidentJoined: _incident_joined,
    RespondentJoined: _respondent_joined,
    TrackOpened: _track_opened,
    EvidenceAdded: _evidence_added,
    EvidenceWithdrawn: _evidence_withdrawn,
    FactStated: _fact_stated,
    FactTied: _fact_tied,
    FactFound: _fact_found,
    RunStarted: _run_started,
    ItemAnswered: _item_answered,
    RunConcluded: _run_concluded,
    DifferencesSettled: _differences_settled,
    ExemptionDeclined: _exemption_declined,
    RecusalDecided: _recusal_decided,
    ServiceMade: _service_made,
    ValueCorrected: _value,
    DisputeSettled: _value,
    ResponsibilityStated: _one_stands("responsibility"),
    CodesStated: _one_stands("codes"),
    MeasureProposed: _one_stands("measure"),
    FactsShown: _one_stands("facts_shown"),
    DefenceRecorded: _one_stands("defence"),
    DefenceAnswered: _one_stands("answered"),
    DecisionRecorded: _one_stands("decision"),
    StepTaken: _all_stand("steps"),
    ReviewGiven: _all_stand("reviews"),
    PaperIssued: _all_stand("papers"),
    PacketIssued: _all_stand("packets"),
    NameCleared: _all_stand("cleared"),
    DeadlineSuspended: _all_stand("suspended"),
    DeadlineExtended: _all_stand("extended"),
}
