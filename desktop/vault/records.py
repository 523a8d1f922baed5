"""Small files of the vault as canonical JSON: written one way only, read strictly."""

from __future__ import annotations

import unicodedata
from typing import TypeVar

import msgspec

from desktop.errors import Damaged, Problem, TooNew
from desktop.journal import canonical

FORMAT = 1

Record = TypeVar("Record")

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def write_record(record: object) -> bytes:
    """Return the canonical bytes of a dataclass; byte strings become base64."""
    return canonical.encode(msgspec.to_builtins(record))


def read_record(
    data: bytes, shape: type[Record], *, limit: int, damaged: Problem, too_new: Problem
) -> Record:
    """Return the record these bytes hold; writing it again gives the same bytes.

    That last comparison refuses every unknown field and every second spelling at once, also those
    a lenient reader of base64 or of dates would let pass.

    Raises:
        TooNew: with ``too_new``, where the record's ``format`` is higher than ours.
        Damaged: with ``damaged``, for anything else that is not such a record.
    """
    try:
        values = canonical.decode(data, limit)
        if _format_of(values) > FORMAT:
            raise TooNew(too_new)
        record = msgspec.convert(values, shape)
    except (Damaged, msgspec.ValidationError):
        raise Damaged(damaged) from None
    if write_record(record) != data:
        raise Damaged(damaged)
    return record


def _format_of(values: object) -> int:
    written = values.get("format") if isinstance(values, dict) else None
    return written if isinstance(written, int) else 0


def is_plain_name(text: str, most: int) -> bool:
    """Return whether a name has 1 to ``most`` characters, all of them there to be seen.

    Control and direction characters could make one name look like another. Unassigned code points
    pass: they may be rare characters newer than this Python.
    """
    return 1 <= len(text) <= most and not any(
        unicodedata.category(character) in _UNSEEN for character in text
    )
