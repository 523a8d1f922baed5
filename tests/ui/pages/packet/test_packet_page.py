"""The papers page: what is shown is what is printed, and what is issued stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.application.corrections import Corrections
from desktop.application.page_images import PageImages
from desktop.application.paper_list import PACKET, PaperListLine, PaperState
from desktop.application.workspace import Workspace
from desktop.errors import Damaged
from tests.ui import accessibility
from tests.ui.pages.packet.conftest import OpenPage, settled
from tests.ui.pages.played import ROOMS, PlayedOffice, Show, fitted
from ui.pages.commands import Command
from ui.pages.packet.address_dialog import AddressDialog
from ui.pages.packet.issue_dialog import IssueDialog
from ui.pages.packet.page import PacketPage
from ui.pages.packet.paper_work import PaperDesk
from ui.pages.packet.printing import new_printer
from ui.theme.measures import TextSize
from ui.theme.theme import Theme


def lines(page: PacketPage) -> dict[str, PaperListLine]:
    return {line.code: line for line in page.side.papers._lines}


def look_at(page: PacketPage, code: str) -> None:
    page.side.papers.table.choose(list(lines(page)).index(code))


def dialog_of(kind: type[QWidget]) -> QWidget:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


def is_blank(picture: QImage) -> bool:
    white = picture.copy()
    white.fill(Qt.GlobalColor.white)
    return picture == white


def test_a_draft_shows_as_it_will_be_printed(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.heard)
    look_at(page, "facts_paper")
    settled(qtbot, page)
    sheet = page.preview.preview._page
    assert sheet.accessibleName() == "事实材料及签署意见页，第 1 页，共 2 页"
    assert not is_blank(sheet._picture)
    first = sheet._picture
    page.preview._turner.page_wanted.emit(2)
    settled(qtbot, page)
    assert sheet.accessibleName().endswith("第 2 页，共 2 页")
    assert sheet._picture != first


def test_the_paper_asked_for_last_wins(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.heard)
    for code in ("facts_paper", PACKET, "defence_notice", "intake_form", "evidence_list"):
        look_at(page, code)
    settled(qtbot, page)
    assert page.preview.preview._page.accessibleName().startswith("证据目录及对照表")


def test_a_packet_is_looked_at_whole(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.heard)
    look_at(page, PACKET)
    settled(qtbot, page)
    assert page.preview.pages > 20


def test_another_language_draws_the_paper_in_it(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.heard)
    look_at(page, "facts_paper")
    settled(qtbot, page)
    chinese = page.preview.preview._page._picture
    page.side._language.setCurrentIndex(1)
    page.side._language.activated.emit(1)
    settled(qtbot, page)
    assert page.preview.preview._page._picture != chinese
    assert page.side.papers.current() == lines(page)["facts_paper"]


def test_issuing_asks_first_says_under_whose_name_and_then_stays(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, clerk: Workspace
) -> None:
    page = open_page(played.heard)
    page.side.papers.tick("facts_paper", "defence_notice")
    assert page._issue.text() == "出具 2 份文书"
    page._issue.click()
    dialog = dialog_of(IssueDialog)
    assert isinstance(dialog, IssueDialog)
    said = " ".join(each.accessibleName() for each in dialog.findChildren(QWidget))
    assert "事实材料及签署意见页" in said
    assert clerk.name_of(clerk.person) in said
    assert dialog.safe_button.text() == "不出具"
    assert not clerk.file(played.heard.case).tracks[played.heard.key].papers
    dialog.accept()
    settled(qtbot, page)
    assert page._foot._happened.text() == "已出具 2 份文书"
    assert lines(page)["facts_paper"].state is PaperState.ISSUED
    issued = clerk.file(played.heard.case).tracks[played.heard.key].papers
    assert [done.act.document for done in issued] == ["facts_paper", "defence_notice"]
    assert not page._issue.isEnabled()
    assert page._words.of(page._issuable()) == "已经出具，不会再变"


def test_the_packet_is_issued_on_the_worker(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, clerk: Workspace
) -> None:
    page = open_page(played.heard)
    look_at(page, PACKET)
    page.issue()
    assert not page._issue.isEnabled()
    settled(qtbot, page)
    packets = clerk.file(played.heard.case).tracks[played.heard.key].packets
    assert [done.act.file.pages for done in packets] == [lines(page)[PACKET].pages]


def test_issuing_can_be_stopped_and_leaves_nothing_behind(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, clerk: Workspace
) -> None:
    page = open_page(played.heard)
    page.side.papers.tick("facts_paper", PACKET)
    page.issue()
    page._work._work.cancel()
    settled(qtbot, page)
    assert not clerk.file(played.heard.case).tracks[played.heard.key].issued
    assert page._issue.isEnabled()


def test_what_is_missing_is_said_and_leads_to_the_step(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.weighed)
    look_at(page, "no_accountability")
    settled(qtbot, page)
    assert not page._issue.isEnabled()
    assert page._words.of(page._issuable()) == "还缺 1 项，补上后才能出具"
    with qtbot.waitSignal(page.step_wanted) as heard:
        page.side._banner.pressed.emit()
    assert heard.args == [played.weighed.case, "decision"]


def test_a_missing_address_is_filled_in_where_it_is_missed(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, clerk: Workspace
) -> None:
    heard = played.heard
    Corrections(clerk).correct(heard.key[0], "address", "", "搬走了")
    page = open_page(heard)
    look_at(page, "defence_notice")
    settled(qtbot, page)
    assert lines(page)["defence_notice"].missing
    page.side._banner.pressed.emit()
    dialog = dialog_of(AddressDialog)
    assert isinstance(dialog, AddressDialog)
    dialog.accept()
    assert dialog.isVisible()
    dialog._address.setText("石桥村三组 12 号")
    dialog.keep_draft()
    dialog.reject()
    page.side._banner.pressed.emit()
    again = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, AddressDialog) and each.isVisible()
    )
    assert again._address.text() == "石桥村三组 12 号"
    again.accept()
    settled(qtbot, page)
    assert not lines(page)["defence_notice"].missing
    assert clerk.drafts.all() == ()


def test_papers_are_saved_as_they_show(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(played.heard)
    look_at(page, "facts_paper")
    page._save.setFocus()
    page.save(tmp_path / "one.pdf")
    settled(qtbot, page)
    assert page.window().focusWidget() is page.side.papers.table
    assert len(PdfReader(tmp_path / "one.pdf").pages) == 2
    folder = tmp_path / "several"
    folder.mkdir()
    page.side.papers.tick("facts_paper", "evidence_list")
    page.save(folder)
    settled(qtbot, page)
    assert [each.name for each in sorted(folder.iterdir())] == [
        "青山镇〔2026〕2号 事实材料及签署意见页 王某.pdf",
        "青山镇〔2026〕2号 证据目录及对照表 王某.pdf",
    ]


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(played.heard)
    page.save(tmp_path / "gone" / "one.pdf")
    settled(qtbot, page)
    assert page.side.form._summary.isVisible()


def test_papers_are_printed_each_on_a_sheet_of_its_own(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(played.heard)
    page.side.papers.tick("intake_form", "facts_paper")
    printer = new_printer(1, duplex=True)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    qtbot.waitUntil(lambda: not page._work.is_busy, timeout=30_000)
    settled(qtbot, page)
    assert page._foot._happened.text() == "已送打印机 4 / 4 页"
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == 4  # one page, a blank back, two pages
    assert round(float(printed[0].mediabox.width)) == 595


def test_everything_can_be_done_by_keys(
    open_page: OpenPage, played: PlayedOffice, qtbot: QtBot
) -> None:
    page = open_page(played.heard)
    table = page.side.papers.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [line.code for line in page.side.papers.wanted()] == ["rights_notice", "facts_paper"]
    assert page._issue.text() == "出具 2 份文书"
    assert page.panes() == [table, page.preview.preview]
    assert not page.perform(Command.NEW)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_nameless_or_out_of_reach(
    open_page: OpenPage,
    played: PlayedOffice,
    theme: Theme,
    qtbot: QtBot,
    room: tuple[int, int, TextSize],
) -> None:
    page = open_page(played.weighed)
    window = page.window()
    look_at(page, "no_accountability")
    fitted(window, theme, room)  # type: ignore[arg-type] # the main window it was shown in
    settled(qtbot, page)
    assert accessibility.cut_texts(page) == []
    assert accessibility.off_the_window(page) == []
    assert accessibility.nameless(page) == []
    assert accessibility.shortcuts_twice(window) == []
    assert accessibility.unreached_by_tab(window) == []


def test_markup_in_a_name_is_text(
    desk: PaperDesk, played: PlayedOffice, clerk: Workspace, show: Show, qtbot: QtBot
) -> None:
    name = "<b>张三</b>&amp;"
    heard = played.heard
    Corrections(clerk).correct(heard.key[0], "name", name, "更正姓名")
    page = PacketPage(desk, heard.case, heard.key)
    show(page)
    settled(qtbot, page)
    assert name in page._title._facts.text()
    assert page.side._track.currentText().startswith(name)


def test_a_page_that_cannot_be_drawn_is_refused_and_the_next_is_drawn(
    desk: PaperDesk, played: PlayedOffice, open_page: OpenPage
) -> None:
    images = PageImages()
    with pytest.raises(Damaged):
        images.draw(b"%PDF-1.7 nothing", 1, 100)
    folder_of_papers = desk.here.file(played.heard.case)
    assert folder_of_papers.evidence
    page = open_page(played.heard)
    data = page.preview._data
    assert data is not None
    assert images.draw(data, 1, 100).width in (100, 101)
    with pytest.raises(Damaged):
        images.draw(data, 99, 100)
    with pytest.raises(Damaged):
        images.draw(data, 1, 1_000_000)
    child = images._child
    assert child is None or isinstance(child, subprocess.Popen)
    assert images.draw(data, 1, 100).pages == 1


def test_going_back_is_offered(open_page: OpenPage, played: PlayedOffice, qtbot: QtBot) -> None:
    page = open_page(played.opened)
    with qtbot.waitSignal(page.case_wanted) as heard:
        next(each for each in page.findChildren(QPushButton) if each.text() == "回到案件").click()
    assert heard.args == [played.opened.case]
