"""Offices of the window journeys: looked into afterwards, or prepared up to where one begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import PracticeOffice, StoryClock
from desktop.application.demo.story import CaseStory, DaysStory, Story, read_story
from desktop.application.offices import open_office
from desktop.application.ports import Clock, legal_day, random_id, system_clock
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.ids import CaseId
from desktop.domain.measure import Track
from desktop.domain.replay.case import TrackKey
from desktop.rules.lookup import ladder
from desktop.text import Language


@contextmanager
def at_work(folder: Path, person: str, password: str) -> Iterator[Workspace]:
    """Open an office as one of its people, to see what came of what was done at the window."""
    work = open_office(folder, person, password, _world(system_clock))
    try:
        yield work
    finally:
        work.close()


def measure_named(track: Track, code: str, language: Language) -> frozenset[str]:
    """Return the name of a measure, as the rules in force today call it."""
    pack = RulePacks().on(legal_day(system_clock()))
    (rung,) = [rung for rung in ladder(pack, track).rungs if rung.code == code]
    return frozenset({rung.name.said(language)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A practice office whose case has come as far as a journey begins."""

    office: PracticeOffice
    whole: Story
    told: CaseStory
    case: CaseId
    key: TrackKey


def prepared(folder: Path, language: Language, number: int, *, weighed: bool) -> Prepared:
    """Return an office with a case of the story that is heard, and weighed where that is wished."""
    whole = read_story(language)
    told = _of_late(whole.case[number])
    clock = StoryClock(told.days.recorded)
    office = PracticeOffice(folder, whole.township, clock, _world(clock))
    case, key = scenes.open_case(office, told, scenes.record(office, told))
    scenes.investigate(office, told, case, key)
    scenes.hear(office, told, case, key)
    if weighed:
        scenes.weigh(office, whole, told, case, key)
    return Prepared(office=office, whole=whole, told=told, case=case, key=key)


def other_office(folder: Path, begun: Prepared) -> PracticeOffice:
    """Return the county's office beside one that was prepared."""
    clock = StoryClock(begun.told.days.recorded)
    return PracticeOffice(folder, begun.whole.county, clock, _world(clock))


def _world(clock: Clock) -> World:
    return World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())


def _of_late(told: CaseStory) -> CaseStory:
    """Let everything have happened yesterday: the window goes by the day of the computer."""
    yesterday = legal_day(system_clock()) - timedelta(days=1)
    days = DaysStory(**dict.fromkeys((one.name for one in fields(DaysStory)), yesterday))
    incident = replace(told.incident, happened_on=yesterday)
    return replace(told, days=days, incident=incident)
