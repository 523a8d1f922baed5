"""``quanheng card``: office cards, handed over in person and compared by telephone."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.office_cards import OfficeCards
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk

CARD = Option(name="file", kind=Kind.FILE, needed=True, placed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """An office's card: its name, and the safety number two people read to each other."""

    office: str
    name: str
    safety_number: tuple[str, ...]
    file: str


def export(desk: Desk, given: Given) -> Answer:
    """Write this office's card."""
    cards = OfficeCards(desk.work)
    cards.export_card(given.path("out"))
    card = cards.card()
    shown = CardShown(
        office=card.office,
        name=card.name,
        safety_number=tuple(card.safety_number.split()),
        file=given.words("out"),
    )
    lines = (
        desk.say("card_exported", file=shown.file),
        desk.say("safety_number", number=card.safety_number),
    )
    return Answer(data=shown, lines=lines)


def accept(desk: Desk, given: Given) -> Answer:
    """Accept another office's card in two names; without the second, only show what to compare."""
    cards, path = OfficeCards(desk.work), given.path("file")
    review = cards.inspect_card(path)
    shown = CardShown(
        office=review.office,
        name=review.name,
        safety_number=review.safety_number,
        file=given.words("file"),
    )
    number = desk.say("safety_number", number=" ".join(review.safety_number))
    if not given.has("second-person"):
        return Answer(data=shown, lines=(desk.say("card_compare", name=review.name), number))
    password = desk.password_in(given.path("second-password-file"))
    cards.accept_card(path, given.words("compared"), given.words("second-person"), password)
    return Answer(data=shown, lines=(desk.say("card_accepted", name=review.name), number))


NOUN = Noun(
    name="card",
    commands=(
        Command(
            name="export",
            run=export,
            gives=CardShown,
            options=(Option(name="out", kind=Kind.FILE, needed=True),),
        ),
        Command(
            name="accept",
            run=accept,
            gives=CardShown,
            options=(
                CARD,
                Option(name="compared"),
                Option(name="second-person"),
                Option(name="second-password-file", kind=Kind.FILE),
            ),
        ),
    ),
)
