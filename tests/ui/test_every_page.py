"""Every page and dialog of the gallery: keyboard, names and room, in each language and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

import ui
from desktop import places
from desktop.text import Language, catalogue
from tests.ui import accessibility
from tests.ui.pages.played import ROOMS
from ui.gallery import Exhibit, exhibits
from ui.gallery_stage import Stage, practice_stage, settle
from ui.language import WindowLanguage
from ui.theme.measures import TextSize
from ui.theme.theme import Shade, Theme
from ui.window.main_window import MainWindow

LONGER_BY = 0.4


class Speech(Enum):
    """What the window speaks; the last is English, each text two fifths longer."""

    CHINESE = "zh"
    ENGLISH = "en"
    LONGER = "longer"

    @property
    def language(self) -> Language:
        return Language.CHINESE if self is Speech.CHINESE else Language.ENGLISH


class Longer(QTranslator):
    """Adds to each text words of its own, so that it keeps places to break."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._english = QTranslator(self)
        self._english.load("quanheng_en", str(places.resources() / "i18n"))

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, text: str, /, disambiguation: str | None = None, n: int = -1
    ) -> str:
        said = self._english.translate(context, text, disambiguation, n) or text
        plain = "".join(sign for sign in said if sign not in "&{}%")
        return f"{said} {plain[: round(len(said) * LONGER_BY) - 1].strip()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Goes from page to page of a practice office."""

    stage: Stage
    speech: Speech

    def faults(self, exhibit: Exhibit) -> Iterator[str]:
        """Yield everything that is wrong with a page or dialog, in each room."""
        theme = self.stage.theme
        theme.choose(size=TextSize.NORMAL)
        shown = self._shown(exhibit)
        yield from (f"without a name: {one}" for one in accessibility.nameless(shown))
        if accessibility.focusable(shown):
            yield from (f"by Tab: {one}" for one in accessibility.unreached_by_tab(shown))
        yield from (f"twice: {key}" for key in accessibility.shortcuts_twice(shown))
        for label in shown.findChildren(QLabel):
            if label.textFormat() is not Qt.TextFormat.PlainText:
                yield f"reads markup: {label.text()}"
        for width, height, size in ROOMS:
            theme.choose(size=size)
            if not isinstance(shown, QDialog):
                shown.resize(width, height)
            settle(self.stage.runner)
            if not isinstance(shown, QDialog) and shown.size().toTuple() != (width, height):
                yield f"{width}x{height} at {size.value} %: is {shown.size().toTuple()}"
            for one in (*accessibility.cut_texts(shown), *accessibility.off_the_window(shown)):
                yield f"{width}x{height} at {size.value} %: {one}"
        shown.close()
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _shown(self, exhibit: Exhibit) -> QWidget:
        shown = exhibit.build(self.stage)
        if not isinstance(shown, QDialog):
            window = MainWindow(self.stage.theme)
            window.show_widget(shown)
            shown = window
        shown.show()
        shown.activateWindow()
        assert QTest.qWaitForWindowActive(shown)
        settle(self.stage.runner)
        return shown


@pytest.fixture(scope="module", params=Speech, ids=lambda speech: speech.value)
def visitor(
    request: pytest.FixtureRequest,
    dressed_app: QApplication,
    one_theme: Theme,
    one_speech: WindowLanguage,
) -> Iterator[Visitor]:
    speech: Speech = request.param
    one_speech.speak(speech.language)
    longer = Longer(dressed_app)
    if speech is Speech.LONGER:
        dressed_app.installTranslator(longer)
    one_theme.choose(shade=Shade.LIGHT, size=TextSize.NORMAL, language=speech.language)
    with practice_stage(one_theme) as stage:
        yield Visitor(stage=stage, speech=speech)
    dressed_app.removeTranslator(longer)
    one_speech.speak(Language.CHINESE)
    one_theme.choose(size=TextSize.NORMAL, language=Language.CHINESE)


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.name)
def test_every_page_is_whole_and_can_be_used_by_keyboard(
    visitor: Visitor, exhibit: Exhibit
) -> None:
    assert list(visitor.faults(exhibit)) == []


def test_every_page_has_its_help() -> None:
    """A page without words for F1 would be met only by the clerk who presses it."""
    topics = set(re.findall(r'help_topic="(\w+)"', "".join(_pages())))
    assert {"today", "cases", "checklist"} <= topics
    assert topics <= set(catalogue(Language.CHINESE, "guide"))


def _pages() -> Iterator[str]:
    for path in (Path(ui.__file__).parent / "pages").rglob("*.py"):
        yield path.read_text(encoding="utf-8")
