"""Past cases of a file: looked at first, taken in with the second press, and then compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import places
from ui.gallery_stage import Stage, practice_stage, settle
from ui.pages.checklist.page import ChecklistPage
from ui.pages.checklist.similar_dialog import SimilarDialog
from ui.pages.checklist.take_in_dialog import TakeInDialog
from ui.theme.theme import Theme

LIBRARY = places.resources() / "demo" / "precedents.jsonl"


@pytest.fixture
def stage(theme: Theme) -> Iterator[Stage]:
    """A practice office with a run half answered."""
    with practice_stage(theme) as stage:
        yield stage


@pytest.fixture
def dialog(stage: Stage) -> Iterator[TakeInDialog]:
    """The dialog, nothing chosen yet."""
    dialog = TakeInDialog(stage.exchange)
    dialog.show()
    settle(stage.runner)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def press(stage: Stage, dialog: TakeInDialog) -> str:
    """Press the act; return what the button says then."""
    assert dialog.act_button is not None
    dialog.act_button.click()
    settle(stage.runner)
    return dialog.act_button.text()


def fill(dialog: TakeInDialog, path: Path, origin: str = "县纪委") -> None:
    dialog.file.set_path(str(path))
    dialog.origin.setText(origin)


def test_a_file_is_looked_at_before_it_is_taken_in(stage: Stage, dialog: TakeInDialog) -> None:
    fill(dialog, LIBRARY)
    assert press(stage, dialog) == "收进"
    assert dialog.told.text() == "文件里有 15 条类案，其中 15 条本机还没有。"
    assert not stage.work.office.precedents
    press(stage, dialog)
    assert not dialog.isVisible()
    assert sum(stage.work.office.precedents.values()) == 15


def test_another_file_is_looked_at_anew(stage: Stage, dialog: TakeInDialog) -> None:
    fill(dialog, LIBRARY)
    assert press(stage, dialog) == "收进"
    dialog.origin.setText("县里")
    dialog.origin.textEdited.emit("县里")
    assert dialog.act_button is not None
    assert dialog.act_button.text() == "先看文件"
    assert dialog.told.isHidden()


def test_what_was_taken_in_before_brings_nothing_new(stage: Stage, dialog: TakeInDialog) -> None:
    fill(dialog, LIBRARY)
    press(stage, dialog)
    press(stage, dialog)
    again = TakeInDialog(stage.exchange)
    again.show()
    fill(again, LIBRARY)
    assert press(stage, again) == "先看文件"
    assert again.told.text() == "文件里有 15 条类案，其中 0 条本机还没有。"
    again.close()
    again.deleteLater()


def test_what_stands_in_the_way_is_said(stage: Stage, dialog: TakeInDialog, tmp_path: Path) -> None:
    press(stage, dialog)
    assert "还没有选文件" in dialog.refusal.text()
    fill(dialog, LIBRARY, origin=" ")
    press(stage, dialog)
    assert "还没有写这些类案从哪里来" in dialog.refusal.text()
    bad = tmp_path / "bad.jsonl"
    told = json.loads(LIBRARY.read_text(encoding="utf-8").splitlines()[0])
    line = json.dumps({**told, "name": "张伟"})
    bad.write_text("\n".join([line] * 9), encoding="utf-8")
    fill(dialog, bad)
    press(stage, dialog)
    assert dialog.refusal.text().startswith("“bad.jsonl”第 1 行多了 name。")
    assert len(dialog.refusal.text().splitlines()) == 5
    fill(dialog, tmp_path / "nowhere.jsonl")
    press(stage, dialog)
    assert "没有找到" in dialog.refusal.text()
    assert not stage.work.office.precedents


def on_top(kind: type) -> object:
    (found,) = (
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    )
    return found


def test_from_the_question_to_the_file_and_back(stage: Stage) -> None:
    frame, ways = stage.frame()
    frame.show()
    ways.show_run(stage.desk.heard, stage.desk.run)
    page = frame.page()
    assert isinstance(page, ChecklistPage)
    page.open_item("F5")
    page._content._similar.click()
    similar = on_top(SimilarDialog)
    assert isinstance(similar, SimilarDialog)
    similar._take_in.click()
    taking = on_top(TakeInDialog)
    assert isinstance(taking, TakeInDialog)
    assert not similar.isVisible()
    fill(taking, LIBRARY)
    press(stage, taking)
    press(stage, taking)
    again = on_top(SimilarDialog)
    assert isinstance(again, SimilarDialog)
    again.form.conduct.set_value("subsidies")
    again.form.harm.set_value("economic")
    settle(stage.runner)
    assert again._found is not None
    again.reject()
    frame.close()
