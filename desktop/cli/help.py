"""Help in the reader's language, made from what the commands say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from desktop.cli.command import Command, Kind, Noun, Option, Shape
from desktop.cli.nouns import NAMES
from desktop.cli.options import EVERYWHERE, OFFICE
from desktop.cli.output import columns
from desktop.cli.reading import fields_shown
from desktop.domain.measure import MeasureCode
from desktop.text import Language, catalogue, sentence

_INDENT = "  "
_OR = " | "


class Helper:
    """Tells in one language what can be typed."""

    def __init__(self, language: Language) -> None:
        """Speak this language."""
        self._language = language

    def program(self) -> tuple[str, ...]:
        """Return the overview of all nouns."""
        nouns = [(name, self._say(name)) for name in NAMES]
        return (
            self._say("program"),
            "",
            self._say("usage_program"),
            "",
            self._say("nouns"),
            *_indented(columns(nouns)),
            "",
            self._say("options"),
            *self._options((*OFFICE, *EVERYWHERE)),
            "",
            self._say("environment"),
            self._say("exit_codes"),
            self._say("more"),
            "",
            *self._example("program"),
        )

    def noun(self, noun: Noun) -> tuple[str, ...]:
        """Return what can be done with a noun."""
        if [command.name for command in noun.commands] == [""]:
            return self.command(noun, noun.commands[0])
        rows = [
            (f"{noun.name} {command.name}", self._say(_key(noun, command)))
            for command in noun.commands
        ]
        return (
            self._say(noun.name),
            "",
            self._say("usage_noun", noun=noun.name),
            "",
            *_indented(columns(rows)),
            "",
            *self._example(_key(noun, noun.commands[0])),
            self._say("more_noun", noun=noun.name),
        )

    def command(self, noun: Noun, command: Command) -> tuple[str, ...]:
        """Return everything about one command."""
        key = _key(noun, command)
        line = " ".join(
            part
            for part in ("quanheng", noun.name, command.name, *map(self._usage, command.options))
            if part
        )
        office = OFFICE if command.in_office else ()
        return (
            self._say(key),
            "",
            self._say("usage", line=line),
            "",
            self._say("options"),
            *self._options((*command.options, *office, *EVERYWHERE), key),
            *self._files(command.options),
            "",
            self._say("gives"),
            *_indented(columns(list(self._fields(Shape(kind=command.gives), star="")))),
            "",
            *self._example(key),
        )

    def _options(self, options: Iterable[Option], key: str = "") -> tuple[str, ...]:
        rows = []
        for option in options:
            own = f"{key}_{option.name.replace('-', '_')}"
            shared = f"option_{option.name.replace('-', '_')}"
            told = self._say(own if own in catalogue(self._language, "help") else shared)
            codes = f"({_OR.join(option.codes)})" if option.codes else ""
            rows.append((self._typed(option), f"{told} {codes}".rstrip()))
        return _indented(columns(rows))

    def _typed(self, option: Option) -> str:
        """Return an option with what follows it, as it is typed."""
        if option.kind is Kind.FLAG:
            return option.shown
        value = self._say(f"value_{option.kind.value}")
        return value if option.placed else f"{option.shown} {value}"

    def _usage(self, option: Option) -> str:
        typed = self._typed(option)
        return typed if option.needed else f"[{typed}]"

    def _files(self, options: Iterable[Option]) -> Iterator[str]:
        for option in options:
            for shape in option.holds:
                yield ""
                fields = list(self._fields(shape))
                key = "holds_act" if fields else "holds_nothing"
                yield self._say(key, act=shape.act) if shape.act else self._say("holds")
                yield from _indented(columns(fields))

    def _fields(self, shape: Shape, star: str = "*") -> Iterator[tuple[str, str]]:
        for field in fields_shown(shape.kind, shape.without):
            yield f"{field.path}{star if field.needed else ''}", self._kind(field.hint)

    def _kind(self, hint: Any) -> str:
        origin, inside = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return _OR.join(self._kind(each) for each in inside if each is not NoneType)
        if origin is tuple:
            return self._say("kind_list", inside=self._kind(inside[0]))
        if origin is not None or not (isinstance(hint, type | NewType)):
            return self._say("kind_table")
        if isinstance(hint, NewType):
            return self._say("kind_code" if hint is MeasureCode else "kind_thing")
        if issubclass(hint, Enum):
            return _OR.join(str(each.value) for each in hint)
        named = {str: "kind_words", bool: "kind_flag", int: "kind_number", date: "kind_day"}
        return self._say(named.get(hint, "kind_table"))

    def _example(self, key: str) -> Iterator[str]:
        yield self._say("example")
        for line in self._say(f"{key}_example").splitlines():
            yield f"{_INDENT}{line}"

    def _say(self, key: str, **values: str) -> str:
        return sentence(f"help.{key}", self._language, **values)


def _key(noun: Noun, command: Command) -> str:
    return f"{noun.name}_{command.name}".rstrip("_").replace("-", "_")


def _indented(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{_INDENT}{line}" for line in lines)
