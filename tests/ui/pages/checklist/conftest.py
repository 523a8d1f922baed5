"""A practice office with cases at several steps, and a window to look at them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.cases.played import PlayedOffice, Show, a_played_office, in_a_window
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.window.main_window import MainWindow


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    """One office for the tests that only look."""
    folder: Path = tmp_path_factory.mktemp("played") / "office"
    return a_played_office(folder)


@pytest.fixture
def fresh(tmp_path: Path) -> PlayedOffice:
    """An office of its own for a test that acts."""
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
