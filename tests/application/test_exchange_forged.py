"""Bundles that do not hold together: something left out, doubled, reordered, or of another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.application.exchange import CaseStanding, Check, verify_bundle
from desktop.application.office_cards import OfficeCards
from desktop.bundles.header import BundleHeader
from desktop.bundles.limits import CLOCK
from desktop.domain.entries.office import OfficeCreated
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, Digest
from desktop.errors import Damaged, Failure, Untrusted
from desktop.journal.chain import Head, sign_head
from desktop.journal.entry import Entry
from desktop.journal.reading import read_link
from desktop.journal.writing import Occasion, Place, Salts, write_entry
from desktop.text import Language, sentence
from desktop.vault.cards import write_card
from tests.application import two_offices
from tests.application.two_offices import MORNING, NAMES, OFFICE_OF, Neighbour, a_new_office
from tests.builders import an_incident, refusal
from tests.bundles.forging import Forger
from tests.fakes import FixedClock

made_offices = two_offices.made_offices
offices = two_offices.offices
Three = tuple[Neighbour, Neighbour, Neighbour]


def refused(office: Neighbour, path: Path, family: type[Failure]) -> list[str]:
    """Return why a bundle is not taken; nothing may have been written, nor when looking."""
    before = office.rows(), office.files()
    codes = refusal(family, lambda: office.exchange.inspect(path))
    assert refusal(family, lambda: office.takes(path)) == codes
    assert (office.rows(), office.files()) == before
    return codes


def whole(forger: Forger) -> list[int]:
    """Return the places of the entries that are shown whole."""
    return [place for place, entry in enumerate(forger.entries) if entry.header is not None]


Spoil = Callable[[Forger, Neighbour, CaseId], Forger]


def other_case_named(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return forger.telling(cases=(CaseId("0" * 32),))


def a_link_left_out(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return forger.with_entries(*forger.entries[:5], *forger.entries[6:])


def the_last_link_left_out(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return forger.with_entries(*forger.entries[:-1])


def one_twice(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return forger.with_entries(*forger.entries[:5], *forger.entries[4:])


def out_of_order(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return forger.with_entries(*reversed(forger.entries))


def a_body_of_another(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    one, other = whole(forger)[:2]
    entries = list(forger.entries)
    entries[one] = replace(entries[one], body=entries[other].body)
    return forger.with_entries(*entries)


def a_signature_of_another(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    one, other = whole(forger)[:2]
    entries = list(forger.entries)
    entries[one] = replace(entries[one], signature=entries[other].signature)
    return forger.with_entries(*entries)


def no_signature(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    one = whole(forger)[0]
    entries = list(forger.entries)
    entries[one] = replace(entries[one], signature=None)
    return forger.with_entries(*entries)


def a_chain_beyond_its_head(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    (head,) = [each for each in forger.letter.heads if each.station == here.station]
    before = Entry(link=forger.entries[-1].link)
    number = read_link(before.link).number
    heads = tuple(
        replace(each, number=number - 1, entry=Entry(link=forger.entries[-2].link).id)
        if each is head
        else each
        for each in forger.letter.heads
    )
    key = here.work.store.station_key
    signed = tuple(
        replace(each, signature=sign_head(each.head, key.sign).signature)
        if each.station == here.station
        else each
        for each in heads
    )
    return replace(forger, letter=replace(forger.letter, heads=signed))


def a_wrong_head(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    heads = tuple(replace(each, signature=bytes(64)) for each in forger.letter.heads)
    return replace(forger, letter=replace(forger.letter, heads=heads))


def a_clock_out_of_reach(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return with_act_at(forger, here, case, clock=CLOCK + 1)


def a_clock_that_runs_back(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return with_act_at(forger, here, case, clock=1)


def with_act_at(forger: Forger, here: Neighbour, case: CaseId, clock: int) -> Forger:
    """Return a forger whose chain ends with an act at another logical time."""
    last = Entry(link=forger.entries[-1].link)
    link = read_link(last.link)
    entry = write_entry(
        ValueCorrected(about=case, field="matter", value="早", reason="更正"),
        Occasion(
            actor=here.work.person, recorded_at=MORNING, clock=clock, case=case, after=(last.id,)
        ),
        Place(station=link.station, number=link.number + 1, previous=last.id),
        Salts(header="1" * 32, body="2" * 32),
        here.work.key.sign,
    )
    head = Head(station=link.station, number=link.number + 1, entry=entry.id)
    signature = sign_head(head, here.work.store.station_key.sign).signature
    heads = tuple(
        replace(each, number=head.number, entry=head.entry, signature=signature)
        if each.station == here.station
        else each
        for each in forger.letter.heads
    )
    forger = forger.with_entries(*forger.entries, entry)
    return replace(forger, letter=replace(forger.letter, heads=heads))


def an_attachment_left_out(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    return replace(forger.telling(attachments=0, attachment_bytes=0), files={})


def another_attachment(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    files = {digest: data[:-1] + b"?" for digest, data in forger.files.items()}
    return replace(forger, files=files)


def a_shorter_attachment(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    files = {digest: data[:-1] for digest, data in forger.files.items()}
    size = sum(map(len, files.values()))
    return replace(forger.telling(attachment_bytes=size), files=files)


def one_attachment_more(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    extra = Digest(hashlib.sha256(b"extra").hexdigest())
    files = {**forger.files, extra: b"extra"}
    size = sum(map(len, files.values()))
    return replace(forger.telling(attachments=len(files), attachment_bytes=size), files=files)


def no_opening(forger: Forger, here: Neighbour, case: CaseId) -> Forger:
    opening = here.work.store.journal.thread(case)[0].entry
    entries = [each.bare() if each.id == opening else each for each in forger.entries]
    return forger.with_entries(*entries)


SPOILT: list[tuple[Spoil, type[Failure], str]] = [
    (other_case_named, Damaged, "bundle.shows_too_much"),
    (a_link_left_out, Damaged, "bundle.links_missing"),
    (the_last_link_left_out, Damaged, "bundle.links_missing"),
    (one_twice, Damaged, "bundle.damaged"),
    (out_of_order, Damaged, "bundle.damaged"),
    (a_body_of_another, Damaged, "journal.body_changed"),
    (a_signature_of_another, Untrusted, "journal.wrong_signature"),
    (no_signature, Damaged, "journal.incomplete_entry"),
    (a_chain_beyond_its_head, Damaged, "bundle.damaged"),
    (a_wrong_head, Untrusted, "journal.wrong_head_signature"),
    (a_clock_out_of_reach, Damaged, "journal.clock_runs_back"),
    (a_clock_that_runs_back, Damaged, "journal.clock_runs_back"),
    (an_attachment_left_out, Damaged, "bundle.attachment_missing"),
    (another_attachment, Damaged, "bundle.damaged"),
    (a_shorter_attachment, Damaged, "bundle.damaged"),
    (one_attachment_more, Damaged, "bundle.damaged"),
]


@pytest.mark.parametrize(
    ("spoil", "family", "code"), SPOILT, ids=[spoil.__name__ for spoil, _, _ in SPOILT]
)
def test_a_bundle_that_does_not_hold_together_is_refused_whole(
    offices: Three, tmp_path: Path, spoil: Spoil, family: type[Failure], code: str
) -> None:
    here, there, _ = offices
    case = here.case()
    forger = spoil(Forger.of(here, there, case), here, case)

    assert refused(there, forger.write(tmp_path / "a.qhb"), family) == [code]


def test_nothing_is_taken_that_belongs_to_no_case_named(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    case, incident = here.case(), an_incident(here.work)
    forger = Forger.of(here, there, case)
    (told,) = here.work.store.journal.thread(incident)
    shown = here.work.store.journal.entry(told.entry)
    entries = [shown if each.id == shown.id else each for each in forger.entries]
    assert list(forger.entries) != entries

    path = forger.with_entries(*entries).write(tmp_path / "a.qhb")

    assert refused(there, path, Damaged) == ["bundle.shows_too_much"]


def test_the_first_bundle_has_none_before_it_and_the_others_have(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    for number, previous in ((1, Digest("1" * 64)), (2, None)):

        def send(
            header: BundleHeader, number: int = number, previous: Digest | None = previous
        ) -> BundleHeader:
            (recipient,) = header.recipients
            recipient = replace(recipient, number=number, previous=previous)
            return replace(header, recipients=(recipient,))

        path = forger.write(tmp_path / "a.qhb", send=send)
        assert refused(there, path, Damaged) == ["bundle.damaged"]


def test_what_no_station_answers_for_is_left_outside(offices: Three, tmp_path: Path) -> None:
    here, there, county = offices
    case = here.case()
    county.takes(here.sends(county, case))
    forger = Forger.of(county, there, case)
    heads = tuple(
        replace(each, signature=None) if each.station == here.station else each
        for each in forger.letter.heads
    )
    forger = replace(forger, letter=replace(forger.letter, heads=heads))

    (review,) = there.takes(forger.write(tmp_path / "a.qhb")).cases

    assert [problem.code for problem in review.problems] == ["bundle.stranger"]
    assert there.work.store.journal.head(here.station) is None


def test_an_office_that_changed_all_its_keys_goes_on_beside_what_it_wrote_before(
    offices: Three, tmp_path: Path
) -> None:
    here, there, _ = offices
    old = here.case("旧的")
    there.takes(here.sends(there, old))
    work = a_new_office(tmp_path / "新", OFFICE_OF[NAMES[0]], FixedClock(MORNING))
    new = Neighbour(work=work, stick=tmp_path)
    card = replace(OfficeCards(work).card(), office=here.id)
    path = there.stick / "新.qhc"
    path.write_bytes(write_card(card, work.store.station_key))
    there.accepts_card(path, "电话核对，换了电脑")

    # The office's new computer writes under the old id, as its card says.
    new.accepts(there)
    forger = Forger.of(new, there, new.case("新的"))
    facts = tuple(each.bare() if is_founding(new, each) else each for each in forger.entries)
    forger = forger.with_entries(*facts)
    letter = replace(forger.letter, card=path.read_bytes())
    bundle = replace(forger, letter=letter).write(tmp_path / "a.qhb")

    assert there.takes(bundle).count(CaseStanding.NEW) == 1
    assert there.matter(old) == "旧的"
    work.close()


def is_founding(office: Neighbour, entry: Entry) -> bool:
    """Say whether an entry tells of the founding of an office."""
    recorded = office.work.store.journal.recorded(entry.id)
    return isinstance(recorded.act, OfficeCreated)


def test_a_case_without_its_opening_is_not_taken(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    case = here.case()
    path = no_opening(Forger.of(here, there, case), here, case).write(tmp_path / "a.qhb")

    (review,) = there.takes(path).cases

    assert review.standing is CaseStanding.REFUSED
    assert [problem.code for problem in review.problems] == ["bundle.case_incomplete"]
    assert there.work.store.files.find(case) is None


def test_anyone_can_check_the_outside_of_a_bundle(offices: Three, tmp_path: Path) -> None:
    here, there, _ = offices
    sent = here.sends(there, here.case())

    report = verify_bundle(sent.path)

    assert (report.bundle, report.office, report.recipients) == (
        sent.bundle,
        here.id,
        (there.id,),
    )
    assert " ".join(report.safety_number) == OfficeCards(here.work).card().safety_number
    assert report.checked == (Check.WHOLE, Check.SIGNED, Check.SEALED)
    for check in Check:
        assert sentence(check.code, Language.CHINESE)
        assert sentence(check.code, Language.ENGLISH)
    part = tmp_path / "a.qhb.part"
    part.write_bytes(sent.path.read_bytes())
    assert refusal(Damaged, lambda: verify_bundle(part)) == ["bundle.unfinished"]
    assert refused(there, part, Damaged) == ["bundle.unfinished"]
    cut = tmp_path / "cut.qhb"
    cut.write_bytes(sent.path.read_bytes()[:-1])
    assert refusal(Damaged, lambda: verify_bundle(cut)) == ["bundle.damaged"]
