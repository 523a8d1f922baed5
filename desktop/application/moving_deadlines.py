"""Noting that a deadline was suspended or extended: as far as its rule allows, and who approved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.application.cases import refuse_if_any
from desktop.application.running_deadlines import (
    Running,
    RunningDeadlines,
    extension_of,
    suspension_of,
)
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.counting import count
from desktop.domain.deadline import LONGEST, Course, Deadline, Extension
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.ids import CaseId, EntryId
from desktop.domain.office import Role
from desktop.errors import Problem
from desktop.rules.lookup import held_on
from desktop.rules.model import Allowance, Bound


class MovingDeadlines:
    """Records what befell a deadline; the last day is counted from it, and never typed in."""

    def __init__(self, workspace: Workspace) -> None:
        """Record in this office."""
        self._workspace = workspace

    def extend(self, case: CaseId, act: DeadlineExtended) -> EntryId:
        """Note that more time was granted, on which day and by whom.

        Raises:
            NotFound: there is no such rule, respondent or track.
            Refused: the deadline does not run, the rule knows no extension or none as long, it came
                too late, or something is missing.
        """
        running = self._running(case, act)
        held = held_on(running.rule.extensions, running.explained.begun)
        allowed = held.value if held else None
        problems = [*_unapproved(act), *self._out_of_time(act.on, running)]
        longest = LONGEST[act.unit]
        if not 1 <= act.number <= longest:
            code = "deadline.extension_number"
            problems.append(Problem(code, "number", number=act.number, longest=longest))
        if allowed is None:
            problems.append(Problem("deadline.no_extension", about="rule"))
        elif not problems:
            problems.extend(self._beyond_the_bound(running, extension_of(act), allowed))
        refuse_if_any(tuple(problems))
        return self._workspace.record(act, case).entry

    def suspend(self, case: CaseId, act: DeadlineSuspended) -> EntryId:
        """Note from when to when the time did not run; what goes on is noted again later.

        Raises:
            NotFound: there is no such rule, respondent or track.
            Refused: the deadline does not run, the rule knows no suspension, no day counts less, or
                something is missing.
        """
        running = self._running(case, act)
        before, course = running.explained.deadline, running.explained.course
        held = held_on(running.rule.suspensions, running.explained.begun)
        more = suspension_of(act)
        problems = _unapproved(act)
        if held is None or held.value is None:
            problems.append(Problem("deadline.no_suspension", about="rule"))
        if act.last > self._workspace.today():
            problems.append(Problem("deadline.suspended_ahead", "last", day=act.last))
        longer = replace(course, suspensions=(*course.suspensions, more))
        after = self._counted(running, longer)
        if act.first > before.last_day:
            problems.append(Problem("deadline.over_before", "first", last=before.last_day))
        elif (after.end, after.last_day) == (before.end, before.last_day):
            problems.append(Problem("deadline.not_counted_anyway", about="first"))
        refuse_if_any(tuple(problems))
        return self._workspace.record(act, case).entry

    def _running(self, case: CaseId, act: DeadlineExtended | DeadlineSuspended) -> Running:
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        refuse_if_any(gates.to_move_deadline(file, work.person))
        return RunningDeadlines(work).find(file, (act.respondent, act.track), act.rule)

    def _out_of_time(self, granted: date, running: Running) -> Iterator[Problem]:
        begun, last = running.explained.begun, running.last_day
        if granted > self._workspace.today():
            yield Problem("step.in_the_future", about="on", day=granted)
        if granted < begun:
            yield Problem("deadline.not_begun", about="on", day=begun)
        if granted > last:
            yield Problem("deadline.over_before", about="on", last=last)

    def _beyond_the_bound(
        self, running: Running, more: Extension, allowed: Allowance
    ) -> Iterator[Problem]:
        """Compare days, whatever the units: what all extensions give, and what the longest does."""
        if allowed.period is None:
            return
        course = running.explained.course
        plain = replace(course, extensions=())
        if allowed.bound is Bound.IN_ALL:
            explained, calendar = running.explained, self._workspace.calendar
            bound = count(allowed.period, explained.start, calendar, plain)
        else:
            longest = replace(more, by=allowed.period)
            bound = self._counted(running, replace(plain, extensions=(longest,)))
        longer = replace(course, extensions=(*course.extensions, more))
        if self._counted(running, longer).end > bound.end:
            yield Problem("deadline.beyond_the_bound", about="number", last=bound.last_day)

    def _counted(self, running: Running, course: Course) -> Deadline:
        explained, calendar = running.explained, self._workspace.calendar
        return count(explained.period, explained.start, calendar, course)


def _unapproved(act: DeadlineExtended | DeadlineSuspended) -> list[Problem]:
    """Return what is not said of why, and of who approved it as what."""
    needed = {
        "reason": Problem("deadline.no_reason", about="reason"),
        "approved_by": Problem("deadline.not_approved", about="approved_by"),
        "approved_as": Problem("deadline.no_post", about="approved_as"),
    }
    return [problem for field, problem in needed.items() if not getattr(act, field).strip()]
