"""A year the program does not know: entered by two persons, marked, and gone once it ships."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from desktop.application.holidays import Holidays, KnownYear
from desktop.application.running_deadlines import RunningDeadlines
from desktop.application.today import Today
from desktop.application.workspace import Workspace
from desktop.domain.calendar import Calendar, DayKind, Notice
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import EntryId
from desktop.domain.measure import Track
from desktop.errors import Failure, NotFound, Refused
from desktop.rules.calendar import read_year
from desktop.text import Language
from tests.builders import CLERK, OTHER_CLERK, READER, REVIEWERS, Town, a_case, refusal

TABLE = """
format = 1
year = 2027
[[notice]]
title = "某通知"
number = "某号"
[[holiday]]
name = { zh = "元旦", en = "New Year's Day" }
off = [2027-01-01]
work = [2027-01-09]
"""
NEXT_YEAR = read_year("2027.toml", TABLE.encode())


def entered(work: Workspace, table: str = TABLE) -> EntryId:
    return Holidays(work).enter("2027.toml", table.encode())


def confirmed(work: Workspace, table: str = TABLE) -> EntryId:
    return Holidays(work).confirm("mine.toml", table.encode())


def refused(family: type[Failure], act: Callable[..., object], *given: object) -> list[str]:
    return refusal(family, partial(act, *given))


def last_years(work: Workspace) -> KnownYear:
    return Holidays(work).years()[-1]


def test_a_year_counts_once_a_second_person_entered_it_alike(town: Town) -> None:
    other = town.acting(OTHER_CLERK)
    assert last_years(town.clerk).year == 2026
    entered(town.clerk)
    waiting = last_years(town.clerk)
    assert (waiting.year, waiting.by, waiting.waits) == (2027, CLERK, True)
    assert not town.clerk.calendar.knows(2027)
    assert Today(town.clerk).agenda(Language.CHINESE).year_without_holidays == 2027
    renamed = TABLE.replace("某号", "另一号").replace("New Year's Day", "New Year")
    confirmed(other, renamed)
    known = last_years(town.clerk)
    assert (known.by, known.confirmed_by, known.waits) == (CLERK, OTHER_CLERK, False)
    assert known.notices == (Notice(title="某通知", number="某号"),)
    assert town.clerk.calendar.is_entered(2027)
    assert town.clerk.calendar.kind_of(date(2027, 1, 9)) is DayKind.MAKE_UP
    assert Today(town.clerk).agenda(Language.CHINESE).year_without_holidays is None


def test_what_is_counted_by_it_says_so(town: Town) -> None:
    a_case(town.clerk, Track.SUPERVISION)
    (before,) = RunningDeadlines(town.clerk).all().running
    assert before.explained.deadline.estimated
    assert before.explained.entered == ()
    entered(town.clerk)
    confirmed(town.acting(READER))
    (after,) = RunningDeadlines(town.clerk).all().running
    assert not after.explained.deadline.estimated
    assert after.explained.entered == (2027,)
    lines = after.explained.lines(Language.CHINESE)
    assert lines[-1].startswith("2027 年的放假安排是本单位录入的")
    assert "放假依据：《某通知》（某号）。" in lines


def test_nobody_confirms_what_they_entered(town: Town) -> None:
    entry = entered(town.clerk)
    assert refused(Refused, confirmed, town.clerk) == ["calendar.same_person"]
    town.clerk.record(ActConfirmed(entry=entry))
    assert not town.clerk.calendar.knows(2027)


def test_days_that_differ_are_named_and_the_year_is_entered_anew(town: Town) -> None:
    other, third = town.acting(OTHER_CLERK), town.acting(READER)
    entered(town.clerk, TABLE.replace("2027-01-09", "2027-01-10"))
    with pytest.raises(Refused) as caught:
        confirmed(other)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["days"]) == (
        "calendar.days_differ",
        "2027-01-09, 2027-01-10",
    )
    entered(other)
    confirmed(third)
    assert town.clerk.calendar.kind_of(date(2027, 1, 9)) is DayKind.MAKE_UP
    assert refused(NotFound, confirmed, town.clerk) == ["calendar.nobody_entered"]


def test_a_year_may_be_entered_better_later(town: Town) -> None:
    other, better = town.acting(OTHER_CLERK), TABLE.replace("2027-01-09", "2027-01-10")
    entered(town.clerk)
    confirmed(other)
    entered(other, better)
    assert town.clerk.calendar.kind_of(date(2027, 1, 9)) is DayKind.MAKE_UP
    confirmed(town.clerk, better)
    assert town.clerk.calendar.kind_of(date(2027, 1, 10)) is DayKind.MAKE_UP
    assert town.clerk.calendar.kind_of(date(2027, 1, 9)) is DayKind.WEEKEND


def test_what_cannot_be_a_missing_year_is_refused(town: Town) -> None:
    work = town.clerk
    bare = "format = 1\nyear = 2027\n"
    assert refused(Refused, entered, work, bare) == [
        "calendar.notice_missing",
        "calendar.holidays_missing",
    ]
    shipped = TABLE.replace("2027", "2026").replace("work = [2026-01-09]", "")
    assert refused(Refused, entered, work, shipped) == ["calendar.shipped_already"]
    assert refused(Refused, entered, work, "format 1") == ["calendar.not_toml"]
    assert refused(NotFound, confirmed, work) == ["calendar.nobody_entered"]
    assert refused(Refused, entered, town.acting(REVIEWERS[0])) == ["role.needs_clerk"]
    secret = TABLE.replace("某通知", "机密★")
    assert refused(Refused, entered, work, secret) == ["text.classified"]


def test_once_the_program_knows_the_year_it_holds(town: Town) -> None:
    entered(town.clerk)
    confirmed(town.acting(OTHER_CLERK))
    (own,) = town.clerk.office.later_years
    assert own.holidays == NEXT_YEAR.holidays
    world = town.clerk.world.calendar
    newer = Calendar(years=(*world.years, NEXT_YEAR)).with_later((own,))
    assert newer.knows(2027)
    assert not newer.is_entered(2027)


def test_december_before_an_entered_year_stays_an_estimate(town: Town) -> None:
    world = town.clerk.world.calendar
    assert world.with_later(()) is world
    day = date(2026, 12, 28)
    entered(town.clerk)
    confirmed(town.acting(OTHER_CLERK))
    assert town.clerk.calendar.kind_of(day) is DayKind.ESTIMATED_WORKING
    assert Calendar(years=(*world.years, NEXT_YEAR)).kind_of(day) is DayKind.WORKING
