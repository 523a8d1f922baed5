"""The keys that mean the same everywhere, pressed on every page of an open office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.application.case_list import CaseLine
from desktop.application.intake import IncidentDraft, Intake
from desktop.application.workspace import Workspace
from desktop.domain.respondent import ManagementLevel
from desktop.errors import Failure
from desktop.text import Language, sentence
from tests.ui import accessibility
from tests.ui.pages.played import PlayedOffice, a_played_office
from ui.language import WindowLanguage
from ui.pages.cases.case_page import CasePage
from ui.pages.cases.list_page import CasesPage
from ui.pages.exchange.page import ExchangePage
from ui.pages.exchange.review_page import ReviewPage
from ui.pages.page import Page
from ui.pages.places import Desk, Places
from ui.pages.today.page import TodayPage
from ui.pages.waiting_counts import WaitingCounts
from ui.pages.ways import Ways
from ui.preferences import PreferencesFile
from ui.remembering import left_behind
from ui.session import Session
from ui.theme.theme import Theme
from ui.widgets.search_field import SearchField
from ui.window.first_run import FirstRunPage
from ui.window.frame import Frame
from ui.window.help_dialog import HelpDialog
from ui.window.main_window import MainWindow
from ui.window.places import Office
from ui.window.unlock import UnlockPage
from ui.work.runner import Runner

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = ("today", "intake", "cases", "exchange", "settings", "case", "checklist", "packet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in front of an open office with three cases."""

    window: MainWindow
    frame: Frame
    ways: Ways
    work: Workspace
    go: Mapping[str, Callable[[], None]]

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def types(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, SearchField)
        QTest.keyClicks(focus, words)

    def page(self) -> Page:
        page = self.frame.page()
        assert page is not None
        return page

    def help(self) -> HelpDialog:
        return next(one for one in self.window.findChildren(HelpDialog) if one.isVisible())


def unexpected(failure: Failure) -> None:
    pytest.fail(str(failure))


def ended(outcome: object) -> None:
    """The worker has closed its office."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> PlayedOffice:
    return a_played_office(tmp_path_factory.mktemp("keys") / "office")


@pytest.fixture
def seat(office: PlayedOffice, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    with office.office.clerk(office.weighed.story.days.weighed) as work:
        owner = QObject()
        runner = Runner(owner)
        opened: list[Workspace] = []
        runner.start(lambda progress: work.another(), done=opened.append, failed=unexpected)
        qtbot.waitUntil(lambda: bool(opened))
        session = Session(opened[0])
        desk = Desk(
            theme=theme,
            session=session,
            runner=runner,
            preferences=PreferencesFile(tmp_path / "preferences.json"),
        )
        places = Places(desk, owner)
        frame = Frame(theme, Office(name="青山镇"), places.all())
        ways = Ways(desk, places, frame, frame)
        case = office.weighed
        run = next(iter(work.file(case.case).runs))
        go: dict[str, Callable[[], None]] = {}
        for key in PAGES[:5]:
            go[key] = partial(frame.open_place, key)
        go["case"] = partial(ways.show_case, case.case)
        go["checklist"] = partial(ways.show_run, case.case, run)
        go["packet"] = partial(ways.show_papers, case.case, case.key[0], case.key[1].value)
        window = MainWindow(theme)
        window.show_widget(frame)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield Seat(window=window, frame=frame, ways=ways, work=work, go=go)
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
        window.close()
        window.deleteLater()
        session.close_here()
        runner.start(session.closing, done=ended, failed=unexpected)
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)
        runner.stop()


@pytest.mark.parametrize("page", PAGES)
def test_f1_tells_what_the_page_is_for(seat: Seat, theme: Theme, page: str) -> None:
    seat.go[page]()
    seat.press(Qt.Key.Key_F1)
    told = [widget.accessibleName() for widget in accessibility.shown_widgets(seat.help())]
    assert sentence(f"guide.{page}", theme.language).strip().splitlines()[0] in told
    assert accessibility.nameless(seat.help()) == []
    seat.help().reject()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", [UnlockPage, FirstRunPage])
def test_f1_helps_before_an_office_is_open(
    theme: Theme,
    one_speech: WindowLanguage,
    qtbot: QtBot,
    kind: type[UnlockPage] | type[FirstRunPage],
    language: Language,
) -> None:
    one_speech.speak(language)
    theme.choose(language=language)
    window = MainWindow(theme)
    qtbot.addWidget(window)
    runner = Runner(window)
    page = kind(theme, runner, lambda *given: None)
    window.show_widget(page)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    start = accessibility.focusable(page)[0]
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_F1)
    shown = next(iter(window.findChildren(HelpDialog)))
    qtbot.waitUntil(shown.isActiveWindow)
    assert accessibility.unreached_by_tab(shown) == []
    assert accessibility.cut_texts(shown) == []
    shown.reject()
    runner.stop()


def test_help_stands_in_the_same_place_of_every_page(seat: Seat) -> None:
    seat.go["cases"]()
    button = next(one for one in seat.frame.findChildren(QPushButton) if one.text() == "帮助")
    button.click()
    assert seat.help().isVisible()
    seat.help().reject()


@pytest.mark.parametrize("page", PAGES)
def test_control_f_leads_to_a_search_from_everywhere(seat: Seat, page: str) -> None:
    seat.go[page]()
    seat.press(Qt.Key.Key_F, CONTROL)
    focus = QApplication.focusWidget()
    assert isinstance(focus, SearchField)
    assert isinstance(seat.page(), TodayPage if page == "today" else CasesPage)
    assert seat.page().isAncestorOf(focus)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F3])
def test_what_is_typed_on_the_page_of_the_day_is_found_among_the_cases(
    seat: Seat, key: Qt.Key
) -> None:
    seat.go["today"]()
    seat.press(Qt.Key.Key_F, CONTROL)
    seat.types("zm")
    seat.press(key)
    page = seat.page()
    assert isinstance(page, CasesPage)
    assert [line.row.name for line in rows_of(page)] == ["张某"]
    seat.press(Qt.Key.Key_Return)
    assert isinstance(seat.page(), CasePage)


def rows_of(page: CasesPage) -> list[CaseLine]:
    return [page._model.row(number) for number in range(page._model.rowCount())]


def chosen(page: Page) -> int:
    assert isinstance(page, CasesPage)
    return page._table.currentIndex().row()


def test_f3_is_the_next_hit_also_from_the_case_that_was_opened(seat: Seat) -> None:
    seat.go["cases"]()
    seat.press(Qt.Key.Key_F, CONTROL)
    seat.types("2026")
    hits = []
    for _ in range(4):
        seat.press(Qt.Key.Key_F3)
        hits.append(chosen(seat.page()))
    assert hits == [0, 1, 2, 0]
    seat.press(Qt.Key.Key_F3)
    seat.press(Qt.Key.Key_Return)
    assert isinstance(seat.page(), CasePage)
    seat.press(Qt.Key.Key_F3)
    assert chosen(seat.page()) == 2


def test_f3_without_a_search_asks_for_one(seat: Seat) -> None:
    seat.go["checklist"]()
    seat.press(Qt.Key.Key_F3)
    assert isinstance(QApplication.focusWidget(), SearchField)


def test_the_list_keeps_its_row_when_one_comes_back(seat: Seat) -> None:
    seat.go["cases"]()
    seat.press(Qt.Key.Key_Down)
    assert chosen(seat.page()) == 1
    seat.press(Qt.Key.Key_Return)
    seat.press(Qt.Key.Key_Escape)
    assert chosen(seat.page()) == 1


def test_the_case_of_the_last_use_is_there_again(seat: Seat, office: PlayedOffice) -> None:
    seat.ways.take_up("cases", office.heard.case)
    page = seat.page()
    assert isinstance(page, CasePage)
    assert left_behind(seat.window, seat.frame)["last_case"] == office.heard.case
    seat.ways.take_up("settings", "")
    assert left_behind(seat.window, seat.frame)["last_case"] == ""
    seat.ways.take_up("cases", "f" * 64)
    assert isinstance(seat.page(), CasesPage)


def test_the_places_say_how_much_waits(seat: Seat, qtbot: QtBot) -> None:
    def names() -> list[str]:
        return [button.accessibleName() for button in seat.frame.findChildren(QAbstractButton)]

    seat.go["today"]()
    assert "来件" in names()
    entry = IncidentDraft(
        level=ManagementLevel.TOWNSHIP,
        happened_on=seat.work.today(),
        place="石桥村",
        what="值班室无人接听电话",
    )
    Intake(seat.work).record_incident(entry)
    seat.go["cases"]()
    qtbot.waitUntil(lambda: "来件 1 件待办" in names(), timeout=20_000)
    assert "交换" in names()


def test_a_file_from_a_stick_leads_to_the_page_that_looks_at_it(seat: Seat, tmp_path: Path) -> None:
    seat.ways.show_file(tmp_path / "石桥镇.qhb")
    assert isinstance(seat.page(), ReviewPage)
    seat.ways.show_file(tmp_path / "石桥镇.qhc")
    assert isinstance(seat.page(), ExchangePage)


def test_nothing_is_counted_once_the_program_ends(seat: Seat, qtbot: QtBot) -> None:
    seat.go["today"]()
    counts = seat.frame.findChild(WaitingCounts)
    assert counts is not None
    runner = counts._desk.runner
    qtbot.waitUntil(lambda: not runner.is_busy)
    runner.is_stopped = True
    seat.go["cases"]()
    assert not runner.is_busy
    runner.is_stopped = False
