"""An open office and the person who acts in it; every use case works through one of these."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.application.ports import Clock, legal_day
from desktop.application.rule_packs import RulePacks
from desktop.domain.calendar import Calendar
from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.office import BodyNamed, OfficeCreated
from desktop.domain.ids import BodyId, CaseId, EntryId, IdSource, PersonId
from desktop.domain.office import Role
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.office import OfficeFile
from desktop.domain.written import checked_words
from desktop.errors import Damaged, NotFound, Problem, Refused
from desktop.journal.chain import sign_head
from desktop.journal.writing import Salts
from desktop.storage.drafts import Drafts
from desktop.storage.journal_store import Hand
from desktop.storage.lock import OfficeLock
from desktop.storage.office_store import OfficeStore
from desktop.vault.keys import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What does not belong to any office: time, ids, law, and the holiday table."""

    clock: Clock
    ids: IdSource
    packs: RulePacks
    calendar: Calendar


class Workspace:
    """Records acts in one person's name and reads what is known."""

    def __init__(
        self,
        store: OfficeStore,
        person: PersonId,
        key: SigningKey,
        world: World,
        lock: OfficeLock | None = None,
    ) -> None:
        """Act as this person, whose personal key signs; ``lock`` is let go with the office."""
        self.store = store
        self.person = person
        self.key = key
        self.world = world
        self._lock = lock
        self._closed = False

    @property
    def folder(self) -> Path:
        """Return the office's folder."""
        return self.store.folder

    @property
    def office(self) -> OfficeFile:
        """Return the office as it stands."""
        return self.store.files.office()

    @property
    def calendar(self) -> Calendar:
        """Return the legal calendar, with the years that came to this office later."""
        return self.world.calendar.with_later(self.office.later_years)

    @property
    def is_practice(self) -> bool:
        """Say whether this office holds practice data only."""
        return self.founding.practice

    @property
    def founding(self) -> OfficeCreated:
        """Return what the office said of itself when it was made.

        Raises:
            Damaged: the entry that said so is gone.
        """
        created = self.office.created
        if created is None:
            raise Damaged(Problem("office.damaged_database", about=str(self.folder)))
        return created

    @property
    def drafts(self) -> Drafts:
        """Return this person's drafts."""
        return self.store.drafts(self.person)

    def today(self) -> date:
        """Return the legal day."""
        return legal_day(self.world.clock())

    def new_id(self) -> str:
        """Return a name never given before."""
        return self.world.ids()

    def another(self) -> Workspace:
        """Return the same person in the same office on a connection for another thread."""
        return Workspace(self.store.another(), self.person, self.key, self.world)

    def file(self, case: CaseId) -> CaseFile:
        """Return the case file."""
        return self.store.files.file(case)

    def record(
        self, act: Act, case: CaseId | None = None, seen: tuple[EntryId, ...] = ()
    ) -> Recorded:
        """Append an act in this person's name, durably; ``seen`` adds entries of other threads.

        Raises:
            Refused: a text is too long, or carries the marking of a state secret.
        """
        act = checked_words(act)
        hand = Hand(
            actor=self.person,
            recorded_at=self.world.clock(),
            salts=Salts(header=self.new_id(), body=self.new_id()),
            sign=self.key.sign,
            seen=seen,
        )
        return self.store.record(act, case, hand)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let several acts stand together or not at all."""
        with self.store.writing():
            yield

    def require(self, role: Role) -> None:
        """Return where this person holds the role.

        Raises:
            Refused: someone else has to do it.
        """
        if not self.office.has_role(self.person, role):
            raise Refused(_NEEDED[role])

    def body(self, body: BodyId | None) -> BodyId:
        """Return the body named, or the only one there is.

        Raises:
            Refused: none is named and there are several, or there is no such body.
        """
        bodies = self.office.bodies
        if body is None and len(bodies) == 1:
            return next(iter(bodies))
        if body is None or body not in bodies:
            raise Refused(Problem("office.which_body", about=str(body or "")))
        return body

    def body_named(self, body: BodyId) -> BodyNamed:
        """Return a body of this or another office.

        Raises:
            NotFound: no entry here names it.
        """
        bodies = self.store.files.everyone().bodies
        if body not in bodies:
            raise NotFound(Problem("thing.not_here", about=body, typed=body[:12]))
        return bodies[body]

    def name_of(self, person: PersonId) -> str:
        """Return a person's name, also in another office; else the start of the id."""
        people = self.store.files.everyone().people
        return people[person].name if person in people else person[:8]

    def close(self) -> None:
        """Sign the head of this station's chain and let another program have the office.

        Closing a second time does nothing.
        """
        if self._closed:
            return
        self._closed = True
        head = self.store.journal.head(self.store.journal.station)
        if self._lock is not None and head is not None:
            with self.store.writing():
                self.store.journal.keep_head(sign_head(head, self.store.station_key.sign))
        self.store.close()
        if self._lock is not None:
            self._lock.release()


_NEEDED = {
    Role.CLERK: Problem("role.needs_clerk"),
    Role.REVIEWER: Problem("role.needs_reviewer"),
    Role.DECISION_RECORDER: Problem("role.needs_decision_recorder"),
    Role.KEY_KEEPER: Problem("role.needs_key_keeper"),
}
