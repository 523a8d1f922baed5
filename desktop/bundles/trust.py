"""Whether a bundle may come in: from whom, to whom, and as which number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.bundles.header import Recipient
from desktop.bundles.reading import Bundle
from desktop.domain.ids import Digest, OfficeId, StationId
from desktop.errors import Damaged, Problem, Refused, Untrusted
from desktop.vault.cards import CardStanding, OfficeCard, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOffice:
    """Another office with the cards two persons stood for, oldest first; the last one counts."""

    office: OfficeId
    cards: tuple[OfficeCard, ...]

    @property
    def card(self) -> OfficeCard:
        """Return the card that counts."""
        return self.cards[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedStation:
    """A station whose word counts here: of this office, or on a card that counts."""

    office: OfficeId
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """This office as a bundle meets it."""

    office: OfficeId
    practice: bool
    known: Mapping[OfficeId, KnownOffice]
    stations: Mapping[StationId, TrustedStation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A bundle taken in before: its number, its name, and that of the one before it."""

    number: int
    bundle: Digest
    previous: Digest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Bundles that were numbered and never came."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where a bundle stands in the row of those from its station."""

    number: int
    already_here: bool
    late: bool
    gaps: tuple[Gap, ...]

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return what the clerk should know before taking it in."""
        told = []
        for gap in self.gaps:
            if gap.first == gap.last:
                told.append(Problem("bundle.gap_one", missing=gap.first, number=self.number))
            else:
                told.append(
                    Problem("bundle.gap", first=gap.first, last=gap.last, number=self.number)
                )
        if self.late and not self.already_here:
            told.append(Problem("bundle.late", number=self.number))
        return tuple(told)


def check_sender(bundle: Bundle, receiver: Receiver) -> Recipient:
    """Return the line that addresses the bundle to this office; its sender is one it accepts.

    Raises:
        Refused: it is addressed to others, or practice meets the real thing.
        Untrusted: the sender is unknown, its key changed, or its station is no longer in use.
    """
    recipient = bundle.header.addressed_to(receiver.office)
    if bundle.header.practice != receiver.practice:
        code = "bundle.practice" if bundle.header.practice else "bundle.not_practice"
        raise Refused(Problem(code, about=bundle.card.office))
    known = receiver.known.get(bundle.card.office)
    if known is None:
        raise Untrusted(_unknown(bundle.card, receiver.known.values()))
    # What counts is the card accepted here. The one inside may say more, and nobody asked about it.
    if bundle.header.station not in {held.station for held in known.card.stations_in_use}:
        code = f"bundle.{_fault(bundle, known)}"
        raise Untrusted(Problem(code, about=known.office, office=known.card.name))
    return recipient


def _fault(bundle: Bundle, known: KnownOffice) -> str:
    if bundle.header.station in {held.station for held in known.card.stations}:
        return "station_stopped"
    if standing(bundle.signed_card, known.cards) is CardStanding.SUCCESSOR:
        return "new_card"
    return "key_changed"


def _unknown(card: OfficeCard, known: Iterable[KnownOffice]) -> Problem:
    if any(office.card.name == card.name for office in known):
        return Problem("bundle.key_changed", about=card.office, office=card.name)
    return Problem(
        "bundle.unknown_office",
        about=card.office,
        office=card.name,
        safety_number=card.safety_number,
    )


def check_turn(bundle: Bundle, recipient: Recipient, taken: Iterable[Taken]) -> Turn:
    """Return where the bundle stands among those taken in from the same station.

    Each bundle names the one before, so two neighbours that do not name each other have been
    written by two copies of one station.

    Raises:
        Damaged: the chain of bundles forks.
    """
    row = {one.number: one for one in taken}
    number, digest = recipient.number, bundle.digest
    same, before, after = (row.get(each) for each in (number, number - 1, number + 1))
    if (recipient.previous is None) != (number == 1):
        raise Damaged(Problem("bundle.damaged"))
    if (
        (same is not None and same.bundle != digest)
        or (before is not None and before.bundle != recipient.previous)
        or (after is not None and after.previous != digest)
    ):
        raise Damaged(
            Problem(
                "bundle.forked", about=bundle.card.office, office=bundle.card.name, number=number
            )
        )
    return Turn(
        number=number,
        already_here=same is not None,
        late=any(other > number for other in row),
        gaps=_gaps(sorted(other for other in row if other < number), number),
    )


def _gaps(numbers: list[int], number: int) -> tuple[Gap, ...]:
    found = []
    expected = 1
    for one in (*numbers, number):
        if one > expected:
            found.append(Gap(first=expected, last=one - 1))
        expected = one + 1
    return tuple(found)
