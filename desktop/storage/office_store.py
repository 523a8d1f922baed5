"""Everything an office keeps, opened: journal, tables, attachments, drafts, secrets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.entries.act import Act, Recorded
from desktop.domain.ids import CaseId, PersonId, StationId
from desktop.errors import Damaged, Problem
from desktop.storage.arrivals import Arrivals
from desktop.storage.attachments import Attachments
from desktop.storage.case_files import CaseFiles
from desktop.storage.database import EncryptedDatabase
from desktop.storage.drafts import Drafts
from desktop.storage.journal_store import Hand, JournalStore
from desktop.storage.lists import Lists
from desktop.storage.tables import Tables
from desktop.vault.keys import SealingKey, SigningKey, station_id

DATABASE = "journal.db"
ATTACHMENTS = "attachments"


class OfficeStore:
    """One connection to an office's folder; each thread opens its own."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        *,
        create: SigningKey | None = None,
    ) -> None:
        """Open the folder with the database key; ``create`` is the first station's key.

        Tables that an older version derived are filled again.
        """
        self.folder = folder
        self.key = key
        self.database = EncryptedDatabase(folder / DATABASE, key, create=create is not None)
        try:
            if create is not None:
                self._keep_station(create, SealingKey.new())
            self._take_up_station()
            if not self.tables.are_current():
                self.tables.rebuild()
        except BaseException:
            self.database.close()
            raise
        self.lists = Lists(self.database)
        self.arrivals = Arrivals(self.database)
        self.attachments = Attachments(folder / ATTACHMENTS, self.database)

    def another(self) -> OfficeStore:
        """Open a second connection to the same office, for another thread."""
        return OfficeStore(self.folder, self.key)

    def drafts(self, person: PersonId) -> Drafts:
        """Return the drafts of one person."""
        return Drafts(self.database, person)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; what is recorded inside stands together or not at all."""
        try:
            with self.database.writing():
                yield
        except BaseException:
            self.files.forget()
            raise

    def record(self, act: Act, case: CaseId | None, hand: Hand) -> Recorded:
        """Append an act and bring the tables up to it, durably, in one transaction."""
        with self.writing():
            recorded = self.journal.append(act, case, hand)
            self.files.note(recorded)
            self.tables.apply(recorded)
        return recorded

    def start_station(self, signing: SigningKey, sealing: SealingKey) -> None:
        """Go on as a new station, as a restored copy must: the old chain gets no more entries.

        The old key is kept for one thing: it signs the card that brings the new one.
        """
        with self.writing():
            self._keep("station_signing_before", self.station_key.seed)
            self._keep_station(signing, sealing)
        self._take_up_station()

    def _keep_station(self, signing: SigningKey, sealing: SealingKey) -> None:
        station = station_id(signing.public)
        before = self._found_secret("own_stations") or b""
        own = [*before.decode("ascii").split(), station]
        values = {
            "station": station.encode("ascii"),
            "station_signing": signing.seed,
            "station_sealing": sealing.secret_text().encode("ascii"),
            "own_stations": " ".join(own).encode("ascii"),
        }
        with self.database.writing():
            for name, value in values.items():
                self._keep(name, value)

    def _keep(self, name: str, value: bytes) -> None:
        self.database.run(
            "INSERT OR REPLACE INTO secrets (name, value) VALUES (?, ?)", (name, value)
        )

    def _take_up_station(self) -> None:
        """Take up the keys, and go on with the chain, of the station that writes here now."""
        self.station_key = SigningKey(self._secret("station_signing"))
        before = self._found_secret("station_signing_before")
        self.key_before = SigningKey(before) if before is not None else None
        self.sealing_key = SealingKey(self._secret("station_sealing").decode("ascii"))
        station = StationId(self._secret("station").decode("ascii"))
        own = self._secret("own_stations").decode("ascii").split()
        self.journal = JournalStore(self.database, station, frozenset(map(StationId, own)))
        self.files = CaseFiles(self.journal)
        self.tables = Tables(self.database, self.journal, self.files)

    def _found_secret(self, name: str) -> bytes | None:
        row = self.database.one("SELECT value FROM secrets WHERE name = ?", (name,))
        return bytes(row[0]) if row is not None else None

    def _secret(self, name: str) -> bytes:
        value = self._found_secret(name)
        if value is None:
            raise Damaged(Problem("office.damaged_database", about=str(self.folder)))
        return value

    def close(self) -> None:
        """Close the connection."""
        self.database.close()
