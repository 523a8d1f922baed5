"""All that is known of a case, for programs and for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.application.case_work import step_work
from desktop.application.checklists import may_see
from desktop.application.recorded_without import need_names, recorded_without
from desktop.application.words import word
from desktop.cli.desk import Desk
from desktop.cli.output import columns
from desktop.domain import gates
from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.ids import CaseId, RunId
from desktop.domain.measure import Responsibility, Track
from desktop.domain.needs import Need
from desktop.domain.procedure import DecisionKind, Step
from desktop.domain.replay.case import CaseFile, TrackKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """A fact alleged and what became of it."""

    fact: str
    number: int
    text: str
    evidence: tuple[int, ...]
    finding: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunShown:
    """A run of the checklist; ``result`` is empty while it may not be seen, or there is none."""

    run: str
    kind: RunKind
    by: str
    answered: int
    concluded: bool
    result: ResultKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShown:
    """A paper that left the office."""

    paper: str
    document: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LawShown:
    """A source by its title; ``unverified`` says that it was not yet compared with the text."""

    title: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedShown:
    """What is still needed at the step where a respondent stands, and the law that wants it."""

    code: str
    sentence: str
    rests_on: tuple[LawShown, ...]
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackShown:
    """A respondent on a track.

    ``recorded_without`` is what a decision lacks that stands all the same: another office made it.
    """

    respondent: str
    name: str
    track: Track
    step: Step
    responsibility: Responsibility | None
    measure: str
    facts: tuple[FactShown, ...]
    runs: tuple[RunShown, ...]
    decision: DecisionKind | None
    papers: tuple[PaperShown, ...]
    needs: tuple[NeedShown, ...]
    recorded_without: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedShown:
    """An incident the case was opened on."""

    incident: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A field that was changed on both sides."""

    about: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """A case."""

    case: str
    number: str
    matter: str
    body: str
    opened_on: date
    clerk: str
    read_only: bool
    incidents: tuple[JoinedShown, ...]
    evidence: int
    tracks: tuple[TrackShown, ...]
    disputes: tuple[DisputeShown, ...]


def case_shown(desk: Desk, case: CaseId) -> CaseShown:
    """Return a case as the acting person may see it."""
    work = desk.work
    file = work.file(case)
    opened = file.opened.now
    return CaseShown(
        case=case,
        number=opened.number,
        matter=opened.matter,
        body=work.body_named(opened.body).name,
        opened_on=opened.opened_on,
        clerk=work.name_of(file.opened_by),
        read_only=file.read_only,
        incidents=tuple(
            JoinedShown(incident=incident, number=thing.now.number)
            for incident, thing in file.incidents.items()
        ),
        evidence=len(file.evidence),
        tracks=tuple(_track(desk, file, key) for key in file.tracks),
        disputes=tuple(
            DisputeShown(about=dispute.about, field=dispute.field) for dispute in file.disputes
        ),
    )


def told(desk: Desk, shown: CaseShown) -> tuple[str, ...]:
    """Return a case in lines."""
    say = desk.say
    facts = [
        (say("label_number"), shown.number),
        (say("label_matter"), shown.matter),
        (say("label_body"), shown.body),
        (say("label_opened"), shown.opened_on.isoformat()),
        (say("label_clerk"), shown.clerk),
        (say("label_incidents"), " ".join(each.number for each in shown.incidents)),
        (say("label_evidence"), str(shown.evidence)),
    ]
    lines = [*columns(facts)]
    for track in shown.tracks:
        lines.extend(("", *_track_told(desk, track)))
    if shown.read_only:
        lines.append(say("case_read_only"))
    lines.extend(say("disputed", field=each.field) for each in shown.disputes)
    return tuple(lines)


def _track(desk: Desk, file: CaseFile, key: TrackKey) -> TrackShown:
    track = file.tracks[key]
    measure = track.measure.standing.act.measure if track.measure.held else ""
    held = track.responsibility.held
    return TrackShown(
        respondent=key[0],
        name=file.respondents[key[0]].now.name,
        track=key[1],
        step=gates.standing(file, key),
        responsibility=track.responsibility.standing.act.responsibility if held else None,
        measure=measure,
        facts=tuple(_facts(file, key)),
        runs=tuple(_run(desk, file, run) for run, _ in file.runs_of(*key)),
        decision=track.decision.standing.act.decision if track.decision.held else None,
        papers=tuple(
            PaperShown(
                paper=done.act.paper,
                document=getattr(done.act, "document", "packet"),
                issued_on=done.act.issued_on,
            )
            for done in track.issued
        ),
        needs=tuple(_needs(desk, file, key)),
        recorded_without=recorded_without(desk.work, file, key),
    )


def _needs(desk: Desk, file: CaseFile, key: TrackKey) -> Iterator[NeedShown]:
    step = gates.standing(file, key)
    for need in step_work(desk.work, file, key, step, desk.language).needs:
        basis = tuple(LawShown(title=one.title, unverified=one.unverified) for one in need.rests_on)
        yield NeedShown(code=need.code, sentence=need.words, rests_on=basis, law=need.law)


def _facts(file: CaseFile, key: TrackKey) -> Iterator[FactShown]:
    for fact in file.facts_of(key[0]):
        stated = fact.stated.now
        yield FactShown(
            fact=stated.fact,
            number=stated.number,
            text=stated.text,
            evidence=tuple(sorted(file.evidence[each].now.number for each in fact.evidence)),
            finding=fact.finding,
        )


def _run(desk: Desk, file: CaseFile, run: RunId) -> RunShown:
    one = file.runs[run]
    shown = one.concluded if may_see(desk.work, file, run) else None
    return RunShown(
        run=run,
        kind=one.started.kind,
        by=desk.work.name_of(one.by),
        answered=len(one.items),
        concluded=one.concluded is not None,
        result=shown.act.result if shown else None,
    )


def _track_told(desk: Desk, track: TrackShown) -> Iterator[str]:
    say, language = desk.say, desk.language
    yield say(
        "track_line",
        name=track.name,
        track=word(track.track, language),
        step=word(track.step, language),
    )
    for need in track.needs:
        yield say("need_line", need=need.sentence, law=need.law).rstrip()
    if track.recorded_without:
        yield need_names(desk.work, track.recorded_without, language)
    for fact in track.facts:
        finding = say("finding_open") if fact.finding is None else word(fact.finding, language)
        yield say("fact_line", number=fact.number, text=fact.text, finding=finding)
    if track.measure:
        yield say("measure_line", measure=track.measure)
    for run in track.runs:
        result = say("run_open") if run.result is None else word(run.result, language)
        yield say(
            "run_line", kind=word(run.kind, language), by=run.by, result=result, run=run.run[:12]
        )
    if track.decision is not None:
        yield say("decision_line", decision=word(track.decision, language))
