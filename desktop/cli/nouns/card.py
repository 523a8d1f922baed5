"""``quanheng card``: office cards, handed over in person and compared by telephone."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.office_cards import OfficeCards
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.naming import Named, meant
from desktop.cli.output import ProblemShown, problem_lines, problems_shown
from desktop.domain.ids import OfficeId

CARD = Option(name="file", kind=Kind.FILE, needed=True, placed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """An office's card: its name, the safety number two people read to each other, its standing.

    The office's own card stands nowhere; another's is ``unknown``, ``same``, ``earlier``,
    ``successor`` or ``changed``.
    """

    office: str
    name: str
    safety_number: tuple[str, ...]
    file: str
    standing: str = ""
    warnings: tuple[ProblemShown, ...] = ()


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
    cards = OfficeCards(desk.work)
    review = cards.inspect_card(given.path("file"))
    shown = CardShown(
        office=review.office,
        name=review.name,
        safety_number=review.safety_number,
        file=given.words("file"),
        standing=review.standing.value,
        warnings=problems_shown(review.warnings, desk.language).problems,
    )
    number = desk.say("safety_number", number=" ".join(review.safety_number))
    if not given.has("second-person"):
        told = problem_lines((*review.warnings, *review.hindrances), desk.language)
        if not review.hindrances:
            key = "card_compare" if review.must_be_compared else "card_successor"
            told = (*told, desk.say(key, name=review.name))
        return Answer(data=shown, lines=(*told, number))
    if review.must_be_compared and not review.hindrances:
        review.check_read_out(given.words("safety-number"))
    password = desk.password_in(given.path("second-password-file"))
    cards.accept_card(review, given.words("compared"), given.words("second-person"), password)
    return Answer(data=shown, lines=(desk.say("card_accepted", name=review.name), number))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerShown:
    """An office that is believed where it signs holidays."""

    office: str
    name: str


def accept_issuer(desk: Desk, given: Given) -> Answer:
    """Believe what an accepted office signs of holidays, in two names."""
    cards = OfficeCards(desk.work)
    known = cards.known()
    named = (Named(id=each, also=(held.card.name,)) for each, held in known.items())
    office = OfficeId(meant(named, given.words("with")))
    password = desk.password_in(given.path("second-password-file"))
    cards.accept_issuer(office, given.words("second-person"), password)
    shown = IssuerShown(office=office, name=known[office].card.name)
    return Answer(data=shown, lines=(desk.say("issuer_accepted", name=shown.name),))


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
                Option(name="safety-number"),
                Option(name="compared"),
                Option(name="second-person"),
                Option(name="second-password-file", kind=Kind.FILE),
            ),
        ),
        Command(
            name="issuer",
            run=accept_issuer,
            gives=IssuerShown,
            options=(
                Option(name="with", kind=Kind.THING, needed=True),
                Option(name="second-person", needed=True),
                Option(name="second-password-file", kind=Kind.FILE, needed=True),
            ),
        ),
    ),
)
