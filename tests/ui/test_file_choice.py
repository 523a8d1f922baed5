"""Where the dialogs for files begin."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.file_choice import FileChoice


def test_a_dialog_begins_where_the_last_one_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, stick, over = tmp_path / "home", tmp_path / "stick", QWidget()
    qtbot.addWidget(over)
    home.mkdir()
    stick.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(FileChoice, "_last", None)
    begun: list[str] = []

    def person_chooses(answer: str) -> None:
        def choose(parent: QWidget, title: str, place: str, kinds: str) -> tuple[str, str]:
            begun.append(place)
            return answer, kinds

        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    person_chooses("")
    assert FileChoice.to_open(over, "证据") is None
    person_chooses(str(stick / "一.pdf"))
    assert FileChoice.to_save(over, "保存", "二.pdf", "*.pdf") == stick / "一.pdf"
    assert FileChoice.to_open(over, "证据") == stick / "一.pdf"
    shutil.rmtree(stick)
    person_chooses("")
    assert FileChoice.to_open(over, "证据") is None
    assert begun == [str(home), str(home / "二.pdf"), str(stick), str(home)]
