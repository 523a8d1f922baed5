"""What ``window`` looks at, once the door is open."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from desktop.application.case_work import ActKind
from desktop.domain.procedure import Step
from tests.benchmarks.window_tour import Sights, Tour
from ui.pages.cases.case_head import EVIDENCE, PAPERS
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.list_page import CasesPage
from ui.pages.cases.new_case_dialog import NewCaseDialog
from ui.pages.checklist.page import ChecklistPage
from ui.pages.commands import Command
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.packet.page import PacketPage
from ui.pages.ways import Ways
from ui.widgets.choice_field import ChoiceField
from ui.widgets.page_turner import PageTurner
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table
from ui.widgets.text_area import TextArea
from ui.window.frame import Frame

CONTROL = Qt.KeyboardModifier.ControlModifier
DRAFT_KEPT = 1.4
"""Seconds after the last key by which a draft is kept."""


def see_all(tour: Tour, sights: Sights) -> None:
    """Go through the main pages."""
    frame = tour.one(Frame)
    ways = frame.findChild(Ways)
    assert ways is not None
    see_places(tour, frame)
    see_list(tour)
    see_case(tour, ways, sights)
    see_checklist(tour, ways, sights)
    see_papers(tour, ways, sights)
    see_bundle(tour, ways, sights)


def see_places(tour: Tour, frame: Frame) -> None:
    """Go to every place, and a second time when its page is there already."""
    for place in ("today", "intake", "exchange", "settings", "cases", "today", "intake", "cases"):
        tour.blocked(f"go to {place}", partial(frame.open_place, place))


def see_list(tour: Tour) -> None:
    """Narrow, order, scroll and search the list of cases, and begin a new one."""
    page = tour.one(CasesPage)
    table, (step, year, *_) = tour.one(Table, page), page.findChildren(ChoiceField)

    def chosen(field: ChoiceField[Any], place: int) -> None:
        field.setCurrentIndex(place)
        field.activated.emit(place)

    tour.blocked("list: one step", partial(chosen, step, 2))
    tour.blocked("list: all steps", partial(chosen, step, 0))
    tour.blocked("list: one year", partial(chosen, year, 1))
    tour.blocked("list: all years", partial(chosen, year, 0))
    bar = table.verticalScrollBar()
    tour.blocked("list: one page down", lambda: QTest.keyClick(table, Qt.Key.Key_PageDown))
    tour.blocked("list: bar to the middle", lambda: bar.setValue(bar.maximum() // 2))
    tour.blocked("list: to the end", lambda: QTest.keyClick(table, Qt.Key.Key_End, CONTROL))
    tour.blocked("list: by name", lambda: table.sort_wanted.emit("name", True))
    tour.blocked("list: by name, to the end", lambda: bar.setValue(bar.maximum()))
    search = tour.one(SearchField, page)
    for word in ("zwj", "2026"):
        for key in word:
            tour.blocked(f"search: {key} of {word}", partial(QTest.keyClicks, search, key))
        tour.blocked("search: emptied", search.clear)
    tour.blocked("new case: form", page.new_case)
    tour.blocked("new case: form closed", lambda: tour.one(NewCaseDialog).reject())


def see_case(tour: Tour, ways: Ways, sights: Sights) -> None:
    """Look at a case, its steps, parts and forms."""
    tour.blocked("case: opened", partial(ways.show_case, sights.case))
    page = tour.one(CasePage)
    for step in Step:
        tour.blocked(f"case: step {step.value}", partial(page.choose_step, step))
    for name, tab in (("papers", PAPERS), ("evidence", EVIDENCE)):
        tour.blocked(f"case: {name}", partial(page.choose_tab, tab))
    for act in (ActKind.STATE_FACT, ActKind.ADD_EVIDENCE, ActKind.DEFENCE):
        tour.blocked(f"case: form {act.value}", partial(page.open_act, act))
        assert page.dialog is not None
        page.dialog.reject()


def see_checklist(tour: Tour, ways: Ways, sights: Sights) -> None:
    """Answer some items of a run."""
    tour.blocked("checklist: opened", partial(ways.show_run, sights.case, sights.run))
    page = tour.one(ChecklistPage)
    for item in ("A1", "A2", "B3"):
        tour.blocked(f"checklist: {item} opened", partial(page.open_item, item))
        radios, (reason, *_) = page.findChildren(QRadioButton), page.findChildren(TextArea)
        another = next(each for each in radios if not each.isChecked())
        tour.blocked(f"checklist: {item} answered", another.click, DRAFT_KEPT)
        tour.blocked(f"checklist: {item} reason typed", partial(QTest.keyClicks, reason, "a"))
    tour.blocked("checklist: last answer recorded", partial(page.perform, Command.NEXT_OPEN))


def see_papers(tour: Tour, ways: Ways, sights: Sights) -> None:
    """Look at every paper of a case, drawn on the worker, and turn a page."""
    wanted = partial(ways.show_papers, sights.case, sights.respondent, sights.track)
    tour.blocked("papers: opened", wanted)
    page = tour.one(PacketPage)
    papers = page.side.papers
    for number in range(papers.table.model().rowCount()):
        tour.blocked(f"papers: paper {number + 1}", partial(papers.table.choose, number))
    turner = tour.one(PageTurner, page)
    tour.blocked("papers: page turned", lambda: turner.page_wanted.emit(2))


def see_bundle(tour: Tour, ways: Ways, sights: Sights) -> None:
    """Look into a neighbour's bundle and take it in."""
    tour.blocked("bundle: looked into", partial(ways.show_review, str(sights.bundle)))
    tour.blocked("bundle: taken in", tour.one(ReviewPage).take)
