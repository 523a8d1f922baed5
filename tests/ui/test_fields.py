"""Fields: what is typed, how Enter walks, what is said when something is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import Problem, Refused
from ui.theme.boxes import Column
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.main_button import MainButton
from ui.widgets.password_field import PasswordField
from ui.widgets.radio_row import RadioRow
from ui.widgets.search_field import SearchField
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.typed_date import read_date, tidy_time

TODAY = date(2026, 11, 24)
TWENTIETH = date(2026, 11, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "20261120",
        "2026-11-20",
        "2026.11.20",
        "2026/11/20",
        "11-20",
        "11.20",
        "11/20",
        " 11-20 ",
        "２０２６１１２０",
        "１１．２０",
        "11。20",
        "2026年11月20日",
        "2026年11月20日 周五",
        "11月20日",
    ],
)
def test_a_day_is_understood_as_clerks_type_it(typed: str) -> None:
    assert read_date(typed, TODAY) == TWENTIETH


@pytest.mark.parametrize("typed", ["1400", "14:00", "14.00", "１４：００", " 14 00 "])
def test_a_time_of_day_is_understood_as_clerks_type_it(typed: str) -> None:
    assert tidy_time(typed) == "14:00"


@pytest.mark.parametrize("typed", ["2500", "14:60", "下午", "14", ""])
def test_what_is_no_time_stays_as_it_was_typed(typed: str) -> None:
    assert tidy_time(typed) == typed


@pytest.mark.parametrize("typed", ["2026-02-30", "1120", "昨天", "11-20-2026", "0-1-1", "1-2-3-4"])
def test_what_is_no_day_is_refused_and_quoted(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_date(typed, TODAY)
    assert refused.value.problems == (Problem("field.date_unreadable", typed=typed),)


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    try:
        assert read_date(typed, TODAY) <= date.max
    except Refused as refused:
        assert refused.problems[0].code == "field.date_unreadable"


def test_a_date_field_shows_one_form_once_it_is_left(theme: Theme, qtbot: QtBot) -> None:
    holder, field, other = QWidget(), DateField(theme, TODAY), TextField()
    column = Column(theme)
    column.addWidget(field)
    column.addWidget(other)
    holder.setLayout(column)
    show(holder, qtbot)
    field.setFocus()
    QTest.keyClicks(field, "11.20")
    assert field.text() == "11.20"
    other.setFocus()
    assert field.text() == "2026-11-20"
    assert field.day() == TWENTIETH
    field.setFocus()
    field.setText("11.31")
    other.setFocus()
    assert field.text() == "11.31"
    with pytest.raises(Refused):
        field.day()


def test_control_d_is_today(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, TODAY)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.textEdited):
        QTest.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert field.day() == TODAY
    field.set_day(None)
    assert field.day() is None


class FormUnderTest(QWidget):
    """Six fields of different kinds and a main button below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.form = Form(theme)
        self.kind = RadioRow(theme, [(1, "事件"), (2, "群众反映")])
        self.name = TextField()
        self.day = DateField(theme, TODAY)
        self.place = ChoiceField([("a", "石桥村"), ("b", "青山村")])
        self.what = TextArea(theme)
        self.secret = PasswordField(theme)
        self.main = MainButton(theme, "登记")
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        for name, field in (
            ("kind", self.kind),
            ("name", self.name),
            ("day", self.day),
            ("place", self.place),
            ("what", self.what),
            ("secret", self.secret),
        ):
            check = self.day.day if name == "day" else None
            self.form.add(FieldRow(theme, name, name, field, check=check))
        column = Column(theme)
        column.addWidget(self.form)
        column.addWidget(self.main)
        self.setLayout(column)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        focus = self.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> FormUnderTest:
    made = FormUnderTest(theme)
    show(made, qtbot)
    made.name.setFocus()
    return made


def show(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_enter_walks_through_the_fields_and_never_submits(page: FormUnderTest) -> None:
    pressed = []
    page.main.clicked.connect(lambda: pressed.append(True))
    visited = []
    for _ in range(3):
        page.press(Qt.Key.Key_Return)
        visited.append(page.focusWidget())
    assert visited == [page.day, page.place, page.what]
    page.secret.setFocus()
    for _ in range(5):
        page.press(Qt.Key.Key_Enter)
    assert page.focusWidget() is page.main
    assert pressed == []
    page.press(Qt.Key.Key_Space)
    assert pressed == [True]


def test_shift_enter_goes_back(page: FormUnderTest) -> None:
    page.place.setFocus()
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget() is page.day


def test_enter_is_a_new_line_in_a_field_of_several_lines_and_tab_leaves(
    page: FormUnderTest,
) -> None:
    page.what.setFocus()
    QTest.keyClicks(page.what, "a")
    page.press(Qt.Key.Key_Return)
    QTest.keyClicks(page.what, "b")
    assert page.what.toPlainText() == "a\nb"
    page.press(Qt.Key.Key_Tab)
    assert page.focusWidget() is page.secret


def test_while_composing_enter_belongs_to_the_input_method(page: FormUnderTest) -> None:
    QCoreApplication.sendEvent(page.name, QInputMethodEvent("nihao", []))
    assert page.name.is_composing
    page.press(Qt.Key.Key_Return)
    assert page.focusWidget() is page.name
    done = QInputMethodEvent()
    done.setCommitString("你好")
    QCoreApplication.sendEvent(page.name, done)
    assert page.name.text() == "你好"
    page.press(Qt.Key.Key_Return)
    assert page.focusWidget() is page.day


def test_a_field_is_checked_when_it_is_left_and_not_before(page: FormUnderTest) -> None:
    page.day.setFocus()
    QTest.keyClicks(page.day, "2026-13-40")
    assert page.day.accessibleDescription() == ""
    page.name.setFocus()
    assert "2026-13-40" in page.day.accessibleDescription()
    assert page.day.property("role") == "wrong"
    page.day.setText("11-20")
    page.day.setFocus()
    page.name.setFocus()
    assert page.day.accessibleDescription() == ""


def test_all_problems_are_listed_with_a_way_to_their_field(
    page: FormUnderTest, qtbot: QtBot
) -> None:
    page.form.show_problems(
        [Problem("field.required", about="place"), Problem("work.cancelled", about="elsewhere")]
    )
    summary = page.focusWidget()
    assert summary is not None
    assert "这一项还没有填" in summary.accessibleName()
    assert "已停止" in summary.accessibleName()
    assert page.place.property("role") == "wrong"
    links = summary.findChildren(QPushButton)
    assert [link.accessibleName() for link in links] == ["去改：这一项还没有填。"]
    links[0].click()
    assert page.focusWidget() is page.place
    page.form.clear_problems()
    assert page.place.property("role") == ""


def test_the_form_says_which_field_the_help_is_about(page: FormUnderTest, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.form.topic_entered) as entered:
        page.place.setFocus()
    assert entered.args == ["place"]


def test_labels_of_a_form_are_equally_wide(page: FormUnderTest) -> None:
    lefts = {
        field.mapTo(page, field.rect().topLeft()).x()
        for field in (page.kind, page.name, page.day, page.place, page.what)
    }
    assert len(lefts) == 1


def test_radios_give_the_value_chosen(theme: Theme, qtbot: QtBot) -> None:
    row = RadioRow(theme, [(None, "a"), (date.max, "b")])
    show(row, qtbot)
    assert row.value() is None
    with qtbot.waitSignal(row.chosen) as chosen:
        buttons = row.findChildren(QWidget)
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton, pos=buttons[1].rect().center() / 2)
    assert chosen.args == [date.max]
    row.set_value(None)
    assert row.value() is None


def test_what_asks_begins_with_nothing_chosen(theme: Theme, qtbot: QtBot) -> None:
    options = [("a", "1"), ("b", "2")]
    row, choice = RadioRow(theme, options, asks=True), ChoiceField(options, asks=True)
    for field in (row, choice):
        show(field, qtbot)
        assert not field.is_chosen()
        with pytest.raises(LookupError):
            field.value()
        field.set_value("a")
        assert field.value() == "a"
    choice.set_options(options)
    assert not choice.is_chosen()


def test_enter_and_tab_come_to_radios_of_which_none_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    form, before, after = Form(theme), TextField(), TextField()
    radios = RadioRow(theme, [("a", "1"), ("b", "2")], asks=True)
    for name, field in (("before", before), ("radios", radios), ("after", after)):
        form.add(FieldRow(theme, name, name, field))
    show(form, qtbot)
    first, second = radios.findChildren(QRadioButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        before.setFocus()
        QTest.keyClick(before, key)
        assert form.focusWidget() is first
        QTest.keyClick(first, key)
        assert form.focusWidget() is after
    second.click()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert form.focusWidget() is second


def test_a_choice_is_not_changed_by_the_wheel(theme: Theme, qtbot: QtBot) -> None:
    choice = ChoiceField([("a", "1"), ("b", "2")])
    show(choice, qtbot)
    qtbot.wait(1)
    choice.set_value("b")
    assert choice.value() == "b"
    choice.set_options([("c", "3")])
    assert choice.value() == "c"


def test_a_password_is_hidden_until_it_is_asked_for(theme: Theme, qtbot: QtBot) -> None:
    field = PasswordField(theme)
    qtbot.addWidget(field)
    field.setText("春天来了")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    small = field.font().pixelSize()
    field.show_password()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert small < field.font().pixelSize() == 14


def test_the_capitals_lock_is_noticed(theme: Theme, qtbot: QtBot) -> None:
    field = PasswordField(theme)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.capitals_lock_seen) as seen:
        QTest.keyClicks(field, "a")
    assert seen.args == [False]
    with qtbot.waitSignal(field.capitals_lock_seen) as seen:
        QTest.keyClick(field, Qt.Key.Key_A)
    assert isinstance(seen.args[0], bool)


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize(
    "words", ["党纪", "青山镇", "中共青山镇纪律检查委员会", "party discipline"]
)
def test_a_choice_as_wide_as_it_likes_shows_its_words_whole(
    theme: Theme, qtbot: QtBot, words: str, size: TextSize
) -> None:
    theme.choose(size=size)
    choice = ChoiceField([("a", words)])
    qtbot.addWidget(choice)
    choice.show()
    choice.resize(choice.sizeHint())
    shown = choice.shown_text()
    theme.choose(size=TextSize.NORMAL)
    assert shown == words


def test_escape_empties_a_search(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "查找", "姓名")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "zs")
    assert field.text() == "zs"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
