"""Every command explains itself, in both languages and with an example."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pytest

from desktop.cli.desk import Outside
from desktop.cli.main import run
from desktop.cli.nouns import NAMES, noun
from tests.house.sources import expect_none

HAN = re.compile("[\u3400-\u9fff]")


def commands() -> Iterator[str]:
    """Yield every command that does something, with its full name."""
    for name in NAMES:
        for command in noun(name).commands:
            yield f"{name} {command.name}".rstrip()


def helped(language: str) -> Mapping[str, str]:
    """Return what each command says of itself."""
    said: dict[str, str] = {}
    for name in (*commands(), *NAMES, ""):
        out = io.StringIO()
        outside = Outside(out=out, err=io.StringIO(), environment={})
        assert run([*name.split(), "--help", "--language", language], outside) == 0
        said[name] = out.getvalue()
    return said


def unexplained(said: Mapping[str, str], language: str) -> Iterator[str]:
    for name, words in said.items():
        if not re.search(rf"^\s*quanheng {name}", words, re.MULTILINE):
            yield f"{name}: shows no example"
        if bool(HAN.search(words)) != (language == "zh"):
            yield f"{name}: is not explained in {language}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_is_explained(language: str) -> None:
    expect_none(unexplained(helped(language), language))


def test_a_command_without_words_is_found() -> None:
    said = {"case open": "打开案件\n  quanheng case open", "case list": "列出案件"}
    assert list(unexplained(said, "zh")) == ["case list: shows no example"]
    assert "case open: is not explained in en" in list(unexplained(said, "en"))
