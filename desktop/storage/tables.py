"""Lists and search, derived from case files; they can be dropped and filled again at any time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.case import IncidentJoined, RespondentJoined
from desktop.domain.entries.intake import IncidentRecorded, IntakePassedOn
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.thing import Thing
from desktop.storage.case_files import CaseFiles
from desktop.storage.case_table import LONGEST_SHOWN, CaseTable, count
from desktop.storage.database import EncryptedDatabase
from desktop.storage.journal_store import JournalStore
from desktop.storage.numbers import NUMBERED, Numbers, number_columns
from desktop.storage.schema import DERIVED, DERIVED_TABLES, derived_statements
from desktop.storage.search_index import SearchIndex
from desktop.storage.search_keys import sort_key
from desktop.storage.threads import Thread


class Tables:
    """Keeps the derived tables in step with the journal, inside the caller's transaction."""

    def __init__(
        self,
        database: EncryptedDatabase,
        journal: JournalStore,
        files: CaseFiles,
    ) -> None:
        """Derive from these case files into this database."""
        self._database = database
        self._journal = journal
        self._files = files
        self._numbers = Numbers(database)
        self._case_rows = CaseTable(database)
        self._search = SearchIndex(database)

    def are_current(self) -> bool:
        """Say whether the tables were derived by this version of the rules."""
        row = self._database.one("SELECT value FROM secrets WHERE name = 'derived'")
        return row is not None and row[0] == str(DERIVED).encode()

    def rebuild(self) -> int:
        """Drop every derived table and fill it from the journal; return the number of entries."""
        with self._database.writing():
            for table in DERIVED_TABLES:
                self._database.run(f"DROP TABLE IF EXISTS {table}")
            tables, indexes = derived_statements()
            for statement in tables:
                self._database.run(statement)
            self._files.forget()
            self._refresh(self._journal.rethread_all())
            for statement in indexes:
                self._database.run(statement)
            self._database.run(
                "INSERT OR REPLACE INTO secrets (name, value) VALUES ('derived', ?)",
                (str(DERIVED).encode(),),
            )
            row = self._database.one("SELECT count(*) FROM threads")
        return int(row[0]) if row else 0

    def apply(self, recorded: Recorded) -> None:
        """Bring the tables up to one entry just appended."""
        self._note(recorded)
        if recorded.case is not None:
            self._refresh_case(recorded.case)
        elif recorded.act.thread != OFFICE_THREAD:
            self._refresh_thing(recorded.act.thread)
            self._refresh_cases_with(recorded.act.thread)

    def refresh(self, threads: Iterable[str]) -> None:
        """Bring the tables up to threads that changed, in whatever way."""
        self._files.forget()
        changed = []
        for name in threads:
            of_case = any(recorded.case == name for recorded in self._journal.thread(name))
            changed.append(Thread(name=name, of_case=of_case))
        self._refresh(changed)
        done = {thread.name for thread in changed}
        joining = dict.fromkeys(case for name in sorted(done) for case in self.cases_with(name))
        for case in joining:
            if case not in done:
                self._refresh_case(case)

    def last_number(self, series: str, year: int) -> int:
        """Return the last number given in a series and year; 0 where there is none."""
        return self._numbers.last(series, year)

    def cases_with(self, thread: str) -> tuple[CaseId, ...]:
        """Return the cases an incident or respondent belongs to."""
        rows = self._database.rows(
            "SELECT case_id FROM joined WHERE thread = ? ORDER BY case_id", (thread,)
        )
        return tuple(CaseId(row[0]) for row in rows)

    def _refresh(self, threads: Iterable[Thread]) -> None:
        for thread in threads:
            if thread.of_case:
                file = self._refresh_case(CaseId(thread.name))
                # Its opening act may come later; what else is known of the case stands already.
                self._note_all(file.history if file else self._journal.thread(thread.name))
                continue
            entries = self._journal.thread(thread.name)  # which proves them, the office's too
            if thread.name != OFFICE_THREAD:
                self._files.fold(thread.name, entries)
                thing = self._refresh_thing(thread.name)
                if thing is not None and thing.kind in NUMBERED:
                    self._note_all(entries)  # ours need not be the one the thing begins with

    def _note_all(self, entries: Iterable[Recorded]) -> None:
        for recorded in entries:
            self._note(recorded)

    def _note(self, recorded: Recorded) -> None:
        """Take in what an act says of numbers, and of what belongs to its case."""
        act = recorded.act
        if recorded.station in self._journal.own:
            self._numbers.note(act)
        if isinstance(act, IncidentJoined | RespondentJoined):
            thread = act.incident if isinstance(act, IncidentJoined) else act.respondent
            self._database.run(
                "INSERT OR IGNORE INTO joined (case_id, thread) VALUES (?, ?)",
                (recorded.case, thread),
            )

    def _refresh_cases_with(self, thread: str) -> None:
        for case in self.cases_with(thread):
            self._refresh_case(case)

    def _refresh_thing(self, thread: str) -> Thing[Any] | None:
        thing = self._files.thing(thread)
        now = thing.now if thing else None
        if isinstance(now, IncidentRecorded):
            self._put_incident(thread, now)
        elif isinstance(now, IntakePassedOn):
            day = now.passed_on.isoformat()
            self._put_incident_row((thread, *number_columns(now.number), day, "", now.passed_to, 1))
        elif isinstance(now, RespondentRecorded):
            self._put_respondent(thread, now)
        return thing

    def _put_incident(self, incident: str, now: IncidentRecorded) -> None:
        matter = now.what.strip().partition("\n")[0][:LONGEST_SHOWN]
        day = now.happened_on.isoformat()
        self._put_incident_row(
            (incident, *number_columns(now.number), day, matter, now.place[:LONGEST_SHOWN], 0)
        )
        names = tuple(person.name for person in now.people)
        self._search.put("incident", incident, f"{now.number} {now.what} {now.place}", names)

    def _put_incident_row(self, values: tuple[object, ...]) -> None:
        known = self._database.one("SELECT 1 FROM incident_rows WHERE incident = ?", values[:1])
        if known is None:
            count(self._database, "incident", "", 0, 1)
        self._database.run(
            "INSERT OR REPLACE INTO incident_rows (incident, number, number_key, happened_on,"
            " matter, place, passed_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )

    def _put_respondent(self, respondent: str, now: RespondentRecorded) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO respondent_rows (respondent, name, sort_key, title, unit,"
            " status) VALUES (?, ?, ?, ?, ?, ?)",
            (respondent, now.name, sort_key(now.name), now.title, now.unit, now.status.value),
        )
        self._search.put("respondent", respondent, f"{now.title} {now.unit}", (now.name,))

    def _refresh_case(self, case: CaseId) -> CaseFile | None:
        file = self._files.find(case)
        if file is None:
            return None
        names = self._case_rows.refresh(file)
        if any(track.decision.held for track in file.tracks.values()):
            self._database.run("INSERT OR IGNORE INTO decided (case_id) VALUES (?)", (case,))
        opened = file.opened.now
        self._search.put("case", case, f"{opened.number} {opened.matter}", names)
        return file
