"""Threads: the entries about one thing, in order, and which of them are its latest.

The table is derived. An entry lies in the thread of its case, or of the thing outside every case
that its body is about; what its author had seen stands in its header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.kinds import KINDS
from desktop.domain.ids import EntryId
from desktop.journal.entry import Entry, Header
from desktop.journal.facts import read_act, recorded
from desktop.journal.reading import read_header
from desktop.storage.arrivals import passed_over
from desktop.storage.database import EncryptedDatabase

# Entries of bundles that were taken back lie in a thread beside their own.
ASIDE = "aside:"
AT_ONCE = 10_000
_PUT = "INSERT OR IGNORE INTO threads (thread, clock, sequence, latest) VALUES (?, ?, ?, ?)"
_ARE_LATEST = "UPDATE threads SET latest = ? WHERE thread = ? AND clock = ? AND sequence = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The entries about one thing: a case, or something outside every case."""

    name: str
    of_case: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where an entry stands: in the order of all entries, and in the database."""

    entry: EntryId
    clock: int
    sequence: int


class Threads:
    """Puts entries into threads and reads them, inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Keep the threads of this database."""
        self._database = database

    def read(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread's entries in order, each proved by its digests; without those set aside.

        What the authors of the others had seen through these, they still have seen.
        """
        standing: list[Recorded] = []
        set_aside: dict[EntryId, tuple[EntryId, ...]] = {}
        for where, one in self._each(thread, ASIDE + thread):
            if where == thread:
                standing.append(one)
            else:
                set_aside[one.entry] = one.after
        if not set_aside:
            return tuple(standing)
        aside = _seen_by_each(set_aside)
        return tuple(replace(one, after=passed_over(one.after, aside)) for one in standing)

    def _each(self, *threads: str) -> Iterator[tuple[str, Recorded]]:
        """Yield the entries of these threads in order, each with the thread it lies in."""
        marks = ", ".join("?" * len(threads))
        for thread, *parts in self._database.rows(
            "SELECT thread, link, header, signature, body FROM threads JOIN entries"  # noqa: S608 - a mark each
            f" USING (sequence) WHERE thread IN ({marks}) ORDER BY threads.clock, entry",
            threads,
        ):
            yield thread, recorded(entry_of(parts), KINDS)

    def latest(self, thread: str) -> tuple[Placed, ...]:
        """Return the entries of a thread that no other one here has seen."""
        rows = self._database.rows(
            "SELECT entry, threads.clock, sequence FROM threads JOIN entries USING (sequence)"
            " WHERE thread = ? AND latest = 1 ORDER BY entry",
            (thread,),
        )
        return tuple(Placed(entry=row[0], clock=row[1], sequence=row[2]) for row in rows)

    def go_on(self, thread: str, latest: Iterable[Placed], new: Placed) -> None:
        """Put an entry into a thread whose latest entries it has seen."""
        for one in latest:
            self._database.run(_ARE_LATEST, (0, thread, one.clock, one.sequence))
        self._database.run(_PUT, (thread, new.clock, new.sequence, 1))

    def take_in(self, entries: Iterable[tuple[EntryId, int, Entry]]) -> tuple[str, ...]:
        """Put entries that came from elsewhere into their threads; return those that changed."""
        changed: dict[str, None] = {}
        for name, sequence, entry in entries:
            if entry.header is None:
                continue
            header = read_header(entry.header)
            placed = Placed(entry=name, clock=header.clock, sequence=sequence)
            thread = _thread(header, entry).name
            # An entry lay in the office's thread while its body was not known.
            if thread != OFFICE_THREAD and self._leave(OFFICE_THREAD, placed):
                changed[OFFICE_THREAD] = None
            changed[thread] = None
            self._leave(ASIDE + thread, placed)
            self._database.run(_PUT, (thread, placed.clock, sequence, 0))
        for thread in changed:
            self._find_latest(thread)
        return tuple(changed)

    def fill(self) -> tuple[Thread, ...]:
        """Put every entry into the empty table; return the threads in the order they began."""
        threads: dict[str, Thread] = {}
        latest: dict[str, dict[EntryId, Placed]] = {}
        waiting: list[tuple[object, ...]] = []
        aside: dict[EntryId, frozenset[EntryId]] = {}
        set_aside = self._set_aside()
        for name, sequence, *parts in self._database.each(
            "SELECT entry, sequence, link, header, signature, body FROM entries"
            " WHERE header IS NOT NULL ORDER BY clock, entry"
        ):
            header = read_header(parts[1])
            thread = _thread(header, entry_of(parts))
            after = passed_over(header.after, aside)
            if name in set_aside:
                aside[name] = frozenset(after)
                waiting.append((ASIDE + thread.name, header.clock, sequence, 0))
            else:
                threads.setdefault(thread.name, thread)
                here = latest.setdefault(thread.name, {})
                for seen in after:
                    here.pop(seen, None)
                here[name] = Placed(entry=name, clock=header.clock, sequence=sequence)
                waiting.append((thread.name, header.clock, sequence, 0))
            if len(waiting) == AT_ONCE:
                self._database.run_many(_PUT, waiting)
                waiting.clear()
        self._database.run_many(_PUT, waiting)
        self._database.run_many(
            _ARE_LATEST,
            [
                (1, thread, one.clock, one.sequence)
                for thread, here in latest.items()
                for one in here.values()
            ],
        )
        return tuple(threads.values())

    def _set_aside(self) -> frozenset[EntryId]:
        """Return the entries of which every bundle that brought them was taken back."""
        rows = self._database.rows("SELECT entry FROM arrivals GROUP BY entry HAVING min(aside)")
        return frozenset(EntryId(row[0]) for row in rows)

    def _leave(self, thread: str, placed: Placed) -> bool:
        """Take an entry out of a thread; say whether it was there."""
        place = (thread, placed.clock, placed.sequence)
        where = "FROM threads WHERE thread = ? AND clock = ? AND sequence = ?"
        if self._database.one(f"SELECT 1 {where}", place) is None:
            return False
        self._database.run(f"DELETE {where}", place)
        return True

    def _find_latest(self, thread: str) -> None:
        rows = self._database.rows(
            "SELECT entry, header, threads.clock, sequence FROM threads"
            " JOIN entries USING (sequence) WHERE thread = ?",
            (thread,),
        )
        aside = _seen_by_each({one.entry: one.after for _, one in self._each(ASIDE + thread)})
        seen = {name for row in rows for name in passed_over(read_header(row[1]).after, aside)}
        self._database.run_many(
            _ARE_LATEST, [(int(row[0] not in seen), thread, row[2], row[3]) for row in rows]
        )


def _seen_by_each(
    entries: Mapping[EntryId, tuple[EntryId, ...]],
) -> Mapping[EntryId, frozenset[EntryId]]:
    """Return what the author of each entry had seen; the entries come in order."""
    seen: dict[EntryId, frozenset[EntryId]] = {}
    for name, after in entries.items():
        seen[name] = frozenset(passed_over(after, seen))
    return seen


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the bytes of an entry from the columns link, header, signature, body."""
    return Entry(link=row[0], header=row[1], signature=row[2], body=row[3])


def _thread(header: Header, entry: Entry) -> Thread:
    """Return the thread an entry says it lies in; reading that thread proves it by its digests."""
    if header.case is not None:
        return Thread(name=header.case, of_case=True)
    return Thread(name=read_act(header, entry.body, KINDS).thread, of_case=False)
