"""Cases for another office: chosen among all of them, seen as they will be, then written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.application.cases import Cases
from desktop.application.exchange import Exchange
from desktop.application.workspace import Workspace
from tests.builders import a_case
from tests.ui import accessibility
from tests.ui.pages.exchange.two_offices import Carried
from tests.ui.pages.played import Show
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.export_dialog import ExportDialog
from ui.pages.exchange.page import ExchangePage
from ui.theme.measures import TextSize
from ui.widgets.running_text import RunningText


class StandInChooser:
    """Answers in turn what a person would choose, and keeps what was offered."""

    def __init__(self, *answers: Path | None) -> None:
        self._answers = list(answers)
        self.offered: list[str] = []

    def __call__(self, over: QWidget, name: str) -> Path | None:
        self.offered.append(name)
        return self._answers.pop(0)


Open = Callable[..., ExportDialog]


@pytest.fixture
def opened(desk: ExchangeDesk, played: Carried) -> Iterator[Open]:
    """Open the dialog; it is gone before the next test chooses a theme."""
    dialogs: list[ExportDialog] = []

    def open_dialog(chooser: StandInChooser | None = None) -> ExportDialog:
        offices = Exchange(desk.here).offices()
        dialogs.append(ExportDialog(desk, offices, chooser or StandInChooser(), None))
        dialogs[-1].show()
        return dialogs[-1]

    yield open_dialog
    for dialog in dialogs:
        delete(dialog)
    dialogs.clear()
    gc.collect()  # here, and not later on a worker, which must not be the one to end widgets


def filled(dialog: ExportDialog, played: Carried) -> ExportDialog:
    rows = range(dialog.cases.model.rowCount())
    line = next(row for row in map(dialog.cases.model.row, rows) if row.row.case == played.case)
    dialog.cases.choose(line, on=True)
    dialog.reason.setText("请审核")
    return dialog


def look(dialog: ExportDialog, qtbot: QtBot) -> str:
    """Press the button and return what they will see."""
    assert dialog.act_button is not None
    dialog.act_button.click()
    qtbot.waitUntil(lambda: dialog._shown is not None, timeout=15_000)
    assert dialog._shown is not None
    return " ".join(each.text() for each in dialog._shown.findChildren(RunningText))


def test_what_is_missing_is_said_at_once(opened: Open) -> None:
    dialog = opened()
    dialog.accept()
    assert "还没有选案件" in dialog.refusal.text()
    assert "还没有写理由" in dialog.refusal.text()
    assert dialog._shown is None


def test_what_they_will_see_is_shown_before_a_place_is_asked_for(
    opened: Open, played: Carried, qtbot: QtBot, clerk: Workspace, tmp_path: Path
) -> None:
    chooser = StandInChooser(tmp_path / "new.qhb")
    dialog = filled(opened(chooser), played)

    words = look(dialog, qtbot)

    file = clerk.file(played.case)
    assert file.opened.now.number in words
    assert file.opened.now.matter in words
    assert f"{len(file.evidence)} 件证据" in words
    assert "打得开" in words
    assert "反映人" in words
    assert chooser.offered == []
    with qtbot.waitSignal(dialog.wished) as heard:
        dialog.accept()
    (wish,) = heard.args
    assert (wish.to, wish.cases, wish.reason) == (played.to_county, (played.case,), "请审核")
    assert wish.place == tmp_path / "new.qhb"
    county = played.county.office.short_name
    assert chooser.offered[0].startswith(f"{clerk.founding.short_name}→{county}-0002-")
    assert not dialog.isVisible()


def test_a_place_not_chosen_loses_nothing_that_was_filled_in(
    opened: Open, played: Carried, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = filled(opened(StandInChooser(None, tmp_path / "new.qhb")), played)
    look(dialog, qtbot)

    dialog.accept()

    assert dialog.isVisible()
    dialog.back.click()
    assert dialog.form.isVisible()
    assert (dialog.cases.chosen(), dialog.reason.plain()) == ((played.case,), "请审核")
    look(dialog, qtbot)
    with qtbot.waitSignal(dialog.wished):
        dialog.accept()


def test_every_case_can_be_found_and_a_tick_outlives_the_search(
    opened: Open, clerk: Workspace, played: Carried
) -> None:
    oldest = clerk.file(played.case).opened.now
    for _ in range(110):
        a_case(clerk)
    dialog = opened()
    model = dialog.cases.model
    assert model.rowCount() == Cases(clerk).count()
    assert model.row(model.rowCount() - 1).row.case == played.case

    dialog.cases.search.setText(oldest.number)

    found = [model.row(number) for number in range(model.rowCount())]
    line = next(each for each in found if each.row.case == played.case)
    place = model.index(found.index(line), 0)
    assert model.setData(place, True, Qt.ItemDataRole.CheckStateRole)
    dialog.cases.search.clear()
    assert dialog.cases.chosen() == (played.case,)
    last = model.index(model.rowCount() - 1, 0)
    assert model.data(last, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert "已选 1 件" in dialog.cases._numbers.text()
    assert oldest.number in dialog.cases._numbers.text()
    dialog.cases._on_opened(model.row(model.rowCount() - 1))
    assert dialog.cases.chosen() == ()


def test_a_case_is_ticked_from_the_keyboard(opened: Open, played: Carried) -> None:
    dialog = opened()
    dialog.cases.table.setFocus()
    dialog.cases.table.choose(0)
    QTest.keyClick(dialog.cases.table, Qt.Key.Key_Space)
    assert len(dialog.cases.chosen()) == 1
    QTest.keyClick(dialog.cases.table, Qt.Key.Key_Return)
    assert dialog.cases.chosen() == ()


def test_what_cannot_be_gathered_is_said_and_the_form_stays(
    opened: Open, played: Carried, qtbot: QtBot
) -> None:
    dialog = filled(opened(), played)
    dialog.cases._chosen = {type(played.case)("ab" * 16): "1"}
    assert dialog.act_button is not None
    dialog.act_button.click()
    qtbot.waitUntil(dialog.refusal.isVisible, timeout=15_000)
    assert dialog._shown is None
    assert dialog.act_button.isEnabled()


def test_what_is_wished_is_written(
    desk: ExchangeDesk, played: Carried, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = ExchangePage(desk)
    show(page)
    page.export(played.to_county, (played.case,), "请审核", tmp_path / "new.qhb")
    qtbot.waitUntil(lambda: page.is_ready, timeout=15_000)
    assert (tmp_path / "new.qhb").exists()
    assert page._foot._happened.text() == "第 2 包已写好，读回一致：new.qhb"


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
def test_nothing_is_cut_nameless_or_twice(
    desk: ExchangeDesk, opened: Open, played: Carried, qtbot: QtBot, size: TextSize
) -> None:
    desk.theme.choose(size=size)
    dialog = filled(opened(), played)
    for step in (lambda: None, lambda: look(dialog, qtbot)):
        step()
        assert accessibility.cut_texts(dialog) == []
        assert accessibility.nameless(dialog) == []
        assert accessibility.shortcuts_twice(dialog) == []
