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
from desktop.domain.entries.office import StationStarted
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import OfficeId, StationId
from desktop.domain.office import Role
from desktop.domain.written import is_marked_secret
from desktop.errors import Problem, Refused
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

    ``name_known`` says that another office of the same name is accepted here with other keys.
    """

    standing: CardStanding
    office: OfficeId
    name: str
    division: str
    practice: bool
    safety_number: tuple[str, ...]
    name_known: bool


class OfficeCards:
    """The cards of an office: its own, and those it accepted."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the cards of this office."""
        self._workspace = workspace

    def card(self) -> OfficeCard:
        """Return what this office says of itself; always the same until it changes."""
        work = self._workspace
        created = work.founding
        return OfficeCard(
            office=created.office,
            name=created.name,
            short_name=created.short_name,
            division=created.division,
            practice=created.practice,
            bodies=tuple(
                CardBody(body=body.body, kind=body.kind, name=body.name)
                for body in work.office.bodies.values()
            ),
            stations=self._stations(),
        )

    def _stations(self) -> tuple[CardStation, ...]:
        """Return this office's stations; each ended on the day the next one began."""
        journal = self._workspace.store.journal
        stations: list[CardStation] = []
        for one in journal.thread(OFFICE_THREAD):
            if isinstance(one.act, StationStarted) and one.station in journal.own:
                since = legal_day(one.recorded_at)
                if stations:
                    ended = max(since, stations[-1].since)
                    stations[-1] = replace(stations[-1], until=ended)
                stations.append(
                    CardStation(
                        station=one.act.station,
                        signing_key=read_public(one.act.signing_key),
                        sealing_key=one.act.sealing_key,
                        since=since,
                    )
                )
        return tuple(stations)

    def card_file(self) -> bytes:
        """Return this office's card, signed by this station."""
        return write_card(self.card(), self._workspace.store.station_key)

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
        signed, found = self._read(read_limited(path, MOST_BYTES))
        card = signed.card
        others = [office for office in self.known().values() if office.office != card.office]
        return CardReview(
            standing=found,
            office=card.office,
            name=card.name,
            division=card.division,
            practice=card.practice,
            safety_number=tuple(card.safety_number.split()),
            name_known=any(office.card.name == card.name for office in others),
        )

    def accept_card(self, path: Path, compared_how: str, second: str, password: str) -> OfficeId:
        """Accept a card in two names: of the key keeper who acts, and of a second person.

        The second person signs with their own key, which their password opens. A card signed by a
        key of the one before needs no new comparison.

        Raises:
            Refused: it was not compared, the second is the first, or the password is wrong.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        data = read_limited(path, MOST_BYTES)
        signed, found = self._read(data)
        problems = []
        if found in (CardStanding.SAME, CardStanding.EARLIER):
            problems.append(Problem(f"card.{found.value}", about=signed.card.office))
        elif found is not CardStanding.SUCCESSOR and not compared_how.strip():
            problems.append(Problem("card.not_compared", about="compared_how"))
        if problems:
            raise Refused(problems)
        person, key = confirm_password(work.folder, second, password)
        if person == work.person:
            raise Refused(Problem("card.same_person", about="second"))
        accepted = CardAccepted(
            office=signed.card.office,
            name=signed.card.name,
            card=base64.b64encode(data).decode("ascii"),
            safety_number=signed.card.safety_number,
            compared_how=compared_how.strip(),
        )
        beside = Workspace(work.store, person, key, work.world)
        with work.together():
            entry = work.record(accepted).entry
            beside.record(ActConfirmed(entry=entry))
        return signed.card.office

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
