"""A desk with a chain of its own, and a few acts to record there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from hashlib import sha256
from typing import ClassVar

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from desktop.domain.entries.act import Act, Recorded
from desktop.domain.ids import CaseId, EntryId, PersonId, StationId
from desktop.errors import Failure
from desktop.journal.canonical import encode
from desktop.journal.chain import Head, next_place
from desktop.journal.entry import Entry, digest_of
from desktop.journal.facts import recorded
from desktop.journal.writing import Occasion, Salts, write_entry
from desktop.text import Language, explain

CASE = CaseId("c" * 32)
MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


class Weather(Enum):
    RAIN = "rain"
    DRY = "dry"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNoted(Act):
    """Somebody went to look at the dyke."""

    KIND: ClassVar[str] = "visit.noted"

    day: date
    weather: Weather
    note: str
    present: tuple[str, ...] = ()
    metres: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpStarted(Act):
    """A kind that older programs do not know."""

    KIND: ClassVar[str] = "pump.started"

    pump: str


KINDS: Mapping[str, type[Act]] = {VisitNoted.KIND: VisitNoted}

VISIT = VisitNoted(
    day=date(2026, 7, 3),
    weather=Weather.RAIN,
    note="堤脚渗水，已上报。",
    present=("张三", "李四"),
    metres=12,
)


class Desk:
    """One station and the person who sits there."""

    def __init__(self, name: str) -> None:
        self.person = PersonId(sha256(f"person {name}".encode()).hexdigest()[:32])
        self.key = SigningKey(sha256(f"key {name}".encode()).digest())
        self.station_key = SigningKey(sha256(f"station {name}".encode()).digest())
        self.station = StationId(sha256(bytes(self.station_key.verify_key)).hexdigest()[:32])
        self.head: Head | None = None
        self._salts = 0

    @property
    def public(self) -> bytes:
        return bytes(self.key.verify_key)

    def occasion(self, clock: int = 1, after: tuple[EntryId, ...] = ()) -> Occasion:
        return Occasion(actor=self.person, recorded_at=MORNING, clock=clock, case=CASE, after=after)

    def write(self, act: Act, clock: int = 1, after: tuple[EntryId, ...] = ()) -> Entry:
        """Append an act to the chain of this desk."""
        place = next_place(self.station, self.head)
        entry = write_entry(act, self.occasion(clock, after), place, self.salts(), self.sign)
        self.head = Head(station=self.station, number=place.number, entry=entry.id)
        return entry

    def salts(self) -> Salts:
        self._salts += 2
        return Salts(header=f"{self._salts:032x}", body=f"{self._salts + 1:032x}")

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message).signature

    def sign_as_station(self, message: bytes) -> bytes:
        return self.station_key.sign(message).signature


def verify(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        VerifyKey(key).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def told(entry: Entry, kinds: Mapping[str, type[Act]] = KINDS) -> Recorded:
    return recorded(entry, kinds)


def entry_of(link: Mapping[str, object], header: Mapping[str, object], body: object) -> Entry:
    """Return an entry whose digests are right, whatever its parts say."""
    body_bytes = encode(body)
    header_bytes = encode({**header, "body": digest_of(body_bytes)})
    link_bytes = encode({**link, "header": digest_of(header_bytes)})
    return Entry(link=link_bytes, header=header_bytes, signature=b"s" * 64, body=body_bytes)


def resealed(entry: Entry, header: bytes) -> Entry:
    """Return the entry with other bytes for its header, and a link that was made for them."""
    assert entry.header is not None
    link = entry.link.replace(digest_of(entry.header).encode(), digest_of(header).encode())
    return replace(entry, link=link, header=header)


def refused(family: type[Failure], act: Callable[[], object]) -> str:
    """Let an act fail; return its one code, after hearing both its sentences."""
    with pytest.raises(family) as caught:
        act()
    assert type(caught.value) is family
    (problem,) = caught.value.problems
    for language in Language:
        said = explain(problem, language)
        assert len(said) > 8
        assert "{" not in said
    return problem.code
