"""The chain of one station: walked link by link, and held to the heads it once showed.

Links alone are enough. What each office has seen of a chain is a witness: a station that shows
another entry under a number it used before has written two histories, and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.ids import EntryId, StationId
from desktop.errors import Damaged, Problem, Untrusted
from desktop.journal.canonical import encode
from desktop.journal.entry import Link, digest_of
from desktop.journal.reading import Verify, read_link
from desktop.journal.writing import Place, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The entry with the highest number so far, or simply one place in a chain."""

    station: StationId
    number: int
    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """A head the station answers for: whoever keeps it can tell later that the tail is gone."""

    head: Head
    signature: bytes


def check_chain(links: Iterable[bytes], start: Head | None = None) -> Head | None:
    """Walk the links in order from after ``start`` and return the head they lead to.

    Without a start the first link must be the first of its chain; without links the start is
    returned.

    Raises:
        Damaged: A link is missing, repeated, of another station, or not tied to the one before.
    """
    head = start
    for data in links:
        link = read_link(data)
        _check_step(link, head)
        head = Head(station=link.station, number=link.number, entry=EntryId(digest_of(data)))
    return head


def next_place(station: StationId, head: Head | None) -> Place:
    """Return where the station's next entry stands, after its head or as its first."""
    if head is None:
        return Place(station=station, number=1, previous=None)
    return Place(station=station, number=head.number + 1, previous=head.entry)


def check_forks(known: Mapping[tuple[StationId, int], EntryId], arriving: Iterable[Head]) -> None:
    """Prove that no station shows another entry under a number it has used before.

    ``arriving`` are links and heads from outside, checked also against one another. A fork is
    ``Damaged``: the signatures may all be good, yet what was written has been written over.
    """
    seen: dict[tuple[StationId, int], EntryId] = {}
    for head in arriving:
        place = (head.station, head.number)
        earlier = known.get(place) or seen.setdefault(place, head.entry)
        if earlier != head.entry:
            raise Damaged(_at("journal.forked_chain", head.station, head.number))


def check_reaches(head: Head | None, witness: Head) -> None:
    """Prove that a walked chain still reaches a head it once showed.

    Raises:
        Damaged: The tail was dropped.
    """
    if head is None or head.number < witness.number:
        raise Damaged(_at("journal.chain_cut", witness.station, witness.number))


def head_bytes(head: Head) -> bytes:
    """Return what a station signs at each lock, backup and bundle."""
    return encode({"entry": head.entry, "number": head.number, "station": head.station})


def sign_head(head: Head, sign: Sign) -> SignedHead:
    """Return the head with the signature of its station."""
    return SignedHead(head=head, signature=sign(head_bytes(head)))


def check_head(signed: SignedHead, key: bytes, verify: Verify) -> None:
    """Prove that the station whose key this is showed that head.

    Raises:
        Untrusted: The signature was made with another key or for another head.
    """
    if not verify(key, head_bytes(signed.head), signed.signature):
        raise Untrusted(
            _at("journal.wrong_head_signature", signed.head.station, signed.head.number)
        )


def _check_step(link: Link, head: Head | None) -> None:
    expected = 1 if head is None else head.number + 1
    if head is not None and link.station != head.station:
        raise Damaged(_at("journal.foreign_link", link.station, link.number))
    if link.number > expected:
        raise Damaged(_at("journal.missing_link", link.station, expected))
    if link.number < expected:
        raise Damaged(_at("journal.repeated_link", link.station, link.number))
    if link.previous != (head.entry if head is not None else None):
        raise Damaged(_at("journal.broken_chain", link.station, link.number))


def _at(code: str, station: StationId, number: int) -> Problem:
    return Problem(code, station, station=station[:8], number=number)
