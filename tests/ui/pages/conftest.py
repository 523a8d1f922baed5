"""A practice office whose clerk sits at the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.application.deadlines import shipped_calendar
from desktop.application.offices import BodyDraft, OfficeDraft, PersonDraft, create_office
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.office import BodyKind, Role
from tests.fakes import CountedIds, FixedClock


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty practice office on 24 November 2026."""
    world = World(
        clock=FixedClock(datetime(2026, 11, 24, 6, 31, tzinfo=UTC)),
        ids=CountedIds(),
        packs=RulePacks(),
        calendar=shipped_calendar(),
    )
    office = OfficeDraft(
        name="青山镇人民政府",
        division="青山县青山镇",
        short_name="青山镇",
        bodies=(BodyDraft(name="青山镇纪委", kind=BodyKind.TOWNSHIP_DISCIPLINE, mark="青纪"),),
        practice=True,
    )
    clerk = PersonDraft(name="李敏", password="practice-only", roles=(Role.CLERK, Role.KEY_KEEPER))
    opened = create_office(tmp_path / "office", office, clerk, world)
    yield opened
    opened.close()
