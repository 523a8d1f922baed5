from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ids import BodyId, Digest, OfficeId, StationId
from desktop.domain.office import BodyKind
from desktop.errors import Damaged, Failure, Refused, TooNew, Untrusted
from desktop.journal import canonical
from desktop.vault import cards, keys, stored_zip
from desktop.vault.cards import CardBody, CardStanding, CardStation, OfficeCard, SignedCard
from desktop.vault.keys import SealingKey, SigningKey
from tests.machine import needs
from tests.vault.refusals import refused

OFFICE = OfficeId("ab" * 16)
STARTED = date(2026, 1, 5)
STOPPED = date(2026, 11, 20)
NO_OPENING_KEY = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqhqh24m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A station with the keys only it holds."""

    signing: SigningKey
    sealing: SealingKey

    def on_card(self, until: date | None = None) -> CardStation:
        return CardStation(
            station=keys.station_id(self.signing.public),
            signing_key=self.signing.public,
            sealing_key=self.sealing.recipient,
            since=STARTED,
            until=until,
        )


def a_computer() -> Computer:
    return Computer(signing=SigningKey.new(), sealing=SealingKey.new())


OLD, NEW, THIEF = a_computer(), a_computer(), a_computer()


def a_card(*stations: CardStation, previous: OfficeCard | None = None) -> OfficeCard:
    return OfficeCard(
        office=OFFICE,
        name="石桥镇纪委监察办",
        short_name="石桥镇",
        division="510922105000",
        practice=True,
        bodies=(
            CardBody(body=BodyId("cd" * 16), kind=BodyKind.TOWNSHIP_DISCIPLINE, name="石桥镇纪委"),
        ),
        stations=stations or (OLD.on_card(),),
        previous=previous.digest if previous else None,
    )


def signed(card: OfficeCard, by: Computer = OLD) -> SignedCard:
    """Return the card as another office reads it."""
    return cards.read_card(cards.write_card(card, by.signing))


def test_a_card_is_read_as_it_was_written() -> None:
    card = a_card(OLD.on_card(until=STOPPED), NEW.on_card())

    read = signed(card, NEW)

    assert read == SignedCard(card=card, signer=keys.station_id(NEW.signing.public))
    assert [held.in_use for held in card.stations] == [False, True]
    assert signed(a_card()).card.stations_in_use == (OLD.on_card(),)


def test_the_same_card_is_the_same_bytes_and_another_signature_the_same_card() -> None:
    card = a_card(OLD.on_card(), NEW.on_card())

    assert cards.write_card(card, OLD.signing) == cards.write_card(card, OLD.signing)
    assert signed(card, OLD).card.digest == signed(card, NEW).card.digest


def test_a_card_is_signed_by_a_station_it_names() -> None:
    with pytest.raises(ValueError, match="a station it names"):
        cards.write_card(a_card(), THIEF.signing)


@pytest.mark.parametrize(
    "unfit",
    [
        replace(a_card(), name=""),
        replace(a_card(), name="x" * 201),
        replace(a_card(), name="石桥镇\u202e"),
        replace(a_card(), short_name="石\u200b桥"),
        replace(a_card(), division="5109\n22"),
        replace(a_card(), bodies=(replace(a_card().bodies[0], name=""),)),
        replace(a_card(), bodies=a_card().bodies * 2),
        a_card(OLD.on_card(), OLD.on_card()),
        a_card(OLD.on_card(until=date(2025, 12, 31))),
        a_card(replace(OLD.on_card(), sealing_key=NO_OPENING_KEY)),
        a_card(replace(OLD.on_card(), sealing_key="age1")),
    ],
)
def test_a_card_no_office_would_accept_is_not_written(unfit: OfficeCard) -> None:
    assert refused(Refused, lambda: cards.write_card(unfit, OLD.signing)) == ["card.unfit"]


def test_short_name_and_division_may_be_empty() -> None:
    card = replace(a_card(), short_name="", division="", bodies=())

    assert signed(card).card == card


def test_every_flipped_bit_is_refused() -> None:
    data = cards.write_card(a_card(), OLD.signing)
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Failure):
            cards.read_card(bytes(flipped))


def test_every_flipped_bit_of_the_content_is_refused_though_the_zip_is_whole() -> None:
    body, signature = stored_zip.unpack(cards.write_card(a_card(), OLD.signing), cards.MEMBERS)
    for bit in range(len(body) * 8):
        flipped = bytearray(body)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Failure):
            cards.read_card(packed(bytes(flipped), signature))


def test_a_card_cut_anywhere_is_refused() -> None:
    data = cards.write_card(a_card(), OLD.signing)
    for length in range(len(data)):
        with pytest.raises(Damaged):
            cards.read_card(data[:length])


def packed(body: bytes, signature: bytes) -> bytes:
    return stored_zip.pack((("card.json", body), ("card.sig", signature)))


def forged(**changes: object) -> bytes:
    """Return a card with members replaced, canonical and truly signed."""
    body, _ = stored_zip.unpack(cards.write_card(a_card(), OLD.signing), cards.MEMBERS)
    changed = canonical.encode(json.loads(body) | changes)
    return packed(changed, OLD.signing.sign(changed))


def with_station(**changes: object) -> bytes:
    """Return such a card with members of its station replaced."""
    held: dict[str, Any] = {
        "station": keys.station_id(OLD.signing.public),
        "signing_key": base64.b64encode(OLD.signing.public).decode(),
        "sealing_key": OLD.sealing.recipient,
        "since": "2026-01-05",
        "until": None,
    }
    return forged(stations=[held | changes])


def test_the_forger_of_the_next_tests_writes_true_cards_until_told_otherwise() -> None:
    assert cards.read_card(forged()).card == a_card()
    assert cards.read_card(with_station()).card == a_card()


@pytest.mark.parametrize(
    "data",
    [
        forged(format=0),
        forged(format=True),
        forged(surprise=1),
        forged(office="AB" * 16),
        forged(office="ab" * 16 + "\n"),
        forged(office="../" * 10 + "ab"),
        forged(practice=0),
        forged(practice=None),
        forged(name=5),
        forged(name=""),
        forged(name="石桥镇\u202e"),
        forged(name="x" * 201),
        forged(previous=""),
        forged(previous="AB" * 32),
        forged(stations=[]),
        forged(stations={}),
        forged(bodies=[{}] * 3),
        forged(bodies=[{"body": "cd" * 16, "kind": "bank", "name": "石桥镇银行"}]),
        forged(bodies=[{"body": "../..", "kind": "township_discipline", "name": "石桥镇纪委"}]),
        with_station(station="ab" * 16),
        with_station(station="../../x"),
        with_station(signing_key="AAAA"),
        with_station(signing_key=base64.b64encode(OLD.signing.public).decode() + "\n"),
        with_station(sealing_key=NO_OPENING_KEY),
        with_station(sealing_key=OLD.sealing.recipient.upper()),
        with_station(sealing_key="ssh-rsa AAAA"),
        with_station(since="2026-02-30"),
        with_station(since="2026-1-5"),
        with_station(since="2026-01-05T00:00:00"),
        with_station(since=None),
        with_station(until="2025-12-31"),
        with_station(until=2**53 - 1),
        with_station(surprise=None),
    ],
)
def test_signed_nonsense_is_refused(data: bytes) -> None:
    assert refused(Damaged, lambda: cards.read_card(data)) == ["card.damaged"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format":1e999}',
        b'{"format":1.0}',
        b'{"format":NaN}',
        b'{"format":' + b"9" * 5_000 + b"}",
        b'{"name":"\\ud800"}',
        b'{"name":"\xed\xa0\x80"}',
        b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"format":1,"format":1}',
        b" " * 300_000,
        b"\xff\xfe{\x00}\x00",
    ],
)
def test_a_body_that_is_no_card_is_refused(body: bytes) -> None:
    data = packed(body, OLD.signing.sign(body))

    assert refused(Damaged, lambda: cards.read_card(data)) == ["card.damaged"]


def test_a_body_that_is_not_canonical_is_refused() -> None:
    body, _ = stored_zip.unpack(cards.write_card(a_card(), OLD.signing), cards.MEMBERS)
    spaced = json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True).encode()
    data = packed(spaced, OLD.signing.sign(spaced))

    assert refused(Damaged, lambda: cards.read_card(data)) == ["card.damaged"]


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("card.json", b" " * 100_000_000)
        archive.writestr("card.sig", b"s" * 64)

    assert refused(Damaged, lambda: cards.read_card(bomb.getvalue())) == ["card.damaged"]
    assert refused(Damaged, lambda: cards.read_card(b"PK" * 50_000_000)) == ["card.damaged"]


def test_a_newer_card_is_named_as_newer() -> None:
    assert refused(TooNew, lambda: cards.read_card(forged(format=2))) == ["card.too_new"]


@pytest.mark.parametrize("signature", [b"", b"s" * 64, b"s" * 63, b"s" * 10_000])
def test_a_card_nobody_on_it_signed_is_not_trusted(signature: bytes) -> None:
    body, _ = stored_zip.unpack(cards.write_card(a_card(), OLD.signing), cards.MEMBERS)

    for held in (signature, THIEF.signing.sign(body)):
        act = partial(cards.read_card, packed(body, held))
        assert refused(Untrusted, act) == ["card.bad_signature"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(Failure):
        cards.read_card(data)
    with pytest.raises(Failure):
        cards.read_card(packed(data, data[:64]))


# The number two people compare by telephone


def test_the_safety_number_is_the_one_anybody_can_work_out() -> None:
    # printf '%s' 0…0 | cat - key | sha512sum, with the all-zero id and the key of the seed 00…1f
    number = cards.safety_number(OfficeId("0" * 32), [SigningKey(bytes(range(32))).public])

    assert number == ("34944 49811 33220 85262 96335 50157 76948 86588 23941 86374 92956 70861")


@given(st.permutations([OLD, NEW, THIEF]))
def test_the_order_of_stations_does_not_change_the_number(order: list[Computer]) -> None:
    number = a_card(*(computer.on_card() for computer in order)).safety_number

    assert number == a_card(OLD.on_card(), NEW.on_card(), THIEF.on_card()).safety_number
    assert [len(group) for group in number.split(" ")] == [5] * 12
    assert all(group.isdecimal() for group in number.split(" "))


def test_another_office_or_another_key_has_another_number() -> None:
    numbers = {
        a_card().safety_number,
        a_card(NEW.on_card()).safety_number,
        a_card(OLD.on_card(), NEW.on_card()).safety_number,
        replace(a_card(), office=OfficeId("ac" * 16)).safety_number,
    }

    assert len(numbers) == 4


def test_a_new_name_keeps_the_number() -> None:
    assert replace(a_card(), name="石桥镇").safety_number == a_card().safety_number


# What a card is to those accepted before


def test_an_office_never_seen_has_to_be_compared() -> None:
    assert cards.standing(signed(a_card()), ()) is CardStanding.UNKNOWN


def test_the_card_that_counts_is_recognised_whoever_signed_it() -> None:
    card = a_card(OLD.on_card(), NEW.on_card())

    assert cards.standing(signed(card, OLD), [card]) is CardStanding.SAME
    assert cards.standing(signed(card, NEW), [card]) is CardStanding.SAME


def test_a_new_computer_is_taken_over_where_the_old_one_signed_for_it() -> None:
    first = a_card()
    second = a_card(OLD.on_card(until=STOPPED), NEW.on_card(), previous=first)

    assert cards.standing(signed(second, OLD), [first]) is CardStanding.SUCCESSOR
    assert cards.standing(signed(second, NEW), [first]) is CardStanding.CHANGED


def test_a_lost_computer_means_comparing_again() -> None:
    first = a_card()
    second = a_card(OLD.on_card(until=STOPPED), NEW.on_card(), previous=first)
    without_the_chain = a_card(NEW.on_card())

    assert cards.standing(signed(second, NEW), [first]) is CardStanding.CHANGED
    assert cards.standing(signed(without_the_chain, NEW), [first]) is CardStanding.CHANGED


def test_a_forger_with_the_same_name_and_id_is_seen() -> None:
    first = a_card()
    forgery = a_card(THIEF.on_card(), previous=first)
    with_the_true_keys = a_card(OLD.on_card(), THIEF.on_card(), previous=first)

    assert cards.standing(signed(forgery, THIEF), [first]) is CardStanding.CHANGED
    assert cards.standing(signed(with_the_true_keys, THIEF), [first]) is CardStanding.CHANGED


def test_a_skipped_card_means_comparing_again() -> None:
    first = a_card()
    second = replace(a_card(previous=first), name="石桥镇纪委")
    third = a_card(OLD.on_card(), NEW.on_card(), previous=second)

    assert cards.standing(signed(third), [first]) is CardStanding.CHANGED
    assert cards.standing(signed(third), [first, second]) is CardStanding.SUCCESSOR


def test_an_old_card_never_brings_a_stopped_computer_back() -> None:
    first = a_card(OLD.on_card(), NEW.on_card())
    second = a_card(OLD.on_card(), NEW.on_card(until=STOPPED), previous=first)
    branched = a_card(OLD.on_card(), NEW.on_card(), THIEF.on_card(), previous=first)

    assert cards.standing(signed(second), [first]) is CardStanding.SUCCESSOR
    assert cards.standing(signed(first), [first, second]) is CardStanding.EARLIER
    assert cards.standing(signed(first), [second]) is CardStanding.CHANGED
    assert cards.standing(signed(branched), [first, second]) is CardStanding.CHANGED


def test_a_stopped_computer_signs_no_successor() -> None:
    first = a_card(OLD.on_card(until=STOPPED), NEW.on_card())
    back_again = a_card(OLD.on_card(), NEW.on_card(), previous=first)

    assert cards.standing(signed(back_again, OLD), [first]) is CardStanding.CHANGED
    assert back_again.safety_number != first.safety_number


def test_the_old_computer_stands_beside_the_new_one_that_takes_over() -> None:
    first = a_card()
    taken_over = a_card(OLD.on_card(until=STOPPED), NEW.on_card(), previous=first)

    both = cards.read_card(cards.write_card(taken_over, NEW.signing, OLD.signing))

    assert (both.signer, both.beside) == (NEW.on_card().station, OLD.on_card().station)
    assert cards.standing(both, [first]) is CardStanding.SUCCESSOR
    assert cards.standing(both, []) is CardStanding.UNKNOWN
    assert cards.standing(signed(taken_over, NEW), [first]) is CardStanding.CHANGED
    assert cards.standing(both, [a_card(THIEF.on_card())]) is CardStanding.CHANGED


def test_both_signatures_hold_and_are_of_two_computers() -> None:
    card = a_card(OLD.on_card(until=STOPPED), NEW.on_card())
    body, both = stored_zip.unpack(cards.write_card(card, NEW.signing, OLD.signing), cards.MEMBERS)
    for bit in range(len(both) * 8):
        flipped = bytearray(both)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Untrusted):
            cards.read_card(packed(body, bytes(flipped)))
    for length in set(range(len(both))) - {64}:
        with pytest.raises(Untrusted):
            cards.read_card(packed(body, both[:length]))
    with pytest.raises(Untrusted):
        cards.read_card(packed(body, both + both[:64]))
    with pytest.raises(Damaged):
        cards.read_card(packed(body, both[:64] * 2))
    with pytest.raises(ValueError, match="a station it names"):
        cards.write_card(card, NEW.signing, THIEF.signing)


@pytest.mark.parametrize("accepted", [(), (a_card(NEW.on_card()),)])
def test_a_card_to_be_compared_is_signed_by_a_computer_in_use(
    accepted: tuple[OfficeCard, ...],
) -> None:
    # The number tells of stations in use only: a stopped one could sign anything beside them.
    card = a_card(THIEF.on_card(until=STOPPED), OLD.on_card())

    assert card.safety_number == a_card().safety_number
    assert refused(Untrusted, lambda: cards.standing(signed(card, THIEF), accepted)) == [
        "card.signed_by_stopped"
    ]


def test_practice_does_not_become_real_unnoticed() -> None:
    first = a_card()
    real = replace(a_card(previous=first), practice=False)

    assert cards.standing(signed(real), [first]) is CardStanding.CHANGED


@needs("openssl")
def test_a_card_is_verified_with_standard_tools(tmp_path: Path) -> None:
    (tmp_path / "card.qhc").write_bytes(cards.write_card(a_card(), OLD.signing))
    with zipfile.ZipFile(tmp_path / "card.qhc") as archive:
        archive.extractall(tmp_path)
    key = json.loads((tmp_path / "card.json").read_bytes())["stations"][0]["signing_key"]
    # As the handbook says it: these sixteen characters before the key make it a key file.
    pem = f"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA{key}\n-----END PUBLIC KEY-----\n"
    (tmp_path / "key.pem").write_text(pem)

    done = subprocess.run(
        [
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-rawin",
            "-inkey",
            "key.pem",
            "-in",
            "card.json",
            "-sigfile",
            "card.sig",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert pem == keys.public_pem(OLD.signing.public)
    assert done.returncode == 0


def test_the_digest_is_that_of_the_file_in_the_card() -> None:
    body, _ = stored_zip.unpack(cards.write_card(a_card(), OLD.signing), cards.MEMBERS)

    assert a_card().digest == Digest(hashlib.sha256(body).hexdigest())
    assert StationId(keys.station_id(OLD.signing.public)) == a_card().stations[0].station
