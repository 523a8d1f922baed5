"""Where a person slips on the checklist page: half-typed words, follow-ups, reasons left out."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.application.checklists import Checklists
from desktop.domain.checklist import Answer
from tests.builders import in_turn
from tests.ui import accessibility
from tests.ui.pages.checklist.begun import Begun, a_page, radio, the_dialog
from tests.ui.pages.played import PlayedOffice, Show
from ui.pages.checklist.conclude_dialog import ConcludeDialog
from ui.theme.theme import Theme


def test_a_day_that_is_half_typed_is_named_and_takes_nothing_down(
    theme: Theme, qtbot: QtBot, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    checklists = Checklists(begun.work)
    checklists.answer(fresh.heard.case, begun.run, "C4", Answer(value="yes", reason="报告过。"))
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item("C4a")
    assert page.pane is not None
    QTest.keyClicks(page.pane._field, "13-45")
    qtbot.waitUntil(lambda: page.pane is not None and page.pane._problem.isVisibleTo(page))
    qtbot.waitUntil(lambda: len(begun.work.drafts.all()) == 1, timeout=3000)
    again = a_page(theme, fresh, begun)
    qtbot.addWidget(again)
    assert again.item == "C4a"
    assert begun.work.file(fresh.heard.case).runs[begun.run].answers.keys() == {"C4"}


def test_a_day_may_be_typed_without_its_year(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    checklists = Checklists(begun.work)
    checklists.answer(fresh.heard.case, begun.run, "C4", Answer(value="yes", reason="报告过。"))
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item("C4a")
    assert page.pane is not None
    QTest.keyClicks(page.pane._field, "11-17")
    page.open_item("C5")
    recorded = begun.work.file(fresh.heard.case).runs[begun.run].answers["C4a"].value
    assert recorded == f"{begun.work.today().year}-11-17"


def test_next_goes_to_the_follow_up_that_the_answer_opens(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    page = a_page(theme, fresh, begun)
    show(page)
    page.open_item("C4")
    radio(page, "是").click()
    page._content._next.click()
    assert page.item == "C4a"


def test_what_is_left_unwritten_is_named_before_a_run_is_concluded(
    theme: Theme, show: Show, fresh: PlayedOffice, begun: Begun
) -> None:
    checklists = Checklists(begun.work)
    for item in in_turn(checklists, fresh.heard.case, begun.run):
        answer = begun.answers[item.id]
        given = Answer(value="objected") if item.id == "C3" else answer
        checklists.answer(fresh.heard.case, begun.run, item.id, given)
    page = a_page(theme, fresh, begun)
    show(page)
    page._conclude.click()
    dialog = the_dialog(ConcludeDialog)
    assert isinstance(dialog, ConcludeDialog)
    said = " ".join(each.accessibleName() for each in accessibility.shown_widgets(dialog))
    assert "还没有写的" in said
    assert "C3" in said
    dialog.reject()
