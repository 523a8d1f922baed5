"""Office cards: giving out one's own, comparing another's, and whom this office accepts."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.application.offices import confirm_password
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.bundles.trust import KnownOffice, Receiver, TrustedStation
from desktop.domain.entries.act import OFFICE_THREAD
from desktop.domain.entries.exchange import CardAccepted
from desktop.domain.entries.office import BodyNamed, StationStarted
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import BodyId, Digest, OfficeId, StationId
from desktop.domain.office import Role
from desktop.domain.written import is_marked_secret
from desktop.errors import NotFound, Problem, Refused
from desktop.storage.disk import read_limited, written_whole
from desktop.vault.cards import (
    MOST_BYTES,
    CardBody,
    CardStanding,
    CardStation,
    OfficeCard,
    SignedCard,
    read_card,
    standing,
    write_card,
)
from desktop.vault.keys import public_pem, read_public

__all__ = ["CardReview", "CardStanding", "OfficeCards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReview:
    """A card before it is accepted: whose it says to be, and what the two offices compare.

    ``file`` is what was read: that is accepted, whatever lies on the stick by then.
    ``warnings`` say what makes the card doubtful, ``hindrances`` what stands in the way whatever is
    filled in.
    """

    file: bytes
    standing: CardStanding
    office: OfficeId
    name: str
    division: str
    practice: bool
    safety_number: tuple[str, ...]
    warnings: tuple[Problem, ...]
    hindrances: tuple[Problem, ...]

    @property
    def must_be_compared(self) -> bool:
        """Return whether two people have to read the number to each other."""
        return self.standing is not CardStanding.SUCCESSOR

    def check_read_out(self, number: str) -> None:
        """Return where this is the card's number, however its groups are set apart.

        Raises:
            Refused: it is not, or none is given.
        """
        if not number.strip():
            raise Refused(Problem("card.no_number", about="safety_number"))
        digits = "".join(str(int(each)) for each in number if each.isdecimal())
        if digits != "".join(self.safety_number):
            raise Refused(Problem("card.another_number", about="safety_number", name=self.name))


class OfficeCards:
    """The cards of an office: its own, and those it accepted."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the cards of this office."""
        self._workspace = workspace

    def card(self) -> OfficeCard:
        """Return what this office says of itself; always the same until it changes.

        Each station ends on the day the next one began, and a card that brings a new one names the
        card as it was until then: offices that know that one need not compare again.
        """
        journal = self._workspace.store.journal
        bodies: dict[BodyId, CardBody] = {}
        stations: tuple[CardStation, ...] = ()
        previous: Digest | None = None
        for one in journal.thread(OFFICE_THREAD):
            if one.station not in journal.own:
                continue
            if isinstance(one.act, BodyNamed):
                body = CardBody(body=one.act.body, kind=one.act.kind, name=one.act.name)
                bodies[body.body] = body
            elif isinstance(one.act, StationStarted):
                if stations:
                    previous = self._card(bodies, stations, previous).digest
                stations = _begun(stations, one.act, legal_day(one.recorded_at))
        return self._card(bodies, stations, previous)

    def _card(
        self,
        bodies: Mapping[BodyId, CardBody],
        stations: tuple[CardStation, ...],
        previous: Digest | None,
    ) -> OfficeCard:
        created = self._workspace.founding
        return OfficeCard(
            office=created.office,
            name=created.name,
            short_name=created.short_name,
            division=created.division,
            practice=created.practice,
            bodies=tuple(bodies.values()),
            stations=stations,
            previous=previous,
        )

    def card_file(self) -> bytes:
        """Return this office's card, signed by this station and by the one it took over from."""
        store = self._workspace.store
        return write_card(self.card(), store.station_key, store.key_before)

    def export_card(self, target: Path) -> None:
        """Write this office's card, to be handed over in person.

        Raises:
            Unavailable: the stick refuses.
        """
        data = self.card_file()
        with written_whole(target) as file:
            file.write(data)

    def public_key_file(self) -> str:
        """Return the key this station signs with, as ``openssl`` takes it."""
        return public_pem(self._workspace.store.station_key.public)

    def inspect_card(self, path: Path) -> CardReview:
        """Return whose card this is and how it stands to those accepted before.

        Raises:
            Refused: it is this office's own, or practice meets the real thing.
            Damaged: it was cut or changed.
            Untrusted: its signature does not hold.
            TooNew: a newer program wrote it.
        """
        data = read_limited(path, MOST_BYTES)
        signed, found = self._read(data)
        card = signed.card
        return CardReview(
            file=data,
            standing=found,
            office=card.office,
            name=card.name,
            division=card.division,
            practice=card.practice,
            safety_number=tuple(card.safety_number.split()),
            warnings=self._warnings(card, found),
            hindrances=self._hindrances(card, found),
        )

    def _warnings(self, card: OfficeCard, found: CardStanding) -> tuple[Problem, ...]:
        known = self.known()
        if found is CardStanding.CHANGED:
            same_number = known[card.office].card.safety_number == card.safety_number
            code = "card.reworded" if same_number else "card.key_changed"
            return (Problem(code, about=card.office, office=known[card.office].card.name),)
        same_name = [each for each in known.values() if each.card.name == card.name]
        if any(each.office != card.office for each in same_name):
            return (Problem("card.name_known", about=card.office, office=card.name),)
        return ()

    def _hindrances(self, card: OfficeCard, found: CardStanding) -> tuple[Problem, ...]:
        work = self._workspace
        if found in (CardStanding.SAME, CardStanding.EARLIER):
            return (Problem(f"card.{found.value}", about=card.office),)
        if not work.office.has_role(work.person, Role.KEY_KEEPER):
            return (Problem("role.needs_key_keeper", about=work.person),)
        if len(work.office.people) == 1:
            return (Problem("card.nobody_second", about=work.person),)
        return ()

    def accept_card(
        self, review: CardReview, compared_how: str, second: str, password: str
    ) -> OfficeId:
        """Accept the card that was looked at, in two names: the key keeper's and a second person's.

        The second person signs with their own key, which their password opens. A card signed by a
        key of the one before needs no new comparison.

        Raises:
            Refused: it was not compared, the second is the first, or the password is wrong.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        signed, found = self._read(review.file)
        problems = []
        if found in (CardStanding.SAME, CardStanding.EARLIER):
            problems.append(Problem(f"card.{found.value}", about=signed.card.office))
        elif found is not CardStanding.SUCCESSOR and not compared_how.strip():
            problems.append(Problem("card.not_compared", about="compared_how"))
        if problems:
            raise Refused(problems)
        accepted = CardAccepted(
            office=signed.card.office,
            name=signed.card.name,
            card=base64.b64encode(review.file).decode("ascii"),
            safety_number=signed.card.safety_number,
            compared_how=compared_how.strip(),
        )
        self._in_two_names(accepted, second, password)
        return signed.card.office

    def accept_issuer(self, office: OfficeId, second: str, password: str) -> None:
        """Believe what an accepted office signs of holidays, in two names, until its card changes.

        Raises:
            NotFound: no card of that office counts here.
            Refused: it is believed already, the second is the first, or the password is wrong.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        held = [
            card.act
            for card in work.office.cards.values()
            if card.act.office == office and card.confirmed_by is not None
        ]
        if not held:
            raise NotFound(Problem("card.not_accepted", about=office))
        if office in work.office.issuers:
            raise Refused(Problem("card.issuer_already", about=office, office=held[-1].name))
        self._in_two_names(replace(held[-1], issuer=True), second, password)

    def _in_two_names(self, accepted: CardAccepted, second: str, password: str) -> None:
        """Record an acceptance, and the second person beside it under their own key."""
        work = self._workspace
        person, key = confirm_password(work.folder, second, password)
        if person == work.person:
            raise Refused(Problem("card.same_person", about="second"))
        beside = Workspace(work.store, person, key, work.world)
        with work.together():
            entry = work.record(accepted).entry
            beside.record(ActConfirmed(entry=entry))

    def known(self) -> Mapping[OfficeId, KnownOffice]:
        """Return every office whose card two persons stand for, with its cards, oldest first."""
        cards: dict[OfficeId, tuple[OfficeCard, ...]] = {}
        for accepted in self._workspace.office.cards.values():
            if accepted.confirmed_by is not None:
                card = read_card(base64.b64decode(accepted.act.card)).card
                cards[card.office] = (*cards.get(card.office, ()), card)
        return {office: KnownOffice(office=office, cards=held) for office, held in cards.items()}

    def compared_on(self) -> Mapping[OfficeId, date]:
        """Return the day on which each office's card that counts now was accepted."""
        cards = self._workspace.office.cards
        return {
            one.act.office: legal_day(one.recorded_at)
            for one in self._workspace.store.journal.thread(OFFICE_THREAD)
            if isinstance(one.act, CardAccepted)
            and one.entry in cards
            and cards[one.entry].confirmed_by is not None
        }

    def receiver(self) -> Receiver:
        """Return this office as a bundle meets it."""
        work = self._workspace
        known, mine = self.known(), work.founding.office
        stations: dict[StationId, TrustedStation] = {}
        for office in known.values():
            for held in office.card.stations:
                stations[held.station] = TrustedStation(office=office.office, key=held.signing_key)
        for own in work.office.stations.values():
            stations[own.station] = TrustedStation(office=mine, key=read_public(own.signing_key))
        return Receiver(office=mine, practice=work.is_practice, known=known, stations=stations)

    def _read(self, data: bytes) -> tuple[SignedCard, CardStanding]:
        signed = read_card(data)
        card, work = signed.card, self._workspace
        problems = []
        if card.office == work.founding.office:
            problems.append(Problem("card.own", about=card.office))
        if card.practice != work.is_practice:
            code = "card.practice" if card.practice else "card.not_practice"
            problems.append(Problem(code, about=card.office))
        if is_marked_secret(f"{card.name}\n{card.short_name}\n{card.division}"):
            problems.append(Problem("text.classified", about="name"))
        if problems:
            raise Refused(problems)
        known = self.known().get(card.office)
        return signed, standing(signed, known.cards if known else ())


def _begun(
    stations: tuple[CardStation, ...], started: StationStarted, since: date
) -> tuple[CardStation, ...]:
    """Return the stations with one more, and the last of the others ended."""
    ended = [replace(each, until=max(since, each.since)) for each in stations[-1:]]
    new = CardStation(
        station=started.station,
        signing_key=read_public(started.signing_key),
        sealing_key=started.sealing_key,
        since=since,
    )
    return (*stations[:-1], *ended, new)
