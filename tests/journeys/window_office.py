"""Offices of the window journeys: looked into afterwards, or prepared up to where one begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.offices import open_office
from desktop.application.ports import legal_day, random_id, system_clock
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.measure import Track
from desktop.rules.lookup import ladder
from desktop.text import Language


@contextmanager
def at_work(folder: Path, person: str, password: str) -> Iterator[Workspace]:
    """Open an office as one of its people, to see what came of what was done at the window."""
    world = World(clock=system_clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    work = open_office(folder, person, password, world)
    try:
        yield work
    finally:
        work.close()


def measure_named(track: Track, code: str, language: Language) -> frozenset[str]:
    """Return the name of a measure, as the rules in force today call it."""
    pack = RulePacks().on(legal_day(system_clock()))
    (rung,) = [rung for rung in ladder(pack, track).rungs if rung.code == code]
    return frozenset({rung.name.said(language)})
