"""The window's two languages are complete, compiled and in force at once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET  # our own translation files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop import places
from desktop.text import Language
from ui.language import TranslationMissing, WindowLanguage
from ui.theme.theme import Theme
from ui.version import VERSION

TEXTS = places.resources() / "i18n"
ROOT = Path(__file__).resolve().parents[2]


def translated(name: str) -> dict[tuple[str, str], list[str]]:
    """Return what a file of texts says for each text, finished or not."""
    found = {}
    root = ET.parse(TEXTS / name).getroot()  # noqa: S314 # our own translation files
    for context in root.iter("context"):
        for message in context.iter("message"):
            into = message.find("translation")
            assert into is not None
            assert into.get("type") is None, message.findtext("source")
            forms = [form.text or "" for form in into.iter("numerusform")] or [into.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = forms
    return found


@pytest.mark.parametrize("name", ["quanheng_zh_CN.ts", "quanheng_en.ts"])
def test_every_text_is_translated_and_keeps_its_places(name: str) -> None:
    texts = translated(name)
    assert texts
    for (context, source), forms in texts.items():
        for form in forms:
            assert form.strip(), (context, source)
            for place in ("{", "}"):
                assert form.count(place) == source.count(place), (context, source)
            assert form.count("&") == source.count("&"), (context, source)


def test_the_texts_are_those_of_the_window_and_the_compiled_files_are_theirs(
    tmp_path: Path,
) -> None:
    for file in TEXTS.glob("*.ts"):
        shutil.copy(file, tmp_path)
    script = ROOT / "packaging" / "make_translations.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)
    for language in ("zh_CN", "en"):
        for kind in ("ts", "qm"):
            name = f"quanheng_{language}.{kind}"
            same = (tmp_path / name).read_bytes() == (TEXTS / name).read_bytes()
            assert same, f"{name}: run packaging/make_translations.py and fill in what is new"


def test_a_language_is_spoken_from_now_on(theme: Theme, one_speech: WindowLanguage) -> None:
    def says(context: str, text: str, count: int = -1) -> str:
        return QCoreApplication.translate(context, text, "", count)

    assert says("StatusLine", "Lock") == "锁定"
    assert says("QWidgetTextControl", "&Copy") == "复制(&C)"
    assert says("ErrorSummary", "%n thing(s) to correct", 1) == "有 1 处要改"
    one_speech.speak(Language.ENGLISH)
    assert says("StatusLine", "Lock") == "Lock"
    assert says("QWidgetTextControl", "&Copy") == "&Copy"
    assert says("ErrorSummary", "%n thing(s) to correct", 1) == "1 thing to correct"
    assert says("ErrorSummary", "%n thing(s) to correct", 2) == "2 things to correct"


def test_a_missing_file_of_texts_is_named(
    one_speech: WindowLanguage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    with pytest.raises(TranslationMissing, match="quanheng_en"):
        one_speech.speak(Language.ENGLISH)
    monkeypatch.undo()
    one_speech.speak(Language.CHINESE)


def test_the_window_is_of_the_project_s_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert sys.version_info >= (3, 11)
