"""The legal calendar: on which days offices work.

Weekends are worked and weekdays are off by a yearly notice, so the calendar is data (DOMAIN 8.4).
Where no notice has been read in, a day can only be estimated from its weekday, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

SATURDAY = 5
FIRST_DAY_OPEN_TO_THE_NEXT_NOTICE = (12, 25)


class DayKind(Enum):
    """What a day is to an office."""

    WORKING = "working"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ESTIMATED_WORKING = "estimated_working"
    ESTIMATED_WEEKEND = "estimated_weekend"

    @property
    def is_worked(self) -> bool:
        """True where offices work: also on a weekend day made up for a holiday."""
        return self in {DayKind.WORKING, DayKind.MAKE_UP, DayKind.ESTIMATED_WORKING}

    @property
    def is_estimated(self) -> bool:
        """True where no published notice settles the day."""
        return self in {DayKind.ESTIMATED_WORKING, DayKind.ESTIMATED_WEEKEND}


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayName:
    """A holiday as people call it, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One holiday of a year: the days off, and the weekend days worked in exchange."""

    name: HolidayName
    off: tuple[date, ...]
    work: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The official notice that arranges holidays; the number is empty where it is not known."""

    title: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """The days of one calendar year that are not simply Monday to Friday.

    One that the office ``entered`` itself stands until a signed one comes, and says so.
    """

    year: int
    notices: tuple[Notice, ...]
    holidays: tuple[Holiday, ...]
    entered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day as the calendar knows it; ``holiday`` is the reason of a day off or made up."""

    day: date
    kind: DayKind
    holiday: HolidayName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """All year tables an office has; of two tables for one year the later one given holds."""

    years: tuple[YearTable, ...]
    _tables: Mapping[int, YearTable] = field(init=False, repr=False, compare=False)
    _off: Mapping[date, HolidayName] = field(init=False, repr=False, compare=False)
    _work: Mapping[date, HolidayName] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables = {table.year: table for table in self.years}
        holidays = [holiday for table in tables.values() for holiday in table.holidays]
        # A frozen value may only be filled in this way; nothing changes after this line.
        put = object.__setattr__
        put(self, "_tables", tables)
        put(self, "_off", {day: each.name for each in holidays for day in each.off})
        put(self, "_work", {day: each.name for each in holidays for day in each.work})

    def knows(self, year: int) -> bool:
        """Tell whether the table of the year is here."""
        return year in self._tables

    def is_entered(self, year: int) -> bool:
        """Tell whether the office entered the year itself."""
        return self.knows(year) and self._tables[year].entered

    def with_later(self, tables: Iterable[YearTable]) -> Calendar:
        """Return the calendar with years that came later, where no other table is here."""
        more = tuple(table for table in tables if not self.knows(table.year))
        return Calendar(years=(*self.years, *more)) if more else self

    def notices(self, year: int) -> tuple[Notice, ...]:
        """Return the notices the year rests on; none for a year that is not known."""
        return self._tables[year].notices if self.knows(year) else ()

    def day(self, day: date) -> CalendarDay:
        """Return the kind of a day and, where a holiday makes it so, which one."""
        if day in self._off:
            return CalendarDay(day=day, kind=DayKind.HOLIDAY, holiday=self._off[day])
        if day in self._work:
            return CalendarDay(day=day, kind=DayKind.MAKE_UP, holiday=self._work[day])
        weekend = day.weekday() >= SATURDAY
        if self._is_settled(day):
            return CalendarDay(day=day, kind=DayKind.WEEKEND if weekend else DayKind.WORKING)
        estimate = DayKind.ESTIMATED_WEEKEND if weekend else DayKind.ESTIMATED_WORKING
        return CalendarDay(day=day, kind=estimate)

    def kind_of(self, day: date) -> DayKind:
        """Return what the day is to an office."""
        return self.day(day).kind

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on the day, as far as is known."""
        return self.kind_of(day).is_worked

    def _is_settled(self, day: date) -> bool:
        """Tell whether no notice still to come can change the day.

        New Year's Day is arranged by the next year's notice, which has moved the last days of
        December more than once (31 December 2005, 30 and 31 December 2006, 29 December 2018).
        A year the office entered itself tells nothing of the December before it.
        """
        if (day.month, day.day) < FIRST_DAY_OPEN_TO_THE_NEXT_NOTICE:
            return self.knows(day.year)
        after = day.year + 1
        return self.knows(day.year) and self.knows(after) and not self.is_entered(after)
