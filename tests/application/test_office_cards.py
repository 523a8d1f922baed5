"""Whose card it is, and that nobody accepts one alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.application.exchange import CaseStanding
from desktop.application.office_cards import CardStanding, OfficeCards
from desktop.application.offices import create_office
from desktop.application.workspace import Workspace
from desktop.errors import Damaged, NotFound, Refused, Untrusted
from desktop.vault.cards import OfficeCard, write_card
from desktop.vault.keys import SealingKey, SigningKey, station_id
from tests.application import two_offices
from tests.application.two_offices import MORNING, NAMES, OFFICE_OF, Neighbour, a_light_world
from tests.builders import CLERK, EVERYONE, FOUNDER, PASSWORD, refusal
from tests.fakes import FixedClock

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def cards(office: Neighbour) -> OfficeCards:
    return OfficeCards(office.work)


def given(office: Neighbour, card: bytes, name: str = "单位.qhc") -> Path:
    """Put a card file on the stick."""
    path = office.stick / name
    path.write_bytes(card)
    return path


@pytest.fixture
def stranger(tmp_path: Path) -> Neighbour:
    """An office nobody here has heard of."""
    draft = replace(OFFICE_OF[NAMES[0]], name="云溪镇人民政府", short_name="云溪镇")
    work = create_office(tmp_path / "云溪镇", draft, FOUNDER, a_light_world(FixedClock(MORNING)))
    return Neighbour(work=work, stick=tmp_path)


def test_a_card_is_the_same_whenever_it_is_exported(offices: Three) -> None:
    here, _, _ = offices
    here.case()
    first = here.stick / "a.qhc"
    cards(here).export_card(first)

    assert first.read_bytes() == cards(here).card_file()
    assert cards(here).card().stations[0].since == MORNING.date()
    assert "BEGIN PUBLIC KEY" in cards(here).public_key_file()


def test_both_offices_read_the_same_safety_number(offices: Three, stranger: Neighbour) -> None:
    here, _, _ = offices
    path = given(here, cards(stranger).card_file())

    review = cards(here).inspect_card(path)

    assert review.standing is CardStanding.UNKNOWN
    assert review.name == "云溪镇人民政府"
    assert len(review.safety_number) == 12
    assert " ".join(review.safety_number) == cards(stranger).card().safety_number
    assert review.warnings == ()
    assert stranger.id not in cards(here).known()


def test_a_card_counts_once_two_persons_stand_for_it(offices: Three, stranger: Neighbour) -> None:
    here, _, _ = offices
    path = given(here, cards(stranger).card_file())

    accepted = here.accepts_card(path, "电话核对")

    assert accepted == stranger.id
    assert cards(here).known()[stranger.id].card == cards(stranger).card()
    held = [card for card in here.work.office.cards.values() if card.act.office == stranger.id]
    assert [here.work.name_of(card.by) for card in held] == [CLERK]
    assert [here.work.name_of(card.confirmed_by or card.by) for card in held] == [EVERYONE]
    assert cards(here).inspect_card(path).standing is CardStanding.SAME
    assert refusal(Refused, lambda: here.accepts_card(path, "电话核对")) == ["card.same"]


def test_what_is_accepted_is_the_card_that_was_shown(
    offices: Three, stranger: Neighbour, tmp_path: Path
) -> None:
    here, _, _ = offices
    path = given(here, cards(stranger).card_file())
    review = cards(here).inspect_card(path)
    swapped, key = with_another_key(stranger)
    path.write_bytes(write_card(swapped, key))

    cards(here).accept_card(review, "电话核对", EVERYONE, PASSWORD)

    assert cards(here).known()[stranger.id].card.safety_number == " ".join(review.safety_number)
    assert cards(here).known()[stranger.id].card == cards(stranger).card()


def test_only_the_number_of_this_card_was_read_out(offices: Three, stranger: Neighbour) -> None:
    here, _, _ = offices
    review = cards(here).inspect_card(given(here, cards(stranger).card_file()))
    number = cards(stranger).card().safety_number

    review.check_read_out(number)
    review.check_read_out(number.replace(" ", "-"))
    full_width = number.translate({ord("0") + n: ord("０") + n for n in range(10)})
    review.check_read_out(full_width)
    other = cards(here).card().safety_number
    for wrong in (other, number[:-1], f"{number} 1", "电话核对过"):
        assert refusal(Refused, lambda typed=wrong: review.check_read_out(typed)) == [  # type: ignore[misc] # bound here
            "card.another_number"
        ]
    assert refusal(Refused, lambda: review.check_read_out(" ")) == ["card.no_number"]


def test_a_card_says_at_once_what_stands_in_the_way(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    stranger = create_office(
        tmp_path / "云溪镇", OFFICE_OF[NAMES[0]], FOUNDER, a_light_world(FixedClock(MORNING))
    )
    path = given(here, OfficeCards(stranger).card_file())
    clerk = two_offices.only_clerk(here)

    def codes(work: Workspace, card: Path) -> list[str]:
        return [each.code for each in OfficeCards(work).inspect_card(card).hindrances]

    assert codes(here.work, path) == []
    assert codes(clerk.work, path) == ["role.needs_key_keeper"]
    assert codes(here.work, given(here, cards(there).card_file())) == ["card.same"]
    assert codes(stranger, given(here, cards(there).card_file())) == ["card.nobody_second"]


def test_one_person_alone_accepts_nothing(offices: Three, stranger: Neighbour) -> None:
    here, _, _ = offices
    path = given(here, cards(stranger).card_file())
    accept, review = cards(here).accept_card, cards(here).inspect_card(path)
    before = here.rows()

    assert refusal(Refused, lambda: accept(review, "电话核对", CLERK, PASSWORD)) == [
        "card.same_person"
    ]
    assert refusal(Refused, lambda: accept(review, "电话核对", EVERYONE, "wrong password")) == [
        "vault.wrong_password"
    ]
    assert refusal(NotFound, lambda: accept(review, "电话核对", "没有这个人", PASSWORD)) == [
        "person.not_here"
    ]
    assert refusal(Refused, lambda: accept(review, " ", EVERYONE, PASSWORD)) == [
        "card.not_compared"
    ]
    assert here.rows() == before


def test_only_a_key_keeper_accepts_cards(offices: Three, stranger: Neighbour) -> None:
    here, _, _ = offices
    path = given(here, cards(stranger).card_file())
    clerk = two_offices.only_clerk(here)

    assert refusal(Refused, lambda: clerk.accepts_card(path, "电话核对")) == [
        "role.needs_key_keeper"
    ]


def changed(office: Neighbour, signer: SigningKey | None = None, **changes: object) -> bytes:
    """Return another card of an office, signed by its station or by somebody else."""
    card = replace(cards(office).card(), **changes)  # type: ignore[arg-type] # any field
    return write_card(card, signer or office.work.store.station_key)


def with_another_key(office: Neighbour) -> tuple[OfficeCard, SigningKey]:
    """Return the card an impostor would make: the office's name and id, another key."""
    key, card = SigningKey.new(), cards(office).card()
    station = replace(
        card.stations[0],
        station=station_id(key.public),
        signing_key=key.public,
        sealing_key=SealingKey.new().recipient,
    )
    return replace(card, stations=(station,)), key


def test_another_key_under_a_known_name_is_compared_again(offices: Three) -> None:
    here, there, _ = offices
    card, key = with_another_key(there)
    path = given(here, write_card(card, key))

    review = cards(here).inspect_card(path)
    assert review.standing is CardStanding.CHANGED
    assert [problem.code for problem in review.warnings] == ["card.key_changed"]
    assert refusal(Refused, lambda: here.accepts_card(path, "")) == ["card.not_compared"]
    here.accepts_card(path, "电话核对，换了电脑")
    assert cards(here).known()[there.id].card == card
    old = given(here, cards(there).card_file())
    assert refusal(Refused, lambda: here.accepts_card(old, "电话核对")) == ["card.earlier"]


def test_a_card_signed_by_the_one_before_is_not_compared_again(offices: Three) -> None:
    here, there, _ = offices
    before = cards(there).card()
    path = given(here, changed(there, name="石桥街道办事处", previous=before.digest))

    assert cards(here).inspect_card(path).standing is CardStanding.SUCCESSOR
    here.accepts_card(path, "")
    assert cards(here).known()[there.id].card.name == "石桥街道办事处"


def test_an_office_of_the_same_name_is_told_apart(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    draft = OFFICE_OF[NAMES[1]]
    work = create_office(tmp_path / "假", draft, FOUNDER, a_light_world(FixedClock(MORNING)))
    path = given(here, OfficeCards(work).card_file())

    review = cards(here).inspect_card(path)

    assert review.standing is CardStanding.UNKNOWN
    assert [problem.code for problem in review.warnings] == ["card.name_known"]
    assert " ".join(review.safety_number) != cards(there).card().safety_number


def test_cards_that_cannot_be_accepted_say_why(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    inspect = cards(here).inspect_card

    assert refusal(Refused, lambda: inspect(given(here, cards(here).card_file()))) == ["card.own"]
    with two_offices.a_real_office(tmp_path / "real") as real:
        path = given(here, cards(real).card_file())
        assert refusal(Refused, lambda: inspect(path)) == ["card.not_practice"]
        path = given(here, cards(here).card_file())
        assert refusal(Refused, lambda: cards(real).inspect_card(path)) == ["card.practice"]
    secret = given(here, changed(there, name="机密★", previous=None))
    assert refusal(Refused, lambda: inspect(secret)) == ["text.classified"]
    damaged = given(here, cards(there).card_file()[:-1])
    assert refusal(Damaged, lambda: inspect(damaged)) == ["card.damaged"]
    assert refusal(NotFound, lambda: inspect(here.stick / "没有.qhc")) == ["disk.no_file"]


def test_a_stopped_station_signs_no_card(offices: Three) -> None:
    here, there, _ = offices
    card, key = with_another_key(there)
    stopped = replace(cards(there).card().stations[0], until=MORNING.date())
    both = replace(card, stations=(stopped, *card.stations))

    path = given(here, write_card(both, there.work.store.station_key))
    assert refusal(Untrusted, lambda: cards(here).inspect_card(path)) == ["card.signed_by_stopped"]
    path = given(here, write_card(both, key))
    assert cards(here).inspect_card(path).standing is CardStanding.CHANGED


def test_a_restored_office_shows_both_stations_and_stops_the_old_one(offices: Three) -> None:
    here, _, _ = offices
    old = here.work.store.journal.station

    two_offices.go_on_as_new_station(here)

    first, second = cards(here).card().stations
    assert (first.station, first.in_use) == (old, False)
    assert (second.station, second.in_use) == (here.work.store.journal.station, True)


def test_a_restored_office_is_known_by_its_next_card_without_comparing_again(
    offices: Three,
) -> None:
    here, there, _ = offices
    before = cards(here).card()
    two_offices.go_on_as_new_station(here)
    path = given(here, cards(here).card_file())

    review = cards(there).inspect_card(path)
    sent = here.sends(there, here.case("恢复以后"))

    assert cards(here).card().previous == before.digest
    assert (review.standing, review.must_be_compared) == (CardStanding.SUCCESSOR, False)
    assert refusal(Untrusted, lambda: there.takes(sent)) == ["bundle.new_card"]
    there.accepts_card(path, "")
    assert there.takes(sent).count(CaseStanding.NEW) == 1
    assert there.takes(sent).already_here


def test_a_restored_office_is_compared_by_those_who_did_not_know_it(
    offices: Three, stranger: Neighbour
) -> None:
    here, _, _ = offices
    two_offices.go_on_as_new_station(here)
    path = given(here, cards(here).card_file())

    review = cards(stranger).inspect_card(path)

    assert review.standing is CardStanding.UNKNOWN
    assert " ".join(review.safety_number) == cards(here).card().safety_number


def test_each_restored_station_is_brought_by_the_one_before_it(offices: Three) -> None:
    here, there, county = offices
    two_offices.go_on_as_new_station(here)
    there.accepts_card(given(here, cards(here).card_file()), "")
    second = cards(here).card()
    two_offices.go_on_as_new_station(here)
    path = given(here, cards(here).card_file())

    assert cards(here).card().previous == second.digest
    assert cards(there).inspect_card(path).standing is CardStanding.SUCCESSOR
    # Who missed the card between compares again.
    assert cards(county).inspect_card(path).standing is CardStanding.CHANGED
    again = here.work.another()
    assert OfficeCards(again).card_file() == path.read_bytes()
    again.close()
