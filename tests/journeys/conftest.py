"""What journeys through the window need: the program's fonts, one theme, one language at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import places
from desktop.text import Language
from tests.journeys.seat import Seat, Sit, a_program
from tests.ui.conftest import SAID_BY_THE_SCREEN_IN_MEMORY, the_speech
from ui.language import WindowLanguage
from ui.program import Program
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
    """What the window speaks: Chinese before a test and after it."""
    spoken = the_speech(qapp)
    spoken.speak(Language.CHINESE)
    yield spoken
    spoken.speak(Language.CHINESE)


@pytest.fixture
def sit(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    theme: Theme,
    speech: WindowLanguage,
    qtbot: QtBot,
) -> Iterator[Sit]:
    """Sit down at the window of an office, on a computer of one's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    programs: list[Program] = []

    def begin(folder: Path, language: Language = Language.CHINESE) -> Seat:
        speech.speak(language)
        theme.choose(language=language)
        program = a_program(qapp, theme, speech, folder)
        programs.append(program)
        program.start()
        window = program.window()
        qtbot.waitUntil(window.isVisible)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Seat(window, qtbot)

    yield begin
    for program in programs:
        program.window().close()
        program.window().deleteLater()
