"""Office cards ``.qhc``: an office's name and public keys, signed by one of its stations.

Where the station that signed the card before is no longer in use, it signs beside the new one: the
new one for those who compare the number, the old one for those who know the card before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from msgspec import Meta

from desktop.domain.ids import BodyId, Digest, OfficeId, StationId
from desktop.domain.office import BodyKind
from desktop.errors import Damaged, Problem, Refused, Untrusted
from desktop.vault import stored_zip
from desktop.vault.keys import (
    PUBLIC_BYTES,
    SIGNATURE_BYTES,
    SigningKey,
    is_recipient,
    station_id,
    verify,
)
from desktop.vault.records import FORMAT, is_plain_name, read_record, write_record

MOST_BYTES = 2**18
MOST_NAME = 200
MEMBERS = ("card.json", "card.sig")
_ID = r"^[0-9a-f]{32}\Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBody:
    """A body the office acts for."""

    body: Annotated[BodyId, Meta(pattern=_ID)]
    kind: BodyKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStation:
    """A station of the office: the key it signs with, and the one to seal to."""

    station: StationId
    signing_key: Annotated[bytes, Meta(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]
    sealing_key: str
    since: date
    until: date | None = None

    @property
    def in_use(self) -> bool:
        """Return whether the office still writes and receives with these keys."""
        return self.until is None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """What an office says of itself; ``previous`` is the digest of the card this one replaces."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)] = FORMAT
    office: Annotated[OfficeId, Meta(pattern=_ID)]
    name: str
    short_name: str
    division: str
    practice: bool
    bodies: Annotated[tuple[CardBody, ...], Meta(max_length=50)]
    stations: Annotated[tuple[CardStation, ...], Meta(min_length=1, max_length=100)]
    previous: Annotated[Digest, Meta(pattern=r"^[0-9a-f]{64}\Z")] | None = None

    @property
    def digest(self) -> Digest:
        """Return the SHA-256 of ``card.json``; whoever signed it, it is the same card."""
        return Digest(hashlib.sha256(write_record(self)).hexdigest())

    @property
    def stations_in_use(self) -> tuple[CardStation, ...]:
        """Return the stations that have no last day."""
        return tuple(station for station in self.stations if station.in_use)

    @property
    def safety_number(self) -> str:
        """Return what two people read to each other before the card counts.

        Only stations in use are in it. With the others, a thief of an old key could say that it is
        still in use and get the true number; so a first card must be signed by one of these.
        """
        return safety_number(self.office, (held.signing_key for held in self.stations_in_use))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCard:
    """A card whose signatures hold: the station that signed it, and one that stands beside it."""

    card: OfficeCard
    signer: StationId
    beside: StationId | None = None


class CardStanding(Enum):
    """How a card relates to those this office accepted before."""

    UNKNOWN = "unknown"  # no card of this office: compare the safety number
    SAME = "same"  # the card that counts now
    EARLIER = "earlier"  # accepted once and replaced since; it replaces nothing
    SUCCESSOR = "successor"  # signed by a key of the one before: not compared again
    CHANGED = "changed"  # another computer, or a forgery: compare again


def safety_number(office: OfficeId, signing_keys: Iterable[bytes]) -> str:
    """Return 12 groups of 5 digits that only this office with these keys has.

    SHA-512 over the id's 32 hex digits and the sorted raw keys; a group is five bytes of it, high
    byte first, modulo 100,000.
    """
    digest = hashlib.sha512(office.encode("ascii") + b"".join(sorted(signing_keys))).digest()
    groups = (int.from_bytes(digest[at : at + 5], "big") % 100_000 for at in range(0, 60, 5))
    return " ".join(f"{group:05}" for group in groups)


def write_card(card: OfficeCard, signer: SigningKey, beside: SigningKey | None = None) -> bytes:
    """Return the card file, signed by a station that the card names, or by two of them.

    A new key is taken over without comparing where the old one signs the card that brings it.

    Raises:
        Refused: a name or key in it is one no office would accept.
        ValueError: a signer is not named.
    """
    signers = (signer,) if beside is None else (signer, beside)
    if not {station_id(each.public) for each in signers} <= {one.station for one in card.stations}:
        raise ValueError("a card is signed by a station it names")
    if not _holds_together(card):
        raise Refused(Problem("card.unfit", about=card.office, most=MOST_NAME))
    body = write_record(card)
    signatures = b"".join(each.sign(body) for each in signers)
    return stored_zip.pack(tuple(zip(MEMBERS, (body, signatures), strict=True)))


def read_card(data: bytes) -> SignedCard:
    """Return the card in this file; one or two stations it names signed exactly these bytes.

    That alone is no reason to trust it: anyone can make a card. See ``standing``.

    Raises:
        TooNew: written by a newer program.
        Untrusted: none of its stations signed it.
        Damaged: anything else ``write_card`` would not have written.
    """
    damaged = Problem("card.damaged")
    try:
        body, signatures = stored_zip.unpack(data[: MOST_BYTES + 1], MEMBERS)
    except ValueError:
        raise Damaged(damaged) from None
    too_new = Problem("card.too_new")
    card = read_record(body, OfficeCard, limit=MOST_BYTES, damaged=damaged, too_new=too_new)
    if not _holds_together(card):
        raise Damaged(damaged)
    signer = _signed_by(card, body, signatures[:SIGNATURE_BYTES])
    second = signatures[SIGNATURE_BYTES:]
    beside = _signed_by(card, body, second) if second else None
    if beside == signer:
        raise Damaged(damaged)
    return SignedCard(card=card, signer=signer, beside=beside)


def _signed_by(card: OfficeCard, body: bytes, signature: bytes) -> StationId:
    for held in card.stations:
        if verify(held.signing_key, body, signature):
            return held.station
    raise Untrusted(Problem("card.bad_signature", about=card.office))


def standing(offered: SignedCard, accepted: Sequence[OfficeCard]) -> CardStanding:
    """Return how a card stands to those of its office accepted here, oldest first.

    The chain of ``previous`` digests is what keeps an old card, signed by a key still in use, from
    bringing back a station that was stopped since.

    Raises:
        Untrusted: it would have to be compared, but was signed by a station it calls stopped.
    """
    digest = offered.card.digest
    if accepted and digest == accepted[-1].digest:
        return CardStanding.SAME
    if any(digest == card.digest for card in accepted):
        return CardStanding.EARLIER
    if accepted and _succeeds(offered, accepted[-1]):
        return CardStanding.SUCCESSOR
    if offered.signer not in {held.station for held in offered.card.stations_in_use}:
        raise Untrusted(Problem("card.signed_by_stopped", about=offered.card.office))
    return CardStanding.CHANGED if accepted else CardStanding.UNKNOWN


def _succeeds(offered: SignedCard, last: OfficeCard) -> bool:
    return (
        offered.card.office == last.office
        and offered.card.practice == last.practice
        and offered.card.previous == last.digest
        and not {offered.signer, offered.beside}.isdisjoint(
            held.station for held in last.stations_in_use
        )
    )


def _holds_together(card: OfficeCard) -> bool:
    """Return whether names can be shown, ids match keys, and nothing stands twice."""
    names = [card.name, *(body.name for body in card.bodies)]
    names += [text for text in (card.short_name, card.division) if text]
    stations = {held.station for held in card.stations}
    bodies = {body.body for body in card.bodies}
    return (
        all(is_plain_name(name, MOST_NAME) for name in names)
        and len(stations) == len(card.stations)
        and len(bodies) == len(card.bodies)
        and all(_is_sound(held) for held in card.stations)
    )


def _is_sound(held: CardStation) -> bool:
    return (
        held.station == station_id(held.signing_key)
        and is_recipient(held.sealing_key)
        and (held.until is None or held.since <= held.until)
    )
