"""Deadlines: which rules there are, and the last day of one, counted line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop import places
from desktop.domain.calendar import Calendar, HolidayName, Notice
from desktop.domain.deadline import Deadline, Period, Stretch, Unit, Why, count
from desktop.errors import NotFound, Problem, Value
from desktop.rules.calendar import read_calendar
from desktop.rules.law import SourceId
from desktop.rules.lookup import period_on
from desktop.rules.model import DeadlineRule
from desktop.text import Language, sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A last day with everything it rests on: rule, period in force at the start, notices."""

    rule: DeadlineRule
    start: date
    period: Period
    cites: tuple[SourceId, ...]
    deadline: Deadline
    notices: tuple[Notice, ...]

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the counting as sentences, from the day of the event to the last day."""
        return tuple(_Teller(self, language).told())


class Deadlines:
    """Counts the deadlines of a rule pack by the legal calendar; needs no office."""

    def __init__(self, rules: Iterable[DeadlineRule], calendar: Calendar) -> None:
        """Take the rules of one pack and the calendar to count by."""
        self._rules = {rule.id: rule for rule in rules}
        self._calendar = calendar

    def list_rules(self) -> tuple[DeadlineRule, ...]:
        """Return every rule, in the order of the pack."""
        return tuple(self._rules.values())

    def compute(self, rule_id: str, start: date) -> Explained:
        """Return the last day under a rule, by the period in force on the day of the event.

        Raises:
            NotFound: there is no such rule.
            Refused: the rule was not in force on that day, or the day cannot be counted from.
        """
        if rule_id not in self._rules:
            raise NotFound(Problem("deadline.unknown_rule", about=rule_id, rule=rule_id))
        rule = self._rules[rule_id]
        period = period_on(rule, start)
        deadline = count(period, start, self._calendar)
        return Explained(
            rule=rule,
            start=start,
            period=period,
            cites=_cites_on(rule, start),
            deadline=deadline,
            notices=self._notices(deadline),
        )

    def _notices(self, deadline: Deadline) -> tuple[Notice, ...]:
        """Return the notices of the years in which a day was looked up in the calendar."""
        looked_up = (*deadline.counted[1:], *deadline.moved_over)
        years = sorted({stretch.last.year for stretch in looked_up} | {deadline.last_day.year})
        notices = (notice for year in years for notice in self._calendar.notices(year))
        return tuple(dict.fromkeys(notices))


def shipped_calendar() -> Calendar:
    """Return the calendar of the year tables that come with the program."""
    folder = places.resources() / "calendar"
    return read_calendar({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))})


def _cites_on(rule: DeadlineRule, day: date) -> tuple[SourceId, ...]:
    """Return the sources of the value that holds on a day."""
    begun = [value for value in rule.values if value.start is None or value.start <= day]
    return begun[-1].cites


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells a counting in one language."""

    explained: Explained
    language: Language

    def told(self) -> Iterator[str]:
        deadline = self.explained.deadline
        for stretch in deadline.counted:
            yield self._stretch(stretch)
        for stretch in deadline.moved_over:
            yield self._days(f"moved_{stretch.why.value}", stretch)
        last_day = "last_day_estimated" if deadline.estimated else "last_day"
        weekday = self._say(WEEKDAYS[deadline.last_day.weekday()])
        yield self._say(last_day, day=deadline.last_day, weekday=weekday)
        for notice in self.explained.notices:
            if notice.number:
                yield self._say("notice", title=notice.title, number=notice.number)
            else:
                yield self._say("notice_without_number", title=notice.title)

    def _stretch(self, stretch: Stretch) -> str:
        if stretch.why is Why.START_DAY:
            return self._say("start_day", first=stretch.first)
        if stretch.why in {Why.CORRESPONDING_DAY, Why.END_OF_MONTH}:
            period = self.explained.period
            key = "corresponding" if stretch.why is Why.CORRESPONDING_DAY else "end_of_month"
            unit = "year" if period.unit is Unit.YEAR else "month"
            one = "_one" if period.number == 1 else ""
            return self._say(f"{key}_{unit}{one}", number=period.number, first=stretch.first)
        return self._days(stretch.why.value, stretch)

    def _days(self, key: str, stretch: Stretch) -> str:
        return self._say(
            f"{key}_one" if stretch.days == 1 else key,
            first=stretch.first,
            last=stretch.last,
            days=stretch.days,
            reached=stretch.reached,
            holiday=self._holiday(stretch.holiday),
        )

    def _holiday(self, name: HolidayName | None) -> str:
        if name is None:
            return ""
        return name.zh if self.language is Language.CHINESE else name.en

    def _say(self, key: str, **values: Value) -> str:
        return sentence(f"deadline.{key}", self.language, **values)
