"""Bundles that are not what they say: forged, swapped, from strangers, about others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.application.cases import Cases
from desktop.application.exchange import CaseStanding, verify_bundle
from desktop.application.office_cards import OfficeCards
from desktop.bundles.header import BundleHeader
from desktop.domain.entries.act import Act
from desktop.domain.entries.office import BodyNamed, OfficeCreated, PersonAdmitted
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import BodyId, CaseId, Digest, StationId
from desktop.domain.office import BodyKind
from desktop.errors import Damaged, Failure, Refused, TooNew, Untrusted
from desktop.journal.writing import Salts
from desktop.storage.journal_store import Hand
from desktop.text import Language, sentence
from desktop.vault.cards import read_card, write_card
from desktop.vault.keys import SealingKey, SigningKey, public_text, station_id
from tests.application import two_offices
from tests.application.two_offices import MORNING, NAMES, OFFICE_OF, Neighbour, a_new_office
from tests.builders import refusal
from tests.bundles.forging import Forger
from tests.fakes import FixedClock

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def a_body(office: Neighbour, name: str) -> Act:
    """Return one more body the office acts for."""
    return BodyNamed(
        body=BodyId(office.work.new_id()),
        name=name,
        kind=BodyKind.TOWNSHIP_DISCIPLINE,
        mark="青纪",
    )


def refused(office: Neighbour, path: Path, family: type[Failure]) -> list[str]:
    """Return why a bundle is not taken; nothing may have been written, nor when looking."""
    before = office.rows(), office.files()
    codes = refusal(family, lambda: office.exchange.inspect(path))
    assert refusal(family, lambda: office.takes(path)) == codes
    assert (office.rows(), office.files()) == before
    return codes


def test_a_stranger_is_told_by_the_safety_number(offices: Three, tmp_path: Path) -> None:
    _, there, _ = offices
    draft = replace(OFFICE_OF[NAMES[0]], name="云溪镇人民政府", short_name="云溪镇")
    work = a_new_office(tmp_path / "云溪镇", draft, FixedClock(MORNING))
    stranger = Neighbour(work=work, stick=tmp_path)
    stranger.accepts(there)
    sent = stranger.sends(there, stranger.case())

    assert refused(there, sent.path, Untrusted) == ["bundle.unknown_office"]
    with pytest.raises(Untrusted) as caught:
        there.takes(sent)
    said = sentence("bundle.unknown_office", Language.CHINESE, **caught.value.problems[0].values)
    assert OfficeCards(work).card().safety_number in said

    there.accepts(stranger)
    assert there.takes(sent).count(CaseStanding.NEW) == 1
    work.close()


def test_another_office_under_a_known_name_is_no_stranger_but_a_warning(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    draft = OFFICE_OF[NAMES[0]]
    work = a_new_office(tmp_path / "假", draft, FixedClock(MORNING))
    impostor = Neighbour(work=work, stick=tmp_path)
    impostor.accepts(there)

    sent = impostor.sends(there, impostor.case())

    assert here.work.founding.name == work.founding.name
    assert refused(there, sent.path, Untrusted) == ["bundle.key_changed"]
    work.close()


def impostor(forger: Forger) -> tuple[Forger, SigningKey]:
    """Return a forger with the sender's card but for the key, which is its own."""
    key = SigningKey.new()
    card = read_card(forger.letter.card).card
    station = replace(
        card.stations[0],
        station=station_id(key.public),
        signing_key=key.public,
        sealing_key=SealingKey.new().recipient,
    )
    card = replace(card, stations=(station,))
    letter = replace(forger.letter, card=write_card(card, key), signer=key)
    return replace(forger, letter=letter), key


def test_a_changed_key_blocks_the_office(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    forger, _ = impostor(Forger.of(here, there, here.case()))

    path = forger.write(tmp_path / "a.qhb")

    assert refused(there, path, Untrusted) == ["bundle.key_changed"]


def test_a_card_swapped_on_the_stick_is_seen(offices: Three, tmp_path: Path) -> None:
    here, there, county = offices
    forger = Forger.of(here, there, here.case())
    other = OfficeCards(county.work).card_file()

    path = forger.write(tmp_path / "a.qhb", send=lambda header: replace(header, card=other))
    assert refused(there, path, Damaged) == ["bundle.damaged"]

    # With the swapped card's own station named, the signature is not that station's.
    def send(header: BundleHeader) -> BundleHeader:
        return replace(header, card=other, station=county.work.store.journal.station)

    assert refused(there, forger.write(path, send=send), Untrusted) == ["bundle.bad_signature"]


def test_an_unsigned_bundle_is_refused(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())

    path = forger.write(tmp_path / "a.qhb", signer=SigningKey.new())

    assert refused(there, path, Untrusted) == ["bundle.bad_signature"]


def test_a_station_that_was_stopped_sends_nothing_more(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    card, key = OfficeCards(here.work).card(), SigningKey.new()
    old = replace(card.stations[0], until=MORNING.date())
    new = replace(
        card.stations[0],
        station=station_id(key.public),
        signing_key=key.public,
        sealing_key=SealingKey.new().recipient,
    )
    successor = replace(card, stations=(old, new), previous=card.digest)
    path = there.stick / "新.qhc"
    path.write_bytes(write_card(successor, here.work.store.station_key))

    # Until the new card is accepted, the old one counts.
    bundle = forger.write(tmp_path / "a.qhb")
    assert there.exchange.inspect(bundle).sender.number == 1
    there.accepts_card(path, "")

    assert refused(there, bundle, Untrusted) == ["bundle.station_stopped"]


def moved(office: Neighbour) -> tuple[bytes, SigningKey]:
    """Return the card that brings another computer, signed by the one before; and its key."""
    card, key = OfficeCards(office.work).card(), SigningKey.new()
    new = replace(
        card.stations[0],
        station=station_id(key.public),
        signing_key=key.public,
        sealing_key=SealingKey.new().recipient,
    )
    both = replace(card, stations=(card.stations[0], new), previous=card.digest)
    return write_card(both, office.work.store.station_key), key


def test_a_new_computer_sends_once_its_card_is_accepted(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    card, key = moved(here)
    forger = Forger.of(here, there, here.case())
    forger = replace(forger, letter=replace(forger.letter, card=card, signer=key))

    path = forger.write(tmp_path / "a.qhb")
    assert refused(there, path, Untrusted) == ["bundle.new_card"]

    card_path = there.stick / "新.qhc"
    card_path.write_bytes(card)
    there.accepts_card(card_path, "")
    assert there.takes(path).count(CaseStanding.NEW) == 1


def test_a_card_that_only_says_more_does_not_stand_in_the_way(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    before = Forger.of(here, there, here.case())
    recorded_by(here, a_body(here, "青山镇社会工作办公室"))

    assert there.takes(here.sends(there, here.case())).count(CaseStanding.NEW) == 1

    # Nor does one written before the card accepted here was made.
    card, _ = moved(here)
    card_path = there.stick / "新.qhc"
    card_path.write_bytes(card)
    there.accepts_card(card_path, "电话核对")
    path = before.write(tmp_path / "b.qhb", send=second(there.stick / "青山镇-1.qhb"))
    assert there.takes(path).count(CaseStanding.NEW) == 1


def second(path: Path) -> Callable[[BundleHeader], BundleHeader]:
    """Return what makes a header the second one, after the bundle given."""
    first = verify_bundle(path).bundle

    def send(header: BundleHeader) -> BundleHeader:
        (recipient,) = header.recipients
        return replace(header, recipients=(replace(recipient, number=2, previous=first),))

    return send


def test_a_bundle_for_another_office_is_passed_on(offices: Three) -> None:
    here, there, county = offices
    sent = here.sends(county, here.case())

    assert refused(there, sent.path, Refused) == ["bundle.not_for_us"]


def test_practice_and_the_real_thing_never_meet(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    card = OfficeCards(here.work).card()
    real = write_card(replace(card, practice=False), here.work.store.station_key)

    def send(header: BundleHeader) -> BundleHeader:
        return replace(header, practice=False)

    path = forger.write(tmp_path / "a.qhb", send=send)
    assert refused(there, path, Damaged) == ["bundle.damaged"]
    forger = replace(forger, letter=replace(forger.letter, card=real))
    assert refused(there, forger.write(path, send=send), Refused) == ["bundle.not_practice"]
    with two_offices.a_real_office(tmp_path / "real") as office:
        sent = here.sends(there, here.case())

        def for_real(header: BundleHeader) -> BundleHeader:
            (recipient,) = header.recipients
            return replace(header, recipients=(replace(recipient, office=office.id),))

        path = Forger.of(here, there, here.case()).write(sent.path, send=for_real)
        assert refused(office, path, Refused) == ["bundle.practice"]


@pytest.mark.parametrize("field", ["format", "suite"])
def test_a_newer_bundle_is_refused_by_name(offices: Three, tmp_path: Path, field: str) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())

    path = forger.write(
        tmp_path / "a.qhb",
        send=lambda header: replace(header, **{field: 2}),  # type: ignore[arg-type] # both are int
    )

    assert refused(there, path, TooNew) == ["bundle.too_new"]


def test_a_newer_or_broken_card_inside_is_told_like_the_bundle(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    broken = forger.letter.card[:-1]

    path = forger.write(tmp_path / "a.qhb", send=lambda header: replace(header, card=broken))
    assert refused(there, path, Damaged) == ["bundle.damaged"]
    newer = two_offices.newer_card(here)
    path = forger.write(path, send=lambda header: replace(header, card=newer))
    assert refused(there, path, TooNew) == ["bundle.too_new"]


def test_a_payload_sealed_to_others_is_told(offices: Three, tmp_path: Path) -> None:
    here, there, county = offices
    forger = Forger.of(here, there, here.case())
    key = county.work.store.sealing_key.recipient
    forger = replace(forger, letter=replace(forger.letter, sealed_to=(key,)))

    path = forger.write(tmp_path / "a.qhb")

    assert refused(there, path, Damaged) == ["bundle.sealed_to_others"]


def test_a_payload_that_is_not_what_was_signed_is_refused(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    path = tmp_path / "a.qhb"

    def other_digest(header: BundleHeader) -> BundleHeader:
        return replace(header, payload=replace(header.payload, sha256=Digest("0" * 64)))

    def other_size(header: BundleHeader) -> BundleHeader:
        return replace(header, payload=replace(header.payload, size=5))

    for send in (other_digest, other_size):
        assert refused(there, forger.write(path, send=send), Damaged) == ["bundle.damaged"]


# --- what an accepted office, or whoever stole its station, might try ---


def recorded_by(office: Neighbour, act: Act, case: CaseId | None = None) -> None:
    """Record an act past every use case."""
    work = office.work
    hand = Hand(
        actor=work.person,
        recorded_at=MORNING,
        salts=Salts(header=work.new_id(), body=work.new_id()),
        sign=work.key.sign,
    )
    work.store.record(act, case, hand)


def speaking_for(other: Neighbour) -> tuple[Act, ...]:
    """Return acts by which one office would speak for another."""
    body = next(iter(other.work.office.bodies.values()))
    return (
        PersonAdmitted(
            person=other.work.person,
            name="李敏",
            station=StationId("1" * 32),
            key=public_text(SigningKey.new().public),
        ),
        BodyNamed(body=body.body, name="别的", kind=body.kind, mark="别"),
        OfficeCreated(office=other.id, name="别的", division="别", short_name="别", practice=True),
    )


@pytest.mark.parametrize("which", [0, 1, 2])
def test_no_office_speaks_for_another(offices: Three, tmp_path: Path, which: int) -> None:
    here, there, _ = offices
    case, card = here.case(), OfficeCards(here.work).card_file()
    recorded_by(here, speaking_for(there)[which])
    forger = Forger.of(here, there, case)
    forger = replace(forger, letter=replace(forger.letter, card=card))

    path = forger.write(tmp_path / "a.qhb")

    assert refused(there, path, Untrusted) == ["bundle.speaks_for_others"]


def test_an_act_signed_with_a_key_nobody_made_known_is_refused(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    work = here.work
    hand = Hand(
        actor=work.person,
        recorded_at=MORNING,
        salts=Salts(header=work.new_id(), body=work.new_id()),
        sign=SigningKey.new().sign,
    )
    act = ValueCorrected(about=case, field="matter", value="假的", reason="更正")
    work.store.record(act, case, hand)

    sent = here.sends(there, case)

    assert refused(there, sent.path, Untrusted) == ["journal.wrong_signature"]


def test_what_is_marked_secret_leaves_its_case_outside(offices: Three) -> None:
    here, there, _ = offices
    good, marked = here.case("好的"), here.case("坏的")
    act = ValueCorrected(about=marked, field="matter", value="机密★", reason="更正")
    recorded_by(here, act, marked)

    review = there.takes(here.sends(there, good, marked))

    assert {each.case: each.standing for each in review.cases} == {
        good: CaseStanding.NEW,
        marked: CaseStanding.REFUSED,
    }
    (refusal_,) = [each for each in review.cases if each.case == marked]
    assert [problem.code for problem in refusal_.problems] == ["bundle.classified"]
    assert there.work.store.files.find(marked) is None
    assert [row.case for row in Cases(there.work).rows()] == [good]
    assert len(there.files()) == 1


def test_too_long_a_text_is_no_secret(offices: Three) -> None:
    here, there, _ = offices
    case = here.case()
    recorded_by(here, a_body(here, "名" * 60))

    assert there.takes(here.sends(there, case)).count(CaseStanding.NEW) == 1
