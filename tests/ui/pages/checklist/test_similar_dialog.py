"""类案 beside a question of the checklist: chosen, compared at once, recorded when wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import places
from desktop.application.precedents import Codes, Precedents
from tests.ui import accessibility
from ui.gallery_stage import Stage, practice_stage, settle
from ui.pages.checklist.page import ChecklistPage
from ui.pages.checklist.similar_dialog import SimilarDialog
from ui.theme.theme import Theme
from ui.widgets.running_text import RunningText

LIBRARY = places.resources() / "demo" / "precedents.jsonl"


@pytest.fixture
def stage(theme: Theme) -> Iterator[Stage]:
    """A practice office with a run half answered."""
    with practice_stage(theme) as stage:
        yield stage


@pytest.fixture
def dialog(stage: Stage) -> Iterator[SimilarDialog]:
    """The dialog, before anybody said what the matter is."""
    dialog = SimilarDialog(stage.exchange, stage.desk.heard, stage.desk.run)
    dialog.show()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    settle(stage.runner)
    yield dialog
    dialog.close()
    settle(stage.runner)
    dialog.deleteLater()


def take_in(stage: Stage, lines: int) -> None:
    data = b"".join(LIBRARY.read_bytes().splitlines(keepends=True)[-lines:])
    Precedents(stage.work).receive(data, LIBRARY.name, "县纪委", dry_run=False)


def choose(stage: Stage, dialog: SimilarDialog, conduct: str = "subsidies") -> None:
    dialog.form.conduct.set_value(conduct)
    dialog.form.harm.set_value("economic")
    settle(stage.runner)


def said(dialog: SimilarDialog) -> str:
    texts = dialog.findChildren(RunningText)
    return "\n".join(each.text() for each in texts if each.isVisibleTo(dialog))


def test_the_question_about_similar_cases_opens_them(stage: Stage) -> None:
    take_in(stage, 15)
    frame, ways = stage.frame()
    frame.show()
    ways.show_run(stage.desk.heard, stage.desk.run)
    page = frame.page()
    assert isinstance(page, ChecklistPage)
    button = page._content._similar
    page.open_item("F4")
    assert button.isHidden()
    page.open_item("F5")
    assert not button.isHidden()
    button.click()
    (dialog,) = (
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, SimilarDialog) and each.isVisible()
    )
    choose(stage, dialog)
    assert "有 7 件类案" in said(dialog)
    dialog.reject()
    frame.close()


def test_nothing_is_compared_before_somebody_said_what_it_is(
    stage: Stage, dialog: SimilarDialog
) -> None:
    assert dialog.form.conduct.hasFocus()
    assert dialog.act_button is not None
    assert not dialog.act_button.isEnabled()
    assert "请先选好行为类别和后果类别" in said(dialog)
    choose(stage, dialog)
    assert dialog.act_button.isEnabled()
    assert "只有 0 件类案，不足 3 件，不下结论。" in said(dialog)


def test_spread_own_place_and_the_nearest_three_show(stage: Stage, dialog: SimilarDialog) -> None:
    take_in(stage, 15)
    choose(stage, dialog)
    assert dialog._found is not None
    table = dialog._found.table.table
    sentences = [table.model().sentence(row) for row in range(table.model().rowCount())]  # type: ignore[attr-defined] # our own model
    assert sentences[0] == "措施 没有给予措施, 件数 1"
    assert "措施 警告, 件数 2, 说明 本案拟采取" in sentences
    assert "拟采取的措施在类案的范围以内" in said(dialog)
    assert said(dialog).count("外来类案") == 3
    choose(stage, dialog, "land")
    assert "只有 0 件类案" in said(dialog)
    assert "不算类案：应当相同的有一项不同。" in said(dialog)


def test_what_is_chosen_is_recorded_by_the_act_alone(stage: Stage, dialog: SimilarDialog) -> None:
    desk, precedents = stage.desk, Precedents(stage.work)
    choose(stage, dialog)
    assert precedents.codes(desk.heard, desk.key) == Codes()
    dialog.form.degree.set_value("slight")
    dialog.form.sum.setText("20000")
    settle(stage.runner)
    QTest.keyClick(dialog.form.sum, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert precedents.codes(desk.heard, desk.key) == Codes(
        conduct="subsidies", harm="economic", degree="slight", sum=20_000
    )
    again = SimilarDialog(stage.exchange, desk.heard, desk.run)
    settle(stage.runner)
    assert again.form.sum.text() == "20000"
    assert again.act_button is not None
    assert not again.act_button.isEnabled()
    again.deleteLater()


def test_a_loss_that_is_no_number_is_said_and_nothing_recorded(
    stage: Stage, dialog: SimilarDialog
) -> None:
    choose(stage, dialog)
    dialog.form.sum.setText("两万")
    dialog.accept()
    assert dialog.isVisible()
    assert "损失金额应当是整数" in said(dialog)
    assert Precedents(stage.work).codes(stage.desk.heard, stage.desk.key) == Codes()


def test_it_is_used_by_keyboard_and_every_field_has_its_name(
    stage: Stage, dialog: SimilarDialog
) -> None:
    take_in(stage, 15)
    choose(stage, dialog)
    assert accessibility.nameless(dialog) == []
    assert accessibility.unreached_by_tab(dialog) == []
    assert accessibility.shortcuts_twice(dialog) == []
