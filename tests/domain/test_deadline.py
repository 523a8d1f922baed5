"""Counting a last day: the cases the law and the yearly notices bring about."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.application.deadlines import shipped_calendar
from desktop.domain.calendar import (
    Calendar,
    CalendarDay,
    DayKind,
    Holiday,
    HolidayName,
    Notice,
    YearTable,
)
from desktop.domain.counting import count
from desktop.domain.deadline import LONGEST, Deadline, Period, Stretch, Unit, Why
from desktop.errors import Refused
from desktop.text import Language, explain

CALENDAR = shipped_calendar()
NATIONAL = HolidayName(zh="国庆节", en="National Day")
MID_AUTUMN = HolidayName(zh="中秋节", en="Mid-Autumn Festival")


def counted(number: int, unit: Unit, start: date, calendar: Calendar = CALENDAR) -> Deadline:
    return count(Period(number=number, unit=unit), start, calendar)


def days(first: date, last: date, why: Why, reached: int = 0) -> Stretch:
    return Stretch(first=first, last=last, why=why, reached=reached)


def test_working_days_leave_out_holidays_and_count_weekends_made_up() -> None:
    deadline = counted(15, Unit.WORKING_DAY, date(2026, 9, 15))
    assert deadline.last_day == date(2026, 10, 12)
    assert not deadline.estimated
    assert deadline.moved_from is None
    assert deadline.moved_over == ()
    start, week, saturday, sunday = deadline.counted[:4]
    assert start == days(date(2026, 9, 15), date(2026, 9, 15), Why.START_DAY)
    assert week == days(date(2026, 9, 16), date(2026, 9, 18), Why.WORKING, 3)
    assert saturday == days(date(2026, 9, 19), date(2026, 9, 19), Why.WEEKEND, 3)
    assert (sunday.why, sunday.reached, sunday.holiday) == (Why.MAKE_UP, 4, NATIONAL)
    off = [stretch for stretch in deadline.counted if stretch.why is Why.HOLIDAY]
    assert [(stretch.holiday, stretch.days) for stretch in off] == [(MID_AUTUMN, 3), (NATIONAL, 7)]


def test_a_month_that_ends_in_the_national_days_moves_behind_them() -> None:
    deadline = counted(1, Unit.MONTH, date(2026, 9, 1))
    assert deadline.last_day == date(2026, 10, 8)
    assert deadline.moved_from == date(2026, 10, 1)
    assert deadline.counted[-1] == days(date(2026, 10, 1), date(2026, 10, 1), Why.CORRESPONDING_DAY)
    (over,) = deadline.moved_over
    assert (over.first, over.last, over.holiday) == (date(2026, 10, 1), date(2026, 10, 7), NATIONAL)


def test_one_month_is_not_thirty_days() -> None:
    start = date(2026, 3, 3)
    assert counted(1, Unit.MONTH, start).last_day == date(2026, 4, 3)
    assert counted(30, Unit.NATURAL_DAY, start).last_day == date(2026, 4, 2)


def test_an_end_on_a_weekend_that_is_worked_does_not_move() -> None:
    deadline = counted(5, Unit.NATURAL_DAY, date(2026, 9, 15))
    assert deadline.last_day == date(2026, 9, 20)
    assert deadline.last_day.weekday() == 6
    assert deadline.moved_from is None


def test_natural_days_run_through_holidays_in_one_line() -> None:
    deadline = counted(60, Unit.NATURAL_DAY, date(2026, 8, 31))
    assert deadline.last_day == date(2026, 10, 30)
    assert deadline.counted[1:] == (days(date(2026, 9, 1), date(2026, 10, 30), Why.EVERY_DAY, 60),)


@pytest.mark.parametrize(
    ("number", "unit", "start", "end", "why"),
    [
        (1, Unit.MONTH, date(2026, 1, 31), date(2026, 2, 28), Why.END_OF_MONTH),
        (1, Unit.MONTH, date(2024, 1, 31), date(2024, 2, 29), Why.END_OF_MONTH),
        (1, Unit.MONTH, date(2026, 2, 28), date(2026, 3, 28), Why.CORRESPONDING_DAY),
        (1, Unit.YEAR, date(2024, 2, 29), date(2025, 2, 28), Why.END_OF_MONTH),
        (4, Unit.YEAR, date(2020, 2, 29), date(2024, 2, 29), Why.CORRESPONDING_DAY),
        (6, Unit.MONTH, date(2025, 8, 31), date(2026, 2, 28), Why.END_OF_MONTH),
        (12, Unit.MONTH, date(2025, 12, 1), date(2026, 12, 1), Why.CORRESPONDING_DAY),
        (1, Unit.YEAR, date(2025, 12, 31), date(2026, 12, 31), Why.CORRESPONDING_DAY),
    ],
)
def test_months_and_years_end_on_the_corresponding_day_or_the_last(
    number: int, unit: Unit, start: date, end: date, why: Why
) -> None:
    last = counted(number, unit, start).counted[-1]
    assert (last.last, last.why) == (end, why)


def test_five_working_days_at_the_end_of_2005_know_the_saturday_worked() -> None:
    deadline = counted(5, Unit.WORKING_DAY, date(2005, 12, 28))
    assert deadline.last_day == date(2006, 1, 5)


def test_the_extended_spring_festival_of_2020_moves_an_end_to_monday() -> None:
    deadline = counted(1, Unit.MONTH, date(2019, 12, 31))
    assert deadline.last_day == date(2020, 2, 3)


def test_beyond_the_table_the_last_day_is_an_estimate() -> None:
    deadline = counted(30, Unit.NATURAL_DAY, date(2026, 12, 20))
    assert deadline.estimated
    assert deadline.last_day == date(2027, 1, 19)
    working = counted(15, Unit.WORKING_DAY, date(2026, 12, 15))
    assert working.estimated
    assert {stretch.why for stretch in working.counted[-3:]} == {
        Why.ESTIMATED_WORKING,
        Why.ESTIMATED_WEEKEND,
    }


def test_an_end_moved_across_the_edge_of_the_table_is_an_estimate() -> None:
    deadline = counted(1, Unit.MONTH, date(2026, 11, 26))
    assert deadline.moved_from == date(2026, 12, 26)
    assert [stretch.why for stretch in deadline.moved_over] == [Why.ESTIMATED_WEEKEND]
    assert deadline.last_day == date(2026, 12, 28)
    assert deadline.estimated


def test_a_far_start_does_not_make_an_estimate_of_a_known_end() -> None:
    assert not counted(5, Unit.YEAR, date(2002, 3, 4)).estimated
    assert counted(1, Unit.YEAR, date(2002, 3, 4)).estimated


@pytest.mark.parametrize("unit", Unit)
def test_a_period_is_at_least_one_and_not_beyond_measure(unit: Unit) -> None:
    for number in (0, -1, LONGEST[unit] + 1):
        with pytest.raises(Refused) as caught:
            Period(number=number, unit=unit)
        for language in Language:
            assert str(LONGEST[unit]) in explain(caught.value.problems[0], language)
    assert counted(LONGEST[unit], unit, date(2199, 12, 31)).last_day.year < 2310


@pytest.mark.parametrize("start", [date(1949, 9, 30), date(2200, 1, 1), date.min, date.max])
def test_a_start_out_of_reach_is_refused(start: date) -> None:
    with pytest.raises(Refused) as caught:
        counted(1, Unit.MONTH, start)
    assert "1949年10月1日" in explain(caught.value.problems[0], Language.CHINESE)
    assert "31 December 2199" in explain(caught.value.problems[0], Language.ENGLISH)


def a_table(year: int, *holidays: Holiday) -> YearTable:
    return YearTable(year=year, notices=(), holidays=holidays)


def test_of_two_tables_for_one_year_the_later_holds() -> None:
    first = Holiday(name=NATIONAL, off=(date(2030, 10, 1),), work=())
    second = Holiday(name=NATIONAL, off=(date(2030, 10, 2),), work=(date(2030, 10, 5),))
    calendar = Calendar(years=(a_table(2030, first), a_table(2030, second)))
    assert calendar.kind_of(date(2030, 10, 1)) is DayKind.WORKING
    assert calendar.kind_of(date(2030, 10, 2)) is DayKind.HOLIDAY
    assert calendar.kind_of(date(2030, 10, 5)) is DayKind.MAKE_UP
    assert calendar.knows(2030)
    assert not calendar.knows(2031)


def test_a_year_names_the_notices_it_rests_on() -> None:
    notice = Notice(title="A notice")
    calendar = Calendar(years=(YearTable(year=2030, notices=(notice,), holidays=()),))
    assert calendar.notices(2030) == (notice,)
    assert calendar.notices(2031) == ()


def test_the_last_week_of_a_year_waits_for_the_next_notice() -> None:
    alone = Calendar(years=(a_table(2030),))
    assert alone.kind_of(date(2030, 12, 24)) is DayKind.WORKING
    assert alone.kind_of(date(2030, 12, 26)) is DayKind.ESTIMATED_WORKING
    assert alone.kind_of(date(2030, 12, 28)) is DayKind.ESTIMATED_WEEKEND
    both = Calendar(years=(a_table(2030), a_table(2031)))
    assert both.kind_of(date(2030, 12, 26)) is DayKind.WORKING
    assert both.kind_of(date(2030, 12, 28)) is DayKind.WEEKEND
    assert both.day(date(2029, 1, 1)) == CalendarDay(
        day=date(2029, 1, 1), kind=DayKind.ESTIMATED_WORKING
    )


def test_calendars_are_values() -> None:
    assert Calendar(years=(a_table(2030),)) == Calendar(years=(a_table(2030),))
    assert Calendar(years=(a_table(2030),)) != Calendar(years=(a_table(2031),))
    assert hash(CALENDAR) == hash(shipped_calendar())
