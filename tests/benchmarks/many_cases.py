"""An office with as many cases as a benchmark asks for.

Every act is signed, chained, encrypted and put into the tables as any other. What is shortened:
each case has only its opening (five or six entries, not a hundred), people are recorded for one
case alone, and a thousand cases share a transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo.play import PASSWORD, PracticeOffice, StoryClock
from desktop.application.demo.story import read_story
from desktop.application.offices import open_office
from desktop.application.ports import random_id
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.entries.act import Act
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.ids import BodyId, CaseId
from desktop.domain.office import Role
from desktop.text import Language
from tests.benchmarks.timing import say, seconds
from tests.domain.stories import DAY, Story

AT_ONCE = 1_000
YEARS = 10
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红梅志文玉兰春海波鹏辉"


@contextmanager
def an_office(folder: Path, cases: int) -> Iterator[Workspace]:
    """Return the clerk's open office with so many cases; one that lies there already is taken."""
    story = read_story(Language.CHINESE)
    clock = StoryClock(DAY)
    world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    made = folder.exists()
    if not made:
        PracticeOffice(folder, story.township, clock, world)
    work = open_office(folder, story.township.with_role(Role.CLERK)[0], PASSWORD, world)
    try:
        if not made:
            fill(work, cases)
        yield work
    finally:
        work.close()


def fill(work: Workspace, cases: int, first: int = 1) -> None:
    """Open so many cases, and say how long it took."""

    def opened() -> None:
        for start in range(first, first + cases, AT_ONCE):
            with work.together():
                for number in range(start, min(start + AT_ONCE, first + cases)):
                    for act, case in acts(number, next(iter(work.office.bodies))):
                        work.record(act, case)

    took = seconds(opened)
    say(f"-- {cases:,} cases opened in {took:.0f} s")


def acts(number: int, body: BodyId) -> Iterator[tuple[Act, CaseId | None]]:
    """Yield how one case is opened; every third is past its triage."""
    story = Story(number=number)
    name = name_of(number)
    opened, _, joined, track, triage = (told.act for told in story.opening())
    incident, respondent = (told.act for told in story.intake())
    assert isinstance(opened, CaseOpened)
    assert isinstance(incident, IncidentRecorded)
    assert isinstance(respondent, RespondentRecorded)
    year = DAY.year - number % YEARS
    yield replace(incident, number=f"{year}-{number:04}"), None
    yield replace(respondent, name=name), None
    register = f"青山镇〔{year}〕{number}号"
    day = DAY.replace(year=year)
    yield replace(opened, number=register, body=body, opened_on=day), story.case
    yield joined, story.case
    yield track, story.case
    if number % 3 == 0:
        yield triage, story.case


def name_of(number: int) -> str:
    """Return a respondent's name; 26,000 different ones."""
    first, rest = divmod(number, len(SURNAMES))
    second, third = divmod(first, len(GIVEN))
    return SURNAMES[rest] + GIVEN[second % len(GIVEN)] + GIVEN[third]
