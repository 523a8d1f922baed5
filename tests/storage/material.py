"""Offices on disk for the tests of storage: small, real, encrypted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.office import OfficeCreated, PersonAdmitted, StationStarted
from desktop.domain.ids import CaseId, EntryId, OfficeId
from desktop.journal.reading import check_arrival
from desktop.journal.writing import Salts
from desktop.storage.journal_store import Hand
from desktop.storage.office_store import OfficeStore
from desktop.vault.keys import SigningKey, public_text
from tests.domain.stories import MORNING, ROLES, Story, Told, name_of, person

KEY = bytes(range(32))


def signing_key(name: str) -> SigningKey:
    """Return a key that is the same in every run."""
    return SigningKey(sha256(f"key {name}".encode()).digest())


class Office:
    """An office's folder, open, with the people of the stories."""

    def __init__(self, folder: Path, name: str = "青山镇", *, create: bool = True) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.name = name
        self.folder = folder
        station = signing_key(f"station {name}") if create else None
        self.store = OfficeStore(folder, KEY, create=station)
        self.keys = {role: signing_key(f"{name} {role}") for role in ROLES}
        self._salts = 0
        if create:
            self._found()

    def _found(self) -> None:
        store = self.store
        with store.writing():
            self.record(
                OfficeCreated(
                    office=OfficeId(name_of("office", self.name)),
                    name=f"{self.name}人民政府",
                    division="110000",
                    short_name=self.name,
                    practice=True,
                )
            )
            self.record(
                StationStarted(
                    station=store.journal.station,
                    signing_key=public_text(store.station_key.public),
                    sealing_key=store.sealing_key.recipient,
                )
            )
            for role in ROLES:
                self.record(
                    PersonAdmitted(
                        person=person(role),
                        name=role,
                        station=store.journal.station,
                        key=public_text(self.keys[role].public),
                    )
                )

    def skip_salts(self, number: int) -> None:
        """Use none of the salts of an earlier run."""
        self._salts = number * 1_000_000

    def hand(self, by: str = "clerk", seen: tuple[EntryId, ...] = ()) -> Hand:
        """Return the hand of one of the people."""
        self._salts += 2
        return Hand(
            actor=person(by),
            recorded_at=self._moment(),
            salts=Salts(
                header=name_of(self.name, self._salts), body=name_of(self.name, self._salts + 1)
            ),
            sign=self.keys[by].sign,
            seen=seen,
        )

    def _moment(self) -> datetime:
        return MORNING + timedelta(seconds=self._salts)

    def record(self, act: Act, case: CaseId | None = None, by: str = "clerk") -> Recorded:
        """Record one act."""
        return self.store.record(act, case, self.hand(by))

    def tell(self, acts: Iterable[Told]) -> Office:
        """Record the acts of a story, each in a transaction of its own."""
        for told in acts:
            self.record(told.act, told.case, told.by)
        return self

    def tell_at_once(self, stories: Iterable[Story]) -> Office:
        """Record whole stories in one transaction."""
        with self.store.writing():
            for story in stories:
                self.tell(story.acts())
        return self

    def take_in(self, other: Office) -> tuple[str, ...]:
        """Receive everything another office has, in one transaction."""
        journal = self.store.journal
        with self.store.writing():
            new: list[EntryId] = []
            for entry in other.store.journal.everything():
                if journal.receive(entry, check_arrival(entry)):
                    new.append(entry.id)
            threads = journal.rethread(new)
            self.store.tables.refresh(threads)
        return threads

    def close(self) -> None:
        """Close the connection."""
        self.store.close()
