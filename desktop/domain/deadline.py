"""Deadlines: how long an act may take, what befalls that time, and the last day with its counting.

How the last day is found is told in `counting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop.domain.calendar import DayKind, HolidayName
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


LONGEST_SUSPENSION = 3660
LONGEST = {Unit.NATURAL_DAY: 3660, Unit.WORKING_DAY: 2500, Unit.MONTH: 1200, Unit.YEAR: 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long a rule gives. A month is not 30 days, and a working day is not a day."""

    number: int
    unit: Unit

    @property
    def months(self) -> int:
        """Return how many months it has; one in days has none, since a month is not 30 days."""
        in_months = {Unit.MONTH: 1, Unit.YEAR: 12}
        return self.number * in_months.get(self.unit, 0)

    def __post_init__(self) -> None:
        longest = LONGEST[self.unit]
        if not 1 <= self.number <= longest:
            raise Refused(
                Problem("deadline.period_out_of_range", number=self.number, longest=longest)
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Days that do not count, from the first to the last; the rest runs on after them."""

    first: date
    last: date
    reason: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Refused(
                Problem("deadline.suspension_backwards", first=self.first, last=self.last)
            )
        refuse_out_of_reach(self.first)
        if self.days > LONGEST_SUSPENSION:
            raise Refused(
                Problem("deadline.suspension_too_long", days=self.days, longest=LONGEST_SUSPENSION)
            )

    @property
    def days(self) -> int:
        """Return how many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """So much more time, granted on a day; who approved it, and as what."""

    by: Period
    granted_on: date
    approved_by: str = ""
    approved_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What befell a period after it had begun.

    From the last of ``restarts`` it is counted anew, as if nothing had been before.
    """

    restarts: tuple[date, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()


UNDISTURBED = Course()


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
    SUSPENDED = "suspended"
    RUNS_ON = "runs_on"
    EXTENDED = "extended"
    SET_ASIDE = "set_aside"
    RESTARTED = "restarted"


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
    """Days in a row that were treated alike; ``reached`` is the number counted at its end.

    An extension begins on the day the time before it ends; what follows it counts from one again.
    """

    first: date
    last: date
    why: Why
    reached: int = 0
    holiday: HolidayName | None = None
    reason: str = ""
    extension: Extension | None = None

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

    @property
    def end(self) -> date:
        """Return the day on which the rule itself ends, before any move over days off."""
        return self.counted[-1].last


def refuse_out_of_reach(day: date) -> None:
    """Refuse a day from which nothing can be counted."""
    if not EARLIEST_START <= day <= LATEST_START:
        raise Refused(
            Problem(
                "deadline.start_out_of_range",
                start=day,
                earliest=EARLIEST_START,
                latest=LATEST_START,
            )
        )
