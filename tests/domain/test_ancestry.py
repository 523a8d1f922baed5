from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.entries.act import ErasedAct, Recorded
from desktop.domain.ids import CaseId, EntryId, PersonId, StationId
from desktop.domain.replay.ancestry import Ancestry


def entry(name: int, clock: int, *after: int) -> Recorded:
    return Recorded(
        entry=named(name),
        station=StationId("a" * 32),
        clock=clock,
        recorded_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
        actor=PersonId("b" * 32),
        case=CaseId("c" * 32),
        after=tuple(named(one) for one in after),
        act=ErasedAct(kind="visit.noted"),
    )


def named(name: int) -> EntryId:
    return EntryId(f"{name:064x}")


def test_what_was_seen_through_others_was_seen() -> None:
    ancestry = Ancestry([entry(3, 3, 2), entry(1, 1), entry(2, 2, 1)])
    assert named(1) in ancestry.seen_by(named(3))
    assert named(3) not in ancestry.seen_by(named(1))
    assert named(3) in ancestry.seen_by(named(3))


def test_two_who_had_not_seen_each_other_are_apart() -> None:
    ancestry = Ancestry([entry(1, 1), entry(2, 2, 1), entry(3, 2, 1), entry(4, 3, 2, 3)])
    assert ancestry.apart(named(2), named(3))
    assert not ancestry.apart(named(1), named(3))
    assert not ancestry.apart(named(4), named(3))


def test_entries_named_but_not_here_are_passed_over() -> None:
    ancestry = Ancestry([entry(1, 1), entry(2, 5, 1, 99)])
    assert named(99) not in ancestry.seen_by(named(2))
    assert named(1) in ancestry.seen_by(named(2))
    assert None not in ancestry.seen_by(named(2))


def test_it_grows_entry_by_entry() -> None:
    ancestry = Ancestry(())
    for each in (entry(1, 1), entry(2, 2, 1), entry(3, 3, 2)):
        ancestry.add(each)
    assert named(1) in ancestry.seen_by(named(3))


def test_asking_for_an_entry_that_is_not_here_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        Ancestry(()).seen_by(named(1))


def test_five_thousand_entries_of_one_case_stay_cheap() -> None:
    """Each question stays one shift: no walk, which would be 5,000 steps deep here."""
    ancestry = Ancestry(entry(name, name, name - 1) for name in range(1, 5001))
    last = ancestry.seen_by(named(5000))
    assert all(named(name) in last for name in range(1, 5001))
    assert named(5001) not in last
