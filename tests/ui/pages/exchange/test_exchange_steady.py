"""Pages that were left, changed behind one's back, or taken away while work goes on."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.application.cases import Cases
from desktop.application.exchange import CaseReview, CaseStanding, Exchange
from desktop.application.exchange_view import open_disputes
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.errors import Problem, Refused
from desktop.text import Language
from tests.ui.pages.exchange.test_exchange_pages import reviewed, taken
from tests.ui.pages.exchange.two_offices import Carried
from tests.ui.pages.played import Show
from ui.pages.commands import Command
from ui.pages.exchange.differing_text import DifferingText
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.exchange.review_parts import CasesDialog
from ui.pages.exchange.settle_page import SettlePage
from ui.pages.page import Page
from ui.theme.theme import Theme
from ui.widgets.running_text import RunningText
from ui.window.frame import Frame
from ui.work.long_work import LongWork
from ui.work.runner import Runner


def frame_of(page: Page) -> Frame:
    """Return the frame a page was shown in."""
    return next(
        each
        for each in QApplication.allWidgets()
        if isinstance(each, Frame) and each.page() is page
    )


def gone(page: Page | LongWork) -> None:
    """Take a page away, as the end of a frame does."""
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


class Held:
    """Work that waits until it is let go."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def succeed(self, progress: Progress) -> str:
        self.go_on.wait(10)
        return "done"

    def fail(self, progress: Progress) -> str:
        self.go_on.wait(10)
        raise Refused(Problem("bundle.damaged"))


def test_work_whose_page_is_gone_is_told_to_nobody(theme: Theme, qtbot: QtBot) -> None:
    runner = Runner()
    for work in (Held.succeed, Held.fail):
        held, told = Held(), list[object]()
        page = LongWork(theme, runner)
        page.start(lambda progress: work(held, progress), done=told.append, failed=told.append)  # noqa: B023 - over before the next
        gone(page)
        held.go_on.set()
        qtbot.waitUntil(lambda: not runner.is_busy)
        assert told == []
    runner.stop()


def test_a_review_that_is_gone_takes_nobody_along(
    desk: ExchangeDesk, played: Carried, qtbot: QtBot
) -> None:
    for path in (played.bundle, played.bundle.with_suffix(".none")):
        page = ReviewPage(desk, path)
        gone(page)
        qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=15_000)


def test_who_went_on_while_a_bundle_comes_in_is_not_called_back(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    frame, elsewhere = frame_of(page), Page(desk.theme)
    called = list[object]()
    page.taken.connect(called.append)
    page.take()
    frame.show_page(elsewhere, "cases")
    qtbot.waitUntil(lambda: page.is_ready and not desk.runner.is_busy, timeout=15_000)
    assert called == []
    assert frame.page() is elsewhere
    assert len(Exchange(clerk).imported()) == 1
    frame.go_back()
    assert page._will.text() == "这个交换包已经收下。"
    assert not page._take.isEnabled()


def test_a_bundle_taken_in_cannot_be_taken_or_chosen_from_again(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    page = reviewed(desk, played, show, qtbot)
    taken(page, qtbot)
    assert not page._take.isEnabled()
    assert not page.disputes.isEnabled()
    page.take()
    assert page.is_ready
    assert len(clerk.file(played.case).disputes) == 1


def test_another_bundle_in_its_place_is_refused_until_it_was_looked_at(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.qhb"
    shutil.copy(played.bundle, stick)
    page = ReviewPage(desk, stick)
    show(page)

    def ready() -> bool:
        return page.is_ready

    qtbot.waitUntil(ready, timeout=15_000)
    newer(played, stick)
    page.take()
    qtbot.waitUntil(ready, timeout=15_000)
    assert "已经不是刚才看过的那一个" in page._failure.text()
    assert Exchange(clerk).imported() == ()
    assert page.perform(Command.REFRESH)
    qtbot.waitUntil(ready, timeout=15_000)
    assert not page._failure.isVisible()
    taken(page, qtbot)
    assert [each.number for each in Exchange(clerk).imported()] == [2]


def newer(played: Carried, stick: Path) -> None:
    """Let the county's next bundle lie where the first lay."""
    stick.unlink()
    with played.county.clerk(played.story.case[0].days.weighed) as work:
        to = next(iter(Exchange(work).offices())).office
        Exchange(work).export((played.case,), to, stick, "补充")


def test_what_was_settled_elsewhere_is_gone_when_the_page_comes_back(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    taken(reviewed(desk, played, show, qtbot), qtbot)
    page = SettlePage(desk, played.case)
    show(page)
    page.disputes.panels[0].choose(0)
    page.refresh()
    assert len(page.disputes.choices()) == 1
    (shown,) = open_disputes(clerk, played.case, Language.CHINESE)
    Cases(clerk).settle(played.case, shown.dispute, played.ours)
    page.refresh()
    assert page.disputes.panels == ()
    assert not page._settle.isEnabled()


def test_a_choice_that_came_too_late_shows_the_case_as_it_is(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, clerk: Workspace
) -> None:
    taken(reviewed(desk, played, show, qtbot), qtbot)
    page = SettlePage(desk, played.case)
    show(page)
    page.disputes.panels[0].choose(0)
    (shown,) = open_disputes(clerk, played.case, Language.CHINESE)
    Cases(clerk).settle(played.case, shown.dispute, played.ours)
    page._on_settle()
    assert "又有了变化" in page._failure.text()
    assert page.disputes.panels == ()


def test_marks_stand_under_what_differs_behind_rare_characters(theme: Theme, qtbot: QtBot) -> None:
    text = DifferingText(theme, "𠮷𠮷甲", [(2, 3)])
    qtbot.addWidget(text)
    assert text._spans == ((4, 5),)


def test_many_cases_stay_within_the_screen(theme: Theme, qtbot: QtBot) -> None:
    cases = tuple(
        CaseReview(
            case=CaseId(f"{number:032x}"),
            number=f"青山镇〔2026〕{number}号",
            matter="值\u202e班" * 200,
            standing=CaseStanding.NEW,
            new_entries=1,
        )
        for number in range(1_000)
    )
    dialog = CasesDialog(theme, "这个交换包里的案件", cases, None)
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    assert dialog.height() < theme.px(640)
    (text,) = dialog.findChildren(RunningText)
    assert "\u202e" not in text.text()
    assert text.text().splitlines()[-1] == "另有 800 件"
