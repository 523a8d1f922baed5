"""From the words a person typed to what a command takes; every mistake is named at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.cli.command import Given, Kind, Option
from desktop.errors import Problem, Refused
from desktop.text import Language

JSON = Option(name="json", kind=Kind.FLAG)
HELP = Option(name="help", kind=Kind.FLAG)
LANGUAGE = Option(
    name="language", kind=Kind.CODE, codes=tuple(language.value for language in Language)
)
EVERYWHERE = (JSON, LANGUAGE, HELP)
OFFICE = (
    Option(name="office", kind=Kind.FOLDER),
    Option(name="password-file", kind=Kind.FILE),
    Option(name="person"),
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_SHORT = {"-h": "--help"}
SEPARATOR = " / "


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A line taken apart: the words in front that name a command, and everything else."""

    names: tuple[str, ...]
    rest: tuple[str, ...]


def split(words: Sequence[str], most: int = 2) -> Split:
    """Return the first bare words, at most ``most``; options may stand before and between."""
    takes = {f"--{option.name}" for option in (LANGUAGE, *OFFICE)}
    names: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(words) and len(names) < most and words[place] != "--":
        word = words[place]
        if not word.startswith("-"):
            names.append(word)
        else:
            rest.append(word)
            if word in takes and place + 1 < len(words):
                place += 1
                rest.append(words[place])
            elif word not in takes and not _is_everywhere(word):
                place += 1
                break
        place += 1
    return Split(names=tuple(names), rest=(*rest, *words[place:]))


def parse(words: Sequence[str], options: Sequence[Option]) -> Given:
    """Return what was given for these options.

    Raises:
        Refused: a word is unknown, missing, given twice or of the wrong kind; all at once.
    """
    reading = _Reading(options)
    reading.take(words)
    problems = (*reading.problems, *reading.missing())
    if problems:
        raise Refused(problems)
    return Given({name: tuple(values) for name, values in reading.values.items()})


class _Reading:
    def __init__(self, options: Sequence[Option]) -> None:
        self.values: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self._named = {f"--{option.name}": option for option in options if not option.placed}
        self._placed = [option for option in options if option.placed]
        self._options = options

    def take(self, words: Sequence[str]) -> None:
        waiting = iter(words)
        for word in waiting:
            if word == "--":
                for each in waiting:
                    self._take_placed(each)
            elif word.startswith("-") and word != "-":
                self._take_named(word, waiting)
            else:
                self._take_placed(word)

    def missing(self) -> Iterator[Problem]:
        for option in self._options:
            if option.needed and option.name not in self.values:
                yield Problem("cli.option_missing", option.shown, option=option.shown)

    def _take_named(self, word: str, waiting: Iterator[str]) -> None:
        name, given, value = word.partition("=")
        name = _SHORT.get(name, name)
        option = self._named.get(name)
        if option is None:
            allowed = SEPARATOR.join(self._named)
            self.problems.append(
                Problem("cli.option_unknown", name[:80], option=name[:80], allowed=allowed)
            )
        elif option.kind is Kind.FLAG:
            if given:
                self.problems.append(Problem("cli.flag_with_value", name, option=name))
            self.values[option.name] = []
        else:
            found = value if given else next(waiting, "--")
            if not given and found.startswith("--"):
                self.problems.append(Problem("cli.value_missing", name, option=name))
                self.values.setdefault(option.name, [])
                if found != "--":
                    self._take_named(found, waiting)
            else:
                self._put(option, found)

    def _take_placed(self, word: str) -> None:
        for option in self._placed:
            if option.many or option.name not in self.values:
                self._put(option, word)
                return
        self.problems.append(Problem("cli.word_too_many", word[:80], word=word[:80]))

    def _put(self, option: Option, value: str) -> None:
        if option.name in self.values and not option.many:
            self.problems.append(Problem("cli.option_twice", option.shown, option=option.shown))
        else:
            self.problems.extend(_fault(option, value))
        self.values.setdefault(option.name, []).append(value)


def _fault(option: Option, value: str) -> Iterator[Problem]:
    shown, typed = option.shown, value[:80]
    if option.kind is Kind.DAY and not is_day(value):
        yield Problem("cli.not_a_day", shown, option=shown, typed=typed)
    elif option.kind is Kind.NUMBER and not _NUMBER.fullmatch(value):
        yield Problem("cli.not_a_number", shown, option=shown, typed=typed)
    elif option.kind is Kind.CODE and value not in option.codes:
        allowed = SEPARATOR.join(option.codes)
        yield Problem("cli.not_a_code", shown, option=shown, typed=typed, allowed=allowed)
    elif not value.strip():
        yield Problem("cli.value_missing", shown, option=shown)


def is_day(typed: str) -> bool:
    """Say whether this is ``YYYY-MM-DD`` and a day that exists."""
    if not _DAY.fullmatch(typed):
        return False
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return True


def _is_everywhere(word: str) -> bool:
    name = word.partition("=")[0]
    name = _SHORT.get(name, name)
    return name in {f"--{option.name}" for option in (*EVERYWHERE, *OFFICE)}
