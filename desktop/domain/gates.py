"""What must be true before an act of the procedure (DOMAIN section 3, forbidden orders).

Each function returns the problems that still stand in the way, all at once; an empty tuple opens
the gate. Gates look at the person, not at the role's name: nobody acts twice on one case.
"""

from __future__ import annotations

from typing import Any

from desktop.domain.checklist import FAVOURABLE, HELD_BACK, Finding, RunKind
from desktop.domain.entries.act import Act
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
    ItemAnswered,
    RunStarted,
)
from desktop.domain.entries.evidence import (
    EvidenceAdded,
    EvidenceWithdrawn,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    ReviewGiven,
    StepTaken,
)
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import PersonId, RunId
from desktop.domain.measure import FIRST_FORM, MeasureCode
from desktop.domain.procedure import DecisionKind, ReviewOpinion, Step
from desktop.domain.readings import differing_items
from desktop.domain.recusals import unchecked
from desktop.domain.replay.case import CaseFile, RunFile, TrackFile, TrackKey
from desktop.domain.replay.thing import Thing, holds
from desktop.domain.withdrawing import withdrawn_since
from desktop.errors import Problem

REVIEWERS_NEEDED = 2
PRESENT_NEEDED = 2

_INVESTIGATING: tuple[type[Act], ...] = (
    EvidenceAdded,
    EvidenceWithdrawn,
    FactStated,
    FactTied,
    FactFound,
    ResponsibilityStated,
    MeasureProposed,
    StepTaken,
    FactsShown,
    DefenceRecorded,
    DefenceAnswered,
    ValueCorrected,
)

# What a review must have seen: who agreed before it agreed to something else.
_REVIEWED: tuple[type[Act], ...] = (
    FactTied,
    ResponsibilityStated,
    MeasureProposed,
    DefenceRecorded,
    DefenceAnswered,
    DifferencesSettled,
    ExemptionDeclined,
)


def investigators(file: CaseFile) -> frozenset[PersonId]:
    """Return who handled the case: gathered, stated, corrected, met the respondent or ran it."""
    second = {run for run, one in file.runs.items() if _is_second(one)}
    return frozenset(
        recorded.actor
        for recorded in file.history
        if isinstance(recorded.act, _INVESTIGATING)
        or (isinstance(recorded.act, RunStarted | ItemAnswered) and recorded.act.run not in second)
    )


def second_readers(file: CaseFile) -> frozenset[PersonId]:
    """Return who read a run of this case a second time."""
    return frozenset(one.by for one in file.runs.values() if _is_second(one))


def reviewers(file: CaseFile) -> frozenset[PersonId]:
    """Return who gave a review in this case."""
    return frozenset(r.actor for r in file.history if isinstance(r.act, ReviewGiven))


def recorders(file: CaseFile) -> frozenset[PersonId]:
    """Return who recorded a decision in this case."""
    return frozenset(r.actor for r in file.history if isinstance(r.act, DecisionRecorded))


def stepped_aside(file: CaseFile) -> frozenset[PersonId]:
    """Return who steps aside in this case."""
    return frozenset(done.act.handler for done in file.recusals if done.act.steps_aside)


def to_change(file: CaseFile) -> tuple[Problem, ...]:
    """A case that holds an act of a newer version is only read."""
    return (Problem("case.newer_entries", about=file.case),) if file.read_only else ()


def to_investigate(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    """Return why this person may not handle the case: another part in it, or stepping aside."""
    problems = list(to_change(file))
    if person in reviewers(file) | recorders(file) | second_readers(file):
        problems.append(Problem("case.other_part_in_it", about=file.case))
    return (*problems, *_not_recused(file, person))


def _not_recused(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    return (
        (Problem("case.stepped_aside", about=file.case),) if person in stepped_aside(file) else ()
    )


def to_correct(file: CaseFile, person: PersonId, act: ValueCorrected) -> tuple[Problem, ...]:
    """Return why this person may not correct a value, or why nothing of the case can hold it."""
    problems = to_investigate(file, person)
    return problems if _fits(file, act) else (*problems, _wrong_value(act))


def to_settle(file: CaseFile, person: PersonId, act: DisputeSettled) -> tuple[Problem, ...]:
    """Return why this person may not settle so: the dispute stands as shown, the value fits it.

    A settlement among acts names the entry of the one that stands.
    """
    problems = to_investigate(file, person)
    dispute = next((d for d in file.disputes if (d.about, d.field) == (act.about, act.field)), None)
    if dispute is None or {held.entry for held in dispute.held} != set(act.settles):
        return (*problems, Problem("dispute.changed", about=act.field))
    if any(act.value == held.entry for held in dispute.held):
        return problems
    is_emptied = act.value == "" and all(held.value != "" for held in dispute.held)
    return problems if _fits(file, act) and not is_emptied else (*problems, _wrong_value(act))


def _fits(file: CaseFile, act: ValueCorrected | DisputeSettled) -> bool:
    things: list[Thing[Any]] = [file.opened, *file.incidents.values(), *file.respondents.values()]
    things += file.evidence.values()
    things += (fact.stated for fact in file.facts.values())
    return any(
        thing.id == act.about and holds(thing.kind, act.field, act.value) for thing in things
    )


def _wrong_value(act: ValueCorrected | DisputeSettled) -> Problem:
    return Problem("correction.wrong_value", about=act.field, field=act.field)


def to_show_facts(file: CaseFile, key: TrackKey, present: int) -> tuple[Problem, ...]:
    """Facts rest on evidence, all who handled the case were checked, and two people are there."""
    respondent = key[0]
    problems = []
    facts = file.facts_of(respondent)
    if not facts:
        problems.append(Problem("step.no_facts", about=respondent))
    problems.extend(
        Problem("step.fact_without_evidence", about=respondent, number=fact.stated.now.number)
        for fact in facts
        if not fact.evidence
    )
    if not any(done.act.respondent == respondent for done in file.recusals):
        problems.append(Problem("step.no_recusal_check", about=respondent))
    elif left := len(investigators(file).intersection(unchecked(file, respondent))):
        problems.append(Problem("step.handler_unchecked", about=respondent, left=left))
    if present < PRESENT_NEEDED:
        problems.append(Problem("step.two_people_needed", about=respondent, present=present))
    return tuple(problems)


def to_record_defence(track: TrackFile) -> tuple[Problem, ...]:
    """The facts were shown before."""
    return () if track.facts_shown.held else (Problem("step.facts_not_shown"),)


def to_start_binding_run(file: CaseFile, key: TrackKey) -> tuple[Problem, ...]:
    """The respondent was heard, or waived it in words that were noted (政务处分法 art. 43)."""
    track = file.tracks[key]
    problems = [*to_change(file), *_heard(track)]
    if not track.measure.held and not nothing_proven(file, key):
        problems.append(Problem("step.no_measure_proposed"))
    return tuple(problems)


def nothing_proven(file: CaseFile, key: TrackKey) -> bool:
    """Nobody has to propose a measure in order to say that there is nothing to answer for."""
    findings = {fact.finding for fact in file.facts_of(key[0])}
    return bool(findings) and findings <= {Finding.UNTRUE, Finding.UNPROVEN}


def _heard(track: TrackFile) -> tuple[Problem, ...]:
    """No decision before facts are shown and the defence is heard (forbidden order 1)."""
    heard = () if track.defence.held else (Problem("step.no_defence"),)
    return (*to_record_defence(track), *heard)


def unanswered_points(track: TrackFile) -> int:
    """Return how many points of the defence, in whichever office they were said, have no answer."""
    said = {point.point for held in track.defence.held for point in held.value.act.points}
    answers = {answer.point for held in track.answered.held for answer in held.value.act.answers}
    return len(said - answers)


def binding_run(file: CaseFile, key: TrackKey) -> tuple[RunId, RunFile] | None:
    """Return the newest binding run that was concluded, or ``None``."""
    ended = [
        (run, one)
        for run, one in file.runs_of(*key)
        if one.started.kind is RunKind.BINDING and one.concluded is not None
    ]
    return ended[-1] if ended else None


def second_reading(file: CaseFile, key: TrackKey, run: RunId) -> tuple[RunId, RunFile] | None:
    """Return the concluded second reading of a run by someone who did not handle the case."""
    barred = investigators(file) | stepped_aside(file)
    for second, one in file.runs_of(*key):
        ended = one.started.reads == run and one.concluded is not None
        if ended and one.by not in barred:
            return second, one
    return None


def to_move_deadline(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    """Return why this person may not note what befell a deadline; it is no part in the case."""
    return (*to_change(file), *_not_recused(file, person))


def to_read_second(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    """Return why this person may not read a run of the case a second time."""
    problems = [*to_change(file), *_not_recused(file, person)]
    if person in investigators(file):
        problems.append(Problem("run.second_reader_handled"))
    if person in reviewers(file) | recorders(file):
        problems.append(Problem("case.other_part_in_it", about=file.case))
    return tuple(problems)


def needs_second_reader(track: TrackFile, run: RunFile, decided: MeasureCode | None = None) -> bool:
    """Say whether a second reader must have read (PRODUCT section 9); elsewhere the office chooses.

    That is where a measure proposed, recorded as decided or about to be is above the first form, a
    warning stands, or an exemption is declined.
    """
    if run.concluded is None:
        return False
    proposed = (held.value.act.measure for held in track.measure.held)
    recorded = (held.value.act.measure for held in track.decision.held)
    above_first_form = bool({*proposed, *recorded, decided} - FIRST_FORM - {None})
    return above_first_form or bool(run.concluded.act.warnings) or run.declined is not None


def may_review(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    """Return why this person may not review the case: stepping aside, or another part in it."""
    problems = [*to_change(file), *_not_recused(file, person)]
    if person in investigators(file):
        problems.append(Problem("review.same_person"))
    if person in second_readers(file) | recorders(file):
        problems.append(Problem("review.other_part_in_it"))
    return tuple(problems)


def may_decide(file: CaseFile, person: PersonId) -> tuple[Problem, ...]:
    """Return why this person may not record a decision: stepping aside, or another part in it."""
    problems = [*to_change(file), *_not_recused(file, person)]
    if person in investigators(file) | reviewers(file) | second_readers(file):
        problems.append(Problem("decision.other_part_in_it"))
    return tuple(problems)


def to_review(file: CaseFile, key: TrackKey, person: PersonId) -> tuple[Problem, ...]:
    """A binding run stands, every point is answered, and the reviewer had no part before."""
    track = file.tracks[key]
    problems = [*may_review(file, person), *_heard(track)]
    if left := unanswered_points(track):
        problems.append(Problem("review.points_unanswered", left=left))
    found = binding_run(file, key)
    if found is None:
        return (*problems, Problem("review.no_binding_run"))
    problems.extend(run_stands(file, key, *found))
    return tuple(problems)


def run_stands(
    file: CaseFile,
    key: TrackKey,
    run: RunId,
    one: RunFile,
    decided: MeasureCode | None = None,
) -> tuple[Problem, ...]:
    """Return why nothing can rest on a concluded run: its result, the facts, the second reading.

    Where the office chose a second reader without having to, their differences are settled too.
    """
    concluded = one.concluded
    if concluded is not None and concluded.act.result in HELD_BACK:
        return (Problem("review.result_holds_back"),)
    if concluded is not None and _facts_changed(file, key, concluded.clock):
        return (Problem("review.facts_changed"),)
    if concluded is not None and (gone := withdrawn_since(file, key, one, concluded.clock)):
        return (Problem("review.evidence_withdrawn", numbers=", ".join(map(str, gone))),)
    second = second_reading(file, key, run)
    if second is None:
        needed = needs_second_reader(file.tracks[key], one, decided)
        return (Problem("review.no_second_reader"),) if needed else ()
    settled = any(done.act.second == second[0] for done in one.settled)
    if differing := differing_items(one, second[1]):
        return () if settled else (Problem("review.differences_open", items=", ".join(differing)),)
    return ()


def _facts_changed(file: CaseFile, key: TrackKey, since: int) -> bool:
    """Say whether a fact was stated, found or corrected before the decision, after a run ended."""
    if file.tracks[key].decision.held:
        return False
    mine = {fact.stated.id for fact in file.facts_of(key[0])}
    return any(
        recorded.clock > since
        and (
            (isinstance(recorded.act, FactStated | FactFound) and recorded.act.fact in mine)
            or (isinstance(recorded.act, ValueCorrected) and recorded.act.about in mine)
        )
        for recorded in file.history
    )


def _last_to_review(file: CaseFile, key: TrackKey) -> int:
    """Return the place, in the order of entries, of the last act that reviews must have seen."""
    mine = {fact.stated.id for fact in file.facts_of(key[0])}
    runs = {run for run, _ in file.runs_of(*key)}

    def concerns(act: Act) -> bool:
        return (
            getattr(act, "fact", None) in mine
            or getattr(act, "run", None) in runs
            or (getattr(act, "respondent", None), getattr(act, "track", None)) == key
        )

    return max(
        (
            recorded.clock
            for recorded in file.history
            if isinstance(recorded.act, _REVIEWED) and concerns(recorded.act)
        ),
        default=0,
    )


def agreeing_reviewers(file: CaseFile, key: TrackKey, run: RunId) -> frozenset[PersonId]:
    """Return who agrees with the file as it stands; a person's latest word counts.

    Another office may have let someone review who, as is known only now, had another part in it.
    """
    since = 0 if file.tracks[key].decision.held else _last_to_review(file, key)
    latest = {done.actor: done for done in file.tracks[key].reviews if done.act.run == run}
    agree = {
        person
        for person, done in latest.items()
        if done.act.opinion is ReviewOpinion.AGREES and done.clock > since
    }
    if not agree:
        return frozenset()
    return frozenset(agree - investigators(file) - second_readers(file) - stepped_aside(file))


def to_decide(
    file: CaseFile,
    key: TrackKey,
    act: DecisionRecorded,
    recorder: PersonId,
    aside: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Reviews agree, a meeting decided, and the decision follows what the run found.

    ``aside`` are the names of those who step aside in the case, whatever the record of the meeting
    says.
    """
    track = file.tracks[key]
    problems = [*may_decide(file, recorder), *_heard(track), *_met(act, aside)]
    if track.decision.held:
        problems.append(Problem("decision.recorded_already"))
    found = binding_run(file, key)
    if found is None:
        return (*problems, Problem("review.no_binding_run"))
    run, one = found
    if act.run != run:
        problems.append(Problem("decision.older_run"))
    problems.extend(run_stands(file, key, run, one, act.measure))
    if left := unanswered_points(track):
        problems.append(Problem("review.points_unanswered", left=left))
    missing = REVIEWERS_NEEDED - len(agreeing_reviewers(file, key, run))
    if missing > 0:
        problems.append(Problem("decision.reviews_missing", missing=missing))
    problems.extend(_follows(one, act))
    return tuple(problems)


def _met(act: DecisionRecorded, aside: frozenset[str]) -> tuple[Problem, ...]:
    """Nobody decides alone, and nobody who steps aside takes part (forbidden order 2)."""
    problems = []
    if len(set(act.attendees)) < 2:
        problems.append(Problem("decision.one_person"))
    if set(act.attendees) & (aside | set(act.stepped_aside)):
        problems.append(Problem("decision.recused_took_part"))
    return tuple(problems)


def _follows(run: RunFile, act: DecisionRecorded) -> tuple[Problem, ...]:
    """A favourable result binds unless a named leader's reason stands (DOMAIN section 4)."""
    held = act.decision in (DecisionKind.MEASURE, DecisionKind.PROPOSAL)
    if held and act.measure is None:
        return (Problem("decision.no_measure"),)
    if not held or run.concluded is None:
        return ()
    result = run.concluded.act.result
    if result in FAVOURABLE and run.declined is None:
        return (Problem("decision.against_exemption"),)
    return ()


def to_clear_name(file: CaseFile, key: TrackKey, facts: tuple[str, ...]) -> tuple[Problem, ...]:
    """Only what was found untrue is cleared: not proven is not the same as untrue."""
    mine = {fact.stated.id: fact for fact in file.facts_of(key[0])}
    problems = [Problem("clearing.no_facts")] if not facts else []
    problems.extend(
        Problem("clearing.not_untrue", number=mine[fact].stated.now.number)
        if fact in mine
        else Problem("clearing.unknown_fact", about=fact)
        for fact in facts
        if fact not in mine or mine[fact].finding is not Finding.UNTRUE
    )
    return tuple(problems)


def standing(file: CaseFile, key: TrackKey) -> Step:
    """Return the step a respondent stands at: the first that is not finished."""
    track = file.tracks[key]
    found = binding_run(file, key)
    decided = track.decision.held
    taken = {done.act.step for done in track.steps}
    unfinished = (
        (Step.TRIAGE, Step.TRIAGE.value not in taken),
        (Step.VERIFICATION, Step.VERIFICATION.value not in taken),
        (Step.HEARING, not track.defence.held or unanswered_points(track) > 0),
        (Step.CHECKLIST, found is None or bool(run_stands(file, key, *found))),
        (
            Step.REVIEW,
            found is None or len(agreeing_reviewers(file, key, found[0])) < REVIEWERS_NEEDED,
        ),
        (Step.DECISION, not decided),
        (Step.SERVICE, not _decision_served(track)),
    )
    return next((step for step, open_ in unfinished if open_), Step.APPEAL)


def _decision_served(track: TrackFile) -> bool:
    """A paper issued after the decision was served; the clock of entries tells, no computer's."""
    if not track.decision.held:
        return False
    served = {done.act.paper for done in track.services}
    decided = track.decision.standing.clock
    return any(paper.act.paper in served and paper.clock > decided for paper in track.papers)


def _is_second(run: RunFile) -> bool:
    return run.started.kind is RunKind.SECOND_READER
