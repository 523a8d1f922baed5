"""Deadlines: which rules there are, and the last day of one, counted line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop import places
from desktop.application.deadline_words import counting_told
from desktop.domain.calendar import Calendar, Notice
from desktop.domain.counting import count
from desktop.domain.deadline import UNDISTURBED, Course, Deadline, Period
from desktop.errors import NotFound, Problem
from desktop.rules.calendar import read_calendar
from desktop.rules.law import SourceId
from desktop.rules.lookup import period_on, source
from desktop.rules.model import DeadlineRule, RulePack
from desktop.text import Language, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A last day with everything it rests on: rule, period in force at the start, notices.

    ``entered`` are the years looked up whose holidays the office entered itself.
    """

    rule: DeadlineRule
    start: date
    course: Course = UNDISTURBED
    period: Period
    cites: tuple[SourceId, ...]
    deadline: Deadline
    notices: tuple[Notice, ...]
    entered: tuple[int, ...] = ()

    @property
    def begun(self) -> date:
        """Return the day from which it is counted: that of the event, or when it began anew."""
        return max((self.start, *self.course.restarts))

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the counting as sentences, from the day of the event to the last day."""
        told = counting_told(self.period, self.deadline, self.notices, language)
        return (
            *told,
            *(sentence("deadline.entered", language, year=year) for year in self.entered),
        )


class Deadlines:
    """Counts the deadlines of a rule pack by the legal calendar; needs no office."""

    def __init__(self, rules: Iterable[DeadlineRule], calendar: Calendar) -> None:
        """Take the rules of one pack and the calendar to count by."""
        self._rules = {rule.id: rule for rule in rules}
        self._calendar = calendar

    def list_rules(self) -> tuple[DeadlineRule, ...]:
        """Return every rule, in the order of the pack."""
        return tuple(self._rules.values())

    def rule(self, rule_id: str) -> DeadlineRule:
        """Return a rule.

        Raises:
            NotFound: there is none of that name.
        """
        if rule_id not in self._rules:
            raise NotFound(Problem("deadline.unknown_rule", about=rule_id, rule=rule_id))
        return self._rules[rule_id]

    def compute(self, rule_id: str, start: date, course: Course = UNDISTURBED) -> Explained:
        """Return the last day under a rule, by the period in force on the day of the event.

        Where the period began anew, what was in force on that day holds.

        Raises:
            NotFound: there is no such rule.
            Refused: the rule was not in force on that day, or the day cannot be counted from.
        """
        rule = self.rule(rule_id)
        begun = max((start, *course.restarts))
        period = period_on(rule, begun)
        deadline = count(period, start, self._calendar, course)
        years = _looked_up(deadline)
        notices = (notice for year in years for notice in self._calendar.notices(year))
        return Explained(
            rule=rule,
            start=start,
            course=course,
            period=period,
            cites=_cites_on(rule, begun),
            deadline=deadline,
            notices=tuple(dict.fromkeys(notices)),
            entered=tuple(year for year in years if self._calendar.is_entered(year)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A source by its title; papers may not name one that is ``unverified``."""

    title: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleListed:
    """A deadline rule with its sources; ``unverified`` where one was not compared with the text."""

    rule: DeadlineRule
    sources: tuple[SourceId, ...]
    titles: tuple[str, ...]
    unverified: bool


def rests_on(pack: RulePack, cites: Iterable[SourceId], language: Language) -> tuple[Basis, ...]:
    """Return the sources that are cited."""
    found = (source(pack, each) for each in cites)
    return tuple(
        Basis(title=each.title.said(language), unverified=not each.may_be_printed) for each in found
    )


def rules_listed(pack: RulePack, language: Language) -> tuple[RuleListed, ...]:
    """Return every deadline rule of a pack with the law it rests on."""
    listed = []
    for rule in pack.deadlines:
        cites = tuple(dict.fromkeys(each for row in rule.values for each in row.cites))
        basis = rests_on(pack, cites, language)
        listed.append(
            RuleListed(
                rule=rule,
                sources=cites,
                titles=tuple(each.title for each in basis),
                unverified=any(each.unverified for each in basis),
            )
        )
    return tuple(listed)


def shipped_calendar() -> Calendar:
    """Return the calendar of the year tables that come with the program."""
    folder = places.resources() / "calendar"
    return read_calendar({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})


def _looked_up(deadline: Deadline) -> list[int]:
    """Return the years in which a day was looked up in the calendar."""
    looked_up = (*deadline.counted[1:], *deadline.moved_over)
    return sorted({stretch.last.year for stretch in looked_up} | {deadline.last_day.year})


def _cites_on(rule: DeadlineRule, day: date) -> tuple[SourceId, ...]:
    """Return the sources of the value that holds on a day."""
    begun = [value for value in rule.values if value.start is None or value.start <= day]
    return begun[-1].cites
