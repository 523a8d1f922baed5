"""One order for all offices: a logical clock, then the id. Wall time never decides it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.entries.act import Recorded
from desktop.domain.ids import EntryId
from desktop.errors import Damaged, Problem
from desktop.journal.reading import Checked


def next_clock(highest_seen: int) -> int:
    """Return the clock of a new entry: one more than the highest seen, nothing seen being 0."""
    return highest_seen + 1


def in_order(entries: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return the entries by clock, then id, in whatever order they arrived."""
    return tuple(sorted(entries, key=lambda entry: entry.order))


def frontier(entries: Iterable[Recorded]) -> tuple[EntryId, ...]:
    """Return the latest entries of a thread, sorted: those that no other one here had seen."""
    names: set[EntryId] = set()
    seen: set[EntryId] = set()
    for entry in entries:
        names.add(entry.entry)
        seen.update(entry.after)
    return tuple(sorted(names - seen))


def check_clocks(arriving: Sequence[Checked], known: Mapping[EntryId, int]) -> None:
    """Prove that every entry's clock is later than all that its author had seen.

    That is what it names in ``after``, and what stands before it in its own chain. ``known`` gives
    the clocks of entries already here; what is neither here nor arriving cannot be compared.

    Raises:
        Damaged: An entry claims to be earlier than something it had seen.
    """
    clocks = {entry.id: entry.header.clock for entry in arriving if entry.header is not None}
    for entry in arriving:
        if entry.header is None:
            continue
        earlier = entry.header.after
        if entry.link.previous is not None:
            earlier = (*earlier, entry.link.previous)
        for name in earlier:
            if clocks.get(name, known.get(name, 0)) >= entry.header.clock:
                raise Damaged(Problem("journal.clock_runs_back", entry.id))
