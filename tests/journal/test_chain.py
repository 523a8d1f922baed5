from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.ids import EntryId, StationId
from desktop.errors import Damaged, Untrusted
from desktop.journal.chain import (
    Head,
    SignedHead,
    check_chain,
    check_forks,
    check_head,
    check_reaches,
    head_bytes,
    next_place,
    sign_head,
)
from desktop.journal.reading import read_link
from desktop.journal.writing import Place
from tests.journal.material import VISIT, Desk, refused, verify

Known = dict[tuple[StationId, int], EntryId]


def chain_of(desk: Desk, length: int) -> list[bytes]:
    return [desk.write(VISIT).link for _ in range(length)]


def heads_of(links: list[bytes]) -> list[Head]:
    heads: list[Head] = []
    for number in range(1, len(links) + 1):
        head = check_chain(links[:number])
        assert head is not None
        heads.append(head)
    return heads


def test_links_alone_show_a_chain_to_be_whole() -> None:
    desk = Desk("石桥镇")
    links = chain_of(desk, 5)
    assert check_chain(links) == desk.head


def test_a_chain_goes_on_from_a_head_that_is_known() -> None:
    desk = Desk("石桥镇")
    links = chain_of(desk, 5)
    start = check_chain(links[:3])
    assert check_chain(links[3:], start) == desk.head
    assert check_chain([], start) == start
    assert check_chain([]) is None


def test_a_gap_is_named_by_its_place() -> None:
    links = chain_of(Desk("石桥镇"), 5)
    with pytest.raises(Damaged) as caught:
        check_chain([*links[:2], *links[3:]])
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["number"]) == ("journal.missing_link", 3)
    assert refused(Damaged, lambda: check_chain(links[1:])) == "journal.missing_link"


def test_a_repeated_link_is_out_of_place() -> None:
    links = chain_of(Desk("石桥镇"), 3)
    assert refused(Damaged, lambda: check_chain([*links, links[2]])) == "journal.repeated_link"


def test_a_link_of_another_station_does_not_belong() -> None:
    links = chain_of(Desk("石桥镇"), 2)
    others = chain_of(Desk("青山镇"), 3)
    assert refused(Damaged, lambda: check_chain([*links, others[2]])) == "journal.foreign_link"


def test_a_chain_that_was_cut_and_joined_again_is_broken_there() -> None:
    desk, twin = Desk("石桥镇"), Desk("石桥镇")
    twin.salts()
    links, others = chain_of(desk, 4), chain_of(twin, 4)
    with pytest.raises(Damaged) as caught:
        check_chain([*links[:2], *others[2:]])
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["number"]) == ("journal.broken_chain", 3)


def test_the_first_entry_may_not_claim_a_past() -> None:
    desk = Desk("石桥镇")
    links = chain_of(desk, 2)
    claimed = links[1].replace(b'"number":2', b'"number":1')
    assert read_link(claimed).previous is not None
    assert refused(Damaged, lambda: check_chain([claimed])) == "journal.broken_chain"


def test_the_next_entry_stands_after_the_head() -> None:
    desk = Desk("石桥镇")
    assert next_place(desk.station, None) == Place(station=desk.station, number=1, previous=None)
    chain_of(desk, 3)
    assert desk.head is not None
    place = next_place(desk.station, desk.head)
    assert (place.number, place.previous) == (4, desk.head.entry)


def test_two_histories_of_one_station_are_refused() -> None:
    desk, restored = Desk("石桥镇"), Desk("石桥镇")
    ours = heads_of(chain_of(desk, 4))
    restored.salts()
    theirs = heads_of(chain_of(restored, 4))
    known: Known = {(head.station, head.number): head.entry for head in ours}
    check_forks(known, ours)
    assert refused(Damaged, lambda: check_forks(known, theirs)) == "journal.forked_chain"
    assert refused(Damaged, lambda: check_forks({}, [*ours, *theirs])) == "journal.forked_chain"


def test_a_longer_chain_and_another_station_are_no_fork() -> None:
    desk = Desk("石桥镇")
    ours = heads_of(chain_of(desk, 4))
    known: Known = {(head.station, head.number): head.entry for head in ours[:2]}
    check_forks(known, [*ours, *ours, *heads_of(chain_of(Desk("青山镇"), 4))])


def test_a_dropped_tail_is_seen_by_whoever_kept_a_head() -> None:
    desk = Desk("石桥镇")
    links = chain_of(desk, 5)
    witness = desk.head
    assert witness is not None
    check_reaches(check_chain(links), witness)
    assert refused(Damaged, lambda: check_reaches(check_chain(links[:4]), witness)) == (
        "journal.chain_cut"
    )
    assert refused(Damaged, lambda: check_reaches(None, witness)) == "journal.chain_cut"


def test_a_station_answers_for_its_head() -> None:
    desk, stranger = Desk("石桥镇"), Desk("青山镇")
    chain_of(desk, 2)
    assert desk.head is not None
    signed = sign_head(desk.head, desk.sign_as_station)
    key = bytes(desk.station_key.verify_key)
    check_head(signed, key, verify)
    longer = SignedHead(head=replace(desk.head, number=3), signature=signed.signature)
    assert refused(Untrusted, lambda: check_head(longer, key, verify)) == (
        "journal.wrong_head_signature"
    )
    foreign = bytes(stranger.station_key.verify_key)
    assert refused(Untrusted, lambda: check_head(signed, foreign, verify)) == (
        "journal.wrong_head_signature"
    )


def test_the_bytes_of_a_head_are_these() -> None:
    head = Head(station=StationId("a" * 32), number=7, entry=EntryId("b" * 64))
    spelled = f'{{"entry":"{"b" * 64}","number":7,"station":"{"a" * 32}"}}'
    assert head_bytes(head) == spelled.encode()
