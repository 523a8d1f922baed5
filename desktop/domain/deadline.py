"""Deadlines: the last day for an act, and how it was counted.

The day of the event is not counted; months and years end on the corresponding day or, where there
is none, on the last of the month; an end on a day off moves to the next working day (DOMAIN 2.10).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.domain.calendar import Calendar, CalendarDay, DayKind, HolidayName
from desktop.errors import Problem, Refused

ONE_DAY = timedelta(days=1)
EARLIEST_START = date(1949, 10, 1)
LATEST_START = date(2199, 12, 31)


class Unit(Enum):
    """The four ways in which the rules of the field measure a period."""

    NATURAL_DAY = "natural_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


LONGEST = {Unit.NATURAL_DAY: 3660, Unit.WORKING_DAY: 2500, Unit.MONTH: 1200, Unit.YEAR: 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long a rule gives. A month is not 30 days, and a working day is not a day."""

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        longest = LONGEST[self.unit]
        if not 1 <= self.number <= longest:
            raise Refused(
                Problem("deadline.period_out_of_range", number=self.number, longest=longest)
            )


class Why(Enum):
    """Why a stretch of days was counted or left out."""

    START_DAY = "start_day"
    EVERY_DAY = "every_day"
    WORKING = "working"
    MAKE_UP = "make_up"
    ESTIMATED_WORKING = "estimated_working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ESTIMATED_WEEKEND = "estimated_weekend"
    CORRESPONDING_DAY = "corresponding_day"
    END_OF_MONTH = "end_of_month"


WHY_OF_KIND = {
    DayKind.WORKING: Why.WORKING,
    DayKind.MAKE_UP: Why.MAKE_UP,
    DayKind.ESTIMATED_WORKING: Why.ESTIMATED_WORKING,
    DayKind.WEEKEND: Why.WEEKEND,
    DayKind.HOLIDAY: Why.HOLIDAY,
    DayKind.ESTIMATED_WEEKEND: Why.ESTIMATED_WEEKEND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days in a row that were treated alike; ``reached`` is the number counted at its end."""

    first: date
    last: date
    why: Why
    reached: int = 0
    holiday: HolidayName | None = None

    @property
    def days(self) -> int:
        """Return how many days the stretch has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day for an act: an act on that day is still in time.

    ``counted`` leads from the start to the end as the rule has it; where that is a day off,
    ``moved_from`` is that day and ``moved_over`` the days passed over from there.
    """

    last_day: date
    counted: tuple[Stretch, ...]
    estimated: bool
    moved_from: date | None = None
    moved_over: tuple[Stretch, ...] = ()


def count(period: Period, start: date, calendar: Calendar) -> Deadline:
    """Return the last day of a period that starts with an event on ``start``."""
    if not EARLIEST_START <= start <= LATEST_START:
        raise Refused(
            Problem(
                "deadline.start_out_of_range",
                start=start,
                earliest=EARLIEST_START,
                latest=LATEST_START,
            )
        )
    opening = Stretch(first=start, last=start, why=Why.START_DAY)
    if period.unit is Unit.WORKING_DAY:
        return _count_working_days(period.number, opening, calendar)
    if period.unit is Unit.NATURAL_DAY:
        end = start + period.number * ONE_DAY
        last = Stretch(first=start + ONE_DAY, last=end, why=Why.EVERY_DAY, reached=period.number)
    else:
        months = period.number * (12 if period.unit is Unit.YEAR else 1)
        last = _corresponding_day(start, months)
    return _moved_to_a_working_day((opening, last), calendar)


def _count_working_days(number: int, opening: Stretch, calendar: Calendar) -> Deadline:
    days: list[CalendarDay] = []
    reached, day = 0, opening.last
    while reached < number:
        day += ONE_DAY
        days.append(calendar.day(day))
        reached += days[-1].kind.is_worked
    return Deadline(
        last_day=day,
        counted=(opening, *_stretches(days)),
        estimated=any(each.kind.is_estimated for each in days),
    )


def _corresponding_day(start: date, months: int) -> Stretch:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    length = monthrange(year, month)[1]
    day = date(year, month, min(start.day, length))
    why = Why.CORRESPONDING_DAY if start.day <= length else Why.END_OF_MONTH
    return Stretch(first=day, last=day, why=why)


def _moved_to_a_working_day(counted: tuple[Stretch, ...], calendar: Calendar) -> Deadline:
    end = counted[-1].last
    over: list[CalendarDay] = []
    landing = calendar.day(end)
    while not landing.kind.is_worked:
        over.append(landing)
        landing = calendar.day(landing.day + ONE_DAY)
    return Deadline(
        last_day=landing.day,
        counted=counted,
        estimated=any(each.kind.is_estimated for each in (*over, landing)),
        moved_from=end if over else None,
        moved_over=_stretches(over),
    )


def _stretches(days: Iterable[CalendarDay]) -> tuple[Stretch, ...]:
    """Return days in a row as stretches of one reason each, with the working days reached."""
    stretches: list[Stretch] = []
    reached = 0
    for each in days:
        why = WHY_OF_KIND[each.kind]
        reached += each.kind.is_worked
        first = each.day
        if stretches and (stretches[-1].why, stretches[-1].holiday) == (why, each.holiday):
            first = stretches.pop().first
        stretches.append(
            Stretch(first=first, last=each.day, why=why, reached=reached, holiday=each.holiday)
        )
    return tuple(stretches)
