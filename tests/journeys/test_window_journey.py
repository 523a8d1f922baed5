"""From the first start to a weighed case, by hand at the window; and markup shown as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from desktop import places
from desktop.application.case_work import ActKind
from desktop.application.cases import CaseFilter, CaseOrder, Cases
from desktop.application.checklists import Checklists, RunDraft
from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import PASSWORD as PRACTICE
from desktop.application.demo.play import PracticeOffice, StoryClock
from desktop.application.demo.story import evidence_file, read_story
from desktop.application.papers import Papers
from desktop.application.ports import legal_day, random_id, system_clock
from desktop.application.progress import NoProgress
from desktop.application.rule_packs import RulePacks
from desktop.application.safety import Safety
from desktop.application.workspace import World
from desktop.domain.checklist import RunKind
from desktop.domain.measure import Track
from desktop.domain.respondent import Post, Status
from desktop.text import Language
from tests.documents.reading import whole_text
from tests.journeys.seat import Seat, Sit
from tests.journeys.window_office import at_work
from ui.pages.cases.case_head import EVIDENCE
from ui.pages.cases.case_page import PAGES, CasePage
from ui.pages.cases.list_page import CasesPage
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.cases.verifying_acts import EvidenceDialog
from ui.pages.checklist.page import ChecklistPage
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.page import Page
from ui.pages.settings.settings_page import SettingsPage
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.table import Table
from ui.widgets.two_line_list import TwoLineList
from ui.window.first_run import FirstRunPage
from ui.window.frame import Frame
from ui.window.main_window import MainWindow

NASTY = "<b>张三</b>&amp;"
CLERK = "<u>李敏</u>&lt;"
OFFICE = "<i>青山镇</i>&gt;"
PASSWORD = "大雨中的值班表 2026"


def page_of(seat: Seat) -> Page:
    page = seat.one(Frame).page()
    assert page is not None
    return page


def test_a_clerk_founds_an_office_and_weighs_what_comes_in(sit: Sit) -> None:
    seat = sit(places.office())
    found_an_office(seat)
    lock_and_unlock(seat)
    record_what_came_in(seat)
    open_a_case_from_it(seat)
    add_a_picture_and_look_at_it(seat)
    answer_the_first_items(seat)
    find_it_in_the_list(seat)
    seat.window.close()
    with at_work(places.practice_office(), "李敏", PASSWORD) as work:
        (row,) = Cases(work).rows(CaseOrder.NEWEST, CaseFilter())
        assert (row.name, row.matter) == (NASTY, "防汛值班未到岗")
        (run,) = work.file(row.case).runs.values()
        assert {item: answer.value for item, answer in run.answers.items()} == {
            "B1": "listed",
            "B3": "direct",
        }
        drawn = Papers(work).draft(
            row.case, (row.respondent, row.track), "intake_form", Language.CHINESE
        )
        assert drawn.pages >= 1
        assert NASTY in whole_text(drawn.data)
        assert work.drafts.all() == ()
        assert Safety(work).check(NoProgress()).is_sound


def found_an_office(seat: Seat) -> None:
    assert seat.one(FirstRunPage).isVisible()
    seat.presses("下一步")
    seat.one(QRadioButton, "先练习").click()
    seat.presses("下一步")
    seat.one(QCheckBox).click()
    seat.presses("下一步")
    for name, words in (
        ("单位名称", "青山镇人民政府"),
        ("行政区划", "青山县青山镇"),
        ("案号用字", "青山镇"),
        ("机关全称", "中共青山镇纪律检查委员会"),
        ("发文字号", "青纪"),
    ):
        seat.types(name, words)
    seat.presses("下一步")
    for name, words in (("姓名", "李敏"), ("口令", PASSWORD), ("再输一次", PASSWORD)):
        seat.types(name, words)
    seat.presses("建立本单位")
    seat.waits_for(Frame)


def lock_and_unlock(seat: Seat) -> None:
    frame = seat.one(Frame)
    QTest.keyClick(seat.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not frame.isVisible()
    seat.unlocks("李敏", PASSWORD)
    assert frame.isVisible()


def record_what_came_in(seat: Seat) -> None:
    seat.goes_to(2)
    yesterday = legal_day(system_clock()) - timedelta(days=1)
    seat.types("何时", f"{yesterday:%Y%m%d}")
    seat.types("何地", "青山镇石桥村")
    seat.types("发生了什么", "值班室无人接听电话。")
    seat.types("第 1 人的姓名", NASTY)
    seat.presses("登记")
    register = seat.one(TwoLineList)
    assert [row.title for row in register.rows()][1:] == ["值班室无人接听电话。"]
    register.setCurrentIndex(register.model().index(1, 0))
    expect_shown(seat, NASTY)
    seat.presses("打印回执")
    look_and_close(seat)


def look_and_close(seat: Seat) -> None:
    """The page is drawn on the worker; Escape goes back."""
    look = seat.one(LookDialog)
    seat.waits_until(lambda: look.part.is_drawn)
    QTest.keyClick(look, Qt.Key.Key_Escape)
    assert not look.isVisible()


def add_a_picture_and_look_at_it(seat: Seat) -> None:
    page = page_of(seat)
    assert isinstance(page, CasePage)
    page.open_act(ActKind.ADD_EVIDENCE)
    dialog = page.dialog
    assert isinstance(dialog, EvidenceDialog)
    picture = evidence_file(read_story(Language.CHINESE).case[0].evidence[0].file)
    seat.types("文件位置", str(picture), dialog)
    seat.types("来源", "镇应急办", dialog)
    seat.types("取证人", "李敏、赵强", dialog)
    dialog.accept()
    page.choose_tab(EVIDENCE)
    expect_shown(seat, picture.name)
    seat.presses("看")
    look_and_close(seat)


def open_a_case_from_it(seat: Seat) -> None:
    seat.presses("转为案件")
    dialog = seat.one(NewCaseDialog)
    for name, words in (
        ("事由", "防汛值班未到岗"),
        ("姓名", NASTY),
        ("单位", "青山镇应急管理办公室"),
        ("职务", "一级科员"),
    ):
        seat.types(name, words, dialog)
    dialog._track.set_value(Track.PARTY_DISCIPLINE)
    dialog._status.set_value(Status.CIVIL_SERVANT)
    dialog._post.set_value(Post.STAFF)
    dialog.accept()
    assert isinstance(page_of(seat), CasePage)
    expect_shown(seat, NASTY, "防汛值班未到岗")


def answer_the_first_items(seat: Seat) -> None:
    page = page_of(seat)
    assert isinstance(page, CasePage)
    page.open_act(ActKind.START_PRELIMINARY)
    assert page.dialog is not None
    page.dialog.accept()
    run = page_of(seat)
    assert isinstance(run, ChecklistPage)
    for item, word in (("B1", "已逐条列明"), ("B3", "直接")):
        assert run.item == item
        next(each for each in seat.shown(QRadioButton) if each.text() == word).click()
        seat.presses("下一项")
    assert "已答 2 / " in seat.words()


def find_it_in_the_list(seat: Seat) -> None:
    seat.goes_to(3)
    assert isinstance(page_of(seat), CasesPage)
    expect_shown(seat, NASTY, "防汛值班未到岗")
    seat.types("查找案件", "不存在的人")
    assert "没有找到“不存在的人”" in seat.words()
    seat.types("查找案件", "值班")
    expect_shown(seat, NASTY)


def expect_shown(seat: Seat, *words: str) -> None:
    """See these words as they are, and no label or tooltip that would read them as markup."""
    for each in words:
        assert each in seat.words()
        assert seat.read_as_markup(each) == []
    formats = {label.textFormat() for label in seat.shown(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.fixture
def nasty(tmp_path: Path) -> PracticeOffice:
    """An office in which every name and text is full of markup, with a case that is weighed."""
    whole = read_story(Language.CHINESE)
    told = whole.case[0]
    told = replace(
        told,
        matter=f"{NASTY}事由",
        incident=replace(told.incident, place=f"{NASTY}何地", what=f"{NASTY}何事"),
        respondent=replace(told.respondent, name=NASTY, title=f"{NASTY}职务"),
        evidence=tuple(replace(each, name=f"{NASTY}证据") for each in told.evidence),
        facts=tuple(replace(each, text=f"{NASTY}事实") for each in told.facts),
        points=tuple(replace(each, says=f"{NASTY}申辩") for each in told.points),
    )
    people = whole.township.people
    township = replace(
        whole.township,
        short_name=OFFICE,
        name=f"{OFFICE}政府",
        people=(replace(people[0], name=CLERK), *people[1:]),
    )
    clock = StoryClock(told.days.recorded)
    world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    office = PracticeOffice(tmp_path / "office", township, clock, world)
    case, key = scenes.open_case(office, told, scenes.record(office, told))
    scenes.investigate(office, told, case, key)
    scenes.hear(office, told, case, key)
    with office.clerk(told.days.weighed) as work:
        day = told.incident.happened_on
        draft = RunDraft(kind=RunKind.BINDING, conduct_from=day, conduct_to=day)
        Checklists(work).start(case, key, draft)
    return office


def test_markup_in_names_is_plain_text_on_every_page(sit: Sit, nasty: PracticeOffice) -> None:
    seat = sit(nasty.folder)
    seat.window.resize(1366, 698)
    seat.unlocks(CLERK, PRACTICE)
    expect_shown(seat, OFFICE, CLERK)
    expect_shown(seat, f"{NASTY}事由", NASTY)
    seat.goes_to(2)
    register = seat.one(TwoLineList)
    expect_shown(seat, f"{NASTY}何事")
    register.setCurrentIndex(register.model().index(1, 0))
    expect_shown(seat, f"{NASTY}何地", f"{NASTY}何事")
    seat.goes_to(3)
    expect_shown(seat, f"{NASTY}事由", NASTY, CLERK)
    table = seat.one(Table)
    table.opened.emit(table.current_row())
    look_through_the_case(seat)
    look_at_the_run(seat)
    look_at_the_settings(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    seat.unlocks(CLERK, PRACTICE)
    expect_shown(seat, OFFICE)


def look_through_the_case(seat: Seat) -> None:
    page = page_of(seat)
    assert isinstance(page, CasePage)
    expect_shown(seat, NASTY, f"{NASTY}事由"[:24], f"{NASTY}职务")
    for tab, words in ((1, CLERK), (2, f"{NASTY}证据"), (0, NASTY)):
        page.choose_tab(tab)
        expect_shown(seat, words)
    for kind in (each for each in ActKind if each not in PAGES):
        page.open_act(kind)
        expect_shown(seat, CLERK)
        assert page.dialog is not None
        page.dialog.reject()


def look_at_the_run(seat: Seat) -> None:
    page = page_of(seat)
    assert isinstance(page, CasePage)
    page.open_act(ActKind.OPEN_RUN)
    assert isinstance(page_of(seat), ChecklistPage)
    seat.presses("怎样得出")
    expect_shown(seat, OFFICE)
    seat.one(Dialog).reject()
    seat.presses("选择证据")
    expect_shown(seat, f"{NASTY}证据")
    seat.one(Dialog).reject()
    seat.presses("下一项")


def look_at_the_settings(seat: Seat) -> None:
    seat.goes_to(0)
    expect_shown(seat, OFFICE)
    settings = page_of(seat)
    assert isinstance(settings, SettingsPage)
    for part, words in (("people", CLERK), ("about", OFFICE), ("office", f"{OFFICE}政府")):
        settings.show_part(part)
        expect_shown(seat, words)


def test_what_would_be_read_as_markup_is_found(theme: Theme, qtbot: QtBot) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    label = QLabel(NASTY)
    window.show_widget(label)
    window.show()
    seat = Seat(window, qtbot)
    assert seat.read_as_markup(NASTY) == [f"QLabel: {NASTY}"]
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert seat.read_as_markup(NASTY) == []
    label.setToolTip(NASTY)
    assert seat.read_as_markup(NASTY) == [f"QLabel: {NASTY}"]
