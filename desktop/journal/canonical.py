"""One value, one sequence of bytes: canonical JSON after RFC 8785, without floats.

Writing brings text into its composed form (NFC) and sorts the members of objects. Reading takes
nothing but exactly the bytes that writing would give, so whatever can be read has one digest.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

from desktop.errors import Damaged, Problem, Refused

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

SIZE_LIMIT = 1 << 20
DEPTH_LIMIT = 32
TEXT_LIMIT = 100_000
NUMBER_LIMIT = 2**53 - 1

_WRITER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value made of objects, lists, texts, whole numbers.

    Raises:
        Refused: A text, number or nesting that no office could read back.
        TypeError: Something that is not JSON at all, a float among them: a fault of the caller.
    """
    try:
        return _WRITER.encode(_ordered(value, 0)).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused(Problem("journal.broken_character")) from error


def decode(data: bytes, limit: int = SIZE_LIMIT) -> Json:
    """Return the value of canonical bytes no longer than ``limit``.

    Encoding the value again and comparing is the whole check: it finds spaces, foreign escapes,
    keys that are doubled or out of order, text that is not composed, and ``-0`` all at once.

    Raises:
        Damaged: The bytes are longer than allowed or differ from what writing would give.
    """
    if len(data) > limit:
        raise Damaged(Problem("journal.too_large", size=len(data), limit=limit))
    try:
        value: Json = _READER.decode(data.decode("utf-8"))
        written = encode(value)
    except (ValueError, RecursionError, Refused) as error:
        raise Damaged(Problem("journal.not_canonical")) from error
    if written != data:
        raise Damaged(Problem("journal.not_canonical"))
    return value


def _ordered(value: object, depth: int) -> Json:
    """Return the same value with composed text and members in the order of UTF-16 units."""
    if isinstance(value, str):
        return _composed(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _safe(value)
    if depth == DEPTH_LIMIT:
        raise Refused(Problem("journal.too_deep", limit=DEPTH_LIMIT))
    if isinstance(value, dict):
        return _members(value, depth)
    if isinstance(value, list | tuple):
        return [_ordered(item, depth + 1) for item in value]
    raise TypeError(f"not canonical JSON: {type(value).__name__}")


def _members(value: dict[str, object], depth: int) -> dict[str, Json]:
    names = "".join(value)
    if names.isascii() and len(names) <= TEXT_LIMIT:  # nearly always, and then all orders are one
        return {key: _ordered(value[key], depth + 1) for key in sorted(value)}
    members = {_composed(key): _ordered(item, depth + 1) for key, item in value.items()}
    if len(members) < len(value):
        raise Refused(Problem("journal.same_key_twice"))
    return {key: members[key] for key in sorted(members, key=_utf16)}


def _composed(text: str) -> str:
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    if len(composed) > TEXT_LIMIT:
        raise Refused(Problem("journal.text_too_long", length=len(composed), limit=TEXT_LIMIT))
    return composed


def _safe(number: int) -> int:
    if not -NUMBER_LIMIT <= number <= NUMBER_LIMIT:
        raise Refused(Problem("journal.number_too_large", limit=NUMBER_LIMIT))
    return number


def _utf16(key: str) -> bytes:
    # A lone surrogate passes here and is refused when the whole is turned into UTF-8.
    return key.encode("utf-16-be", "surrogatepass")


def _not_whole(literal: str) -> NoReturn:
    raise ValueError(f"not a whole number: {literal[:20]}")


_READER = json.JSONDecoder(parse_float=_not_whole, parse_constant=_not_whole)
