"""The journal on disk: bytes in, bytes out, exactly as they were written or received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.kinds import KINDS
from desktop.domain.ids import CaseId, EntryId, PersonId, StationId
from desktop.errors import Damaged, NotFound, Problem
from desktop.journal.chain import Head, SignedHead, next_place
from desktop.journal.entry import Entry
from desktop.journal.facts import recorded
from desktop.journal.order import next_clock
from desktop.journal.reading import Checked, check, read_header
from desktop.journal.writing import Occasion, Salts, Sign, write_entry
from desktop.storage.database import Clash, EncryptedDatabase
from desktop.storage.threads import Placed, Thread, Threads, entry_of

LATEST = 500


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

    def __init__(
        self, database: EncryptedDatabase, station: StationId, own: frozenset[StationId]
    ) -> None:
        """Write as this station; ``own`` are all this office ever wrote as, this one among them."""
        self._database = database
        self._threads = Threads(database)
        self.station = station
        self.own = own

    def append(self, act: Act, case: CaseId | None, hand: Hand) -> Recorded:
        """Add an act to this station's chain; the caller holds the write lock.

        ``after`` and the clock are taken here, under the lock.
        """
        thread = case or act.thread
        latest = self._threads.latest(thread)
        occasion = Occasion(
            actor=hand.actor,
            recorded_at=hand.recorded_at,
            clock=next_clock(self.highest_clock()),
            case=case,
            after=(*(one.entry for one in latest), *hand.seen),
        )
        place = next_place(self.station, self.head(self.station))
        entry = write_entry(act, occasion, place, hand.salts, hand.sign)
        # Read back from its own bytes, so that what is shown now is what a later replay gives.
        written = recorded(entry, KINDS)
        sequence = self._database.run(
            "INSERT INTO entries (entry, station, number, link, clock, header, signature, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(written.entry, place.station, place.number, entry.link),
                *(occasion.clock, entry.header, entry.signature, entry.body),
            ),
        )
        new = Placed(entry=written.entry, clock=occasion.clock, sequence=sequence)
        self._threads.go_on(thread, latest, new)
        return written

    def receive(self, entry: Entry, checked: Checked) -> bool:
        """Keep what this entry adds to what is here, and say whether it added anything.

        A link that is already here may get its header now, a header its body. The caller checked
        the entry, holds the lock, and puts what is new into its thread afterwards.

        Raises:
            Damaged: the station has another entry under that number here.
        """
        row = self._database.one(
            "SELECT sequence, header IS NOT NULL, body IS NOT NULL FROM entries WHERE entry = ?",
            (checked.id,),
        )
        sequence, has_header, has_body = row or (self._received(entry, checked), False, False)
        adds_header = checked.header is not None and not has_header
        if checked.header is not None and adds_header:
            self._database.run(
                "UPDATE entries SET clock = ?, header = ?, signature = ? WHERE sequence = ?",
                (checked.header.clock, entry.header, entry.signature, sequence),
            )
        adds_body = entry.body is not None and not has_body
        if adds_body:
            self._database.run(
                "UPDATE entries SET body = ? WHERE sequence = ?", (entry.body, sequence)
            )
        return row is None or adds_header or adds_body

    def _received(self, entry: Entry, checked: Checked) -> int:
        link = checked.link
        try:
            return self._database.run(
                "INSERT INTO entries (entry, station, number, link) VALUES (?, ?, ?, ?)",
                (checked.id, link.station, link.number, entry.link),
            )
        except Clash as error:
            problem = Problem(
                "journal.forked_chain",
                about=link.station,
                station=link.station[:8],
                number=link.number,
            )
            raise Damaged(problem) from error

    def rethread(self, entries: Iterable[EntryId]) -> tuple[str, ...]:
        """Put entries into the threads they belong to; return the threads that changed.

        Bare links belong to no thread that is known here and are passed over.
        """
        found = [(name, *self._found(name)) for name in entries]
        return self._threads.take_in(found)

    def rethread_all(self) -> tuple[Thread, ...]:
        """Put every entry into its thread anew; return the threads in the order they began."""
        return self._threads.fill()

    def frontier(self, thread: str) -> tuple[EntryId, ...]:
        """Return the latest entries of a thread: those no other one here has seen."""
        return tuple(one.entry for one in self._threads.latest(thread))

    def thread(self, thread: str) -> tuple[Recorded, ...]:
        """Return a thread's entries in order, each proved by its digests."""
        return self._threads.read(thread)

    def generation(self) -> int:
        """Return a number that changes when another connection has written."""
        return self._database.generation()

    def highest_clock(self) -> int:
        """Return the highest logical clock of all entries here; 0 where there are none."""
        row = self._database.one("SELECT max(clock) FROM entries")
        return int(row[0] or 0) if row else 0

    def newest_moment(self) -> datetime | None:
        """Return the latest moment at which this office recorded something lately, if it ever did.

        Moments are asked of the last entries of its own stations alone: another office's computer
        may go ahead, and reading every header would take seconds. They never say what came first.
        """
        headers = (
            row[0]
            for station in self.own
            for row in self._database.rows(
                "SELECT header FROM entries WHERE station = ? AND header IS NOT NULL"
                " ORDER BY number DESC LIMIT ?",
                (station, LATEST),
            )
        )
        return max((read_header(header).recorded_at for header in headers), default=None)

    def clocks(self, entries: Iterable[EntryId]) -> Mapping[EntryId, int]:
        """Return the clocks of those of the entries whose headers are here."""
        found = (
            self._database.one(
                "SELECT entry, clock FROM entries WHERE entry = ? AND clock IS NOT NULL", (entry,)
            )
            for entry in entries
        )
        return {EntryId(row[0]): int(row[1]) for row in found if row is not None}

    def head(self, station: StationId) -> Head | None:
        """Return the last entry of a station's chain that is here."""
        row = self._database.one(
            "SELECT number, entry FROM entries WHERE station = ? ORDER BY number DESC LIMIT 1",
            (station,),
        )
        return None if row is None else Head(station=station, number=row[0], entry=row[1])

    def heads(self) -> tuple[Head, ...]:
        """Return the head of every station whose links are here."""
        rows = self._database.rows(
            "SELECT station, max(number), entry FROM entries GROUP BY station ORDER BY station"
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

    def recorded(self, entry: EntryId) -> Recorded:
        """Return one entry, proved by its digests."""
        return recorded(self.entry(entry), KINDS)

    def entry(self, entry: EntryId) -> Entry:
        """Return the bytes of one entry, as far as they are here."""
        return self._found(entry)[1]

    def has(self, entry: EntryId) -> bool:
        """Say whether the link of an entry is here."""
        return self._database.one("SELECT 1 FROM entries WHERE entry = ?", (entry,)) is not None

    def everything(self) -> Iterator[Entry]:
        """Yield every entry, each station's chain in order."""
        for row in self._database.each(
            "SELECT link, header, signature, body FROM entries ORDER BY station, number"
        ):
            yield entry_of(row)

    def links_after(self, station: StationId, number: int) -> tuple[bytes, ...]:
        """Return the links of a chain behind a number, in order."""
        rows = self._database.rows(
            "SELECT link FROM entries WHERE station = ? AND number > ? ORDER BY number",
            (station, number),
        )
        return tuple(row[0] for row in rows)

    def at(self, station: StationId, number: int) -> EntryId | None:
        """Return the entry a station has under a number here, if any."""
        row = self._database.one(
            "SELECT entry FROM entries WHERE station = ? AND number = ?", (station, number)
        )
        return None if row is None else EntryId(row[0])

    def check(self) -> Iterator[Checked]:
        """Yield every entry with its digests proved."""
        return (check(entry) for entry in self.everything())

    def _found(self, entry: EntryId) -> tuple[int, Entry]:
        row = self._database.one(
            "SELECT sequence, link, header, signature, body FROM entries WHERE entry = ?", (entry,)
        )
        if row is None:
            raise NotFound(Problem("entry.not_here", about=entry, entry=entry[:12]))
        return row[0], entry_of(row[1:])
