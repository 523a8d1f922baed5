"""The fourth journey: cards compared, a case sent to the county, and settled when it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.application.corrections import Corrections
from desktop.application.demo.play import PASSWORD, PracticeOffice
from desktop.application.exchange import Exchange
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import legal_day, system_clock
from desktop.text import Language
from tests.journeys.hand import Hand
from tests.journeys.seat import Sit
from tests.journeys.window_office import Prepared, at_work, other_office, prepared

OURS, THEIRS = "14:00", "14:41"


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """The county's office, which works elsewhere; what it is handed and hands back is files."""

    office: PracticeOffice
    begun: Prepared
    stick: Path

    @property
    def card(self) -> Path:
        """Return where its card lies."""
        return self.stick / "county.qhc"

    def hand_out_card(self) -> None:
        """Write the card."""
        with self.office.clerk(legal_day(system_clock())) as work:
            OfficeCards(work).export_card(self.card)

    def answer(self, card: Path, bundle: Path) -> Path:
        """Take the township's card and bundle, correct the matter, and send the case back."""
        told, back = self.begun.whole.exchange, self.stick / "back.qhb"
        with self.office.clerk(legal_day(system_clock())) as work:
            cards = OfficeCards(work)
            review = cards.inspect_card(card)
            to = cards.accept_card(review, told.compared, self.office.pair[1], PASSWORD)
            Exchange(work).import_bundle(bundle)
            matter = f"{self.begun.told.matter} {THEIRS}"
            Corrections(work).correct(self.begun.case, "matter", matter, told.why)
            Exchange(work).export((self.begun.case,), to, back, told.reason)
        return back


@pytest.mark.parametrize("language", Language)
def test_a_case_goes_to_the_county_and_what_both_changed_is_settled(
    sit: Sit, tmp_path: Path, language: Language
) -> None:
    begun = prepared(tmp_path / "office", language, 0, weighed=False)
    county = County(office=other_office(tmp_path / "county", begun), begun=begun, stick=tmp_path)
    county.hand_out_card()
    hand = Hand(sit(begun.office.folder, language), language)
    hand.sits_down(begun.office.pair[0], PASSWORD)
    accept_the_card(hand, county)
    card, bundle = hand_out_ours(hand, county), send(hand, county)
    back = county.answer(card, bundle)
    change_the_matter(hand, begun)
    take_in_and_settle(hand, begun, back)
    hand.seat.window.close()
    with at_work(begun.office.folder, begun.office.pair[0], PASSWORD) as work:
        file = work.file(begun.case)
        assert file.opened.now.matter == f"{begun.told.matter} {THEIRS}"
        assert not file.disputes
        assert [one.name for one in Exchange(work).offices()] == [county.office.office.name]


def accept_the_card(hand: Hand, county: County) -> None:
    """The key keeper compares; a second person signs with a password of their own."""
    begun = county.begun
    hand.seat.goes_to(5)
    hand.sees("No other offices yet. Export your office card and hand it over.")
    hand.will_name(county.card)
    hand.press("Accept a card…")
    hand.sees("Accept this office's card?")
    hand.reads(county.office.office.name)
    hand.fill("How compared", begun.whole.exchange.compared)
    hand.choose_named("Second person", frozenset({begun.office.pair[1]}))
    hand.fill("Second person's password", PASSWORD)
    hand.press("Accept")
    hand.sees("The card is accepted in two names.")


def hand_out_ours(hand: Hand, county: County) -> Path:
    place = county.stick / "township.qhc"
    hand.will_name(place)
    hand.press("Export our card…")
    hand.sees("The card is written. Hand it over in person.")
    return place


def send(hand: Hand, county: County) -> Path:
    """Choose the case, look at what the county will see, and only then a place on the stick."""
    begun, place = county.begun, county.stick / "there.qhb"
    hand.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    hand.clicks_row(begun.told.matter)
    hand.key(Qt.Key.Key_Space)
    hand.fill("Reason", begun.whole.exchange.reason)
    hand.press("Look at what they will see")
    hand.waits_to_see("Choose a place…")
    hand.reads(begun.told.matter)
    hand.will_name(place)
    hand.press("Choose a place…")
    hand.waits_to_see("Bundle {number} is written and reads back: {name}",
                      number="1", name=place.name)  # fmt: skip
    return place


def change_the_matter(hand: Hand, begun: Prepared) -> None:
    """Correct the matter here too, while the case is away."""
    hand.seat.goes_to(3)
    hand.clicks_row(begun.told.matter, twice=True)
    hand.key(Qt.Key.Key_F2)
    hand.choose("Field", "matter")
    hand.fill("New value", f"{begun.told.matter} {OURS}")
    hand.fill("Reason", begun.whole.exchange.why)
    hand.finishes()
    hand.reads(f"{begun.told.matter} {OURS}")


def take_in_and_settle(hand: Hand, begun: Prepared, back: Path) -> None:
    """Look into the bundle, let the county's value stand, take it in."""
    hand.seat.goes_to(5)
    hand.will_name(back)
    hand.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    hand.waits_to_see("What is to stand")
    hand.reads(f"{begun.told.matter} {OURS}", f"{begun.told.matter} {THEIRS}")
    hand.picks_side(begun.whole.county.short_name)
    hand.finishes()
    hand.waits_to_see("Bundles taken in")
    hand.seat.goes_to(3)
    hand.reads(f"{begun.told.matter} {THEIRS}")
