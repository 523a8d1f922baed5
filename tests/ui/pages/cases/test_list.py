"""The case list: empty, one, many, found, narrowed, and a new case from it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.application.corrections import Corrections
from desktop.application.intake import Intake
from desktop.application.respondents import Respondents
from desktop.application.workspace import Workspace
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from desktop.domain.respondent import Post, Status
from tests.ui import accessibility
from tests.ui.pages.played import ROOMS, PlayedOffice, Show, fitted
from tests.ui.practice import NASTY
from ui.models.pages import SIZE, Pages
from ui.pages.cases.list_page import CasesPage
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.words import first_words
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.text_field import TextField


def numbers_of(page: CasesPage) -> list[str]:
    model = page._table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def typed(field: TextField, text: str) -> None:
    """Type as an input method does: Chinese has no keys of its own."""
    field.setText(text)
    field.textEdited.emit(text)


def test_an_empty_list_says_how_to_begin(theme: Theme, qtbot: QtBot, workspace: Workspace) -> None:
    page = CasesPage(theme, workspace)
    qtbot.addWidget(page)
    assert numbers_of(page) == []
    notes = [widget.accessibleName() for widget in accessibility.shown_widgets(page)]
    assert "还没有案件。可以从来件转来，也可以直接新建。" in notes


def test_cases_are_listed_newest_first_and_by_name(
    theme: Theme, qtbot: QtBot, played: PlayedOffice
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        assert [number[-2] for number in numbers_of(page)] == ["3", "2", "1"]
        page._table.sort_wanted.emit("name", True)
        model = page._table.model()
        names = [model.index(row, 1).data() for row in range(model.rowCount())]
        assert names == ["陈某", "王某", "张某"]


@pytest.mark.parametrize(("words", "found"), [("zm", 1), ("王某", 1), ("低保", 1), ("〔2026〕", 3)])
def test_two_characters_or_initials_find_a_case(
    theme: Theme, qtbot: QtBot, played: PlayedOffice, words: str, found: int
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        page._search.setText(words)
        assert len(numbers_of(page)) == found
        page._search.clear()
        assert len(numbers_of(page)) == 3


def test_what_is_not_found_is_said(theme: Theme, qtbot: QtBot, played: PlayedOffice) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        QTest.keyClicks(page._search, "<b>%_")
        names = [widget.accessibleName() for widget in accessibility.shown_widgets(page)]
        assert any("没有找到“<b>%_”" in name for name in names)


def test_the_initials_of_a_name_are_suggested(
    theme: Theme, qtbot: QtBot, played: PlayedOffice
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        for typed, hint in (("曾三", "姓名首字母 zs。"), ("abc", "姓名首字母。")):
            page._search.setText(typed)
            told = [widget.accessibleName() for widget in accessibility.shown_widgets(page)]
            assert any(f"没有找到“{typed}”" in words and hint in words for words in told)
        page._filters.year.set_value(2026)
        page._search.setText("曾三")
        told = [widget.accessibleName() for widget in accessibility.shown_widgets(page)]
        assert any("首字母 zs，或把筛选改成“全部”" in words for words in told)


def test_a_clerk_narrows_the_list(theme: Theme, qtbot: QtBot, played: PlayedOffice) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        assert page._filters.clerk.values() == (None, work.person)
        page._filters.clerk.set_value(work.person)
        page._filters.clerk.activated.emit(1)
        assert len(numbers_of(page)) == 3


def test_a_step_and_a_year_narrow_the_list(
    theme: Theme, qtbot: QtBot, played: PlayedOffice
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        page._filters.step.set_value(Step.TRIAGE)
        page._filters.step.activated.emit(0)
        assert len(numbers_of(page)) == 1
        assert page._filters.year.values() == (None, 2026)


def test_enter_opens_the_case(theme: Theme, qtbot: QtBot, played: PlayedOffice) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.case_wanted) as wanted:
            QTest.keyClick(page._table, Qt.Key.Key_Return)
        assert wanted.args == [played.weighed.case]


def chosen(dialog: NewCaseDialog) -> None:
    dialog._track.set_value(Track.EMPLOYER)
    dialog._status.set_value(Status.CIVIL_SERVANT)
    dialog._post.set_value(Post.STAFF)


def test_a_new_case_is_opened_with_a_new_person_and_the_draft_is_gone(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        show(page)
        page.new_case()
        dialog = page._dialog
        assert dialog is not None
        typed(dialog._matter, "巡查记录缺失")
        typed(dialog._name, "阿卜杜拉·买买提")
        dialog.keep_draft()
        assert [draft.form for draft in work.drafts.all()] == ["case.new"]
        typed(dialog._unit, "应急办")
        typed(dialog._title, "科员")
        chosen(dialog)
        with qtbot.waitSignal(page.case_wanted) as wanted:
            dialog.accept()
        file = work.file(wanted.args[0])
        assert file.opened.now.matter == "巡查记录缺失"
        assert [thing.now.name for thing in file.respondents.values()] == ["阿卜杜拉·买买提"]
        assert work.drafts.all() == ()
        assert len(numbers_of(page)) == 4


def test_a_draft_survives_and_what_is_missing_is_said_at_once(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        show(page)
        page.new_case()
        assert page._dialog is not None
        typed(page._dialog._name, "某人")
        qtbot.waitUntil(lambda: len(work.drafts.all()) == 1, timeout=3000)
        page._dialog.accept()
        assert page._dialog.isVisible()
        assert page._dialog._unit.accessibleDescription()
        page._dialog.reject()
        page.new_case()
        assert page._dialog._name.text() == "某人"
        page._dialog.reject()


def test_what_was_begun_on_one_entry_is_no_draft_of_a_case_on_another(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        first, second = (row.incident for row in Intake(work).register()[:2])
        page = CasesPage(theme, work)
        show(page)
        page.new_case(first)
        begun = page._dialog
        assert begun is not None
        typed(begun._name, "某人")
        begun.reject()
        page.new_case(second)
        other = page._dialog
        assert other is not None
        assert (other._entry.value(), other._name.text()) == (second, "")
        other.reject()
        page.new_case(first)
        again = page._dialog
        assert again is not None
        assert (again._entry.value(), again._name.text()) == (first, "某人")
        again.reject()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A part of the road was not passable", "A part of the road was"),
        ("十一月十七日十四时，县应急局抽查", "十一月十七日十四时"),
        ("没有任何标点的一句很长很长的话一直说", "没有任何标点的一句很长很"),
        ("短", "短"),
    ],
)
def test_a_matter_is_suggested_in_whole_words(text: str, words: str) -> None:
    assert first_words(text, 12) == words


def test_a_case_may_rest_on_several_entries_and_concern_several_people(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        entries = [row.incident for row in Intake(work).register()]
        people = [row.respondent for row in Respondents(work).registry()]
        page = CasesPage(theme, work)
        show(page)
        page.new_case()
        dialog = page._dialog
        assert dialog is not None
        dialog.activateWindow()
        typed(dialog._matter, "巡查记录缺失")
        dialog._person.set_value(people[0])
        chosen(dialog)
        for rows, wanted in ((dialog._entries, entries), (dialog._people, people)):
            for number, one in enumerate((*wanted[1:], wanted[1])):
                if number:
                    rows._more.click()
                    QApplication.processEvents()
                    assert dialog.focusWidget() is rows._fields[-1]
                field = rows._fields[-1]
                field.set_value(one)
                field.activated.emit(field.currentIndex())
        dialog.reject()
        page.new_case()
        again = page._dialog
        assert again is not None
        with qtbot.waitSignal(page.case_wanted) as opened:
            again.accept()
        file = work.file(opened.args[0])
        assert set(file.incidents) == set(entries)
        assert set(file.respondents) == set(people)
        assert len(file.tracks) == len(people)


def test_tab_comes_to_an_added_entry_before_its_button_and_what_stands_below(
    theme: Theme, show: Show, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        page = CasesPage(theme, work)
        show(page)
        page.new_case()
        dialog = page._dialog
        assert dialog is not None
        dialog.activateWindow()
        rows = dialog._entries
        for _ in range(2):
            rows._more.click()
            QApplication.processEvents()
        dialog._entry.setFocus(Qt.FocusReason.TabFocusReason)
        visited = []
        for _ in range(6):
            visited.append(dialog.focusWidget())
            QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        assert visited == [dialog._entry, *rows._fields, rows._more, dialog._matter]
        dialog.reject()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: "x".join(map(str, room)))
def test_the_list_is_kept_whole_and_by_keyboard(
    theme: Theme, show: Show, played: PlayedOffice, room: tuple[int, int, TextSize]
) -> None:
    with played.office.clerk(played.weighed.story.days.weighed) as work:
        window = show(CasesPage(theme, work))
        fitted(window, theme, room)
        assert accessibility.cut_texts(window) == []
        assert accessibility.off_the_window(window) == []
        assert accessibility.nameless(window) == []
        assert accessibility.unreached_by_tab(window) == []
        assert accessibility.shortcuts_twice(window) == []


def test_markup_in_a_name_is_shown_as_it_is(
    theme: Theme, qtbot: QtBot, fresh: PlayedOffice
) -> None:
    with fresh.office.clerk(fresh.weighed.story.days.weighed) as work:
        Corrections(work).correct(fresh.opened.key[0], "name", NASTY, "测试")
        page = CasesPage(theme, work)
        qtbot.addWidget(page)
        model = page._table.model()
        assert NASTY in [model.index(row, 1).data() for row in range(model.rowCount())]
        formats = {label.textFormat() for label in page.findChildren(QLabel)}
        assert formats == {Qt.TextFormat.PlainText}


def test_far_pages_are_fetched_alone_and_only_when_they_are_looked_at() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(behind: int | None, skip: int) -> Sequence[int]:
        first = 0 if behind is None else behind + 1
        asked.append((first, skip))
        return range(first + skip, min(first + skip + SIZE, 10_000))

    pages = Pages(10_000, fetch)
    assert asked == []
    assert pages[9_999] == 9_999
    assert pages[9_950] == 9_950
    assert asked == [(0, 9_900)]
    assert pages[5_000] == 5_000
    assert pages[5_100] == 5_100
    assert asked[1:] == [(0, 5_000), (5_100, 0)]
    assert pages[:3] == [0, 1, 2]
    assert len(asked) == 4
    with pytest.raises(IndexError):
        pages[10_000]
