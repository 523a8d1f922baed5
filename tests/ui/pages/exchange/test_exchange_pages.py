"""交换: cards in two names, bundles out and in, values settled now or later, all taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.application.demo.play import PASSWORD
from desktop.application.exchange import Exchange
from desktop.application.exchange_view import waiting
from desktop.application.office_cards import OfficeCards
from desktop.application.workspace import Workspace
from tests.ui import accessibility
from tests.ui.pages.exchange.two_offices import Carried
from tests.ui.pages.played import ROOMS, Show, fitted
from ui.pages.commands import Command
from ui.pages.exchange.differing_text import DifferingText
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.export_dialog import ExportDialog
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.exchange.settle_page import SettlePage
from ui.pages.exchange.take_back_dialog import TakeBackDialog
from ui.pages.page import Page
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.window.frame import Frame
from ui.window.main_window import MainWindow

OURS, THEIRS, LATER = range(3)


def said(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel)]
    return " ".join([*labels, *(each.accessibleName() for each in widget.findChildren(QWidget))])


def reviewed(desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot) -> ReviewPage:
    page = ReviewPage(desk, played.bundle)
    show(page)
    qtbot.waitUntil(lambda: page.is_ready, timeout=15_000)
    return page


def test_once_the_bundle_is_read_the_keyboard_stands_on_the_page(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot
) -> None:
    page = reviewed(desk, played, show, qtbot)
    window = page.window()
    elsewhere = QLineEdit(window)
    elsewhere.show()
    elsewhere.setFocus()
    page.perform(Command.REFRESH)
    qtbot.waitUntil(lambda: page.is_ready, timeout=15_000)
    assert window.focusWidget() is not elsewhere
    assert page.isAncestorOf(window.focusWidget())
    page.setFocus()
    page.focus_start()
    assert window.focusWidget().focusPolicy() & Qt.FocusPolicy.TabFocus


def home(desk: ExchangeDesk, show: Show) -> ExchangePage:
    page = ExchangePage(desk)
    show(page)
    return page


def side_of(page: ReviewPage | SettlePage, words: str) -> int:
    (panel,) = page.disputes.panels
    return next(n for n, side in enumerate(panel.shown.sides) if side.words == words)


def taken(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.taken, timeout=15_000):
        page._take.click()
    qtbot.waitUntil(lambda: page.is_ready)


def test_work_begins_at_taking_in_a_bundle(desk: ExchangeDesk, show: Show) -> None:
    page = home(desk, show)
    page.focus_first()
    assert page.focusWidget() is page.main_button()


def test_a_bundle_is_looked_at_before_anything_is_written(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    words = said(page)
    assert "封装完好" in words
    assert "第 1 包" in words
    assert "两边都改过" in words
    assert page._take.isEnabled()
    assert Exchange(clerk).imported() == ()
    assert clerk.file(played.case).opened.now.matter == played.ours


def test_differing_words_are_marked_and_nothing_is_chosen_for_the_clerk(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot
) -> None:
    page = reviewed(desk, played, show, qtbot)
    marked = {
        text._text[start:end]
        for text in page.disputes.findChildren(DifferingText)
        for start, end in text._spans
    }
    assert marked == {"14:00", "14:30"}
    assert page.disputes.choices() == ()
    assert page.disputes.left() == 1


def test_a_chosen_value_stands_once_the_bundle_is_taken_in(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    page.disputes.panels[0].choose(side_of(page, played.theirs))
    assert f"核定“事由”为“{played.theirs}”。" in page._will.text()
    taken(page, qtbot)
    file = clerk.file(played.case)
    assert file.disputes == ()
    assert file.opened.now.matter == played.theirs


def test_what_is_left_for_later_waits_on_the_first_page_and_is_settled_there(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    taken(page, qtbot)
    assert [case.case for case in waiting(clerk)] == [played.case]
    first = home(desk, show)
    go_on = next(each for each in first.findChildren(QPushButton) if each.text() == "接着看")
    with qtbot.waitSignal(first.settle_wanted) as heard:
        go_on.click()
    assert heard.args == [played.case]
    settling = SettlePage(desk, played.case)
    show(settling)
    assert not settling._settle.isEnabled()
    settling.disputes.panels[0].choose(side_of(settling, played.ours))
    with qtbot.waitSignal(settling.settled):
        settling._settle.click()
    assert clerk.file(played.case).opened.now.matter == played.ours
    assert waiting(clerk) == ()


def test_a_bundle_not_taken_leaves_nothing(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    with qtbot.waitSignal(page.closed):
        page._leave.click()
    assert Exchange(clerk).imported() == ()


def test_a_changed_bundle_is_refused_in_a_sentence(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    data = bytearray(played.bundle.read_bytes())
    data[len(data) // 2] ^= 1
    broken = tmp_path / "broken.qhb"
    broken.write_bytes(bytes(data))
    page = ReviewPage(desk, broken)
    show(page)
    qtbot.waitUntil(lambda: page.is_ready, timeout=15_000)
    assert "没有收下任何内容" in page._failure.text()
    assert not page._take.isEnabled()


def test_a_bundle_taken_in_before_changes_nothing(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot
) -> None:
    taken(reviewed(desk, played, show, qtbot), qtbot)
    again = reviewed(desk, played, show, qtbot)
    assert again._will.text() == "这个交换包已经收过，没有变化。"
    assert not again._take.isEnabled()


def test_a_whole_bundle_is_taken_back_with_a_reason(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    taken(reviewed(desk, played, show, qtbot), qtbot)
    page = home(desk, show)
    next(each for each in page.findChildren(QPushButton) if each.text() == "撤销整包…").click()
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, TakeBackDialog)
    )
    words = said(dialog)
    opened = clerk.file(played.case).opened.now
    (bundle,) = Exchange(clerk).imported()
    assert f"{opened.number}　{opened.matter}" in words
    assert f"{bundle.entries} 条记录" in words
    assert played.county.office.name in words
    assert "什么都不会删除" in words
    assert f"以{clerk.name_of(clerk.person)}的名义" in words
    dialog.accept()
    assert dialog.isVisible()
    dialog.reason.setText("收错了")
    dialog.accept()
    qtbot.waitUntil(lambda: page.is_ready and Exchange(clerk).imported()[0].taken_back)
    assert clerk.file(played.case).opened.now.matter == played.ours
    assert page._foot._happened.text() == "第 1 包已撤销"


def test_a_stick_that_is_gone_is_said(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = home(desk, show)
    page.export(played.to_county, (played.case,), "请审核", tmp_path / "gone" / "new.qhb")
    qtbot.waitUntil(lambda: page.is_ready, timeout=15_000)
    assert page._failure.text()


def test_a_card_is_compared_and_accepted_in_two_names(
    desk: ExchangeDesk, workspace: Workspace, played: Carried, show: Show, tmp_path: Path
) -> None:
    OfficeCards(workspace).export_card(tmp_path / "new.qhc")
    page = home(desk, show)
    dialog = page.open_card(tmp_path / "new.qhc")
    assert dialog is not None
    assert " ".join(OfficeCards(workspace).card().safety_number.split()) in said(dialog)
    dialog._second.set_value(played.township.pair[1])
    dialog._password.setText(PASSWORD)
    dialog.accept()
    assert "还没有写怎样核对" in dialog.refusal.text()
    dialog._how.setText("电话核对")
    dialog._password.setText("wrong")
    dialog.accept()
    assert dialog.isVisible()
    assert len(Exchange(desk.here).offices()) == 1
    dialog._password.setText(PASSWORD)
    dialog.accept()
    assert len(Exchange(desk.here).offices()) == 2
    assert page._foot._happened.text() == "名片已由两人收下"


def test_a_card_of_the_known_office_says_that_nothing_changes(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot
) -> None:
    page = home(desk, show)
    dialog = page.open_card(played.card)
    assert dialog is not None
    assert " ".join(OfficeCards(desk.here).inspect_card(played.card).safety_number) in said(dialog)
    assert "没有变化" in said(dialog)


def test_our_own_card_is_written(
    desk: ExchangeDesk, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = home(desk, show)
    page.export_card(tmp_path / "own.qhc")
    assert (tmp_path / "own.qhc").exists()
    assert page.open_card(tmp_path / "own.qhc") is None
    assert "本单位自己的名片" in page._failure.text()


def chooser(asked: list[str], answer: str) -> Callable[..., tuple[str, str]]:
    """Return a person who always chooses the same file; ``asked`` keeps what kind was wanted."""

    def choose(parent: QWidget, title: str, place: str, kind: str) -> tuple[str, str]:
        asked.append(kind)
        return answer, kind

    return choose


def test_keys_reach_import_and_export(
    desk: ExchangeDesk,
    played: Carried,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = home(desk, show)
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chooser(asked, str(played.bundle)))
    (frame,) = page.window().findChildren(Frame)
    frame.setFocus()

    with qtbot.waitSignal(page.review_wanted) as heard:
        QTest.keyClick(frame, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [str(played.bundle)]
    assert asked == ["*.qhb"]
    with qtbot.waitSignal(page.review_wanted):
        QTest.keyClick(frame, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(frame, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(ExportDialog)
    assert dialog.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not page.perform(Command.PRINT)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_nameless_or_out_of_reach(
    desk: ExchangeDesk,
    played: Carried,
    show: Show,
    qtbot: QtBot,
    room: tuple[int, int, TextSize],
) -> None:
    review = reviewed(desk, played, show, qtbot)
    check_page(review, desk.theme, room)
    desk.theme.choose(size=TextSize.NORMAL)
    taken(review, qtbot)
    for page in (ExchangePage(desk), SettlePage(desk, played.case)):
        show(page)
        check_page(page, desk.theme, room)
        desk.theme.choose(size=TextSize.NORMAL)


def check_page(page: Page, theme: Theme, room: tuple[int, int, TextSize]) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    fitted(window, theme, room)
    assert accessibility.cut_texts(page) == []
    assert accessibility.off_the_window(page) == []
    assert accessibility.nameless(page) == []
    assert accessibility.shortcuts_twice(window) == []
    assert accessibility.unreached_by_tab(window) == []
