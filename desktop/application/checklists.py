"""Runs of the proportionality checklist, from the first answer to a result that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.application.cases import refuse_if_any
from desktop.application.workspace import Workspace
from desktop.domain import gates, readings, withdrawing
from desktop.domain.checklist import Answer, ResultKind, RunKind
from desktop.domain.deadline import EARLIEST_START
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
    ItemAnswered,
    RunConcluded,
    RunStarted,
)
from desktop.domain.ids import CaseId, RunId
from desktop.domain.office import Role
from desktop.domain.replay.case import CaseFile, RunFile, TrackFile, TrackKey
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.conditions import ItemId
from desktop.rules.evaluation import Evaluation, evaluate, items_asked, items_open
from desktop.rules.facts import AllegedFact, FactsFile, GivenAnswer, RespondentFacts
from desktop.rules.model import CaseKnowledge, Item, RulePack
from desktop.rules.reading.conditions import NOT_APPLICABLE, YES


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDraft:
    """A run to be started: what for, and the days of the conduct it weighs."""

    kind: RunKind
    conduct_from: date
    conduct_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """A run as it stands: its pack, the items to answer now, answers given, what they amount to."""

    run: RunId
    file: RunFile
    pack: RulePack
    items: tuple[Item, ...]
    answers: Mapping[str, Answer]
    evaluation: Evaluation
    facts: FactsFile


class Checklists:
    """Answers, evaluates and concludes runs; a concluded run is never judged again."""

    def __init__(self, workspace: Workspace) -> None:
        """Work on the cases of this office."""
        self._workspace = workspace

    def start(self, case: CaseId, key: TrackKey, draft: RunDraft) -> RunId:
        """Start a run, pinned to the pack of this day and to both dates.

        A second reader is asked the very items of the run that is read: by its pack, for its days.

        Raises:
            Refused: its gate is closed, or the days of the conduct cannot be.
            NotFound: there is no such track.
        """
        work = self._workspace
        file = work.file(case)
        if key not in file.tracks:
            raise NotFound(Problem("case.no_such_track", about=case))
        reads = self._gate(file, key, draft.kind)
        today = work.today()
        if not EARLIEST_START <= draft.conduct_from <= draft.conduct_to <= today:
            raise Refused(
                Problem(
                    "run.impossible_days",
                    about="conduct",
                    first=draft.conduct_from,
                    last=draft.conduct_to,
                )
            )
        pack = work.world.packs.on(today)
        run = RunId(work.new_id())
        started = RunStarted(
            run=run,
            respondent=key[0],
            track=key[1],
            kind=draft.kind,
            pack=pack.id,
            version=pack.version,
            digest=pack.digest,
            conduct_from=draft.conduct_from,
            conduct_to=draft.conduct_to,
            act_on=today,
        )
        if reads is not None:
            read = file.runs[reads].started
            started = replace(read, run=run, kind=draft.kind, act_on=today, reads=reads)
        work.record(started, case)
        return run

    def answer(self, case: CaseId, run: RunId, item: str, answer: Answer) -> RunSheet:
        """Record the answer to one item and return the run as it stands then.

        Raises:
            Refused: the answer does not fit the item, the run has ended, or is someone else's.
        """
        sheet = self._own(case, run)
        known = {each.id for each in items_asked(sheet.pack, sheet.file.started.kind)}
        if item not in known:
            raise NotFound(Problem("run.no_such_item", about=item, item=item))
        answers = {**sheet.answers, item: answer}
        evaluate(sheet.pack, _with_answers(sheet.facts, answers))
        refuse_if_any(withdrawing.to_rest_on(self._workspace.file(case), item, answer))
        self._workspace.record(ItemAnswered(run=run, item=item, answer=answer), case)
        return self.sheet(case, run)

    def sheet(self, case: CaseId, run: RunId) -> RunSheet:
        """Return a run with what its answers amount to now.

        Raises:
            NotFound: there is no such run, or its pack is not at hand.
            Refused: the acting person may yet have to read it a second time, unseen.
        """
        file = self._workspace.file(case)
        one = self._one(file, run)
        if not may_see(self._workspace, file, run):
            raise Refused(Problem("run.unread_second_time", about=run))
        started = one.started
        pack = self._workspace.world.packs.pinned(started.pack, started.version, started.digest)
        facts = _facts(self._workspace, file, one)
        return RunSheet(
            run=run,
            file=one,
            pack=pack,
            items=items_open(pack, facts),
            answers=one.answers,
            evaluation=evaluate(pack, facts),
            facts=facts,
        )

    def offered(self, case: CaseId, run: RunId) -> Mapping[str, Answer]:
        """Return answers of the person's own earlier runs, to be confirmed anew one by one.

        Evidence that was withdrawn is not offered again.
        """
        file = self._workspace.file(case)
        started = file.runs[run].started
        offered: dict[str, Answer] = {}
        for other, one in file.runs_of(started.respondent, started.track):
            if other != run and one.by == self._workspace.person:
                offered.update(one.answers)
        return {
            item: replace(
                answer, evidence=tuple(e for e in answer.evidence if e not in file.withdrawn)
            )
            for item, answer in offered.items()
            if item not in file.runs[run].items
        }

    def known(self, case: CaseId, run: RunId) -> Mapping[str, Answer]:
        """Return what the case file answers by itself and the run has not yet; to be looked at.

        A second reader finds nothing filled in: the grade of responsibility is read unseen too.
        """
        file = self._workspace.file(case)
        one = self._one(file, run)
        if one.started.kind is RunKind.SECOND_READER:
            return {}
        started = one.started
        pack = self._workspace.world.packs.pinned(started.pack, started.version, started.digest)
        track = file.tracks[started.respondent, started.track]
        answers = {
            item.id: _known(item.known, track)
            for item in items_asked(pack, started.kind)
            if item.known is not None and item.id not in one.items
        }
        return {item: answer for item, answer in answers.items() if answer is not None}

    def conclude(self, case: CaseId, run: RunId) -> RunConcluded:
        """Let the result stand, with its trace.

        Raises:
            Refused: answers are missing that can still change the result, or one rests on
                evidence that was withdrawn.
        """
        sheet = self._own(case, run)
        open_now = {str(each.id) for each in sheet.items}
        counting = {item: one for item, one in sheet.answers.items() if item in open_now}
        refuse_if_any(withdrawing.to_conclude(self._workspace.file(case), counting))
        evaluation = sheet.evaluation
        if evaluation.result is ResultKind.NOT_READY:
            raise Refused(Problem("run.not_ready", about=run, missing=len(evaluation.missing)))
        highest = evaluation.highest_rung
        concluded = RunConcluded(
            run=run,
            result=evaluation.result,
            highest_rung=highest.code if highest else None,
            warnings=tuple(sorted({str(link.item) for link in evaluation.warnings if link.item})),
            exempt=tuple(sorted({str(link.item) for link in evaluation.exemptions if link.item})),
            trace=tuple(link.line for link in evaluation.trace),
        )
        self._workspace.record(concluded, case)
        return concluded

    def differences(self, case: CaseId, run: RunId) -> tuple[str, ...]:
        """Return the items a second reader answered otherwise; known only once both have ended."""
        file = self._workspace.file(case)
        one = self._one(file, run)
        key = (one.started.respondent, one.started.track)
        second = gates.second_reading(file, key, run)
        return readings.differing_items(one, second[1]) if second else ()

    def settle(self, case: CaseId, run: RunId, words: str) -> None:
        """Settle the differences between a run and its second reading, in words."""
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        one = self._one(file, run)
        refuse_if_any(gates.to_investigate(file, work.person))
        second = gates.second_reading(file, (one.started.respondent, one.started.track), run)
        if second is None:
            raise Refused(Problem("review.no_second_reader"))
        if not words.strip():
            raise Refused(Problem("run.no_words", about="words"))
        work.record(DifferencesSettled(run=run, second=second[0], words=words.strip()), case)

    def decline_exemption(self, case: CaseId, run: RunId, leader: str, reason: str) -> None:
        """Note in whose name, and why, a favourable result is not followed."""
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        one = self._one(file, run)
        problems = list(gates.to_investigate(file, work.person))
        if one.concluded is None or one.concluded.act.result is not ResultKind.NO_ACCOUNTABILITY:
            problems.append(Problem("run.nothing_to_decline", about=run))
        if not leader.strip():
            problems.append(Problem("run.no_leader", about="leader"))
        if not reason.strip():
            problems.append(Problem("run.no_words", about="reason"))
        refuse_if_any(tuple(problems))
        work.record(ExemptionDeclined(run=run, leader=leader, reason=reason.strip()), case)

    def _gate(self, file: CaseFile, key: TrackKey, kind: RunKind) -> RunId | None:
        """Pass the gate of a kind of run; return the run a second reader reads."""
        work = self._workspace
        if kind is not RunKind.SECOND_READER:
            work.require(Role.CLERK)
            refuse_if_any(gates.to_investigate(file, work.person))
            if kind is RunKind.BINDING:
                refuse_if_any(gates.to_start_binding_run(file, key))
            return None
        work.require(Role.REVIEWER)
        found = gates.binding_run(file, key)
        none = (Problem("review.no_binding_run"),) if found is None else ()
        refuse_if_any((*none, *gates.to_read_second(file, work.person)))
        return found[0] if found else None

    def _own(self, case: CaseId, run: RunId) -> RunSheet:
        file = self._workspace.file(case)
        one = self._one(file, run)
        person, is_second = self._workspace.person, one.started.kind is RunKind.SECOND_READER
        gate = gates.to_read_second if is_second else gates.to_investigate
        is_mine = one.by == person
        problems = (
            list(gate(file, person)) if is_mine else [Problem("run.someone_elses", about=run)]
        )
        if one.concluded is not None:
            problems.append(Problem("run.ended", about=run))
        refuse_if_any(tuple(problems))
        return self.sheet(case, run)

    @staticmethod
    def _one(file: CaseFile, run: RunId) -> RunFile:
        if run not in file.runs:
            raise NotFound(Problem("run.not_here", about=run, run=run[:12]))
        return file.runs[run]


def may_see(work: Workspace, file: CaseFile, run: RunId) -> bool:
    """Say whether the acting person may see a run's answers and result.

    Who may yet be second reader sees no run that a second reading has not yet followed, a reopened
    one least of all; nobody looks over the shoulder of a second reader.
    """
    one = file.runs[run]
    if one.by == work.person:
        return True
    if one.started.kind is RunKind.SECOND_READER and one.concluded is None:
        return False
    may_read = work.office.has_role(work.person, Role.REVIEWER)
    if not may_read or gates.to_read_second(file, work.person):
        return True
    key = (one.started.respondent, one.started.track)
    runs = [name for name, _ in file.runs_of(*key)]
    read = [name for name in runs if gates.second_reading(file, key, name) is not None]
    if any(runs.index(name) >= runs.index(run) for name in read):
        return True
    found = gates.binding_run(file, key)
    if found is None or runs.index(found[0]) < runs.index(run):
        return False
    return not gates.needs_second_reader(file.tracks[key], found[1])


def _known(known: CaseKnowledge, track: TrackFile) -> Answer | None:
    """Return what a track says by itself; where it is disputed it says nothing."""
    if known is CaseKnowledge.RESPONSIBILITY:
        if len(track.responsibility.held) != 1:
            return None
        stated = track.responsibility.standing.act
        return Answer(value=stated.responsibility.value, reason=stated.duty)
    if known is CaseKnowledge.FACTS_SHOWN:
        return Answer(value=YES) if track.facts_shown.held else None
    if not track.defence.held or gates.unanswered_points(track):
        return None
    points = any(held.value.act.points for held in track.defence.held)
    return Answer(value=YES if points else NOT_APPLICABLE)


def _facts(work: Workspace, file: CaseFile, one: RunFile) -> FactsFile:
    started = one.started
    respondent = file.respondents[started.respondent].now
    track = file.tracks[started.respondent, started.track]
    measure = track.measure.standing.act if track.measure.held else None
    body = measure.body if measure else file.opened.now.body
    facts = FactsFile(
        pack=started.pack,
        version=started.version,
        run=started.kind,
        conduct_from=started.conduct_from,
        conduct_to=started.conduct_to,
        act_on=started.act_on,
        respondent=RespondentFacts(
            status=respondent.status,
            role=respondent.post,
            party_member=respondent.party_member,
        ),
        body=work.body_named(body).kind,
        track=started.track,
        measure=measure.measure if measure else None,
        alleged=tuple(
            AllegedFact(fact=fact.stated.now.text, finding=fact.finding)
            for fact in file.facts_of(started.respondent)
        ),
    )
    return _with_answers(facts, one.answers)


def _with_answers(facts: FactsFile, answers: Mapping[str, Answer]) -> FactsFile:
    given = tuple(
        GivenAnswer(item=ItemId(item), answer=answer) for item, answer in sorted(answers.items())
    )
    return replace(facts, answers=given)
