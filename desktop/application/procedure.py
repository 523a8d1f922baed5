"""The steps of a respondent on a track, each behind its gate.

An act is its own draft: a form or a file fills it in, and the use case records it or says why not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.application.cases import refuse_if_any
from desktop.application.powers import beyond_the_track
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.entries.after import NameCleared
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
from desktop.domain.ids import CaseId, EntryId
from desktop.domain.names import cleaned_names
from desktop.domain.office import Role
from desktop.domain.procedure import ClearingForm, Opinion, Step
from desktop.domain.replay.case import CaseFile, TrackFile, TrackKey
from desktop.errors import NotFound, Problem, Refused

_STEPS_BY_WORD = frozenset({Step.TRIAGE.value, Step.VERIFICATION.value, Step.REVIEW.value})


class Procedure:
    """Takes the steps of a case; the gate looks at the person and at what came before."""

    def __init__(self, workspace: Workspace) -> None:
        """Act in this office."""
        self._workspace = workspace

    def standing(self, case: CaseId, key: TrackKey) -> Step:
        """Return where the respondent stands on the track."""
        file = self._workspace.file(case)
        self._track(file, key)
        return gates.standing(file, key)

    def take_step(self, case: CaseId, act: StepTaken) -> EntryId:
        """Note a step that has no act of its own: triage, verification, or that review accepted."""
        file = self._handling(case)
        self._track(file, (act.respondent, act.track))
        problems = []
        if act.step not in _STEPS_BY_WORD:
            allowed = ", ".join(sorted(_STEPS_BY_WORD))
            problems.append(Problem("step.unknown", about="step", step=act.step, allowed=allowed))
        if not act.words.strip():
            problems.append(Problem("step.no_words", about="words"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return self._workspace.record(act, case).entry

    def decide_recusal(self, case: CaseId, act: RecusalDecided) -> EntryId:
        """Note that a handler was checked, who decided, and whether they step aside."""
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        if act.respondent not in file.respondents:
            raise NotFound(Problem("case.no_such_track", about=case))
        problems = list(gates.to_change(file))
        if act.decider is None:
            problems.append(Problem("recusal.which_decider", about="decider"))
        if not act.decided_by.strip():
            problems.append(Problem("recusal.no_decider", about="decided_by"))
        elif act.decided_by.strip() == work.name_of(act.handler):
            problems.append(Problem("recusal.own_decision", about="decided_by"))
        if act.steps_aside and not act.grounds:
            problems.append(Problem("recusal.no_ground", about="grounds"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return work.record(act, case).entry

    def show_facts(self, case: CaseId, act: FactsShown) -> EntryId:
        """Note that the facts were shown; refusing to sign is a fact to note, and no fault."""
        file = self._handling(case)
        key = (act.respondent, act.track)
        self._track(file, key)
        act = replace(act, present=cleaned_names(act.present))
        problems = list(gates.to_show_facts(file, key, len(act.present)))
        if not act.place.strip():
            problems.append(Problem("step.no_place", about="place"))
        needs_words = act.opinion in (Opinion.REFUSED_TO_SIGN, Opinion.AGREES_IN_PART)
        if needs_words and not act.words.strip():
            problems.append(Problem("step.opinion_needs_words", about="words"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return self._workspace.record(act, case).entry

    def record_defence(self, case: CaseId, act: DefenceRecorded) -> EntryId:
        """Note the respondent's defence, point by point, or that it was waived."""
        file = self._handling(case)
        track = self._track(file, (act.respondent, act.track))
        problems = list(gates.to_record_defence(track))
        said = [point for point in act.points if point.says.strip()]
        if bool(said) == bool(act.waiver.strip()):
            problems.append(Problem("defence.points_or_waiver", about="points"))
        if track.facts_shown.held and act.on < track.facts_shown.standing.act.on:
            problems.append(Problem("defence.before_facts", about="on", day=act.on))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return self._workspace.record(act, case).entry

    def answer_defence(self, case: CaseId, act: DefenceAnswered) -> EntryId:
        """Answer every point of the defence: how it was checked, whether it stands, and why."""
        file = self._handling(case)
        track = self._track(file, (act.respondent, act.track))
        if not track.defence.held:
            raise Refused(Problem("step.no_defence"))
        points = {point.point for point in track.defence.standing.act.points}
        answered = {answer.point for answer in act.answers}
        problems = []
        if missing := len(points - answered):
            problems.append(Problem("defence.points_left", about="answers", left=missing))
        if answered - points:
            problems.append(Problem("defence.unknown_point", about="answers"))
        if any(not a.checked_how.strip() or not a.reason.strip() for a in act.answers):
            problems.append(Problem("defence.answer_incomplete", about="answers"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return self._workspace.record(act, case).entry

    def review(self, case: CaseId, act: ReviewGiven) -> EntryId:
        """Give a reviewer's opinion on the run that stands."""
        work = self._workspace
        work.require(Role.REVIEWER)
        file = work.file(case)
        key = (act.respondent, act.track)
        self._track(file, key)
        problems = list(gates.to_review(file, key, work.person))
        found = gates.binding_run(file, key)
        if found is not None and found[0] != act.run:
            problems.append(Problem("decision.older_run"))
        if not act.words.strip():
            problems.append(Problem("review.no_words", about="words"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return work.record(act, case).entry

    def decide(self, case: CaseId, act: DecisionRecorded) -> EntryId:
        """Record what a meeting decided; a body that may not decide can only have proposed."""
        work = self._workspace
        work.require(Role.DECISION_RECORDER)
        file = work.file(case)
        key = (act.respondent, act.track)
        self._track(file, key)
        act = replace(
            act,
            attendees=cleaned_names(act.attendees),
            stepped_aside=cleaned_names(act.stepped_aside),
        )
        aside = frozenset(work.name_of(person) for person in gates.stepped_aside(file))
        problems = list(gates.to_decide(file, key, act, work.person, aside))
        problems.extend(beyond_the_track(work, file, act))
        if not act.words.strip():
            problems.append(Problem("decision.no_words", about="words"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return work.record(act, case).entry

    def serve(self, case: CaseId, act: ServiceMade) -> EntryId:
        """Note that an issued paper was served, or refused before a witness."""
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        issued = file.paper(act.paper)
        problems = list(gates.to_investigate(file, work.person))
        if issued is None:
            problems.append(Problem("service.paper_not_issued", about=act.paper))
        elif act.on < issued.act.issued_on:
            problems.append(Problem("service.before_issue", about="on", day=act.on))
        if not act.receiver.strip():
            problems.append(Problem("service.no_receiver", about="receiver"))
        if act.refusal.strip() and not act.witness.strip():
            problems.append(Problem("service.refusal_needs_witness", about="witness"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return work.record(act, case).entry

    def clear_name(self, case: CaseId, act: NameCleared) -> EntryId:
        """Note how the untrue points were cleared; every other form needs the written one."""
        file = self._handling(case)
        key = (act.respondent, act.track)
        self._track(file, key)
        problems = list(gates.to_clear_name(file, key, act.facts))
        if ClearingForm.WRITTEN not in act.forms:
            problems.append(Problem("clearing.needs_written", about="forms"))
        if not act.circle.strip():
            problems.append(Problem("clearing.no_circle", about="circle"))
        if not act.wish.strip():
            problems.append(Problem("clearing.no_wish", about="wish"))
        refuse_if_any(tuple(problems) + self._day(act.on))
        return self._workspace.record(act, case).entry

    def _handling(self, case: CaseId) -> CaseFile:
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        refuse_if_any(gates.to_investigate(file, work.person))
        return file

    def _day(self, day: date) -> tuple[Problem, ...]:
        if day > self._workspace.today():
            return (Problem("step.in_the_future", about="on", day=day),)
        return ()

    @staticmethod
    def _track(file: CaseFile, key: TrackKey) -> TrackFile:
        if key not in file.tracks:
            raise NotFound(Problem("case.no_such_track", about=file.case))
        return file.tracks[key]
