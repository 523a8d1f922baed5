"""Bytes are read as they lie; every part is proved by the digest in the part before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

import msgspec

from desktop.domain.ids import EntryId
from desktop.errors import Damaged, Problem, TooNew, Untrusted
from desktop.journal.canonical import decode
from desktop.journal.entry import (
    BODY_LIMIT,
    FORMAT,
    HEADER_LIMIT,
    LINK_LIMIT,
    Entry,
    Header,
    Link,
    digest_of,
)

Verify = Callable[[bytes, bytes, bytes], bool]
"""Tells whether a key made a signature of a message: ``verify(key, message, signature)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An entry whose parts belong together; its header is missing if it did not come."""

    id: EntryId
    link: Link
    header: Header | None


class _AnyFormat(msgspec.Struct):
    format: int


class _Stamp(msgspec.Struct):
    recorded_at: Annotated[str, msgspec.Meta(pattern=r"\A[\d-]{10}T[\d:]{8}Z\Z")]


_LINK = msgspec.json.Decoder(Link)
_HEADER = msgspec.json.Decoder(Header)
_ANY_FORMAT = msgspec.json.Decoder(_AnyFormat)
_STAMP = msgspec.json.Decoder(_Stamp)


def read_link(data: bytes) -> Link:
    """Return what the link says; fields this version does not know stay in the bytes.

    Raises:
        TooNew: The link has a format of a newer version of the program.
        Damaged: The bytes are no link.
    """
    try:
        return _LINK.decode(data)
    except (ValueError, RecursionError) as error:
        raise _no_link(data) from error


def read_header(data: bytes) -> Header:
    """Return what the header says; fields this version does not know stay in the bytes."""
    try:
        return _HEADER.decode(data)
    except (ValueError, RecursionError) as error:
        raise Damaged(Problem("journal.unreadable_entry", digest_of(data))) from error


def check(entry: Entry) -> Checked:
    """Prove that header and body are those the link was made for, as far as they are here.

    Raises:
        Damaged: A byte was changed, or a part came without the part that proves it.
    """
    link, name = read_link(entry.link), entry.id
    if entry.header is None:
        if entry.body is not None:
            raise Damaged(Problem("journal.incomplete_entry", name))
        return Checked(id=name, link=link, header=None)
    if entry.signature is None:
        raise Damaged(Problem("journal.incomplete_entry", name))
    if digest_of(entry.header) != link.header:
        raise Damaged(Problem("journal.header_changed", name))
    header = read_header(entry.header)
    if entry.body is not None and digest_of(entry.body) != header.body:
        raise Damaged(Problem("journal.body_changed", name))
    return Checked(id=name, link=link, header=header)


def check_arrival(entry: Entry) -> Checked:
    """Prove an entry from outside: whole as by ``check``, and written in the one canonical way.

    What is already in the journal has passed here once and need not do so again.
    """
    decode(entry.link, LINK_LIMIT)
    if entry.header is not None:
        decode(entry.header, HEADER_LIMIT)
    if entry.body is not None:
        decode(entry.body, BODY_LIMIT)
    checked = check(entry)
    if entry.header is not None and checked.header is not None:
        _check_spelling(entry.header, checked.header)
    return checked


def check_signature(entry: Entry, key: bytes, verify: Verify) -> None:
    """Prove that the person whose key this is answers for the entry.

    Raises:
        Untrusted: The signature is missing or was made with another key or for other bytes.
    """
    name = entry.id
    if entry.signature is None or not verify(key, bytes.fromhex(name), entry.signature):
        raise Untrusted(Problem("journal.wrong_signature", name))


def _check_spelling(data: bytes, header: Header) -> None:
    """Prove that a time is UTC to the second and that the entries seen stand once, in order."""
    in_order = all(one < other for one, other in pairwise(header.after))
    try:
        _STAMP.decode(data)
    except ValueError as error:
        raise Damaged(Problem("journal.unreadable_entry", digest_of(data))) from error
    if not in_order:
        raise Damaged(Problem("journal.unreadable_entry", digest_of(data)))


def _no_link(data: bytes) -> Damaged | TooNew:
    try:
        found = _ANY_FORMAT.decode(data).format
    except (ValueError, RecursionError):
        found = FORMAT
    if found > FORMAT:
        return TooNew(Problem("journal.newer_format", digest_of(data), format=found))
    return Damaged(Problem("journal.unreadable_entry", digest_of(data)))
