from __future__ import annotations

from desktop.domain.ids import EntryId
from desktop.errors import Damaged
from desktop.journal.order import check_clocks, frontier, in_order, next_clock
from desktop.journal.reading import Checked, check
from tests.journal.material import VISIT, Desk, refused, told


def test_the_clock_is_one_more_than_the_highest_seen() -> None:
    assert next_clock(0) == 1
    assert next_clock(41) == 42


def test_entries_stand_by_clock_then_id() -> None:
    here, there = Desk("石桥镇"), Desk("青山镇")
    late = told(here.write(VISIT, clock=9))
    one, other = told(here.write(VISIT, clock=4)), told(there.write(VISIT, clock=4))
    small, large = (one, other) if one.entry < other.entry else (other, one)
    assert in_order([late, one, other]) == (small, large, late)
    assert in_order([other, late, one]) == (small, large, late)
    assert in_order([]) == ()


def test_the_latest_entries_are_those_no_other_had_seen() -> None:
    here, there = Desk("石桥镇"), Desk("青山镇")
    first = told(here.write(VISIT, clock=1))
    mine = told(here.write(VISIT, clock=2, after=(first.entry,)))
    yours = told(there.write(VISIT, clock=2, after=(first.entry,)))
    assert frontier([first, mine, yours]) == tuple(sorted((mine.entry, yours.entry)))
    both = told(here.write(VISIT, clock=3, after=(mine.entry, yours.entry)))
    assert frontier([both, yours, first, mine]) == (both.entry,)
    assert frontier([]) == ()


def test_an_entry_that_names_something_unknown_is_still_the_latest() -> None:
    entry = told(Desk("石桥镇").write(VISIT, clock=5, after=(EntryId("e" * 64),)))
    assert frontier([entry]) == (entry.entry,)


def test_no_entry_comes_before_what_its_author_had_seen() -> None:
    here, there = Desk("石桥镇"), Desk("青山镇")
    first = here.write(VISIT, clock=5)
    back = here.write(VISIT, clock=4)
    named = there.write(VISIT, clock=5, after=(first.id,))
    fine = there.write(VISIT, clock=6, after=(first.id,))

    def arrive(*entries: Checked, **known: int) -> None:
        check_clocks(entries, {EntryId(name): clock for name, clock in known.items()})

    arrive(check(first))
    arrive(check(fine), check(first), check(named.bare()))
    arrive(check(back))
    assert refused(Damaged, lambda: arrive(check(back), check(first))) == "journal.clock_runs_back"
    assert refused(Damaged, lambda: arrive(check(named), check(first))) == "journal.clock_runs_back"
    late = {first.id: 5}
    assert refused(Damaged, lambda: arrive(check(back), **late)) == "journal.clock_runs_back"
