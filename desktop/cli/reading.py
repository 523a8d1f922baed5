"""Files a person hands in: looked at for their size first, then read strictly, field by field.

A dataclass says what a file may hold. Every fault is named with its file, its place and what is
allowed there, all at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Any,
    NewType,
    NoReturn,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from desktop.cli.options import SEPARATOR, is_day
from desktop.errors import NotFound, Problem, Refused, Unavailable, Value

T = TypeVar("T")

LARGEST = 1024 * 1024
DEEPEST = 32

Table = Mapping[str, Any]
Convert = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How typed names become ids.

    ``meant`` finds the thing of a kind that was typed, ``made`` gives a name where none was.
    """

    meant: Mapping[object, Convert]
    made: Mapping[object, Callable[[], object]]


NO_NAMES = Names(meant={}, made={})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field of a shape, as help lists it."""

    path: str
    hint: object
    needed: bool


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises:
        NotFound: there is no such file.
        Refused: it is too large to be what is asked for.
        Unavailable: it cannot be read.
    """
    shown = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise NotFound(Problem("disk.no_file", about=shown, path=shown)) from error
    except (OSError, ValueError) as error:
        raise Unavailable(Problem("input.unreadable", about=shown, path=shown)) from error
    if len(data) > largest:
        raise Refused(Problem("input.too_large", about=shown, file=path.name, largest=largest))
    return data


def read_json(path: Path) -> Table:
    """Return the table a JSON file holds, each key once.

    Raises:
        Refused: it is not JSON; the line is named.
    """
    file, data = path.name, read_file(path)
    refuse = partial(_refuse, file)
    try:
        raw = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=partial(_each_key_once, file),
            parse_float=lambda typed: refuse("no_fractions", typed=typed[:80]),
            parse_constant=lambda typed: refuse("no_fractions", typed=typed[:80]),
        )
    except UnicodeDecodeError:
        refuse("not_utf8")
    except json.JSONDecodeError as error:
        refuse("not_json", line=error.lineno, column=error.colno)
    except RecursionError:
        refuse("too_deep", deepest=DEEPEST)
    except ValueError:
        refuse("not_json", line=1, column=1)  # a number of more than 4,300 digits
    if not isinstance(raw, dict):
        refuse("not_table_at_all")
    _check_depth(file, raw)
    return raw


def read_shape(
    shape: type[T], raw: Table, file: str, names: Names = NO_NAMES, preset: Table | None = None
) -> T:
    """Return the dataclass a table tells of; ``preset`` are fields that do not come from it.

    Raises:
        Refused: with everything that does not fit.
        NotFound: a thing that is named is not here.
    """
    reader = _Reader(file, names)
    value = reader.table(shape, raw, "", preset or {})
    if reader.problems:
        raise Refused(reader.problems)
    found: T = value
    return found


def fields_shown(shape: type, without: frozenset[str] = frozenset()) -> Iterator[FieldShown]:
    """Yield every field of a shape, those of inner tables after their own."""
    yield from _fields_shown(shape, "", without)


def _fields_shown(shape: type, before: str, without: frozenset[str]) -> Iterator[FieldShown]:
    hints = get_type_hints(shape)
    for field in _dataclass_fields(shape):
        if field.name in without:
            continue
        hint, path = hints[field.name], f"{before}{field.name}"
        yield FieldShown(path=path, hint=hint, needed=not _has_default(field))
        for inner, brackets in _inner_tables(hint):
            yield from _fields_shown(inner, f"{path}{brackets}.", frozenset())


def _inner_tables(hint: object) -> Iterator[tuple[type, str]]:
    members = get_args(hint) if _is_union(hint) else (hint,)
    for member in members:
        origin, inside = get_origin(member), get_args(member)
        if _is_shape(member):
            yield member, ""
        elif origin is tuple and _is_shape(inside[0]):
            yield inside[0], "[]"
        elif inside and _is_shape(inside[-1]):
            yield inside[-1], "{}"


@contextmanager
def of_file(file: str) -> Iterator[None]:
    """Let every problem with what a file says name that file beside its place in it."""
    try:
        yield
    except (Refused, NotFound) as failure:
        raise type(failure)(
            Problem(each.code, _beside(file, each.about), **each.values)
            for each in failure.problems
        ) from failure


def _beside(file: str, about: str) -> str:
    return about if file in about else ": ".join(part for part in (file, about) if part)


_UNFIT = object()


class _Reader:
    def __init__(self, file: str, names: Names) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._names = names

    def table(self, shape: type, raw: object, path: str, preset: Table) -> Any:
        if not isinstance(raw, dict):
            return self._fault("not_table", path)
        known = _dataclass_fields(shape)
        hints, values = get_type_hints(shape), dict(preset)
        allowed = [field.name for field in known if field.name not in preset]
        for key in raw:
            if key not in allowed:
                self._fault("key_unknown", f"{path}{key[:80]}", allowed=SEPARATOR.join(allowed))
        for field in known:
            if field.name in values:
                continue
            if field.name in raw:
                values[field.name] = self._value(
                    hints[field.name], raw[field.name], f"{path}{field.name}"
                )
            elif hints[field.name] in self._names.made:
                values[field.name] = self._names.made[hints[field.name]]()
            elif not _has_default(field):
                self._fault("key_missing", f"{path}{field.name}")
        return _UNFIT if self.problems else shape(**values)

    def _value(self, hint: Any, raw: object, path: str) -> object:
        if _is_union(hint):
            return self._one_of(get_args(hint), raw, path)
        origin = get_origin(hint)
        if origin is tuple:
            return self._several(get_args(hint)[0], raw, path)
        if origin is not None:
            return self._mapping(get_args(hint)[1], raw, path)
        if isinstance(hint, NewType):
            return self._named(hint, raw, path)
        if _is_shape(hint):
            return self.table(hint, raw, f"{path}.", {})
        return self._single(hint, raw, path)

    def _one_of(self, members: tuple[Any, ...], raw: object, path: str) -> object:
        if raw is None and NoneType in members:
            return None
        others = [member for member in members if member is not NoneType]
        fitting = [member for member in others if _may_hold(member, raw)]
        return self._value((fitting or others)[0], raw, path)

    def _several(self, hint: object, raw: object, path: str) -> object:
        if not isinstance(raw, list):
            return self._fault("not_list", path)
        return tuple(self._value(hint, each, f"{path}[{at}]") for at, each in enumerate(raw, 1))

    def _mapping(self, hint: object, raw: object, path: str) -> object:
        if not isinstance(raw, dict):
            return self._fault("not_table", path)
        return {key: self._value(hint, each, f"{path}.{key[:80]}") for key, each in raw.items()}

    def _named(self, hint: NewType, raw: object, path: str) -> object:
        typed = self._single(str, raw, path)
        meant = self._names.meant.get(hint)
        return meant(typed) if meant is not None and isinstance(typed, str) else typed

    def _single(self, hint: type, raw: object, path: str) -> object:
        if issubclass(hint, Enum):
            codes = {each.value: each for each in hint}
            if isinstance(raw, str) and raw in codes:
                return codes[raw]
            return self._fault("not_a_code", path, allowed=SEPARATOR.join(codes))
        if hint is date:
            if isinstance(raw, str) and is_day(raw):
                return date.fromisoformat(raw)
            return self._fault("not_a_day", path, typed=str(raw)[:80])
        if type(raw) is hint:
            return raw
        return self._fault(_EXPECTED[hint], path)

    def _fault(self, code: str, key: str, **values: Value) -> object:
        """Note what is wrong; the value returned is never used, for the reading ends refused."""
        key = key.removesuffix(".")
        self.problems.append(
            Problem(f"input.{code}", about=key, file=self._file, key=key, **values)
        )
        return _UNFIT


_EXPECTED = {str: "not_words", bool: "not_flag", int: "not_number"}


def _may_hold(hint: Any, raw: object) -> bool:
    """Say whether a member of a union is meant, by the JSON type alone."""
    origin = get_origin(hint)
    if origin is not None or is_dataclass(hint):
        return isinstance(raw, list if origin is tuple else dict)
    plain = getattr(hint, "__supertype__", hint)
    return type(raw) is plain if plain in _EXPECTED else isinstance(raw, str)


def _is_shape(hint: object) -> TypeGuard[type]:
    return isinstance(hint, type) and is_dataclass(hint)


def _is_union(hint: object) -> bool:
    return get_origin(hint) in (Union, UnionType)


def _dataclass_fields(shape: type) -> tuple[Field[Any], ...]:
    return fields(shape)


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _each_key_once(file: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse(file, "key_twice", key=twice[:80])
    return table


def _check_depth(file: str, raw: object) -> None:
    """Refuse what is nested deeper than any file of ours, before it is walked by recursion."""
    level: list[object] = [raw]
    for _ in range(DEEPEST):
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner.extend(each.values())
            elif isinstance(each, list):
                inner.extend(each)
        level = inner
    if level:
        _refuse(file, "too_deep", deepest=DEEPEST)


def _refuse(file: str, code: str, **values: Value) -> NoReturn:
    raise Refused(Problem(f"input.{code}", about=file, file=file, **values))
