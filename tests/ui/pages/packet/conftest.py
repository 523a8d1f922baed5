"""A respondent whose papers can be looked at, and the page over them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.application.page_images import PageImages
from desktop.application.workspace import Workspace
from tests.ui.pages.played import PlayedCase, PlayedOffice, Show, a_played_office
from ui.gallery_office import OnTheWorker
from ui.pages.packet.page import PacketPage
from ui.pages.packet.paper_work import PaperDesk
from ui.theme.theme import Theme
from ui.work.runner import Runner

OpenPage = Callable[[PlayedCase], PacketPage]


@pytest.fixture(scope="module")
def first_played(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    """One office, played once."""
    return a_played_office(tmp_path_factory.mktemp("played") / "office")


@pytest.fixture
def played(first_played: PlayedOffice, tmp_path: Path) -> PlayedOffice:
    """A copy of the office for each test: papers are issued in it."""
    folder = tmp_path / "office"
    shutil.copytree(first_played.office.folder, folder)
    office = copy(first_played.office)
    office.folder = folder
    return replace(first_played, office=office)


@pytest.fixture
def clerk(played: PlayedOffice) -> Iterator[Workspace]:
    """The clerk at work on the day the last case was weighed."""
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        yield work


@pytest.fixture
def desk(clerk: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[PaperDesk]:
    """What the page works with; the worker's connection is closed on the worker."""
    runner = Runner()
    there = OnTheWorker(clerk)
    yield PaperDesk(theme=theme, here=clerk, there=there, runner=runner, images=PageImages())
    runner.start(there.close, done=_heard, failed=_heard)
    runner.stop()


@pytest.fixture
def open_page(desk: PaperDesk, show: Show, qtbot: QtBot) -> OpenPage:
    """Open the papers of a case and wait until list and page show."""

    def opened(case: PlayedCase) -> PacketPage:
        page = PacketPage(desk, case.case, case.key)
        show(page)
        settled(qtbot, page)
        return page

    return opened


def settled(qtbot: QtBot, page: PacketPage) -> None:
    """Wait until the list shows, nothing is being done and the page is drawn."""
    qtbot.waitUntil(lambda: page.is_ready and page.preview.is_drawn, timeout=15_000)


def _heard(outcome: object) -> None:
    """Nothing more is to be done."""
