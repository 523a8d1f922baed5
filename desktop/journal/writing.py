"""A new entry: from an act, its occasion and its place to bytes signed by the person who acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from desktop.domain.entries.act import Act
from desktop.domain.ids import CaseId, Digest, EntryId, PersonId, StationId
from desktop.errors import Problem, Refused
from desktop.journal.canonical import encode
from desktop.journal.entry import BODY_LIMIT, Entry, Header, Link, digest_of
from desktop.journal.facts import facts_of, read_act
from desktop.journal.reading import check_arrival

Sign = Callable[[bytes], bytes]
"""Signs a message with a key that stays where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry is to stand: the next number of one station's chain."""

    station: StationId
    number: int
    previous: EntryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Who acts, when, in which case, and which latest entries of its thread they had seen."""

    actor: PersonId
    recorded_at: datetime
    clock: int
    case: CaseId | None
    after: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salts:
    """Two times 16 random bytes as hex, never used before."""

    header: str
    body: str


def write_entry(act: Act, occasion: Occasion, place: Place, salts: Salts, sign: Sign) -> Entry:
    """Return the entry, signed by the person over the 32 bytes of its id.

    The finished bytes are read once more as if they came from outside: what is appended stays for
    ever, so nothing may be appended that another office, or this one tomorrow, could not read.

    Raises:
        Refused: The facts cannot be written: too long, or with characters that are none.
    """
    body = encode({"facts": facts_of(act), "salt": salts.body})
    if len(body) > BODY_LIMIT:
        raise Refused(Problem("journal.act_too_large", size=len(body), limit=BODY_LIMIT))
    header = _header(act, occasion, digest_of(body), salts.header)
    header_bytes = encode(msgspec.to_builtins(header))
    link = encode(msgspec.to_builtins(_link(place, digest_of(header_bytes))))
    signature = sign(bytes.fromhex(digest_of(link)))
    entry = Entry(link=link, header=header_bytes, signature=signature, body=body)
    check_arrival(entry)
    read_act(header, body, {act.KIND: type(act)})
    return entry


def _header(act: Act, occasion: Occasion, body: Digest, salt: str) -> Header:
    return Header(
        clock=occasion.clock,
        recorded_at=_utc_second(occasion.recorded_at),
        actor=occasion.actor,
        kind=act.KIND,
        version=act.VERSION,
        case=occasion.case,
        after=tuple(sorted(set(occasion.after))),
        body=body,
        salt=salt,
    )


def _link(place: Place, header: Digest) -> Link:
    return Link(station=place.station, number=place.number, previous=place.previous, header=header)


def _utc_second(moment: datetime) -> datetime:
    # A time without a zone would be read in the zone of the computer.
    if moment.utcoffset() is None:
        raise TypeError("a time without a zone")
    return moment.astimezone(UTC).replace(microsecond=0)
