"""What a person has set on this computer is kept, and a damaged file costs nothing but itself."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.text import Language
from ui.preferences import Preferences, PreferencesFile
from ui.remembering import last_used_words
from ui.theme.measures import TextSize
from ui.theme.theme import Theme


def test_what_was_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "new" / "preferences.json"
    file = PreferencesFile(path)
    assert file.now == Preferences()
    file.set(language=Language.ENGLISH, text_size=TextSize.LARGEST, last_place="intake")
    again = PreferencesFile(path)
    assert again.now == file.now
    assert again.now.text_size is TextSize.LARGEST
    assert again.now.language is Language.ENGLISH
    assert not again.was_damaged
    assert [each.name for each in path.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"language": "de"}',
        '{"format": 1}',
        json.dumps({"text_size": 110, "language": "zh"}),
        json.dumps({"text_size": 100, "language": None, "width": "wide"}),
    ],
)
def test_a_damaged_file_is_set_aside_and_the_defaults_hold(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(text, encoding="utf-8")
    file = PreferencesFile(path)
    assert file.now == Preferences()
    assert file.was_damaged
    assert path.with_suffix(".damaged").read_text(encoding="utf-8") == text
    file.set(idle_minutes=3)
    assert PreferencesFile(path).now.idle_minutes == 3


def test_what_a_newer_version_added_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    PreferencesFile(path).set(idle_minutes=5)
    fields = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(fields | {"colour": "green"}), encoding="utf-8")
    assert PreferencesFile(path).now.idle_minutes == 5


def test_a_file_of_an_older_version_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    PreferencesFile(path).set(idle_minutes=5)
    fields = json.loads(path.read_text(encoding="utf-8"))
    del fields["last_used"]
    path.write_text(json.dumps(fields), encoding="utf-8")
    again = PreferencesFile(path)
    assert again.now.idle_minutes == 5
    assert not again.was_damaged


NOW = datetime(2026, 11, 24, 14, 40, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("2026-11-24T14:32+08:00", "上次使用：今天 14:32"),
        ("2026-11-23T23:30+00:00", "上次使用：今天 07:30"),
        ("2026-11-20T08:05+08:00", "上次使用：2026年11月20日 08:05"),
        ("", ""),
        ("昨天", ""),
    ],
)
def test_the_last_use_is_told_in_local_time(theme: Theme, kept: str, words: str) -> None:
    assert last_used_words(kept, NOW, theme.language) == words
