"""A practice office whose clerk sits at the window: empty, or with cases at several steps."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.application.deadlines import shipped_calendar
from desktop.application.offices import BodyDraft, OfficeDraft, PersonDraft, create_office
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.office import BodyKind, Role
from tests.fakes import CountedIds, FixedClock
from tests.ui.pages.played import PlayedOffice, Show, a_played_office, in_a_window
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.window.main_window import MainWindow


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


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    """One office with cases, for the tests that only look."""
    return a_played_office(tmp_path_factory.mktemp("played") / "office")


@pytest.fixture
def fresh(tmp_path: Path) -> PlayedOffice:
    """An office with cases of its own, for a test that acts."""
    return a_played_office(tmp_path / "office")


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Iterator[Show]:
    """Show a page in the frame of an active window, which stays until the test ends."""
    windows: list[MainWindow] = []

    def shown(page: Page) -> MainWindow:
        windows.append(in_a_window(theme, qtbot, page))
        return windows[-1]

    yield shown
    windows.clear()
    gc.collect()  # here, and not later on a worker, which must not be the one to end a window
