"""Reading the holiday tables of years from bytes: strictly, with every fault named at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.domain.calendar import (
    SATURDAY,
    Calendar,
    Holiday,
    HolidayName,
    Notice,
    YearTable,
)
from desktop.errors import Problem, Refused
from desktop.rules.reader import open_table
from desktop.rules.reading.strict import ABSENT, Faults, Table, as_day, refuse_newer

FORMAT = 1
FIRST_YEAR, LAST_YEAR = 1949, 2199


def read_calendar(files: Mapping[str, bytes]) -> Calendar:
    """Return the calendar of the year tables given by file name, one year a file."""
    problems: list[Problem] = []
    tables: dict[int, YearTable] = {}
    for file, data in files.items():
        try:
            table = read_year(file, data)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if table.year in tables:
            problems.append(Problem("calendar.year_twice", file, file=file, year=table.year))
        tables[table.year] = table
    if problems:
        raise Refused(problems)
    return Calendar(years=tuple(tables[year] for year in sorted(tables)))


def read_year(file: str, data: bytes) -> YearTable:
    """Return the table of one year; refused with every fault, or too new and said so."""
    faults = Faults("calendar")
    top = open_table(file, data, faults)
    faults.refuse_if_any()
    refuse_newer(top, FORMAT, "calendar.too_new")
    table = _read_table(top)
    faults.refuse_if_any()
    return table


def _read_table(top: Table) -> YearTable:
    year = top.number("year")
    given = top.raw("year")
    if isinstance(given, int) and not FIRST_YEAR <= given <= LAST_YEAR:
        top.fault("year_out_of_range", "year", first=FIRST_YEAR, last=LAST_YEAR)
    notices = tuple(_read_notice(row) for row in top.rows("notice", optional=True))
    seen: set[date] = set()
    holidays = tuple(_read_holiday(row, year, seen) for row in top.rows("holiday", optional=True))
    top.close()
    return YearTable(year=year, notices=notices, holidays=holidays)


def _read_notice(row: Table) -> Notice:
    notice = Notice(title=row.words("title"), number=row.words("number", default=""))
    row.close()
    return notice


def _read_holiday(row: Table, year: int, seen: set[date]) -> Holiday:
    name = row.text("name")
    off, work = _read_days(row, "off", year, seen), _read_days(row, "work", year, seen)
    for day in work:
        if day.weekday() < SATURDAY:
            row.fault("work_on_a_weekday", "work", day=day)
    if not off and not work:
        row.fault("no_days", "off")
    row.close()
    return Holiday(name=HolidayName(zh=name.zh, en=name.en), off=off, work=work)


def _read_days(row: Table, key: str, year: int, seen: set[date]) -> tuple[date, ...]:
    value = row.raw(key)
    days = [] if value is ABSENT else value
    if not isinstance(days, list):
        row.fault("not_days", key)
        return ()
    found = [day for day in map(as_day, days) if day is not None]
    if len(found) < len(days):
        row.fault("not_days", key)
    for day in found:
        if day.year != year:
            row.fault("day_of_another_year", key, day=day, year=year)
        if day in seen:
            row.fault("day_twice", key, day=day)
        seen.add(day)
    return tuple(found)
