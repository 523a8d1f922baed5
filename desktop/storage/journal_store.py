"""The journal on disk: bytes in, bytes out, exactly as they were written or received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.kinds import KINDS
from desktop.domain.ids import CaseId, EntryId, PersonId, StationId
from desktop.errors import NotFound, Problem
from desktop.journal.chain import Head, SignedHead, next_place
from desktop.journal.entry import Entry
from desktop.journal.facts import recorded
from desktop.journal.order import next_clock
from desktop.journal.reading import Checked, check
from desktop.journal.writing import Occasion, Salts, Sign, write_entry
from desktop.storage.database import EncryptedDatabase, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who writes, when, with which key and salts, and what they saw beside the thread itself."""

    actor: PersonId
    recorded_at: datetime
    salts: Salts
    sign: Sign
    seen: tuple[EntryId, ...] = ()


class JournalStore:
    """Links, headers and bodies of every station whose entries are here."""

    def __init__(self, database: EncryptedDatabase, station: StationId) -> None:
        """Write as this station; read what all of them wrote."""
        self._database = database
        self.station = station

    def append(self, act: Act, case: CaseId | None, hand: Hand) -> Recorded:
        """Add an act to this station's chain; the caller holds the write lock.

        ``after`` and the clock are taken here, under the lock.
        """
        thread = case or act.thread
        occasion = Occasion(
            actor=hand.actor,
            recorded_at=hand.recorded_at,
            clock=next_clock(self.highest_clock()),
            case=case,
            after=(*self.frontier(thread), *hand.seen),
        )
        place = next_place(self.station, self.head(self.station))
        entry = write_entry(act, occasion, place, hand.salts, hand.sign)
        self._insert_link(entry.id, place.station, place.number, entry.link)
        # Read back from its own bytes, so that what is shown now is what a later replay gives.
        written = recorded(entry, KINDS)
        self._insert_header(written, act.KIND, entry)
        self._place_in_thread(thread, written)
        return written

    def receive(self, entry: Entry, checked: Checked) -> None:
        """Keep what this entry adds to what is here; the caller checked it and holds the lock.

        A link that is already here may get its header now, a header its body.
        """
        link = checked.link
        if self._database.one("SELECT 1 FROM links WHERE entry = ?", (checked.id,)) is None:
            self._insert_link(checked.id, link.station, link.number, entry.link)
        if checked.header is None:
            return
        header = checked.header
        if self._database.one("SELECT 1 FROM headers WHERE entry = ?", (checked.id,)) is None:
            self._database.run(
                "INSERT INTO headers (entry, clock, kind, actor, header, signature)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    checked.id,
                    header.clock,
                    header.kind,
                    header.actor,
                    entry.header,
                    entry.signature,
                ),
            )
        if entry.body is not None:
            self._database.run(
                "INSERT OR IGNORE INTO bodies (entry, body) VALUES (?, ?)",
                (checked.id, entry.body),
            )

    def rethread(self, entries: Iterable[EntryId]) -> tuple[str, ...]:
        """Put entries into the threads they belong to; return the threads that changed."""
        changed: dict[str, None] = {}
        for name in entries:
            one = self.recorded(name)
            thread = one.case or one.act.thread
            changed[thread] = None
            self._database.run(
                "INSERT OR IGNORE INTO threads (thread, clock, entry) VALUES (?, ?, ?)",
                (thread, one.clock, one.entry),
            )
        for thread in changed:
            self._refresh_frontier(thread)
        return tuple(changed)

    def highest_clock(self) -> int:
        """Return the highest logical clock of all entries here; 0 where there are none."""
        row = self._database.one("SELECT max(clock) FROM headers")
        return int(row[0] or 0) if row else 0

    def head(self, station: StationId) -> Head | None:
        """Return the last entry of a station's chain that is here."""
        row = self._database.one(
            "SELECT number, entry FROM links WHERE station = ? ORDER BY number DESC LIMIT 1",
            (station,),
        )
        return None if row is None else Head(station=station, number=row[0], entry=row[1])

    def heads(self) -> tuple[Head, ...]:
        """Return the head of every station whose links are here."""
        rows = self._database.rows(
            "SELECT station, max(number), entry FROM links GROUP BY station ORDER BY station"
        )
        return tuple(Head(station=row[0], number=row[1], entry=row[2]) for row in rows)

    def keep_head(self, signed: SignedHead) -> None:
        """Keep a head its station answers for, as a witness."""
        head = signed.head
        self._database.run(
            "INSERT OR IGNORE INTO heads (station, number, entry, signature) VALUES (?, ?, ?, ?)",
            (head.station, head.number, head.entry, signed.signature),
        )

    def witnesses(self) -> tuple[SignedHead, ...]:
        """Return every signed head that was ever shown here."""
        rows = self._database.rows(
            "SELECT station, number, entry, signature FROM heads ORDER BY station, number"
        )
        return tuple(
            SignedHead(head=Head(station=row[0], number=row[1], entry=row[2]), signature=row[3])
            for row in rows
        )

    def frontier(self, thread: str) -> tuple[EntryId, ...]:
        """Return the latest entries of a thread: those no other one here has seen."""
        rows = self._database.rows("SELECT entry FROM frontiers WHERE thread = ?", (thread,))
        return tuple(EntryId(row[0]) for row in rows)

    def thread(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread's entries in order, each proved by its digests."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM threads JOIN links USING (entry) JOIN headers USING (entry)"  # noqa: S608 - a constant
            " LEFT JOIN bodies USING (entry) WHERE thread = ? ORDER BY threads.clock, entry",
            (thread,),
        )
        return tuple(recorded(_entry(row), KINDS) for row in rows)

    def recorded(self, entry: EntryId) -> Recorded:
        """Return one entry, proved by its digests."""
        return recorded(self.entry(entry), KINDS)

    def entry(self, entry: EntryId) -> Entry:
        """Return the bytes of one entry, as far as they are here."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM links LEFT JOIN headers USING (entry)"  # noqa: S608 - a constant
            " LEFT JOIN bodies USING (entry) WHERE entry = ?",
            (entry,),
        )
        if row is None:
            raise NotFound(Problem("entry.not_here", about=entry, entry=entry[:12]))
        return _entry(row)

    def has(self, entry: EntryId) -> bool:
        """Say whether the link of an entry is here."""
        return self._database.one("SELECT 1 FROM links WHERE entry = ?", (entry,)) is not None

    def everything(self) -> Iterator[Entry]:
        """Yield every entry, each station's chain in order."""
        for row in self._database.each(
            f"SELECT {_COLUMNS} FROM links LEFT JOIN headers USING (entry)"  # noqa: S608 - a constant
            " LEFT JOIN bodies USING (entry) ORDER BY station, number"
        ):
            yield _entry(row)

    def with_headers(self) -> Iterator[Recorded]:
        """Yield every act whose header is here, in the order of all entries."""
        for row in self._database.each(
            f"SELECT {_COLUMNS} FROM headers JOIN links USING (entry)"  # noqa: S608 - a constant
            " LEFT JOIN bodies USING (entry) ORDER BY clock, entry"
        ):
            yield recorded(_entry(row), KINDS)

    def links_after(self, station: StationId, number: int) -> tuple[bytes, ...]:
        """Return the links of a chain behind a number, in order."""
        rows = self._database.rows(
            "SELECT link FROM links WHERE station = ? AND number > ? ORDER BY number",
            (station, number),
        )
        return tuple(row[0] for row in rows)

    def at(self, station: StationId, number: int) -> EntryId | None:
        """Return the entry a station has under a number here, if any."""
        row = self._database.one(
            "SELECT entry FROM links WHERE station = ? AND number = ?", (station, number)
        )
        return None if row is None else EntryId(row[0])

    def check(self) -> Iterator[Checked]:
        """Yield every entry with its digests proved."""
        return (check(entry) for entry in self.everything())

    def _insert_link(self, entry: EntryId, station: StationId, number: int, link: bytes) -> None:
        self._database.run(
            "INSERT INTO links (entry, station, number, link) VALUES (?, ?, ?, ?)",
            (entry, station, number, link),
        )

    def _insert_header(self, written: Recorded, kind: str, entry: Entry) -> None:
        self._database.run(
            "INSERT INTO headers (entry, clock, kind, actor, header, signature)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (written.entry, written.clock, kind, written.actor, entry.header, entry.signature),
        )
        self._database.run(
            "INSERT INTO bodies (entry, body) VALUES (?, ?)", (written.entry, entry.body)
        )

    def _place_in_thread(self, thread: str, written: Recorded) -> None:
        self._database.run(
            "INSERT INTO threads (thread, clock, entry) VALUES (?, ?, ?)",
            (thread, written.clock, written.entry),
        )
        self._database.run("DELETE FROM frontiers WHERE thread = ?", (thread,))
        self._database.run(
            "INSERT INTO frontiers (thread, entry) VALUES (?, ?)", (thread, written.entry)
        )

    def _refresh_frontier(self, thread: str) -> None:
        entries = self.thread(thread)
        seen = {name for one in entries for name in one.after}
        self._database.run("DELETE FROM frontiers WHERE thread = ?", (thread,))
        self._database.run_many(
            "INSERT INTO frontiers (thread, entry) VALUES (?, ?)",
            [(thread, one.entry) for one in entries if one.entry not in seen],
        )


_COLUMNS = "links.link, headers.header, headers.signature, bodies.body"


def _entry(row: Row) -> Entry:
    return Entry(link=row[0], header=row[1], signature=row[2], body=row[3])
