"""Every command explains itself, in both languages and with an example."""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from tests.house.sources import ROOT, expect_none

HAN = re.compile("[\u3400-\u9fff]")

Parser = argparse.ArgumentParser
Raw = argparse.RawDescriptionHelpFormatter


class Found(BaseException):
    """The whole tree of commands, caught on its way to read the arguments."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self.parser = parser


def branches(parser: Parser) -> dict[str, Parser]:
    """Return the commands below a parser."""
    below: dict[str, Parser] = {}
    for action in parser._actions:  # argparse offers no other way to look at its tree
        if isinstance(action, argparse._SubParsersAction):  # as above
            below.update(action.choices)
    return below


def commands(parser: Parser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Parser]]:
    """Yield every command that does something, with its full name."""
    below = branches(parser)
    if not below:
        yield " ".join(path), parser
    for name, branch in below.items():
        yield from commands(branch, (*path, name))


def caught(
    main: Callable[[Sequence[str]], int], language: str, monkeypatch: pytest.MonkeyPatch
) -> Parser:
    read = Parser.parse_known_args

    def look(parser: Parser, *arguments: Any, **options: Any) -> Any:
        if branches(parser):
            raise Found(parser)
        return read(parser, *arguments, **options)

    monkeypatch.setattr(Parser, "parse_known_args", look)
    with pytest.raises(Found) as found:
        main(["--language", language, "check"])
    return found.value.parser


def unexplained(parser: Parser, language: str) -> Iterator[str]:
    for name, command in commands(parser):
        words = command.format_help()
        if not re.search(rf"^\s*quanheng (.*)?{name}", words, re.MULTILINE):
            yield f"{name}: shows no example"
        if bool(HAN.search(words)) != (language == "zh"):
            yield f"{name}: is not explained in {language}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_is_explained(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (ROOT / "desktop" / "cli" / "main.py").exists():
        pytest.skip("the command line is not there yet")
    main = importlib.import_module("desktop.cli.main").main
    expect_none(unexplained(caught(main, language, monkeypatch), language))


def test_a_command_without_words_is_found() -> None:
    parser = Parser()
    nouns = parser.add_subparsers()
    case = nouns.add_parser("case").add_subparsers()
    case.add_parser("open", usage="打开案件", epilog="quanheng case open", formatter_class=Raw)
    case.add_parser("list", usage="列出案件")
    assert [name for name, _ in commands(parser)] == ["case open", "case list"]
    assert list(unexplained(parser, "zh")) == ["case list: shows no example"]
    assert "case open: is not explained in en" in list(unexplained(parser, "en"))
