"""Lists and search, derived from case files; they can be dropped and filled again at any time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from desktop.domain import gates
from desktop.domain.entries.act import Recorded
from desktop.domain.entries.case import CaseOpened, IncidentJoined, RespondentJoined
from desktop.domain.entries.intake import IncidentRecorded, IntakePassedOn
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.domain.replay.thing import Thing
from desktop.storage.case_files import CaseFiles
from desktop.storage.database import EncryptedDatabase
from desktop.storage.journal_store import JournalStore
from desktop.storage.schema import DERIVED, DERIVED_TABLES, derived_statements
from desktop.storage.search_index import SearchIndex
from desktop.storage.search_keys import sort_key

Due = Callable[[CaseFile, TrackKey], tuple[date, str] | None]
"""Says which deadline comes next for a respondent on a track, and its code."""

_NUMBER = re.compile(r"^(\D*)(\d{4})\D(\d+)\D*$")
_PUT_CASE_ROW = (
    "INSERT OR REPLACE INTO case_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def nothing_due(file: CaseFile, key: TrackKey) -> tuple[date, str] | None:
    """Say that no deadline is known."""
    return None


class Tables:
    """Keeps the derived tables in step with the journal, inside the caller's transaction."""

    def __init__(
        self, database: EncryptedDatabase, journal: JournalStore, files: CaseFiles
    ) -> None:
        """Derive from these case files into this database."""
        self._database = database
        self._journal = journal
        self._files = files
        self._search = SearchIndex(database)
        self.due: Due = nothing_due

    def are_current(self) -> bool:
        """Say whether the tables were derived by this version of the rules."""
        row = self._database.one("SELECT value FROM secrets WHERE name = 'derived'")
        return row is not None and row[0] == str(DERIVED).encode()

    def rebuild(self) -> int:
        """Drop every derived table and fill it from the journal; return the number of entries."""
        with self._database.writing():
            for table in DERIVED_TABLES:
                self._database.run(f"DROP TABLE IF EXISTS {table}")
            for statement in derived_statements():
                self._database.run(statement)
            self._files.forget()
            count = self._refill()
            self._database.run(
                "INSERT OR REPLACE INTO secrets (name, value) VALUES ('derived', ?)",
                (str(DERIVED).encode(),),
            )
        return count

    def _refill(self) -> int:
        threads: list[tuple[object, ...]] = []
        cases: dict[CaseId, None] = {}
        things: dict[str, None] = {}
        frontier: dict[str, set[str]] = {}
        for recorded in self._journal.with_headers():
            thread = recorded.case or recorded.act.thread
            threads.append((thread, recorded.clock, recorded.entry))
            latest = frontier.setdefault(thread, set())
            latest.difference_update(recorded.after)
            latest.add(recorded.entry)
            self._note_number(recorded)
            if recorded.case is not None:
                cases[recorded.case] = None
                self._note_joined(recorded)
            else:
                things[thread] = None
        self._database.run_many(
            "INSERT INTO threads (thread, clock, entry) VALUES (?, ?, ?)", threads
        )
        self._database.run_many(
            "INSERT INTO frontiers (thread, entry) VALUES (?, ?)",
            [(thread, entry) for thread, latest in frontier.items() for entry in latest],
        )
        for thread in things:
            self._refresh_thing(thread)
        for case in cases:
            self._refresh_case(case)
        return len(threads)

    def apply(self, recorded: Recorded) -> None:
        """Bring the tables up to one entry just appended."""
        self._note_number(recorded)
        if recorded.case is not None:
            self._note_joined(recorded)
            self._refresh_case(recorded.case)
            if isinstance(recorded.act, IncidentJoined):
                self._refresh_thing(recorded.act.incident)
        elif recorded.act.thread in _OFFICE:
            return
        else:
            self._refresh_thing(recorded.act.thread)
            self._refresh_cases_with(recorded.act.thread)

    def refresh(self, threads: Iterable[str]) -> None:
        """Bring the tables up to threads that changed, in whatever way."""
        self._files.forget()
        changed = [thread for thread in threads if thread not in _OFFICE]
        for thread in changed:
            for recorded in self._journal.thread(thread):
                self._note_number(recorded)
                if recorded.case is not None:
                    self._note_joined(recorded)
        for thread in changed:
            self._refresh_thing(thread)
            self._refresh_cases_with(thread)
            self._refresh_case(CaseId(thread))

    def last_number(self, series: str, year: int) -> int:
        """Return the last number given in a series and year; 0 where there is none."""
        row = self._database.one(
            "SELECT last FROM numbers WHERE series = ? AND year = ?", (series, year)
        )
        return int(row[0]) if row else 0

    def _note_number(self, recorded: Recorded) -> None:
        act = recorded.act
        if not isinstance(act, CaseOpened | PaperIssued | IncidentRecorded | IntakePassedOn):
            return
        if recorded.station != self._journal.station or not (found := _NUMBER.match(act.number)):
            return
        series, year, number = found.groups()
        self._database.run(
            "INSERT INTO numbers (series, year, last) VALUES (?, ?, ?) ON CONFLICT (series, year)"
            " DO UPDATE SET last = max(last, excluded.last)",
            (series, int(year), int(number)),
        )

    def _note_joined(self, recorded: Recorded) -> None:
        act = recorded.act
        if isinstance(act, IncidentJoined | RespondentJoined):
            thread = act.incident if isinstance(act, IncidentJoined) else act.respondent
            self._database.run(
                "INSERT OR IGNORE INTO joined (case_id, thread) VALUES (?, ?)",
                (recorded.case, thread),
            )

    def _refresh_cases_with(self, thread: str) -> None:
        for (case,) in self._database.rows(
            "SELECT case_id FROM joined WHERE thread = ?", (thread,)
        ):
            self._refresh_case(case)

    def _refresh_thing(self, thread: str) -> None:
        thing = self._files.thing(thread)
        if thing is None:
            return
        now = thing.now
        if isinstance(now, IncidentRecorded):
            self._put_incident(thing, now)
        elif isinstance(now, IntakePassedOn):
            self._put_incident_row(
                (now.incident, now.number, now.passed_on.isoformat(), "", now.passed_to, 1, "")
            )
        elif isinstance(now, RespondentRecorded):
            self._put_respondent(now)

    def _put_incident(self, thing: Thing[IncidentRecorded], now: IncidentRecorded) -> None:
        row = self._database.one("SELECT case_id FROM joined WHERE thread = ?", (thing.id,))
        matter = now.what.strip().splitlines()[0][:80] if now.what.strip() else ""
        self._put_incident_row(
            (
                now.incident,
                now.number,
                now.happened_on.isoformat(),
                matter,
                now.place,
                0,
                row[0] if row else "",
            )
        )
        names = " ".join(person.name for person in now.people)
        self._search.put("incident", now.incident, f"{now.number} {now.what} {now.place}", names)

    def _put_incident_row(self, values: tuple[object, ...]) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO incident_rows (incident, number, happened_on, matter, place,"
            " passed_on, in_case) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )

    def _put_respondent(self, now: RespondentRecorded) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO respondent_rows (respondent, name, sort_key, title, unit,"
            " status) VALUES (?, ?, ?, ?, ?, ?)",
            (now.respondent, now.name, sort_key(now.name), now.title, now.unit, now.status.value),
        )
        self._search.put("respondent", now.respondent, f"{now.title} {now.unit}", now.name)

    def _refresh_case(self, case: CaseId) -> None:
        file = self._files.find(case)
        if file is None:
            return
        names = []
        for key in file.tracks:
            values = self._case_row(file, key)
            names.append(str(values[7]))
            self._put_case_row(values)
        opened = file.opened.now
        self._search.put("case", case, f"{opened.number} {opened.matter}", " ".join(names))

    def _put_case_row(self, values: tuple[object, ...]) -> None:
        old = self._database.one("SELECT * FROM case_rows WHERE row = ?", (values[0],))
        if old == values:
            return
        if old is None or old[9] != values[9]:
            if old is not None:
                self._count("step", str(old[9]), -1)
            self._count("step", str(values[9]), 1)
        self._database.run(_PUT_CASE_ROW, values)

    def _count(self, name: str, value: str, step: int) -> None:
        self._database.run(
            "INSERT INTO counts (list, value, number) VALUES (?, ?, ?) ON CONFLICT (list, value)"
            " DO UPDATE SET number = number + excluded.number",
            (name, value, step),
        )

    def _case_row(self, file: CaseFile, key: TrackKey) -> tuple[object, ...]:
        respondent, track = key
        opened = file.opened.now
        thing = file.respondents.get(respondent)
        name = thing.now.name if thing else ""
        due = self.due(file, key)
        found = _NUMBER.match(opened.number)
        number_key = f"{found[2]}-{int(found[3]):08}" if found else opened.number
        return (
            f"{file.case}{respondent}{track.value}",
            file.case,
            respondent,
            track.value,
            opened.number,
            number_key,
            opened.matter,
            name,
            sort_key(name),
            gates.standing(file, key).value,
            file.opened_by,
            opened.opened_on.isoformat(),
            due[0].isoformat() if due else "",
            due[1] if due else "",
            int(bool(file.disputes)),
        )


_OFFICE = frozenset({"office"})
