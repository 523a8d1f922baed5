"""Section 3 of the guide, as far as it is about order: no arrival and no wall clock decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.entries.act import Recorded, UnknownAct
from desktop.domain.ids import CaseId, EntryId, PersonId, StationId
from desktop.domain.replay.ancestry import Ancestry
from desktop.domain.replay.register import Register
from desktop.journal.order import frontier, in_order, next_clock
from tests.journal.material import MORNING

OFFICES = 3
YEARS = st.integers(-3_000_000, 3_000_000)


@dataclass
class Office:
    """What one office knows of a case; it learns from others in whole."""

    station: StationId
    known: dict[EntryId, Recorded]

    def act(self, name: EntryId) -> Recorded:
        highest = max((entry.clock for entry in self.known.values()), default=0)
        entry = Recorded(
            entry=name,
            station=self.station,
            clock=next_clock(highest),
            recorded_at=MORNING,
            actor=PersonId("b" * 32),
            case=CaseId("c" * 32),
            after=frontier(self.known.values()),
            act=UnknownAct(kind="visit.noted", version=1),
        )
        self.known[name] = entry
        return entry


@st.composite
def histories(draw: st.DrawFn) -> list[Recorded]:
    """Return what three offices did to one case, now and then carrying a stick to each other."""
    offices = [Office(StationId(f"{number:032x}"), {}) for number in range(OFFICES)]
    names = draw(st.permutations(range(1, 15)))
    entries: list[Recorded] = []
    for name in names[: draw(st.integers(1, 14))]:
        here, there = draw(st.tuples(*[st.integers(0, OFFICES - 1)] * 2))
        if draw(st.booleans()):
            offices[here].known.update(offices[there].known)
        entries.append(offices[here].act(EntryId(f"{name:064x}")))
    return entries


def ancestors(entries: list[Recorded]) -> dict[EntryId, set[EntryId]]:
    """Return the plain answer to who had seen what: follow every pointer."""
    by_name = {entry.entry: entry for entry in entries}
    found: dict[EntryId, set[EntryId]] = {}
    for entry in entries:
        waiting, seen = [entry.entry], {entry.entry}
        while waiting:
            fresh = [name for name in by_name[waiting.pop()].after if name not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        found[entry.entry] = seen
    return found


def replayed(entries: list[Recorded]) -> Register[int]:
    """Return one value that every entry wrote anew, replayed in order."""
    ancestry = Ancestry(())
    register: Register[int] = Register()
    for entry in in_order(entries):
        ancestry.add(entry)
        value = int(entry.entry, 16) % 5
        register = register.put(value, entry.entry, ancestry.seen_by(entry.entry))
    return register


@given(histories(), st.randoms(use_true_random=False))
def test_one_order_and_one_state_whatever_arrived_first(
    entries: list[Recorded], chance: Random
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert in_order(shuffled) == in_order(entries)
    assert frontier(shuffled) == frontier(entries)
    assert replayed(shuffled) == replayed(entries)


@given(histories(), st.data())
def test_no_wall_clock_decides(entries: list[Recorded], data: st.DataObject) -> None:
    """Each office may set its clock years ahead or back between two acts."""
    minutes = data.draw(st.lists(YEARS, min_size=len(entries), max_size=len(entries)))
    told = [
        replace(one, recorded_at=MORNING + timedelta(minutes=after))
        for one, after in zip(entries, minutes, strict=True)
    ]
    assert [one.entry for one in in_order(told)] == [one.entry for one in in_order(entries)]
    assert frontier(told) == frontier(entries)
    assert replayed(told) == replayed(entries)


@given(histories())
def test_ancestry_says_what_following_every_pointer_says(entries: list[Recorded]) -> None:
    ancestry = Ancestry(entries)
    plain = ancestors(entries)
    for one in plain:
        assert {other for other in plain if other in ancestry.seen_by(one)} == plain[one]


@given(histories())
def test_a_value_replaces_only_what_it_had_seen(entries: list[Recorded]) -> None:
    """What stands in the end is exactly what no other author had seen: nothing is lost unseen."""
    plain = ancestors(entries)
    unseen = {
        name
        for name in plain
        if not any(name in seen for other, seen in plain.items() if other != name)
    }
    assert {held.entry for held in replayed(entries).held} == unseen == set(frontier(entries))


@given(histories())
def test_what_was_seen_comes_before_who_saw_it(entries: list[Recorded]) -> None:
    place = {entry.entry: number for number, entry in enumerate(in_order(entries))}
    for entry in entries:
        assert all(place[seen] < place[entry.entry] for seen in entry.after)


@given(histories())
def test_an_entry_that_has_seen_both_sides_settles_them(entries: list[Recorded]) -> None:
    office = Office(StationId("f" * 32), {entry.entry: entry for entry in entries})
    settled = replayed([*entries, office.act(EntryId("f" * 64))])
    assert not settled.disputed
    assert [held.entry for held in settled.held] == ["f" * 64]
