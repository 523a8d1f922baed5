"""Recording what comes in, as a clerk does it at the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from desktop.application.drafts import UnfinishedForms
from desktop.application.intake import Intake
from desktop.application.workspace import Workspace
from desktop.domain.ids import IncidentId
from desktop.domain.incident import Origin
from desktop.text import Language
from tests.ui import accessibility
from tests.ui.pages.played import ROOMS, Show, fitted
from ui.language import WindowLanguage
from ui.pages.intake.page import IntakePage
from ui.pages.intake.people_rows import PeopleRows
from ui.pages.intake.reporter_row import Known
from ui.pages.page import DraftState
from ui.theme.measures import Room, TextSize
from ui.theme.theme import Theme
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.running_text import RunningText
from ui.widgets.two_line_list import TwoLineList
from ui.window.main_window import SMALLEST

NASTY = "<b>张三</b>&amp;"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, theme: Theme) -> IntakePage:
    """The page, shown at the designed size."""
    shown = IntakePage(theme, workspace)
    qtbot.addWidget(shown)
    shown.resize(1218, 668)
    shown.fit(Room(width=1366, height=698, text_size=theme.text_size))
    shown.show()
    return shown


def test_work_begins_at_the_first_question_and_not_at_a_button_of_the_title(
    page: IntakePage,
) -> None:
    new = next(b for b in page.findChildren(QPushButton) if b.text() == "新来件")
    new.setFocus()  # as Qt does it when the page before goes away
    page.focus_start()
    assert isinstance(page.focusWidget(), QRadioButton)
    field(page, "何地").setFocus()
    page.focus_start()
    assert page.focusWidget() is field(page, "何地")


def field(page: IntakePage, name: str) -> QLineEdit:
    found = [
        line for line in page.findChildren(QLineEdit) if line.accessibleName().startswith(name)
    ]
    assert found, name
    return found[0]


def fill_in(page: IntakePage, what: str = "值班室无人接听电话。") -> None:
    field(page, "何时").setText("20261117")
    field(page, "何地").setText("青山镇石桥村")
    page.findChildren(QPlainTextEdit)[0].setPlainText(what)
    field(page, "第 1 人的姓名").setText("张某")


def press_main(page: IntakePage) -> None:
    button = page.main_button()
    assert button is not None
    button.click()


def test_an_entry_is_recorded_and_the_form_is_empty_again(
    page: IntakePage, workspace: Workspace
) -> None:
    fill_in(page)
    press_main(page)
    (row,) = Intake(workspace).register()
    assert (row.number, row.place) == ("2026-001", "青山镇石桥村")
    assert field(page, "何地").text() == ""
    assert UnfinishedForms(workspace).all() == ()


def test_what_is_missing_is_said_all_at_once_and_nothing_is_recorded(
    page: IntakePage, workspace: Workspace, qtbot: QtBot
) -> None:
    press_main(page)
    assert Intake(workspace).count() == 0
    (summary,) = page.findChildren(ErrorSummary)
    assert summary.accessibleName().startswith("有 3 处要改")
    qtbot.waitUntil(lambda: page.focusWidget() is summary)


def test_a_draft_is_taken_up_where_it_was_left(
    page: IntakePage, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    fill_in(page, "写到一半")
    assert page.draft_state() is DraftState.TYPED
    page.keep_draft()
    assert page.draft_state() is DraftState.KEPT
    again = IntakePage(theme, workspace)
    qtbot.addWidget(again)
    assert field(again, "何地").text() == "青山镇石桥村"
    assert again.findChildren(QPlainTextEdit)[0].toPlainText() == "写到一半"
    assert field(again, "第 1 人的姓名").text() == "张某"


def test_above_the_township_nothing_of_the_content_can_be_written(
    page: IntakePage, workspace: Workspace
) -> None:
    fill_in(page, "县管干部的事")
    radio = next(r for r in page.findChildren(QRadioButton) if r.text().startswith("县管"))
    radio.click()
    assert not field(page, "何地").isVisible()
    field(page, "转送给").setText("县纪委监委")
    page.keep_draft()
    kept = UnfinishedForms(workspace).all()
    assert all("县管干部的事" not in value for form in kept for value in form.fields.values())
    press_main(page)
    (row,) = Intake(workspace).register()
    assert row.passed_on
    assert "县管干部的事" not in row.matter


def test_an_empty_register_says_how_to_begin(page: IntakePage) -> None:
    def notes() -> list[str]:
        return [widget.accessibleName() for widget in accessibility.shown_widgets(page)]

    assert "还没有来件。先登记一件。" in notes()
    fill_in(page)
    press_main(page)
    assert "还没有来件。先登记一件。" not in notes()


def test_a_reporter_may_stay_anonymous_and_the_source_says_so(
    page: IntakePage, workspace: Workspace
) -> None:
    row = page._form._reporter
    words = [row._known.itemText(number) for number in range(row._known.count())]
    assert words == ["不填", "匿名", "单独登记"]
    fill_in(page)
    row._known.setCurrentIndex(1)
    row._known.activated.emit(1)
    assert not row._name.isVisible()
    press_main(page)
    (entry,) = Intake(workspace).register()
    incident = IncidentId(entry.incident)
    assert Intake(workspace).incident(incident).now.origin is Origin.ANONYMOUS_REPORT
    thing = workspace.store.files.thing(f"reporter:{incident}")
    assert thing is not None
    assert thing.now.name == ""
    assert row.reporter() is None


def test_a_receipt_is_offered_for_what_was_just_recorded_and_for_every_entry(
    page: IntakePage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert not page._last_receipt.isVisible()
    fill_in(page)
    press_main(page)
    (entry,) = Intake(workspace).register()
    with qtbot.waitSignal(page.receipt_wanted) as wanted:
        page._last_receipt.click()
    assert wanted.args == [entry.incident]
    (register,) = page.findChildren(TwoLineList)
    register.setCurrentIndex(register.model().index(1, 0))
    with qtbot.waitSignal(page.receipt_wanted) as wanted:
        page._entry.receipt.click()
    assert wanted.args == [entry.incident]


def test_where_files_go_is_said_unless_the_matter_is_only_passed_on(page: IntakePage) -> None:
    words = "附件在案件里作为证据添加。"
    (said,) = [label for label in page.findChildren(QLabel) if label.text() == words]
    assert said.isVisible()
    next(r for r in page.findChildren(QRadioButton) if r.text().startswith("县管")).click()
    assert not said.isVisible()


def test_markup_and_turning_characters_are_shown_as_they_are(page: IntakePage) -> None:
    turned = f"{NASTY}\u202e甲\u2066"
    visible = f"{NASTY}\u2423甲\u2423"
    fill_in(page, turned)
    field(page, "何地").setText(turned)
    field(page, "第 1 人的姓名").setText(turned)
    field(page, "第 1 人的职务").setText(turned)
    press_main(page)
    (register,) = page.findChildren(TwoLineList)
    assert register.rows()[1].title == visible
    assert register.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith(visible)
    register.setCurrentIndex(register.model().index(1, 0))
    shown = [each.accessibleName() for each in page.findChildren(RunningText) if each.isVisible()]
    assert shown.count(visible) == 2
    assert f"{NASTY}甲　{visible}" in shown
    assert "\u202e" not in "".join(shown)
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_page_can_be_used_without_a_mouse_and_read_aloud(page: IntakePage) -> None:
    assert accessibility.nameless(page) == []
    assert accessibility.shortcuts_twice(page) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "room",
    [
        *ROOMS,
        (1024, 560, TextSize.LARGEST),
        (1180, 700, TextSize.NORMAL),
        (1366, 698, TextSize.LARGE),
    ],
    ids=lambda room: "x".join(map(str, room)),
)
def test_the_page_is_kept_whole_in_both_languages(
    workspace: Workspace,
    theme: Theme,
    one_speech: WindowLanguage,
    show: Show,
    language: Language,
    room: tuple[int, int, TextSize],
) -> None:
    one_speech.speak(language)
    theme.choose(language=language)
    page = IntakePage(theme, workspace)
    window = show(page)
    page._form._reporter._known.set_value(Known.GIVEN)
    page._form._reporter._show_fields()
    fitted(window, theme, room)
    assert accessibility.cut_texts(page) == []
    assert accessibility.off_the_window(page) == []


def test_enter_walks_on_and_never_records(page: IntakePage, workspace: Workspace) -> None:
    fill_in(page)
    place = field(page, "何地")
    place.setFocus()
    for _ in range(12):
        focus = page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert Intake(workspace).count() == 0


def test_tab_goes_through_every_person_before_what_stands_below(
    theme: Theme, show: Show, workspace: Workspace
) -> None:
    page = IntakePage(theme, workspace)
    window = show(page)
    assert accessibility.unreached_by_tab(window) == []
    more = next(b for b in page.findChildren(QPushButton) if b.text() == "再加一人")
    for number in (2, 3):
        more.click()
        QApplication.processEvents()
        assert QApplication.focusWidget() is field(page, f"第 {number} 人的姓名")
    assert accessibility.unreached_by_tab(window) == []
    fields = [
        field(page, f"第 {n} 人的{what}")
        for n in (1, 2, 3)
        for what in ("姓名", "职务", "身份证号")
    ]
    fields[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited = []
    for _ in range(11):
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert visited[:10] == [*fields, more]
    assert visited[10].accessibleName().startswith("来源")


def test_the_name_of_each_field_of_a_person_stands_above_it_where_it_is_narrow(
    page: IntakePage,
) -> None:
    page.resize(700, 560)
    page.fit(Room(width=SMALLEST[0], height=SMALLEST[1], text_size=TextSize.NORMAL))
    QApplication.processEvents()
    (rows,) = page.findChildren(PeopleRows)
    tops = {label.text(): label.y() for label in rows.findChildren(QLabel) if label.text()}
    name, _, number = rows.findChildren(QLineEdit)[:3]
    assert tops["姓名"] < name.y() < tops["身份证号（可不填）"] < number.y()


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("张三", "1101", "身份证号应当是 18 位，现在是 4 位"),
        ("张三", "99010119900307775X", "身份证号"),
        ("张wei", "", "张wei"),
        ("张三", "", ""),
        ("张三", "110101199003077758", ""),
    ],
)
def test_what_is_doubtful_about_a_person_is_said_and_stays_as_typed(
    page: IntakePage, name: str, number: str, said: str
) -> None:
    (rows,) = page.findChildren(PeopleRows)
    fields = rows.findChildren(QLineEdit)[:3]
    for one, typed in zip((fields[0], fields[2]), (name, number), strict=True):
        one.setFocus()
        QTest.keyClicks(one, typed) if typed.isascii() else one.setText(typed)
        one.editingFinished.emit()
    (doubt,) = rows.findChildren(RunningText)
    assert doubt.isVisibleTo(rows) is bool(said)
    assert said in doubt.text()
    assert (fields[0].text(), fields[2].text()) == (name, number)
    assert rows.people()[0].id_number == number
