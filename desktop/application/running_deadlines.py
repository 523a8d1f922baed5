"""Which deadlines run in the cases of an office.

Nothing of a last day is kept: it is counted each time from what the cases record, by the rules and
the holidays known today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.application.deadlines import Deadlines, Explained
from desktop.application.workspace import Workspace
from desktop.domain.deadline import Course, Extension, Period, Suspension
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.events import events
from desktop.domain.ids import CaseId, RespondentId
from desktop.domain.measure import Track
from desktop.domain.replay.case import CaseFile, TrackFile, TrackKey
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.lookup import held_on
from desktop.rules.model import DeadlineRule

Happened = Mapping[str, tuple[date, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A deadline that no recorded act has met yet.

    ``unverified`` says that papers may not name a source it rests on.
    """

    case: CaseId
    number: str
    respondent: RespondentId
    name: str
    track: Track
    explained: Explained
    days_left: int
    unverified: bool

    @property
    def rule(self) -> DeadlineRule:
        """Return the rule it runs by."""
        return self.explained.rule

    @property
    def last_day(self) -> date:
        """Return the last day on which the act is in time."""
        return self.explained.deadline.last_day

    @property
    def overdue(self) -> bool:
        """The last day is over."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """A deadline that cannot be counted: what another office recorded of it cannot be."""

    case: CaseId
    number: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What runs, soonest first, and what could not be counted."""

    running: tuple[Running, ...]
    uncounted: tuple[Uncounted, ...]


class RunningDeadlines:
    """Tells which deadlines run, by the pack in force today."""

    def __init__(self, workspace: Workspace) -> None:
        """Look at the cases of this office."""
        self._workspace = workspace
        self._today = workspace.today()
        pack = workspace.world.packs.on(self._today)
        self._rules = Deadlines(pack.deadlines, workspace.calendar)
        self._printable = {each.id for each in pack.sources if each.may_be_printed}

    def all(self) -> Due:
        """Return the deadlines that run in any case of the office."""
        cases = [self.of_case(case) for case in self._cases()]
        running = [one for due in cases for one in due.running]
        return Due(
            running=tuple(sorted(running, key=lambda one: (one.last_day, one.number, one.name))),
            uncounted=tuple(one for due in cases for one in due.uncounted),
        )

    def of_case(self, case: CaseId) -> Due:
        """Return the deadlines that run in a case.

        What nothing recorded here can meet is told until its last day, and never as overdue.
        """
        file = self._workspace.file(case)
        running: list[Running] = []
        uncounted: list[Uncounted] = []
        for key in file.tracks:
            happened = events(file, key)
            for rule in self._rules.list_rules():
                try:
                    running.extend(self._unmet(file, key, happened, rule))
                except Refused as refused:
                    number = file.opened.now.number
                    uncounted.extend(
                        Uncounted(case=case, number=number, problem=problem)
                        for problem in refused.problems
                    )
        told = [one for one in running if one.rule.met_by or not one.overdue]
        told.sort(key=lambda one: one.last_day)
        return Due(running=tuple(told), uncounted=tuple(uncounted))

    def find(self, file: CaseFile, key: TrackKey, rule: str) -> Running:
        """Return one deadline that is not met, whether or not its last day is over.

        Raises:
            NotFound: there is no such track or rule.
            Refused: it does not run: it has not begun, or what it is for was done.
        """
        if key not in file.tracks:
            raise NotFound(Problem("case.no_such_track", about=file.case))
        for one in self._unmet(file, key, events(file, key), self._rules.rule(rule)):
            return one
        raise Refused(Problem("deadline.not_running", about="rule"))

    def _cases(self) -> Iterator[CaseId]:
        lists = self._workspace.store.lists
        seen: set[CaseId] = set()
        rows = lists.cases()
        while rows:
            for row in rows:
                if row.case not in seen:
                    seen.add(row.case)
                    yield row.case
            rows = lists.cases(behind=rows[-1])

    def _unmet(
        self, file: CaseFile, key: TrackKey, happened: Happened, rule: DeadlineRule
    ) -> Iterator[Running]:
        """Yield the deadline of a rule, if it has begun and is not met.

        What was not in force on the day of the event, or is not known for that day, does not run.
        """
        days = happened.get(rule.starts.code, ())
        thing = file.respondents.get(key[0])
        if not days or not rule.concerns(key[1], thing.now.status if thing else None):
            return
        course = _course(file.tracks[key], rule, days)
        begun = max((days[0], *course.restarts))
        done = [day for event in rule.met_by for day in happened.get(event.code, ())]
        held = held_on(rule.values, begun)
        if held is None or held.value is None or any(day >= begun for day in done):
            return
        explained = self._rules.compute(rule.id, days[0], course)
        yield Running(
            case=file.case,
            number=file.opened.now.number,
            respondent=key[0],
            name=thing.now.name if thing else "",
            track=key[1],
            explained=explained,
            days_left=(explained.deadline.last_day - self._today).days,
            unverified=not self._printable.issuperset(explained.cites),
        )


def _course(track: TrackFile, rule: DeadlineRule, days: tuple[date, ...]) -> Course:
    """Return what befell a deadline; only where the rule says so does it begin anew."""
    again = (day for day in days[1:] if (held := held_on(rule.restarts, day)) and held.value)
    return Course(
        restarts=tuple(again),
        suspensions=tuple(
            suspension_of(done.act) for done in track.suspended if done.act.rule == rule.id
        ),
        extensions=tuple(
            extension_of(done.act) for done in track.extended if done.act.rule == rule.id
        ),
    )


def suspension_of(act: DeadlineSuspended) -> Suspension:
    """Return the days an act tells of, as they are counted."""
    return Suspension(first=act.first, last=act.last, reason=act.reason)


def extension_of(act: DeadlineExtended) -> Extension:
    """Return the time an act tells of, as it is counted."""
    return Extension(
        by=Period(number=act.number, unit=act.unit),
        granted_on=act.on,
        approved_by=act.approved_by,
        approved_as=act.approved_as,
    )
