"""The navigation says how many cases wait at the exchange."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.application.exchange import Exchange
from desktop.application.workspace import Workspace
from tests.ui.pages.exchange.two_offices import Carried
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.places import Desk, Places
from ui.pages.ways import Ways
from ui.preferences import PreferencesFile
from ui.session import Session
from ui.window.frame import Frame
from ui.window.places import Office


def test_the_navigation_says_how_many_cases_wait(
    desk: ExchangeDesk, played: Carried, qtbot: QtBot, clerk: Workspace, tmp_path: Path
) -> None:
    Exchange(clerk).import_bundle(played.bundle)
    opened: list[Workspace] = []
    desk.runner.start(lambda _: clerk.another(), done=opened.append, failed=print)
    qtbot.waitUntil(lambda: bool(opened), timeout=15_000)
    session = Session(opened[0])
    preferences = PreferencesFile(tmp_path / "preferences.json")
    window_desk = Desk(
        theme=desk.theme, session=session, runner=desk.runner, preferences=preferences
    )
    places = Places(window_desk, desk.runner)
    frame = Frame(desk.theme, Office(name="青山镇"), places.all())
    qtbot.addWidget(frame)
    Ways(window_desk, places, frame, frame)

    def counted() -> str:
        buttons = frame.findChildren(QAbstractButton)
        return next(name for each in buttons if (name := each.accessibleName()).startswith("交换"))

    frame.open_place("exchange")
    qtbot.waitUntil(lambda: counted() == "交换 1 件待办", timeout=15_000)
    Exchange(clerk).take_back(Exchange(clerk).imported()[0].bundle, "收错了")
    frame.open_place("today")
    frame.open_place("exchange")
    qtbot.waitUntil(lambda: counted() == "交换", timeout=15_000)
    session.close_here()
    desk.runner.start(session.closing, done=print, failed=print)
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=15_000)
