"""A year that another office signed: believed only of an issuer, and held before one entered."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from desktop.application.holidays import Holidays
from desktop.application.office_cards import OfficeCards
from desktop.application.offices import confirm_password
from desktop.application.workspace import Workspace
from desktop.domain.calendar import DayKind
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import OfficeId
from desktop.errors import Damaged, NotFound, Refused, Untrusted
from desktop.vault.keys import SigningKey
from desktop.vault.signed_years import write_signed_year
from tests.application import two_offices
from tests.application.test_holidays import TABLE
from tests.application.two_offices import NAMES, Neighbour
from tests.builders import CLERK, EVERYONE, PASSWORD, refusal

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]
DAY = date(2027, 1, 9)
WRONG = TABLE.replace("work = [2027-01-09]", "")


@pytest.fixture
def pair(offices: Three) -> tuple[Neighbour, Neighbour]:
    """A township, and the county it accepted as an issuer."""
    township, _, county = offices
    issuer(township.work, county.id)
    return township, county


def issuer(work: Workspace, office: OfficeId) -> None:
    OfficeCards(work).accept_issuer(office, EVERYONE, PASSWORD)


def signed(office: Neighbour, table: str = TABLE) -> bytes:
    return Holidays(office.work).sign("2027.toml", table.encode())


def takes(office: Neighbour, data: bytes) -> None:
    Holidays(office.work).take_in("2027.qhy", data)


def enters(office: Neighbour, table: str) -> None:
    entry = Holidays(office.work).enter("2027.toml", table.encode())
    second = confirm_password(office.work.folder, EVERYONE, PASSWORD)
    beside = Workspace(office.work.store, *second, office.work.world)
    beside.record(ActConfirmed(entry=entry))


def test_what_an_issuer_signed_counts_at_once(pair: tuple[Neighbour, Neighbour]) -> None:
    township, county = pair
    takes(township, signed(county))
    calendar = township.work.calendar
    assert calendar.kind_of(DAY) is DayKind.MAKE_UP
    assert not calendar.is_entered(2027)
    (year,) = Holidays(township.work).years()
    assert (year.issuer, year.by, year.waits) == (county.work.founding.name, CLERK, False)
    assert county.work.founding.short_name == NAMES[2]


def test_it_holds_before_what_was_entered_whichever_came_first(
    pair: tuple[Neighbour, Neighbour],
) -> None:
    township, county = pair
    enters(township, WRONG)
    assert township.work.calendar.is_entered(2027)
    takes(township, signed(county))
    enters(township, WRONG)
    assert township.work.calendar.kind_of(DAY) is DayKind.MAKE_UP
    assert Holidays(township.work).years()[0].issuer
    takes(township, signed(county, WRONG))
    assert township.work.calendar.kind_of(DAY) is DayKind.WEEKEND


def test_nothing_is_entered_beside_a_signed_year_without_a_second_person(
    pair: tuple[Neighbour, Neighbour],
) -> None:
    township, county = pair
    takes(township, signed(county))
    confirm = partial(Holidays(township.work).confirm, "2027.toml", TABLE.encode())
    assert refusal(NotFound, confirm) == ["calendar.nobody_entered"]


def test_who_was_not_accepted_as_an_issuer_is_not_believed(offices: Three) -> None:
    township, other, county = offices
    for neighbour in (other, county):
        assert refusal(Untrusted, partial(takes, township, signed(neighbour))) == [
            "calendar.no_issuer"
        ]
    assert refusal(NotFound, partial(issuer, township.work, OfficeId("f" * 32))) == [
        "card.not_accepted"
    ]


def test_a_card_accepted_anew_is_no_issuer_s_until_that_is_said_again(
    pair: tuple[Neighbour, Neighbour],
) -> None:
    township, county = pair
    assert refusal(Refused, partial(issuer, township.work, county.id)) == ["card.issuer_already"]
    cards = township.work.office.cards.values()
    plain = next(each.act for each in cards if each.act.office == county.id)
    entry = township.work.record(plain).entry
    second = confirm_password(township.work.folder, EVERYONE, PASSWORD)
    Workspace(township.work.store, *second, township.work.world).record(ActConfirmed(entry=entry))
    assert refusal(Untrusted, partial(takes, township, signed(county))) == ["calendar.no_issuer"]
    issuer(township.work, county.id)
    takes(township, signed(county))


def test_another_computer_s_signature_does_not_hold(pair: tuple[Neighbour, Neighbour]) -> None:
    township, county = pair
    thief = write_signed_year(county.id, 2027, TABLE.encode(), SigningKey.new())
    assert refusal(Untrusted, partial(takes, township, thief)) == ["calendar.no_issuer"]
    key = county.work.store.station_key
    other_year = write_signed_year(county.id, 2028, TABLE.encode(), key)
    assert refusal(Damaged, partial(takes, township, other_year)) == ["calendar.damaged"]
    assert refusal(Damaged, partial(takes, township, b"x")) == ["calendar.damaged"]
    assert township.work.office.holidays == {}


def test_an_issuer_is_accepted_by_the_key_keeper_and_a_second_person(offices: Three) -> None:
    township, _, county = offices
    same = partial(OfficeCards(township.work).accept_issuer, county.id, CLERK, PASSWORD)
    assert refusal(Refused, same) == ["card.same_person"]
    assert township.work.office.issuers == frozenset()
    bare = partial(signed, county, "format = 1\nyear = 2027\n")
    assert refusal(Refused, bare) == ["calendar.notice_missing", "calendar.holidays_missing"]
