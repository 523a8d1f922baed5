"""Section 3 of the guide, as far as it is about bytes: nothing changes unseen."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Damaged, Failure, TooNew, Untrusted
from desktop.journal.canonical import NUMBER_LIMIT, decode, encode
from desktop.journal.chain import Head, check_chain, check_forks, check_reaches
from desktop.journal.entry import Entry
from desktop.journal.reading import check, check_arrival, check_signature
from tests.journal.material import Desk, VisitNoted, Weather, told, verify

few = settings(max_examples=40)
letters = st.characters(exclude_categories=["Cs"])
texts = st.text(letters, max_size=40)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-NUMBER_LIMIT, NUMBER_LIMIT) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
visits = st.builds(
    VisitNoted,
    day=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    weather=st.sampled_from(Weather),
    note=texts,
    present=st.lists(texts, max_size=3).map(tuple),
    metres=st.none() | st.integers(-NUMBER_LIMIT, NUMBER_LIMIT),
)


def composed(value: object) -> object:
    """Return what a value is after its text was brought into composed form."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {composed(key): composed(item) for key, item in value.items()}
    return value


def writable(value: object) -> bool:
    """Tell whether no two keys of one object become one by composing them."""
    if isinstance(value, list):
        return all(writable(item) for item in value)
    if isinstance(value, dict):
        keys = {composed(key) for key in value}
        return len(keys) == len(value) and all(writable(item) for item in value.values())
    return True


@given(plain_values.filter(writable))
def test_a_value_has_one_spelling_which_reads_back(value: object) -> None:
    data = encode(value)
    assert decode(data) == composed(value)
    assert encode(decode(data)) == data
    assert json.loads(data) == composed(value)


@given(st.binary(max_size=200) | plain_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_at_all_are_canonical_or_damaged(data: bytes) -> None:
    try:
        value = decode(data)
    except Damaged:
        return
    assert encode(value) == data


@given(visits)
def test_an_act_reads_back_as_it_was_said(act: VisitNoted) -> None:
    entry = Desk("石桥镇").write(act)
    check_arrival(entry)
    expected = replace(
        act,
        note=unicodedata.normalize("NFC", act.note),
        present=tuple(unicodedata.normalize("NFC", name) for name in act.present),
    )
    assert told(entry).act == expected


@given(visits, st.sampled_from([each.name for each in fields(Entry)]), st.data())
def test_every_changed_byte_is_found(act: VisitNoted, part: str, data: st.DataObject) -> None:
    """A byte flipped, dropped or added anywhere: the digests, the id or the signature tell."""
    desk = Desk("石桥镇")
    entry = desk.write(act)
    original: bytes = getattr(entry, part)
    at = data.draw(st.integers(0, len(original) - 1))
    changed = data.draw(
        st.sampled_from(
            [
                original[:at]
                + bytes([original[at] ^ data.draw(st.integers(1, 255))])
                + original[at + 1 :],
                original[:at] + original[at + 1 :],
                original[:at] + bytes([data.draw(st.integers(0, 255))]) + original[at:],
            ]
        ).filter(lambda other: other != original)
    )
    forged = replace(entry, **{part: changed})
    with pytest.raises(Failure) as caught:
        check(forged)
        check_signature(forged, desk.public, verify)
    assert type(caught.value) in (Damaged, Untrusted, TooNew)


def test_no_single_bit_of_an_entry_can_change() -> None:
    desk = Desk("石桥镇")
    entry = desk.write(VisitNoted(day=date(2026, 7, 3), weather=Weather.RAIN, note="堤脚渗水"))
    for part in ("link", "header", "signature", "body"):
        original: bytes = getattr(entry, part)
        for bit in range(len(original) * 8):
            changed = bytearray(original)
            changed[bit // 8] ^= 1 << bit % 8
            forged = replace(entry, **{part: bytes(changed)})
            with pytest.raises(Failure):
                check_with_signature(forged, desk)


def check_with_signature(entry: Entry, desk: Desk) -> None:
    check(entry)
    check_signature(entry, desk.public, verify)


@few
@given(st.lists(visits, min_size=1, max_size=8), st.data())
def test_a_chain_verifies_by_its_links_whatever_bodies_were_removed(
    acts: list[VisitNoted], data: st.DataObject
) -> None:
    desk = Desk("石桥镇")
    entries = [desk.write(act) for act in acts]
    erased = data.draw(st.sets(st.integers(0, len(entries) - 1)))
    kept = [
        entry.without_body() if place in erased else entry for place, entry in enumerate(entries)
    ]
    for entry in kept:
        check_arrival(entry)
        check_signature(entry, desk.public, verify)
    assert check_chain(entry.link for entry in kept) == desk.head
    assert [entry.id for entry in kept] == [entry.id for entry in entries]


@few
@given(st.integers(2, 8), st.data())
def test_a_chain_that_lacks_or_swaps_a_link_does_not_verify(
    length: int, data: st.DataObject
) -> None:
    desk = Desk("石桥镇")
    act = VisitNoted(day=date(2026, 7, 3), weather=Weather.RAIN, note="堤脚渗水")
    links = [desk.write(act).link for _ in range(length)]
    order = data.draw(st.permutations(range(length)).filter(lambda each: each != sorted(each)))
    with pytest.raises(Damaged):
        check_chain([links[place] for place in order])
    gone = data.draw(st.integers(0, length - 2))
    with pytest.raises(Damaged):
        check_chain(links[:gone] + links[gone + 1 :])
    head = check_chain(links[: gone + 1])
    assert desk.head is not None
    with pytest.raises(Damaged):
        check_reaches(head, desk.head)


@few
@given(st.integers(0, 5), st.integers(1, 4), st.integers(1, 4))
def test_a_restored_copy_that_goes_on_under_the_old_name_is_found(
    common: int, ours: int, theirs: int
) -> None:
    """Whatever was shared, the first entry that differs is a fork, whichever side is longer."""
    here, copy = Desk("石桥镇"), Desk("石桥镇")
    act = VisitNoted(day=date(2026, 7, 3), weather=Weather.RAIN, note="堤脚渗水")
    for _ in range(common):
        assert here.write(act) == copy.write(act)
    mine = written_heads(here, act, ours)
    copy.salts()
    known = {(head.station, head.number): head.entry for head in mine}
    with pytest.raises(Damaged) as caught:
        check_forks(known, written_heads(copy, act, theirs))
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["number"]) == ("journal.forked_chain", common + 1)


def written_heads(desk: Desk, act: VisitNoted, count: int) -> list[Head]:
    heads: list[Head] = []
    for _ in range(count):
        desk.write(act)
        assert desk.head is not None
        heads.append(desk.head)
    return heads
