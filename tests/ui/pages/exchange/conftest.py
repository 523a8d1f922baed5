"""The township's clerk at the window, with a bundle of the county on the stick."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.application.workspace import Workspace
from tests.ui.pages.exchange.two_offices import Carried, carried
from ui.gallery_office import OnTheWorker
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.theme.theme import Theme
from ui.work.runner import Runner


@pytest.fixture(scope="module")
def first_played(tmp_path_factory: pytest.TempPathFactory) -> Carried:
    """Two offices, played once."""
    return carried(tmp_path_factory.mktemp("carried"))


@pytest.fixture
def played(first_played: Carried, tmp_path: Path) -> Carried:
    """A copy of the township's office for each test: bundles are taken in there."""
    folder = tmp_path / "township"
    shutil.copytree(first_played.township.folder, folder)
    office = copy(first_played.township)
    office.folder = folder
    return replace(first_played, township=office)


@pytest.fixture
def clerk(played: Carried) -> Iterator[Workspace]:
    """The township's clerk, who keeps the keys too."""
    with played.township.clerk(played.story.case[0].days.weighed) as work:
        yield work


@pytest.fixture
def desk(clerk: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[ExchangeDesk]:
    """What the pages work with; the worker's connection is closed on the worker."""
    runner = Runner()
    there = OnTheWorker(clerk)
    yield ExchangeDesk(theme=theme, here=clerk, there=there, runner=runner)
    runner.start(there.close, done=_heard, failed=_heard)
    runner.stop()


def _heard(outcome: object) -> None:
    """Nothing more is to be done."""
