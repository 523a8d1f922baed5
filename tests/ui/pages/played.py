"""A practice office with a case at each of several steps, played by its own people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import PracticeOffice, StoryClock
from desktop.application.demo.story import CaseStory, Story, read_story
from desktop.application.ports import random_id
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import World
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import TrackKey
from desktop.text import Language
from ui.pages.page import Page
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.window.frame import Frame
from ui.window.main_window import MainWindow
from ui.window.places import Office, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedCase:
    story: CaseStory
    case: CaseId
    key: TrackKey


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedOffice:
    office: PracticeOffice
    story: Story
    opened: PlayedCase
    heard: PlayedCase
    weighed: PlayedCase


def a_played_office(folder: Path, language: Language = Language.CHINESE) -> PlayedOffice:
    """Return an office with three cases: just opened, heard, and weighed by a second reader too."""
    story = read_story(language)
    clock = StoryClock(story.case[0].days.recorded)
    world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    office = PracticeOffice(folder, story.township, clock, world)
    cases = [_begun(office, one) for one in story.case[:3]]
    for played in cases[1:]:
        scenes.investigate(office, played.story, played.case, played.key)
        scenes.hear(office, played.story, played.case, played.key)
    last = cases[2]
    scenes.weigh(office, story, last.story, last.case, last.key)
    return PlayedOffice(
        office=office, story=story, opened=cases[0], heard=cases[1], weighed=cases[2]
    )


def _begun(office: PracticeOffice, story: CaseStory) -> PlayedCase:
    incident = scenes.record(office, story)
    case, key = scenes.open_case(office, story, incident)
    return PlayedCase(story=story, case=case, key=key)


def in_a_window(theme: Theme, qtbot: QtBot, page: Page) -> MainWindow:
    """Return an active window whose frame shows the page."""
    window = MainWindow(theme)
    qtbot.addWidget(window)
    place = Place(key="cases", digit=3, name="案件", icon="cases", build=lambda: page)
    frame = Frame(theme, Office(name="青山镇", practice_tag="练习单位"), [place])
    window.show_widget(frame)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    frame.open_place("cases")
    return window


def fitted(window: MainWindow, theme: Theme, room: tuple[int, int, TextSize]) -> None:
    """Give a window a size and a text size, and let it settle."""
    width, height, size = room
    theme.choose(size=size)
    window.resize(width, height)
    QApplication.processEvents()


Show = Callable[[Page], MainWindow]
ROOMS = (
    (1366, 698, TextSize.NORMAL),
    (1024, 560, TextSize.NORMAL),
    (1366, 698, TextSize.LARGEST),
)
