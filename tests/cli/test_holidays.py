"""Entering a year of holidays at the command line."""

from __future__ import annotations

from tests.builders import CLERK, OTHER_CLERK
from tests.cli.conftest import CommandLine, opened

TABLE = """
format = 1
year = 2027
[[notice]]
title = "某通知"
[[holiday]]
name = { zh = "元旦", en = "New Year's Day" }
off = [2027-01-01]
work = []
"""


def test_two_persons_enter_a_year(line: CommandLine) -> None:
    opened(line, "supervision")
    path = line.file("2027.toml", TABLE)
    years = line.does("holidays", "list")["years"]
    assert (years[0]["year"], years[-1]["year"]) == (2004, 2026)
    assert {year["entered_by"] for year in years} == {""}
    line.does("holidays", "enter", "--from", path)
    assert line.types("holidays", "list").out.splitlines()[-1] == (
        f"2027  {CLERK}已录入，等另一个人确认"
    )
    assert line.refused(2, "holidays", "confirm", "--from", path) == ["calendar.same_person"]
    (due,) = line.does("deadline", "list")["deadlines"]
    assert (due["estimated"], due["entered"]) == (True, False)
    line.does("holidays", "confirm", "--from", path, person=OTHER_CLERK)
    assert line.types("holidays", "list").out.splitlines()[-2:] == [
        "2026  程序自带",
        f"2027  本单位录入：{CLERK}、{OTHER_CLERK}",
    ]
    year = line.does("holidays", "list")["years"][-1]
    assert year == {
        "confirmed_by": OTHER_CLERK,
        "issuer": "",
        "counts": True,
        "entered_by": CLERK,
        "notices": [{"number": "", "title": "某通知"}],
        "year": 2027,
    }
    (due,) = line.does("deadline", "list")["deadlines"]
    assert (due["estimated"], due["entered"]) == (False, True)
    assert "本单位录入" in line.types("deadline", "list").out
    assert line.refused(2, "holidays", "enter", "--from", line.file("x.toml", "year = 2027")) == [
        "calendar.key_missing"
    ]
