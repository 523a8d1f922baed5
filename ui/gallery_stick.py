"""A stick between two practice offices, for the gallery's pages of the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.application.corrections import Corrections
from desktop.application.demo.play import PASSWORD, PracticeOffice
from desktop.application.exchange import Exchange
from desktop.application.office_cards import OfficeCards
from desktop.domain.ids import CaseId, OfficeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """The two offices, the folder that is carried, and the day on which it all happens."""

    township: PracticeOffice
    county: PracticeOffice
    folder: Path
    day: date

    def carry(self, case: CaseId, ours: str, theirs: str) -> tuple[Path, Path]:
        """Return the county's card, and a bundle of its with a matter that both sides changed."""
        to_county, card = self._introduce(self.county, self.township)
        to_township, _ = self._introduce(self.township, self.county)
        there, back = self.folder / "out.qhb", self.folder / "back.qhb"
        with self.township.clerk(self.day) as work:
            matter = work.file(case).opened.now.matter
            Exchange(work).export((case,), to_county, there, matter)
        with self.county.clerk(self.day) as work:
            Exchange(work).import_bundle(there)
            Corrections(work).correct(case, "matter", theirs, matter)
            Exchange(work).export((case,), to_township, back, matter)
        with self.township.clerk(self.day) as work:
            Corrections(work).correct(case, "matter", ours, matter)
        return card, back

    def card_of(self, office: PracticeOffice) -> Path:
        """Return an office's card, as it lies on the stick."""
        card = self.folder / f"{office.folder.name}.qhc"
        with office.clerk(self.day) as work:
            OfficeCards(work).export_card(card)
        return card

    def _introduce(self, known: PracticeOffice, to: PracticeOffice) -> tuple[OfficeId, Path]:
        card = self.card_of(known)
        with to.clerk(self.day) as work:
            cards = OfficeCards(work)
            review = cards.inspect_card(card)
            accepted = cards.accept_card(review, known.office.name, to.pair[1], PASSWORD)
        return accepted, card
