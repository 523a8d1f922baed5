"""What window tests share: the program's fonts, one theme, and the offscreen screen's silence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import places
from desktop.text import Language
from ui.language import WindowLanguage
from ui.theme import fonts
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme

HERE = Path(__file__).resolve().parent
# The screen in memory says this of sizes and of windows that come forward; a real one does not.
SAID_BY_THE_SCREEN_IN_MEMORY = r"This plugin does not support (propagateSizeHints|raise)\(\)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(SAID_BY_THE_SCREEN_IN_MEMORY))


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """The application with the program's fonts."""
    fonts.register(places.resources() / "fonts")
    return qapp


@pytest.fixture(scope="session")
def one_theme(dressed_app: QApplication) -> Theme:
    """The one theme of the process: an application has one stylesheet."""
    return Theme(dressed_app, Language.CHINESE)


@cache
def the_speech(app: QApplication) -> WindowLanguage:
    """Return the one set of translators of the process: behind another it would shine through."""
    return WindowLanguage(app)


@pytest.fixture(scope="session")
def one_speech(dressed_app: QApplication) -> WindowLanguage:
    """The one set of translators."""
    return the_speech(dressed_app)


@pytest.fixture
def theme(one_theme: Theme, one_speech: WindowLanguage) -> Iterator[Theme]:
    """A light Chinese theme at 100 %, put back afterwards."""
    one_speech.speak(Language.CHINESE)
    one_theme.choose(shade=Shade.LIGHT, size=TextSize.NORMAL, language=Language.CHINESE)
    yield one_theme
    one_theme.choose(shade=Shade.LIGHT, size=TextSize.NORMAL, language=Language.CHINESE)
