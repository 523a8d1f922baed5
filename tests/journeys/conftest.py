"""What journeys through the window need: the program's fonts, one theme, one language at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import places
from desktop.text import Language
from tests.ui.conftest import SAID_BY_THE_SCREEN_IN_MEMORY
from ui.language import WindowLanguage
from ui.theme import fonts
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(SAID_BY_THE_SCREEN_IN_MEMORY))


@pytest.fixture(scope="session")
def journey_theme(qapp: QApplication) -> Theme:
    """One light theme for all journeys."""
    fonts.register(places.resources() / "fonts")
    return Theme(qapp, Language.CHINESE)


@pytest.fixture
def theme(journey_theme: Theme) -> Theme:
    """The theme, light and Chinese at 100 %."""
    journey_theme.choose(shade=Shade.LIGHT, size=TextSize.NORMAL, language=Language.CHINESE)
    return journey_theme


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[WindowLanguage]:
    """Chinese for the length of a test; what is spoken elsewhere is not touched."""
    spoken = WindowLanguage(qapp)
    spoken.speak(Language.CHINESE)
    yield spoken
    for translator in spoken._installed:
        qapp.removeTranslator(translator)
