"""Navigation, the way back, keys, panes and the lock around an open office."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.commands import Command
from ui.pages.page import DraftState, Page
from ui.theme.measures import NAVIGATION_ROW, TextSize
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.main_button import MainButton
from ui.widgets.text_field import TextField
from ui.window.frame import Frame
from ui.window.main_window import MainWindow
from ui.window.places import Office, Place


class NotePage(Page):
    """A page with one field, which is its draft, and a main button."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, help_topic=name)
        self.built_as = name
        self.kept: list[str] = []
        self.refreshed = 0
        self.asked: list[Command] = []
        self.submitted = 0
        self.set_title(name)
        self.note = TextField()
        self.note.setAccessibleName(name)
        button = MainButton(theme, name)
        button.clicked.connect(self._on_submit)
        self.set_main(button)
        self.body.addWidget(self.note)
        self.body.addWidget(button)

    def draft_state(self) -> DraftState:
        return DraftState.TYPED if self.note.text() else DraftState.NONE

    def keep_draft(self) -> None:
        self.kept.append(self.note.text())

    def refresh(self) -> None:
        self.refreshed += 1

    def perform(self, command: Command) -> bool:
        self.asked.append(command)
        return super().perform(command) or command is Command.FIND

    def _on_submit(self) -> None:
        self.submitted += 1


class Desk:
    """A window with three places, and what was built so far."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.built: list[str] = []
        self.theme = theme
        self.window = MainWindow(theme)
        self.frame = Frame(theme, Office(name="青山镇", practice_tag="练习单位"), self.places())
        self.window.show_widget(self.frame)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.frame.open_place("today")

    def places(self) -> list[Place]:
        return [
            Place(key="today", digit=1, name="今日", icon="today", build=self.builder("today")),
            Place(key="cases", digit=3, name="案件", icon="cases", build=self.builder("cases")),
            Place(
                key="settings",
                digit=0,
                name="设置",
                icon="settings",
                build=self.builder("settings"),
                apart=True,
            ),
        ]

    def builder(self, name: str) -> _Builder:
        return _Builder(self, name)

    def page(self) -> NotePage:
        page = self.frame.page()
        assert isinstance(page, NotePage)
        return page

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)


class _Builder:
    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name

    def __call__(self) -> NotePage:
        self._desk.built.append(self._name)
        return NotePage(self._desk.theme, self._name)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(theme, qtbot)


ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_place_is_built_when_it_is_first_opened(desk: Desk) -> None:
    assert desk.built == ["today"]
    desk.press(Qt.Key.Key_3, ALT)
    assert desk.page().built_as == "cases"
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(Qt.Key.Key_3, ALT)
    assert desk.built == ["today", "cases"]
    assert desk.page().refreshed == 1
    desk.press(Qt.Key.Key_0, ALT)
    assert desk.frame.current_place() == "settings"


def test_back_and_forward_and_the_cursor_where_it_was(desk: Desk) -> None:
    desk.page().note.setFocus()
    desk.press(Qt.Key.Key_3, ALT)
    case = NotePage(desk.theme, "12号案")
    desk.frame.show_page(case, "cases")
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.page().built_as == "cases"
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.page().built_as == "today"
    assert QApplication.focusWidget() is desk.page().note
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.page().built_as == "today"
    desk.press(Qt.Key.Key_Right, ALT)
    desk.press(Qt.Key.Key_Right, ALT)
    assert desk.page() is case
    desk.press(Qt.Key.Key_Escape)
    assert desk.page().built_as == "cases"


def test_control_enter_is_the_main_button_once(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.page().submitted == 1
    button = desk.page().main_button()
    assert button is not None
    button.setEnabled(False)
    desk.page().note.setFocus()
    desk.press(Qt.Key.Key_Enter, CONTROL)
    assert desk.page().submitted == 1


def test_the_page_is_asked_for_what_a_key_means(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CONTROL)
    desk.press(Qt.Key.Key_F1)
    desk.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page().asked == [Command.FIND, Command.HELP, Command.PREVIOUS_OPEN]
    desk.press(Qt.Key.Key_F5)
    assert desk.page().refreshed == 1
    desk.page().note.setText("防汛")
    desk.press(Qt.Key.Key_S, CONTROL)
    assert desk.page().kept == ["防汛"]


def test_every_draft_is_kept_at_once(desk: Desk) -> None:
    today = desk.page()
    desk.frame.open_place("cases")
    desk.frame.keep_drafts()
    assert len(today.kept) == len(desk.page().kept) == 1


def test_f6_goes_round_the_panes_and_the_places(desk: Desk) -> None:
    desk.page().note.setFocus()
    desk.press(Qt.Key.Key_F6)
    place = QApplication.focusWidget()
    assert isinstance(place, QAbstractButton)
    assert place.accessibleName() == "今日"
    desk.press(Qt.Key.Key_Down)
    assert desk.page().built_as == "cases"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "案件"


def test_what_waits_is_said_with_the_name_of_the_place(desk: Desk) -> None:
    desk.frame.set_count("cases", 2)
    names = [button.accessibleName() for button in desk.frame.findChildren(QAbstractButton)]
    assert "案件 2 件待办" in names
    desk.frame.set_count("cases", 0)
    names = [button.accessibleName() for button in desk.frame.findChildren(QAbstractButton)]
    assert "案件" in names


def test_names_fold_away_into_tooltips_at_200_per_cent(desk: Desk, theme: Theme) -> None:
    theme.choose(size=TextSize.LARGEST)
    desk.window.resize(1366, 698)
    QApplication.processEvents()
    place = next(
        button
        for button in desk.frame.findChildren(QAbstractButton)
        if button.accessibleName() == "今日"
    )
    assert place.toolTip() == "今日"
    assert place.width() == 84


def test_places_are_full_rows_again_once_there_is_room(desk: Desk, theme: Theme) -> None:
    desk.window.resize(1366, 698)
    theme.choose(size=TextSize.LARGEST)
    QApplication.processEvents()
    theme.choose(size=TextSize.NORMAL)
    QApplication.processEvents()
    buttons = desk.frame.findChildren(QAbstractButton)
    place = next(one for one in buttons if one.accessibleName() == "今日")
    assert place.height() == NAVIGATION_ROW


def test_a_cover_hides_the_page_and_its_dialog_and_gives_both_back(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    desk.page().note.setFocus()
    dialog = Dialog(theme, "出具？", safe="不出具", act="出具", parent=desk.window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    cover = QWidget()
    desk.window.cover(cover)
    assert not desk.frame.isVisible()
    assert not dialog.isVisible()
    desk.window.uncover()
    assert desk.frame.isVisible()
    assert dialog.isVisible()
    assert ended == []
    dialog.reject()
    assert desk.window.focusWidget() is desk.page().note


def test_the_lock_is_a_wish_by_key_also_from_a_dialog_and_by_button(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.window.lock_wanted):
        desk.press(Qt.Key.Key_L, CONTROL)
    dialog = Dialog(theme, "出具", safe="不出具", act="出具", parent=desk.page())
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(desk.window.lock_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_L, CONTROL)
    dialog.reject()
    lock = next(
        button
        for button in desk.frame.findChildren(QAbstractButton)
        if button.text().startswith("锁定")
    )
    with qtbot.waitSignal(desk.frame.lock_wanted):
        lock.click()


@pytest.mark.parametrize("command", list(Command))
def test_no_key_of_an_input_method_is_bound(command: Command) -> None:
    taken = {"Ctrl+Space", "Ctrl+Shift", "Ctrl+.", "Ctrl+Shift+F", "Alt+Shift"}
    assert command.value not in taken
