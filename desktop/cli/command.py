"""What a command is: its name, what it takes, what it does, and the answer it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from desktop.cli.desk import Desk

E = TypeVar("E", bound=Enum)

OK = 0
DAMAGED = 4


class Kind(Enum):
    """What follows an option; the codes are keys of ``help.toml``."""

    FLAG = "flag"
    WORDS = "words"
    THING = "thing"
    DAY = "day"
    NUMBER = "number"
    CODE = "code"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a JSON file holds: a dataclass, read field by field; ``act`` names it among several.

    ``without`` are fields that the command fills in itself.
    """

    kind: type
    act: str = ""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something a command takes; one that is ``placed`` is given without its name.

    ``holds`` says what is in the file it names.
    """

    name: str
    kind: Kind = Kind.WORDS
    needed: bool = False
    many: bool = False
    placed: bool = False
    codes: tuple[str, ...] = ()
    holds: tuple[Shape, ...] = ()

    @property
    def shown(self) -> str:
        """Return the option as it is typed."""
        return self.name.upper() if self.placed else f"--{self.name}"


def option_of(codes: type[Enum], name: str, *, needed: bool = False, many: bool = False) -> Option:
    """Return an option that takes the codes of a closed set."""
    values = tuple(str(code.value) for code in codes)
    return Option(name=name, kind=Kind.CODE, needed=needed, many=many, codes=values)


class Given:
    """What was typed after a command, every value already proved to be of its kind."""

    def __init__(self, values: Mapping[str, tuple[str, ...]]) -> None:
        """Take the words typed for each option."""
        self._values = values

    def has(self, name: str) -> bool:
        """Say whether an option was given."""
        return name in self._values

    def words(self, name: str, otherwise: str = "") -> str:
        """Return the words of an option, or what holds without it."""
        return self._values[name][-1] if name in self._values else otherwise

    def all(self, name: str) -> tuple[str, ...]:
        """Return the words of an option that may be given several times."""
        return self._values.get(name, ())

    def day(self, name: str) -> date | None:
        """Return a day, or ``None`` where none was given."""
        return date.fromisoformat(self.words(name)) if self.has(name) else None

    def number(self, name: str) -> int | None:
        """Return a number, or ``None`` where none was given."""
        return int(self.words(name)) if self.has(name) else None

    def path(self, name: str) -> Path:
        """Return the file or folder an option names."""
        return Path(self.words(name))

    def code(self, name: str, codes: type[E]) -> E | None:
        """Return the member of a closed set, or ``None`` where none was given."""
        return codes(self.words(name)) if self.has(name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command came to: ``data`` for programs, ``lines`` in the reader's language."""

    data: object
    lines: tuple[str, ...]
    exit_code: int = OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A verb of a noun; one that has an empty name is all its noun does.

    ``gives`` is the shape of its answer to programs; ``in_office`` says that it acts on an office
    in a person's name.
    """

    name: str
    run: Callable[[Desk, Given], Answer]
    gives: type
    options: tuple[Option, ...] = ()
    in_office: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A thing the command line can speak of, with its commands."""

    name: str
    commands: tuple[Command, ...]
