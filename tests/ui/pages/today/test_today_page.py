"""The page of the day: what waits, and second thoughts about a draft."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.application.cases import CaseDraft, Cases
from desktop.application.drafts import UnfinishedForms
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.workspace import Workspace
from desktop.domain.measure import Track
from desktop.domain.respondent import ManagementLevel, Status
from tests.fakes import FixedClock
from tests.ui import accessibility
from ui.pages.today.page import TodayPage
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.running_text import RunningText


def open_a_case(workspace: Workspace) -> str:
    incident = Intake(workspace).record_incident(
        IncidentDraft(
            level=ManagementLevel.TOWNSHIP,
            happened_on=workspace.today(),
            place="石桥村",
            what="值班室无人接听电话",
        )
    )
    respondent = Respondents(workspace).record(
        RespondentDraft(
            name="<b>张三</b>&amp;", status=Status.CIVIL_SERVANT, title="科员", unit="应急办"
        )
    )
    return Cases(workspace).open(
        CaseDraft(
            matter="防汛值班未到岗",
            incidents=(incident,),
            respondents=(respondent,),
            track=Track.PARTY_DISCIPLINE,
        )
    )


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, theme: Theme) -> TodayPage:
    """The page over one open case and one unfinished form."""
    open_a_case(workspace)
    UnfinishedForms(workspace).keep("intake", "", {"what": "防汛值班室没有人"})
    shown = TodayPage(theme, workspace)
    qtbot.addWidget(shown)
    shown.resize(1218, 668)
    shown.fit(Room(width=1366, height=698, text_size=theme.text_size))
    shown.show()
    return shown


def button(page: TodayPage, words: str) -> QPushButton:
    found = [each for each in page.findChildren(QPushButton) if each.text() == words]
    assert found, words
    return found[0]


def test_the_case_that_waits_is_one_press_away(page: TodayPage, qtbot: QtBot) -> None:
    main = page.main_button()
    assert main is not None
    assert "1号" in main.text()
    with qtbot.waitSignal(page.case_wanted) as wanted:
        main.click()
    with qtbot.waitSignal(page.case_wanted) as again:
        button(page, "去办").click()
    assert wanted.args == again.args


def test_a_removed_draft_comes_back_when_undone(page: TodayPage, workspace: Workspace) -> None:
    button(page, "删除草稿").click()
    assert len(UnfinishedForms(workspace).all()) == 1
    button(page, "撤销").click()
    assert button(page, "接着写").isEnabled()
    assert len(UnfinishedForms(workspace).all()) == 1


def test_going_on_leads_to_the_form(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.form_wanted) as wanted:
        button(page, "接着写").click()
    assert wanted.args == ["intake", ""]


def test_the_page_can_be_used_without_a_mouse_and_read_aloud(page: TodayPage) -> None:
    assert accessibility.nameless(page) == []
    assert accessibility.cut_texts(page) == []


def test_a_date_before_the_last_entry_is_said_at_the_top_until_it_is_right(
    page: TodayPage, workspace: Workspace
) -> None:
    clock = workspace.world.clock
    assert isinstance(clock, FixedClock)
    (banner,) = page.findChildren(Banner)
    assert not banner.isVisible()
    clock.go_on(timedelta(days=-40))
    page.refresh()
    assert banner.isVisible()
    (words,) = [text.text() for text in banner.findChildren(RunningText)]
    assert words.startswith("电脑日期是 2026年10月15日，比最后一条记录早。")
    assert accessibility.cut_texts(page) == []
    clock.go_on(timedelta(days=40))
    page.refresh()
    assert not banner.isVisible()
