"""What there is to do at a step of a case: lines that say how it stands, with the acts they take.

Who acts decides which acts are open; for the others it is said who has to do them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from desktop.application.case_tables import paper_name
from desktop.application.case_view import HistoryLine, StepLine, history, step_lines
from desktop.application.deadlines import Basis
from desktop.application.law_behind import law_behind, law_words
from desktop.application.recorded_without import need_names, recorded_without
from desktop.application.run_view import run_line, runs_in_sight
from desktop.application.together import sanctioned_beside
from desktop.application.workspace import Workspace
from desktop.domain import gates, readings, recusals
from desktop.domain.checklist import Finding, ResultKind, RunKind
from desktop.domain.ids import RunId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import Role
from desktop.domain.procedure import Step
from desktop.domain.replay.case import CaseFile, TrackFile, TrackKey
from desktop.errors import Problem, Refused, Value
from desktop.rules.lookup import rung
from desktop.text import Language, enumerated, explain, sentence

__all__ = ["ActKind", "HistoryLine", "NeedLine", "StepLine", "StepWork", "WorkLine", "history",
           "step_lines", "step_work"]  # fmt: skip


class ActKind(Enum):
    """The acts a person can do on the page of a case."""

    OPEN_TRACK = "open_track"
    TRIAGE = "triage"
    RECUSAL = "recusal"
    VERIFICATION = "verification"
    STATE_FACT = "state_fact"
    TIE = "tie"
    FIND = "find"
    ADD_EVIDENCE = "add_evidence"
    RESPONSIBILITY = "responsibility"
    MEASURE = "measure"
    SHOW_FACTS = "show_facts"
    DEFENCE = "defence"
    ANSWER_POINTS = "answer_points"
    START_PRELIMINARY = "start_preliminary"
    START_BINDING = "start_binding"
    SECOND_READING = "second_reading"
    OPEN_RUN = "open_run"
    SETTLE = "settle"
    DECLINE = "decline"
    REVIEW = "review"
    DECIDE = "decide"
    ISSUE = "issue"
    SERVE = "serve"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """A line: its name, how it stands, and what can be done about it; ``run`` is to be opened."""

    name: str
    words: str
    acts: tuple[ActKind, ...] = ()
    run: RunId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """What stands in the way, the law that wants it, and the act that clears it if there is one."""

    code: str
    words: str
    rests_on: tuple[Basis, ...]
    law: str
    act: ActKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWork:
    """The work of a step; ``barred`` says why the person who acts cannot go on here."""

    lines: tuple[WorkLine, ...]
    needs: tuple[NeedLine, ...]
    next: ActKind | None
    barred: str


_CLEARED_BY = {
    "step.no_facts": ActKind.STATE_FACT,
    "step.fact_without_evidence": ActKind.TIE,
    "step.no_recusal_check": ActKind.RECUSAL,
    "step.handler_unchecked": ActKind.RECUSAL,
    "step.facts_not_shown": ActKind.SHOW_FACTS,
    "step.no_defence": ActKind.DEFENCE,
    "step.no_measure_proposed": ActKind.MEASURE,
    "review.points_unanswered": ActKind.ANSWER_POINTS,
    "review.result_holds_back": ActKind.START_BINDING,
    "review.facts_changed": ActKind.START_BINDING,
    "review.evidence_withdrawn": ActKind.START_BINDING,
    "review.no_second_reader": ActKind.SECOND_READING,
    "review.differences_open": ActKind.SETTLE,
    "decision.crime_suspected": ActKind.VERIFICATION,
}
_RUN_AGAIN = frozenset(
    {"review.result_holds_back", "review.facts_changed", "review.evidence_withdrawn"}
)
_OF_THE_RUN = _RUN_AGAIN | {"review.no_second_reader", "review.differences_open"}
_ROLES = {
    ActKind.SECOND_READING: Role.REVIEWER,
    ActKind.REVIEW: Role.REVIEWER,
    ActKind.DECIDE: Role.DECISION_RECORDER,
}
_PERSON_GATES = {
    ActKind.SECOND_READING: gates.to_read_second,
    ActKind.REVIEW: gates.may_review,
    ActKind.DECIDE: gates.may_decide,
}
_ANYONE = frozenset({ActKind.OPEN_RUN})


class _Teller:
    """Says the lines of one respondent on one track."""

    def __init__(self, work: Workspace, file: CaseFile, key: TrackKey, language: Language) -> None:
        self.work, self.file, self.key, self.language = work, file, key, language
        self.track: TrackFile = file.tracks[key]

    def enumerated(self, parts: Iterable[str]) -> str:
        return enumerated(parts, self.language)

    def say(self, code: str, **values: Value) -> str:
        return sentence(f"casework.{code}", self.language, **values)

    def line(self, code: str, words: str, *acts: ActKind, run: RunId | None = None) -> WorkLine:
        return WorkLine(name=self.say(f"name_{code}"), words=words, acts=acts, run=run)


def step_work(
    work: Workspace, file: CaseFile, key: TrackKey, step: Step, language: Language
) -> StepWork:
    """Return the work of a step as it stands for the person who acts."""
    tell = _Teller(work, file, key, language)
    lines = tuple(_LINES.get(step, _nothing)(tell))
    current = gates.standing(file, key)
    needs = _needs(tell, step) if step is current else ()
    wanted = _wanted(tell, step)
    barred = _barred(tell, wanted) if wanted and step is current else ""
    return StepWork(
        lines=tuple(_open_to(tell, line) for line in lines),
        needs=needs,
        next=wanted if step is current and not barred else None,
        barred=barred,
    )


def why_not(work: Workspace, file: CaseFile, act: ActKind) -> tuple[Problem, ...]:
    """Return why the person who acts may not do an act in this case at all."""
    if act in _ANYONE:
        return ()
    role = _ROLES.get(act, Role.CLERK)
    try:
        work.require(role)
    except Refused as refused:
        return tuple(refused.problems)
    gate = _PERSON_GATES.get(act, gates.to_investigate)
    return gate(file, work.person)


def _open_to(tell: _Teller, line: WorkLine) -> WorkLine:
    acts = tuple(act for act in line.acts if not why_not(tell.work, tell.file, act))
    return WorkLine(name=line.name, words=line.words, acts=acts, run=line.run)


def _barred(tell: _Teller, act: ActKind) -> str:
    """Return who goes on from here, or what keeps the person who acts from it."""
    role = _ROLES.get(act, Role.CLERK)
    if not tell.work.office.has_role(tell.work.person, role):
        return tell.say(f"for_{role.value}")
    if act is ActKind.REVIEW and _has_agreed(tell):
        return tell.say("for_other_reviewer")
    problems = why_not(tell.work, tell.file, act)
    if not problems:
        return ""
    need = _need_line(tell, problems[0])
    return f"{need.words}　{need.law}".strip()


def _has_agreed(tell: _Teller) -> bool:
    found = gates.binding_run(tell.file, tell.key)
    agreed = gates.agreeing_reviewers(tell.file, tell.key, found[0]) if found else frozenset()
    return tell.work.person in agreed


def _needs(tell: _Teller, step: Step) -> tuple[NeedLine, ...]:
    lines = step_lines(tell.work, tell.file, tell.key, tell.language)
    problems = list(next(line.needs for line in lines if line.step is step))
    if step is Step.CHECKLIST and gates.binding_run(tell.file, tell.key) is not None:
        found = gates.to_review(tell.file, tell.key, tell.work.person)
        problems += [problem for problem in found if problem.code in _OF_THE_RUN]
    return tuple(_need_line(tell, problem) for problem in problems)


def _need_line(tell: _Teller, problem: Problem) -> NeedLine:
    basis = law_behind(tell.work, problem.code, tell.language)
    return NeedLine(
        code=problem.code,
        words=explain(problem, tell.language),
        rests_on=basis,
        law=law_words(basis, tell.language),
        act=_CLEARED_BY.get(problem.code),
    )


def _wanted(tell: _Teller, step: Step) -> ActKind | None:
    """Return the act that comes next at a step."""
    track = tell.track
    if step is Step.VERIFICATION:
        return _wanted_to_verify(tell)
    if step is Step.HEARING:
        if not track.facts_shown.held:
            return ActKind.SHOW_FACTS
        return ActKind.ANSWER_POINTS if track.defence.held else ActKind.DEFENCE
    if step is Step.CHECKLIST:
        return _wanted_to_weigh(tell)
    if step is Step.SERVICE and _is_to_be_cleared(tell) and not track.cleared:
        return ActKind.CLEAR
    return {
        Step.TRIAGE: ActKind.TRIAGE,
        Step.REVIEW: ActKind.REVIEW,
        Step.DECISION: ActKind.DECIDE,
        Step.SERVICE: ActKind.SERVE if track.issued else ActKind.ISSUE,
    }.get(step)


def _wanted_to_verify(tell: _Teller) -> ActKind:
    facts = tell.file.facts_of(tell.key[0])
    nothing_proven = gates.nothing_proven(tell.file, tell.key)
    recused = any(done.act.respondent == tell.key[0] for done in tell.file.recusals)
    undone = (
        (ActKind.RECUSAL, not recused),
        (ActKind.ADD_EVIDENCE, not tell.file.evidence.keys() - tell.file.withdrawn.keys()),
        (ActKind.STATE_FACT, not facts),
        (ActKind.TIE, any(not fact.evidence for fact in facts)),
        (ActKind.FIND, any(not fact.found.held for fact in facts)),
        (ActKind.RESPONSIBILITY, not tell.track.responsibility.held and not nothing_proven),
        (ActKind.MEASURE, not tell.track.measure.held and not nothing_proven),
    )
    return next((act for act, is_undone in undone if is_undone), ActKind.VERIFICATION)


def _wanted_to_weigh(tell: _Teller) -> ActKind | None:
    found = gates.binding_run(tell.file, tell.key)
    stands = gates.run_stands(tell.file, tell.key, *found) if found else ()
    if found is None or _RUN_AGAIN & {problem.code for problem in stands}:
        going = [one for _, one in tell.file.runs_of(*tell.key)
                 if one.started.kind is RunKind.BINDING and one.concluded is None]  # fmt: skip
        return ActKind.OPEN_RUN if going else ActKind.START_BINDING
    run, one = found
    second = gates.second_reading(tell.file, tell.key, run)
    if second is None:
        return ActKind.SECOND_READING
    return ActKind.SETTLE if readings.differing_items(one, second[1]) else None


def _intake(tell: _Teller) -> Iterable[WorkLine]:
    for thing in tell.file.incidents.values():
        now = thing.now
        words = tell.say("incident", number=now.number, day=now.happened_on, place=now.place)
        yield tell.line("incident", f"{words}　{now.what}")
    about = tell.file.respondents[tell.key[0]].now
    yield tell.line("respondent", f"{about.name}　{about.unit} {about.title}")
    going = [track for one, track in tell.file.tracks if one == tell.key[0]]
    names = tell.enumerated(sentence(f"word.track_{one.value}", tell.language) for one in going)
    yield tell.line("tracks", names, *((ActKind.OPEN_TRACK,) if len(going) < len(Track) else ()))
    opened = tell.file.opened
    yield tell.line("opened", tell.say(
        "done", day=opened.now.opened_on, who=tell.work.name_of(tell.file.opened_by)
    ))  # fmt: skip


def _triage(tell: _Teller) -> Iterable[WorkLine]:
    yield _by_word(tell, Step.TRIAGE, ActKind.TRIAGE)
    yield _recusal(tell)
    yield from _runs(tell, RunKind.PRELIMINARY, ActKind.START_PRELIMINARY)


def _verification(tell: _Teller) -> Iterable[WorkLine]:
    track, facts = tell.track, tell.file.facts_of(tell.key[0])
    yield _recusal(tell)
    pieces = len(tell.file.evidence)
    yield tell.line("evidence", tell.say("evidence", number=pieces), ActKind.ADD_EVIDENCE)
    found = sum(1 for fact in facts if fact.found.held)
    words = tell.say("facts", number=len(facts), found=found)
    acts = (ActKind.TIE, ActKind.FIND) if facts else ()
    yield tell.line("facts", words, *acts, ActKind.STATE_FACT)
    held = track.responsibility
    words = held.standing.act.duty if held.held else tell.say("nothing")
    yield tell.line("responsibility", words, ActKind.RESPONSIBILITY)
    yield _measure(tell)
    yield _by_word(tell, Step.VERIFICATION, ActKind.VERIFICATION)


def _hearing(tell: _Teller) -> Iterable[WorkLine]:
    track = tell.track
    yield _recusal(tell)
    if track.facts_shown.held:
        shown = track.facts_shown.standing.act
        words = tell.say("met", day=shown.on, place=shown.place, who=tell.enumerated(shown.present))
        yield tell.line("facts_shown", words)
    else:
        yield tell.line("facts_shown", tell.say("not_met"), ActKind.SHOW_FACTS)
    if not track.defence.held:
        yield tell.line("defence", tell.say("not_heard"), ActKind.DEFENCE)
        return
    defence = track.defence.standing.act
    if defence.waiver:
        yield tell.line("defence", tell.say("waived", day=defence.on, words=defence.waiver))
        return
    words = tell.say("heard", day=defence.on, number=len(defence.points))
    yield tell.line("defence", words, ActKind.DEFENCE)
    left = gates.unanswered_points(track)
    words = tell.say("points_left", left=left) if left else tell.say("points_answered")
    yield tell.line("answers", words, ActKind.ANSWER_POINTS)


def _checklist(tell: _Teller) -> Iterable[WorkLine]:
    yield _measure(tell)
    yield from _runs(tell, RunKind.BINDING, ActKind.START_BINDING)
    yield from _runs(tell, RunKind.SECOND_READER, ActKind.SECOND_READING)
    found = gates.binding_run(tell.file, tell.key)
    if found is None:
        return
    run, one = found
    second = gates.second_reading(tell.file, tell.key, run)
    if second is not None and (items := readings.differing_items(one, second[1])):
        settled = [done for done in one.settled if done.act.second == second[0]]
        words = settled[-1].act.words if settled else tell.say("differ", items=", ".join(items))
        yield tell.line("differences", words, *(() if settled else (ActKind.SETTLE,)))
    concluded = one.concluded
    if concluded and concluded.act.result is ResultKind.NO_ACCOUNTABILITY:
        declined = one.declined
        words = declined.act.reason if declined else tell.say("followed")
        yield tell.line("exemption", words, *(() if declined else (ActKind.DECLINE,)))


def _review(tell: _Teller) -> Iterable[WorkLine]:
    for done in tell.track.reviews:
        who = tell.work.name_of(done.actor)
        opinion = tell.say(f"opinion_{done.act.opinion.value}")
        words = tell.say("review", day=done.act.on, who=who, opinion=opinion)
        yield tell.line("review", f"{words}　{done.act.words}")
    found = gates.binding_run(tell.file, tell.key)
    agreed = len(gates.agreeing_reviewers(tell.file, tell.key, found[0])) if found else 0
    words = tell.say("reviews", agreed=agreed, needed=gates.REVIEWERS_NEEDED)
    yield tell.line("reviews", words, ActKind.REVIEW)


def _decision(tell: _Teller) -> Iterable[WorkLine]:
    held = tell.track.decision
    if not held.held:
        yield tell.line("decision", tell.say("not_decided"), ActKind.DECIDE)
        pack = tell.work.world.packs.on(tell.work.today())
        for pair in sanctioned_beside(tell.file, tell.key, pack):
            yield tell.line("beside", pair.note.said(tell.language))
        return
    act = held.standing.act
    code, body = f"decided_{act.decision.value}", tell.work.body_named(act.body).name
    measure = _named(tell, act.track, act.measure) if act.measure else ""
    words = tell.say(code, day=act.on, body=body, measure=measure)
    yield tell.line("decision", words)
    yield tell.line("attendees", tell.enumerated(act.attendees))
    yield tell.line("minutes", act.words)
    if unmet := recorded_without(tell.work, tell.file, tell.key):
        yield tell.line("unmet", need_names(tell.work, unmet, tell.language))


def _service(tell: _Teller) -> Iterable[WorkLine]:
    for made in tell.track.services:
        issued = tell.file.paper(made.act.paper)
        paper = paper_name(issued.act, tell.language) if issued else ""
        words = tell.say("served", day=made.act.on, who=made.act.receiver, paper=paper)
        yield tell.line("service", words)
    if issued_papers := len(tell.track.issued):
        words = tell.say("papers", number=issued_papers)
        yield tell.line("papers", words, ActKind.ISSUE, ActKind.SERVE)
    else:
        yield tell.line("papers", tell.say("no_papers"), ActKind.ISSUE)
    for cleared in tell.track.cleared:
        words = tell.say("cleared", day=cleared.act.on, circle=cleared.act.circle)
        yield tell.line("clearing", words)
    if _is_to_be_cleared(tell):
        yield tell.line("clearing", tell.say("may_clear"), ActKind.CLEAR)


def _is_to_be_cleared(tell: _Teller) -> bool:
    return any(fact.finding is Finding.UNTRUE for fact in tell.file.facts_of(tell.key[0]))


def _nothing(tell: _Teller) -> Iterable[WorkLine]:
    yield tell.line("later", tell.say("on_paper"))


def _by_word(tell: _Teller, step: Step, act: ActKind) -> WorkLine:
    taken = [done.act for done in tell.track.steps if done.act.step == step.value]
    if not taken:
        return tell.line(step.value, tell.say("nothing"), act)
    day = tell.say("on_day", day=taken[-1].on)
    words = f"{day}　{taken[-1].words}"
    if taken[-1].suspects_crime:
        words = tell.say("crime", words=words)
    return tell.line(step.value, words, act)


def _recusal(tell: _Teller) -> WorkLine:
    checked = [done.act for done in tell.file.recusals if done.act.respondent == tell.key[0]]
    if not checked:
        words = f"{tell.say('recusal_unchecked')}{_acted_unchecked(tell)}"
        return tell.line("recusal", words, ActKind.RECUSAL)
    aside = [tell.work.name_of(act.handler) for act in checked if act.steps_aside]
    if aside:
        words = tell.say("recusal_aside", number=len(checked), who=tell.enumerated(aside))
    else:
        words = tell.say("recusal_none", number=len(checked))
    return tell.line("recusal", f"{words}{_acted_unchecked(tell)}", ActKind.RECUSAL)


def _acted_unchecked(tell: _Teller) -> str:
    """Name who acted before being checked, those first of whom nothing is known yet."""
    by_code = {
        "recusal_unchecked_acted": recusals.unchecked(tell.file, tell.key[0]),
        "recusal_late": recusals.checked_late(tell.file, tell.key[0]),
    }
    return "".join(
        f"　{tell.say(code, who=tell.enumerated(map(tell.work.name_of, persons)))}"
        for code, persons in by_code.items()
        if persons
    )


def _measure(tell: _Teller) -> WorkLine:
    held = tell.track.measure
    if not held.held:
        return tell.line("measure", tell.say("nothing"), ActKind.MEASURE)
    act = held.standing.act
    words = f"{_named(tell, act.track, act.measure)}　{act.reason}"
    return tell.line("measure", words, ActKind.MEASURE)


def _named(tell: _Teller, track: Track, measure: MeasureCode) -> str:
    pack = tell.work.world.packs.on(tell.work.today())
    return rung(pack, track, measure).name.said(tell.language)


def _runs(tell: _Teller, kind: RunKind, start: ActKind) -> Iterable[WorkLine]:
    runs = runs_in_sight(tell.work, tell.file, tell.key, kind)
    for run, one in runs:
        line = run_line(tell.work, tell.file, run, one, tell.language)
        acts = (ActKind.OPEN_RUN,) if line.may_open else ()
        yield tell.line(f"run_{kind.value}", line.words, *acts, run=run)
    mine = [one for _, one in runs if one.concluded is None and one.by == tell.work.person]
    if not mine:
        words = tell.say(f"start_{kind.value}")
        yield tell.line(f"run_{kind.value}", words, start)


_LINES = {
    Step.INTAKE: _intake,
    Step.TRIAGE: _triage,
    Step.VERIFICATION: _verification,
    Step.HEARING: _hearing,
    Step.CHECKLIST: _checklist,
    Step.REVIEW: _review,
    Step.DECISION: _decision,
    Step.SERVICE: _service,
}
