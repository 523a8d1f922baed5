"""Every widget on pages of practice data: keyboard, names, nothing cut, nothing read as markup."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui import accessibility, sheets
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.window.frame import Frame
from ui.window.main_window import MainWindow

ROOMS = (
    (1366, 698, TextSize.NORMAL),
    (1024, 560, TextSize.NORMAL),
    (1366, 698, TextSize.LARGE),
    (1366, 698, TextSize.LARGEST),
)


@pytest.fixture(params=sheets.SHEETS)
def shown(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    name: str = request.param
    window = MainWindow(theme)
    qtbot.addWidget(window)
    cases = name if name in ("cases", "case", "checklist", "packet") else "cases"
    frame = Frame(theme, sheets.office(), sheets.places(theme, cases))
    window.show_widget(frame)
    frame.show_status("已保存 14:32", "上次备份 今天 09:00（D 盘）", "李敏（经办人）")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    frame.open_place(name)
    yield window


def test_everything_that_takes_the_keyboard_has_a_name(shown: MainWindow) -> None:
    assert accessibility.nameless(shown) == []


def test_tab_visits_everything_once(shown: MainWindow) -> None:
    assert accessibility.unreached_by_tab(shown) == []


def test_no_key_means_two_things(shown: MainWindow) -> None:
    assert accessibility.shortcuts_twice(shown) == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: "x".join(map(str, room)))
def test_no_word_is_cut(
    shown: MainWindow, theme: Theme, room: tuple[int, int, TextSize], qapp: QApplication
) -> None:
    width, height, size = room
    theme.choose(size=size)
    shown.resize(width, height)
    qapp.processEvents()
    assert (shown.width(), shown.height()) == (width, height)
    assert accessibility.cut_texts(shown) == []
    assert accessibility.off_the_window(shown) == []


def test_markup_in_a_name_is_shown_as_it_is(shown: MainWindow) -> None:
    labels = shown.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {labels[0].textFormat().PlainText}
