"""Write the yearly holiday tables under resources/calendar from two public libraries.

A year is written only where both libraries agree on every day, or where calendar_sources.toml
settles the day in words. Run it once a year, read the difference, and name the new notice.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar.constants as theirs
import holidays

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "calendar"
SOURCES: dict[str, Any] = tomllib.loads((HERE / "calendar_sources.toml").read_text("utf-8"))
FIRST_YEAR = 2004
SATURDAY = 5
LAST_WEEK = (12, 25)
JOINED = ("Mid-autumn Festival", "National Day")


def days_of(year: int) -> list[date]:
    """Return every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def worked_by_first(day: date) -> bool:
    """Return what chinesecalendar says of a day."""
    if day in theirs.holidays:
        return False
    return day in theirs.workdays or day.weekday() < SATURDAY


def worked_by_second(day: date, table: Any) -> bool:
    """Return what holidays says of a day."""
    return day not in table and (day.weekday() < SATURDAY or day in table.weekend_workdays)


def disagreements(year: int) -> list[date]:
    """Return the days of a year on which the libraries differ and no notice was read."""
    table = holidays.country_holidays("CN", years=(year, year + 1))
    settled = {each["day"] for each in SOURCES["settled"]}
    return [
        day
        for day in days_of(year)
        if worked_by_first(day) != worked_by_second(day, table) and day not in settled
    ]


def names_of(year: int) -> tuple[dict[date, str], dict[date, str]]:
    """Return the days off and the days made up of a year, each with the key of its holiday."""
    off = {day: name for day, name in theirs.holidays.items() if day.year == year}
    work = {day: name for day, name in theirs.workdays.items() if day.year == year}
    off |= {each["day"]: each["holiday"] for each in SOURCES["named"] if each["day"].year == year}
    for each in SOURCES["settled"]:
        if each["day"].year == year:
            (work if each["worked"] else off)[each["day"]] = each["holiday"]
    if year in SOURCES["joint"]["years"]:
        off = {day: "joint" if name in JOINED else name for day, name in off.items()}
        work = {day: "joint" if name in JOINED else name for day, name in work.items()}
    return off, work


def notices_of(year: int, days: list[date]) -> list[dict[str, str]]:
    """Return the notices that arrange a day of the year; the next year's may arrange the last."""
    notices: list[dict[str, str]] = list(SOURCES["notices"].get(str(year), []))
    if any((day.month, day.day) >= LAST_WEEK for day in days):
        notices += SOURCES["notices"].get(str(year + 1), [])[:1]
    return notices


def written(days: list[date]) -> str:
    """Return days as a TOML list."""
    return "[" + ", ".join(day.isoformat() for day in days) + "]"


def table_of(year: int) -> str:
    """Return the table of one year as TOML, holidays in the order of the calendar."""
    off, work = names_of(year)
    lines = [
        f"# {each['day']}: the two libraries differ; settled by {each['by']}"
        for each in SOURCES["settled"]
        if each["day"].year == year
    ]
    lines += ["format = 1", f"year = {year}"]
    for notice in notices_of(year, [*off, *work]):
        lines += ["", "[[notice]]", f'title = "{notice["title"]}"']
        lines += [f'number = "{notice["number"]}"'] if "number" in notice else []
    runs: dict[tuple[str, bool], None] = {}
    for day, name in sorted((off | work).items()):
        runs.setdefault((name, (day.month, day.day) >= LAST_WEEK))
    for name, at_the_end in runs:
        here = SOURCES["name"][name]
        days_off, days_worked = (
            sorted(
                day
                for day, other in which.items()
                if other == name and ((day.month, day.day) >= LAST_WEEK) == at_the_end
            )
            for which in (off, work)
        )
        lines += ["", "[[holiday]]", f'name = {{ zh = "{here["zh"]}", en = "{here["en"]}" }}']
        lines += [f"off = {written(days_off)}"] if days_off else []
        lines += [f"work = {written(days_worked)}"] if days_worked else []
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write every year both libraries know; name the days that keep a year out."""
    TARGET.mkdir(parents=True, exist_ok=True)
    left_out = 0
    for year in range(FIRST_YEAR, max(theirs.holidays).year + 1):
        open_days = disagreements(year)
        if open_days:
            left_out += 1
            print(f"{year} left out, the libraries disagree on", *open_days)
            continue
        path = TARGET / f"{year}.toml"
        path.write_text(table_of(year), encoding="utf-8", newline="\n")
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
