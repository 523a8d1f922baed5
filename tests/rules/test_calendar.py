"""The yearly holiday tables: what ships is right day by day, what is wrong is named."""

from __future__ import annotations

import importlib.util
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import chinese_calendar.constants as first_library
import holidays as second_library
import pytest

from desktop import places
from desktop.domain.calendar import Calendar, DayKind, HolidayName, Notice
from desktop.errors import Failure, Refused, TooNew
from desktop.rules.calendar import read_calendar, read_year
from desktop.text import Language, explain

GOOD = b"""
format = 1
year = 2026

[[notice]]
title = "A notice"

[[holiday]]
name = { zh = "\xe5\x85\x83\xe6\x97\xa6", en = "New Year's Day" }
off = [2026-01-01, 2026-01-02, 2026-01-03]
work = [2026-01-04]
"""
YEARS = range(2004, max(first_library.holidays).year + 1)
# The notice for 2006 (number 35 of 2005) has 31 December 2005 worked; the first library missed it.
SETTLED_BY_THE_NOTICE = {date(2005, 12, 31): True}


@cache
def shipped() -> Calendar:
    folder = places.resources() / "calendar"
    return read_calendar({path.name: path.read_bytes() for path in sorted(folder.iterdir())})


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def codes(act: Any) -> list[str]:
    """Return the codes of a refusal, each of which can be said in both languages."""
    with pytest.raises(Failure) as caught:
        act()
    for problem in caught.value.problems:
        for language in Language:
            assert len(explain(problem, language)) > 10
    return [problem.code.removeprefix("calendar.") for problem in caught.value.problems]


def test_every_year_from_2004_to_the_last_published_one_ships() -> None:
    assert [table.year for table in shipped().years] == list(YEARS)


def test_no_year_that_both_libraries_know_is_left_out() -> None:
    days = {*first_library.holidays, *first_library.workdays}
    assert sorted({day.year for day in days}) == list(YEARS)
    known = second_library.country_holidays("CN")
    assert known.start_year <= YEARS[0]
    assert known.end_year >= YEARS[-1]


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_what_both_libraries_say(year: int) -> None:
    table = second_library.country_holidays("CN", years=(year, year + 1))
    for day in days_of(year):
        weekday = day.weekday() < 5
        by_first = day not in first_library.holidays and (weekday or day in first_library.workdays)
        by_second = day not in table and (weekday or day in table.weekend_workdays)
        ours = shipped().is_working(day)
        if day in SETTLED_BY_THE_NOTICE:
            assert by_first != by_second
            assert ours is SETTLED_BY_THE_NOTICE[day]
        else:
            assert (ours, ours) == (by_first, by_second), day


def test_the_dragon_boat_day_2012_is_named_though_it_was_a_saturday() -> None:
    found = shipped().day(date(2012, 6, 23))
    assert found.kind is DayKind.HOLIDAY
    assert found.holiday == HolidayName(zh="端午节", en="Dragon Boat Festival")


def test_the_end_of_december_names_the_notice_of_the_next_year() -> None:
    numbers = [notice.number for notice in shipped().notices(2005)]
    assert numbers == ["国办发明电〔2004〕52号", "国办发明电〔2005〕35号"]
    assert [n.number for n in shipped().notices(2026)] == ["国办发明电〔2025〕7号"]
    assert shipped().notices(2003) == ()


def test_a_notice_without_a_known_number_stands_without_one() -> None:
    table = read_year("2026.toml", GOOD)
    assert table.notices == (Notice(title="A notice", number=""),)
    assert table.holidays[0].work == (date(2026, 1, 4),)


def test_a_year_of_no_holidays_can_be_read() -> None:
    assert read_year("2030.toml", b"format = 1\nyear = 2030\n").holidays == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"format = 1\n", b"", ["key_missing"]),
        (b"format = 1", b"format = 0", ["not_number"]),
        (b"year = 2026", b"year = '2026'", ["not_number", *["day_of_another_year"] * 4]),
        (b"year = 2026", b"year = 1900", ["year_out_of_range", *["day_of_another_year"] * 4]),
        (b"year = 2026", b"year = 2025", ["day_of_another_year"] * 4),
        (b"year = 2026", b"year = 2026\ncolour = 1", ["key_unknown"]),
        (b'[[notice]]\ntitle = "A notice"', b"notice = 1", ["not_tables"]),
        (b'[[notice]]\ntitle = "A notice"', b"notice = [1]", ["not_table"]),
        (b'"A notice"', b'" "', ["not_words"]),
        (b"title", b"titel", ["key_missing", "key_unknown"]),
        (b", en =", b", fr =", ["language_missing", "key_unknown"]),
        (b"work = [2026-01-04]", b"work = [2026-01-05]", ["work_on_a_weekday"]),
        (b"work = [2026-01-04]", b"work = [2026-01-03]", ["day_twice"]),
        (b"work = [2026-01-04]", b"work = 2026-01-04", ["not_days"]),
        (b"work = [2026-01-04]", b"work = [4]", ["not_days"]),
        (b"work = [2026-01-04]", b"work = [2026-01-04T08:00:00]", ["not_days"]),
        (b"work = [2026-01-04]", b"wrok = [2026-01-04]", ["key_unknown"]),
        (b"= [2026-01-01, 2026-01-02, 2026-01-03]\nwork = [2026-01-04]", b"= []", ["no_days"]),
        (b"\xe5", b"\xff", ["not_utf8"]),
        (b"format = 1", b"format 1", ["not_toml"]),
        (b"format = 1", b"x = " + b"[" * 20_000, ["not_toml"]),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_read(
    old: bytes, new: bytes, expected: list[str]
) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new, 1)
    assert codes(lambda: read_year("2026.toml", broken)) == expected


def test_a_fault_names_the_file_and_the_key() -> None:
    broken = GOOD.replace(b"work = [2026-01-04]", b"work = [2026-01-05]")
    with pytest.raises(Refused) as caught:
        read_year("mine.toml", broken)
    said = explain(caught.value.problems[0], Language.CHINESE)
    assert "mine.toml" in said
    assert "holiday.1.work" in said
    assert "2026年1月5日" in said


def test_a_table_of_a_later_format_asks_for_a_newer_program() -> None:
    newer = GOOD.replace(b"format = 1", b"format = 2")
    assert codes(lambda: read_year("2026.toml", newer)) == ["too_new"]
    with pytest.raises(TooNew):
        read_calendar({"2026.toml": newer})


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    assert codes(lambda: read_year("2026.toml", b"#" * 2_000_000)) == ["file_too_large"]


def test_two_tables_of_one_year_and_a_broken_third_are_reported_together() -> None:
    files = {"a.toml": GOOD, "b.toml": GOOD, "c.toml": b"format 1"}
    assert codes(lambda: read_calendar(files)) == ["year_twice", "not_toml"]


def test_the_shipped_tables_are_what_the_script_writes(tmp_path: Path) -> None:
    script = places.resources().parent / "packaging" / "make_calendar.py"
    spec = importlib.util.spec_from_file_location("make_calendar", script)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.TARGET = tmp_path
    assert module.main() == 0
    folder = places.resources() / "calendar"
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in folder.iterdir()}
