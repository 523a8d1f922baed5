"""Strict reading of tables: every key is asked for by name, every fault is gathered.

A fault names file, key and what is allowed there. Reading goes on with a harmless value, so that
whoever writes a pack or a facts file sees everything that is wrong at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from desktop.errors import Problem, Refused, TooNew, Value
from desktop.rules.law import Text

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

LANGUAGES = ("zh", "en")
SEPARATOR = " / "
UNKNOWN = "unknown"
NO_DAY = date(1, 1, 1)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ABSENT = object()


def one_of(allowed: type[Enum]) -> str:
    """Return the codes of a closed set, as a fault lists them."""
    return SEPARATOR.join(str(each.value) for each in allowed)


class Faults:
    """What is wrong so far; ``noun`` says whose sentences explain it."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._found: list[Problem] = []

    def add(self, code: str, file: str, /, **values: Value) -> None:
        """Note one more fault of a file."""
        self._found.append(Problem(f"{self._noun}.{code}", file, file=file, **values))

    @property
    def count(self) -> int:
        """Return how many there are so far."""
        return len(self._found)

    def refuse_if_any(self) -> None:
        """Refuse with all faults at once, or do nothing."""
        if self._found:
            raise Refused(self._found)


class Table:
    """One table of a file, read key by key; `close` names the keys nobody asked for."""

    def __init__(
        self, raw: Mapping[str, object], file: str, faults: Faults, path: str = ""
    ) -> None:
        self._raw = raw
        self._faults = faults
        self._asked: list[str] = []
        self.file = file
        self.path = path

    def close(self) -> None:
        """Report every key that is not one of those asked for."""
        for key in self._raw:
            if key not in self._asked:
                self.fault("key_unknown", key[:80], allowed=SEPARATOR.join(self._asked))

    def fault(self, code: str, key: str, /, **values: Value) -> None:
        """Report a fault of one key."""
        self._faults.add(code, self.file, key=self._place(key), **values)

    def gives(self, key: str) -> bool:
        """Whether the table gives the key, which thereby is allowed."""
        return self.raw(key) is not ABSENT

    def raw(self, key: str) -> object:
        """Return a value whose shape the caller judges, or `ABSENT`."""
        if key not in self._asked:
            self._asked.append(key)
        return self._raw.get(key, ABSENT)

    def words(self, key: str, default: str | None = None) -> str:
        """Return words, which may be blank only where they may be left out."""
        value = self._wanted(key, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        return self._wrong("not_words", key, value, "")

    def number(self, key: str) -> int:
        """Return a whole number that is not negative."""
        value = self._wanted(key, None)
        if type(value) is int and value >= 0:
            return value
        return self._wrong("not_number", key, value, 0)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers that are not negative."""
        value = self._wanted(key, None)
        if isinstance(value, list) and all(type(each) is int and each >= 0 for each in value):
            return tuple(value)
        return self._wrong("not_numbers", key, value, (0,))

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._wanted(key, default)
        if isinstance(value, bool):
            return value
        return self._wrong("not_flag", key, value, False)

    def day(self, key: str) -> date:
        """Return a day: a date of TOML, or ``YYYY-MM-DD`` in words."""
        value = self._wanted(key, None)
        return as_day(value) or self._wrong("not_day", key, value, NO_DAY)

    def day_if_known(self, key: str) -> date | None:
        """Return a day, or nothing where the table says in so many words that it is unknown."""
        return None if self.raw(key) == UNKNOWN else self.day(key)

    def member(self, key: str, allowed: type[E], default: E | None = None) -> E:
        """Return a member of a closed set."""
        return self._as_member(key, self._wanted(key, default), allowed)

    def members(self, key: str, allowed: type[E], *, optional: bool = False) -> tuple[E, ...]:
        """Return members of a closed set, each once."""
        codes = self.codes(key, optional=optional)
        return tuple(self._as_member(key, each, allowed) for each in codes)

    def codes(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of words, each once."""
        value = self._wanted(key, [] if optional else None)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            return self._wrong("not_list", key, value, ())
        if len(set(value)) < len(value):
            self.fault("said_twice", key)
        return tuple(value)

    def text(self, key: str) -> Text:
        """Return the same words in both languages; one without the other is a fault."""
        table = self.table(key)
        if not table._raw:
            return Text(zh="", en="")
        for language in LANGUAGES:
            if not table.gives(language):
                self.fault("language_missing", key, language=language)
        said = {code: table.words(code) for code in LANGUAGES if table.gives(code)}
        table.close()
        return Text(zh=said.get("zh", ""), en=said.get("en", ""))

    def text_if_given(self, key: str) -> Text | None:
        """Return words in both languages, or nothing where there are none."""
        return self.text(key) if self.gives(key) else None

    def table(self, key: str) -> Table:
        """Return a table within this one."""
        value = self._wanted(key, None)
        if not isinstance(value, dict) or not value:
            value = self._wrong("not_table", key, value, {})
        return self._within(key, value)

    def names(self) -> Iterator[str]:
        """Yield the names this table gives to what it holds, in the order of the file."""
        for name in self._raw:
            if NAME.fullmatch(name):
                yield name
            else:
                self.fault("name_not_allowed", name[:80])

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """Yield the tables within a table, with their names."""
        inner = self.table(key)
        for name in inner.names():
            yield name, inner.table(name)

    def rows(self, key: str, *, optional: bool = False) -> Iterator[Table]:
        """Yield the tables of a list, in order."""
        value = self._wanted(key, [] if optional else None)
        if not isinstance(value, list):
            value = self._wrong("not_tables", key, value, [])
        for number, each in enumerate(value, start=1):
            place = f"{key}.{number}"
            if isinstance(each, dict):
                yield self._within(place, each)
            else:
                self.fault("not_table", place)

    def _wanted(self, key: str, default: object) -> object:
        value = self.raw(key)
        if value is ABSENT and default is None:
            self.fault("key_missing", key)
        return default if value is ABSENT and default is not None else value

    def _wrong(self, code: str, key: str, value: object, harmless: T) -> T:
        if value is not ABSENT:
            self.fault(code, key)
        return harmless

    def _as_member(self, key: str, value: object, allowed: type[E]) -> E:
        for each in allowed:
            if value in (each, each.value):
                return each
        if value is not ABSENT:
            self.fault("not_allowed", key, value=str(value)[:80], allowed=one_of(allowed))
        return next(iter(allowed))

    def _within(self, key: str, raw: Mapping[str, object]) -> Table:
        return Table(raw, self.file, self._faults, self._place(key))

    def _place(self, key: str) -> str:
        return ".".join(part for part in (self.path, key) if part)


def refuse_newer(table: Table, known: int, code: str) -> None:
    """Refuse a file by name whose ``format`` is not one this version reads."""
    number = table.number("format")
    if number > known:
        raise TooNew(Problem(code, table.file, file=table.file, found=number, known=known))
    if table.raw("format") == 0:
        table.fault("not_number", "format")


def as_day(value: object) -> date | None:
    """Return the day that a value of TOML or JSON means, or nothing where it means none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None
