"""The signed header of a bundle: who sends it to whom, as which number, and what it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from desktop.bundles.limits import CHAINS, HEADER_BYTES, RECIPIENTS
from desktop.domain.ids import Digest, EntryId, OfficeId, StationId
from desktop.errors import Damaged, Problem, Refused, TooNew
from desktop.journal.chain import Head
from desktop.journal.entry import COUNT, NAME, SHA256, digest_of
from desktop.vault.cards import MOST_BYTES as MOST_CARD
from desktop.vault.keys import SIGNATURE_BYTES
from desktop.vault.records import read_record, write_record

FORMAT = 1
SUITE = 1
_SIGNATURE = Meta(min_length=SIGNATURE_BYTES, max_length=SIGNATURE_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """An office the payload is sealed to; ``number`` counts per sending station and recipient."""

    office: Annotated[OfficeId, NAME]
    number: Annotated[int, COUNT]
    previous: Annotated[Digest, SHA256] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedHead:
    """How far a chain goes that the sender carries, in the words of its own station.

    The sender may leave out the signature of its own office's older stations: it answers for them.
    """

    station: Annotated[StationId, NAME]
    number: Annotated[int, COUNT]
    entry: Annotated[EntryId, SHA256]
    signature: Annotated[bytes, _SIGNATURE] | None = None

    @property
    def head(self) -> Head:
        """Return the place in the chain."""
        return Head(station=self.station, number=self.number, entry=self.entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The sealed member, by digest."""

    sha256: Annotated[Digest, SHA256]
    size: Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHeader:
    """What can be read of a bundle without any key; ``card`` is the sender's card file."""

    format: Annotated[int, Meta(ge=FORMAT)] = FORMAT
    suite: Annotated[int, Meta(ge=SUITE)] = SUITE
    card: Annotated[bytes, Meta(max_length=MOST_CARD)]
    station: Annotated[StationId, NAME]
    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=RECIPIENTS)]
    heads: Annotated[tuple[CarriedHead, ...], Meta(max_length=CHAINS)]
    payload: Payload
    created_at: Annotated[datetime, Meta(tz=True)]
    practice: bool

    def addressed_to(self, office: OfficeId) -> Recipient:
        """Return the line that names this office.

        Raises:
            Refused: none does.
        """
        for recipient in self.recipients:
            if recipient.office == office:
                return recipient
        raise Refused(Problem("bundle.not_for_us", about=office))


def write_header(header: BundleHeader) -> bytes:
    """Return the exact bytes that the station signs."""
    return write_record(header)


def header_digest(data: bytes) -> Digest:
    """Return the name of a bundle: the digest of its header."""
    return digest_of(data)


def read_header(data: bytes) -> BundleHeader:
    """Return what a header says; nothing in it is trusted yet.

    Raises:
        TooNew: a newer program wrote it, or sealed and signed it in ways not known here.
        Damaged: anything else ``write_header`` would not have written.
    """
    damaged = Problem("bundle.damaged")
    too_new = Problem("bundle.too_new")
    header = read_record(data, BundleHeader, limit=HEADER_BYTES, damaged=damaged, too_new=too_new)
    if header.suite > SUITE:
        raise TooNew(too_new)
    offices = [recipient.office for recipient in header.recipients]
    if not _rising([head.station for head in header.heads]) or not _rising(offices):
        raise Damaged(damaged)
    return header


def _rising(names: Sequence[str]) -> bool:
    return all(one < other for one, other in pairwise(names))
