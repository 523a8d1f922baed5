"""``quanheng checklist``: runs of the proportionality checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.application.cases import Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.precedents import Precedents
from desktop.application.progress import NoProgress
from desktop.application.since_last import since_last
from desktop.application.words import word
from desktop.application.workspace import Workspace
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, Shape, option_of
from desktop.cli.desk import Desk
from desktop.cli.naming import (
    CASE,
    RESPONDENT,
    TRACK,
    case_of,
    evidence_named,
    key_of,
    run_named,
)
from desktop.cli.reading import Names, of_file, read_json, read_shape
from desktop.cli.similar_shown import SimilarLines, similar_lines, similar_told
from desktop.cli.weighed_shown import WeighedShown, changes_told, told, weighed_shown
from desktop.domain import checklist, gates
from desktop.domain.checklist import ResultKind, RungAnswer, RunKind
from desktop.domain.ids import CaseId, EvidenceId, RunId
from desktop.domain.measure import MeasureCode
from desktop.domain.replay.case import TrackKey
from desktop.errors import NotFound, Problem, Refused

RUN = Option(name="run", kind=Kind.THING)


@dataclass(frozen=True, slots=True, kw_only=True)
class RungGiven:
    """Whether one lighter rung is enough, and why."""

    enough: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """An answer as a facts file says it: a code, a number, several codes, or rung by rung."""

    answer: str | int | tuple[str, ...] | Mapping[str, RungGiven] = ""
    reason: str = ""
    contrary: str = ""
    evidence: tuple[EvidenceId, ...] = ()

    def recorded(self) -> checklist.Answer:
        """Return the answer as it is recorded."""
        rungs = self.answer if isinstance(self.answer, Mapping) else {}
        return checklist.Answer(
            value=str(self.answer) if isinstance(self.answer, str | int) else "",
            chosen=self.answer if isinstance(self.answer, tuple) else (),
            rungs=tuple(
                RungAnswer(rung=MeasureCode(code), enough=rung.enough, reason=rung.reason)
                for code, rung in rungs.items()
            ),
            reason=self.reason,
            contrary=self.contrary,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersGiven:
    """Answers by item; ``case`` and ``run`` may stand on the command line instead."""

    case: str = ""
    run: str = ""
    answers: Mapping[str, AnswerGiven] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStartedShown:
    """A run just started, and the items it asks."""

    run: str
    kind: RunKind
    pack: str
    version: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunShown:
    """Where a run stands; ``differences`` are the items a second reader answered otherwise."""

    run: str
    kind: RunKind
    answered: int
    asked: int
    concluded: bool
    differences: tuple[str, ...]
    weighed: WeighedShown


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludedShown:
    """A result that stands."""

    run: str
    result: ResultKind
    highest_rung: str
    warnings: tuple[str, ...]
    exempt: tuple[str, ...]
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedShown:
    """Something was said about a run."""

    run: str


def start(desk: Desk, given: Given) -> Answer:
    """Start a run; a second reader reads the newest binding run, for the same days."""
    work = desk.work
    case = case_of(work, given)
    key = key_of(work, case, given)
    kind = given.code("kind", RunKind) or RunKind.PRELIMINARY
    run = Checklists(work).start(case, key, _draft(work, case, key, kind, given))
    sheet = Checklists(work).sheet(case, run)
    items = tuple(item.id for item in sheet.items)
    shown = RunStartedShown(
        run=run, kind=kind, pack=sheet.pack.id, version=sheet.pack.version, items=items
    )
    line = desk.say("run_started", kind=word(kind, desk.language), items=len(items), run=run[:12])
    asked = [
        desk.say("item", item=item.id, ask=item.ask.said(desk.language)) for item in sheet.items
    ]
    return Answer(data=shown, lines=(line, *asked))


def answer(desk: Desk, given: Given) -> Answer:
    """Record the answers a file gives, all of them or none."""
    path, work = given.path("from"), desk.work
    raw = read_json(path)
    frame = read_shape(AnswersGiven, {**raw, "answers": {}}, path.name)
    case = Cases(work).find(_typed(given, "case", frame.case))
    run = _run(work, case, given.words("run") or frame.run)
    file = work.file(case)
    names = Names(meant={EvidenceId: lambda typed: evidence_named(file, typed)}, made={})
    answers = read_shape(AnswersGiven, raw, path.name, names).answers
    with of_file(path.name), work.together():
        for item, one in answers.items():
            Checklists(work).answer(case, run, item, one.recorded())
    return _shown(desk, case, run)


def result(desk: Desk, given: Given) -> Answer:
    """Show what a run amounts to now."""
    case = case_of(desk.work, given)
    run = _run(desk.work, case, given.words("run"))
    shown = _shown(desk, case, run)
    changes = changes_told(desk, Checklists(desk.work).sheet(case, run))
    return replace(shown, lines=(*shown.lines, *changes))


def similar(desk: Desk, given: Given) -> Answer:
    """Put a run beside similar past cases."""
    case = case_of(desk.work, given)
    run = _run(desk.work, case, given.words("run"))
    precedents = Precedents(desk.work)
    found = precedents.similar(case, run, precedents.library(NoProgress()))
    return Answer(data=similar_lines(desk, run, found), lines=tuple(similar_told(desk, found)))


def conclude(desk: Desk, given: Given) -> Answer:
    """Let a result stand."""
    case = case_of(desk.work, given)
    run = _run(desk.work, case, given.words("run"))
    checklists = Checklists(desk.work)
    concluded = checklists.conclude(case, run)
    shown = ConcludedShown(
        run=run,
        result=concluded.result,
        highest_rung=concluded.highest_rung or "",
        warnings=concluded.warnings,
        exempt=concluded.exempt,
        trace=concluded.trace,
    )
    lines = told(desk, checklists.sheet(case, run))
    return Answer(data=shown, lines=(desk.say("run_concluded"), *lines))


def settle(desk: Desk, given: Given) -> Answer:
    """Settle in words what a second reader answered otherwise."""
    case = case_of(desk.work, given)
    run = _run(desk.work, case, given.words("run"))
    Checklists(desk.work).settle(case, run, given.words("words"))
    return Answer(data=NotedShown(run=run), lines=(desk.say("differences_settled"),))


def decline(desk: Desk, given: Given) -> Answer:
    """Note in whose name a favourable result is not followed."""
    case = case_of(desk.work, given)
    run = _run(desk.work, case, given.words("run"))
    leader = given.words("leader")
    Checklists(desk.work).decline_exemption(case, run, leader, given.words("reason"))
    return Answer(data=NotedShown(run=run), lines=(desk.say("exemption_declined", leader=leader),))


def _draft(work: Workspace, case: CaseId, key: TrackKey, kind: RunKind, given: Given) -> RunDraft:
    file = work.file(case)
    read = gates.binding_run(file, key) if kind is RunKind.SECOND_READER else None
    first, last = given.day("conduct-from"), given.day("conduct-to")
    if read is not None:
        first, last = read[1].started.conduct_from, read[1].started.conduct_to
    if first is None:
        raise Refused(
            Problem("cli.option_missing", about="--conduct-from", option="--conduct-from")
        )
    return RunDraft(kind=kind, conduct_from=first, conduct_to=last or first)


def _typed(given: Given, name: str, otherwise: str) -> str:
    typed = given.words(name) or otherwise
    if not typed:
        raise Refused(Problem("cli.option_missing", about=f"--{name}", option=f"--{name}"))
    return typed


def _run(work: Workspace, case: CaseId, typed: str) -> RunId:
    """Return the run named; where none is, the person's own newest, else the newest of all."""
    file = work.file(case)
    if typed:
        return run_named(file, typed)
    own = [run for run, one in file.runs.items() if one.by == work.person]
    found = own or list(file.runs)
    if not found:
        raise NotFound(Problem("cli.no_run", about=case))
    return found[-1]


def _shown(desk: Desk, case: CaseId, run: RunId) -> Answer:
    checklists = Checklists(desk.work)
    sheet = checklists.sheet(case, run)
    shown = RunShown(
        run=run,
        kind=sheet.file.started.kind,
        answered=len(sheet.answers),
        asked=len(sheet.items),
        concluded=sheet.file.concluded is not None,
        differences=checklists.differences(case, run),
        weighed=weighed_shown(desk, sheet),
    )
    line = desk.say("answered", answered=shown.answered, asked=shown.asked)
    differing = ", ".join(shown.differences)
    more = (desk.say("differences", items=differing),) if differing else ()
    since = since_last(desk.work, case, sheet, desk.language)
    return Answer(data=shown, lines=(line, *told(desk, sheet), *more, *since))


NOUN = Noun(
    name="checklist",
    commands=(
        Command(
            name="start",
            run=start,
            gives=RunStartedShown,
            options=(
                CASE,
                RESPONDENT,
                TRACK,
                option_of(RunKind, "kind"),
                Option(name="conduct-from", kind=Kind.DAY),
                Option(name="conduct-to", kind=Kind.DAY),
            ),
        ),
        Command(
            name="answer",
            run=answer,
            gives=RunShown,
            options=(
                Option(name="from", kind=Kind.FILE, needed=True, holds=(Shape(kind=AnswersGiven),)),
                Option(name="case", kind=Kind.THING),
                RUN,
            ),
        ),
        Command(name="result", run=result, gives=RunShown, options=(CASE, RUN)),
        Command(name="similar", run=similar, gives=SimilarLines, options=(CASE, RUN)),
        Command(name="conclude", run=conclude, gives=ConcludedShown, options=(CASE, RUN)),
        Command(
            name="settle",
            run=settle,
            gives=NotedShown,
            options=(CASE, RUN, Option(name="words", needed=True)),
        ),
        Command(
            name="decline",
            run=decline,
            gives=NotedShown,
            options=(
                CASE,
                RUN,
                Option(name="leader", needed=True),
                Option(name="reason", needed=True),
            ),
        ),
    ),
)
