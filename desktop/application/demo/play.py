"""A practice office whose people come in and leave one after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from desktop.application.demo.story import OfficeStory, PersonStory
from desktop.application.offices import (
    BodyDraft,
    OfficeDraft,
    People,
    PersonDraft,
    create_office,
    open_office,
)
from desktop.application.ports import BEIJING
from desktop.application.workspace import Workspace, World
from desktop.domain.ids import CaseId, RunId
from desktop.domain.office import Role
from desktop.domain.replay.case import TrackKey
from desktop.vault.keys import station_id

PASSWORD = "practice-only"  # noqa: S105 - practice data are not secret


class StoryClock:
    """Tells the time of the scene that is being played."""

    def __init__(self, day: date) -> None:
        """Begin on a day, at nine in the morning."""
        self.set(day)

    def set(self, day: date) -> None:
        """Go to a day."""
        self._now = datetime.combine(day, time(9), BEIJING)

    def __call__(self) -> datetime:
        """Return the moment of the scene."""
        return self._now


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A case as far as it has been played."""

    case: CaseId
    key: TrackKey
    run: RunId


class PracticeOffice:
    """One office of the story."""

    def __init__(self, folder: Path, office: OfficeStory, clock: StoryClock, world: World) -> None:
        """Found the office and admit its people."""
        self.folder = folder
        self.office = office
        self._clock = clock
        self._world = world
        self.entries = 0
        self.attachments = 0
        self._found()

    @contextmanager
    def acting(self, name: str, day: date) -> Iterator[Workspace]:
        """Let one person act on a day."""
        self._clock.set(day)
        workspace = open_office(self.folder, name, PASSWORD, self._world)
        try:
            yield workspace
        finally:
            self._leave(workspace)

    def clerk(self, day: date) -> AbstractContextManager[Workspace]:
        """Let the clerk act."""
        return self.acting(self.office.with_role(Role.CLERK)[0], day)

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two people who gather evidence and meet the respondent."""
        return self.office.people[0].name, self.office.people[1].name

    def _found(self) -> None:
        office = self.office
        draft = OfficeDraft(
            name=office.name,
            division=office.division,
            short_name=office.short_name,
            bodies=tuple(
                BodyDraft(name=body.name, kind=body.kind, mark=body.mark) for body in office.bodies
            ),
            practice=True,
        )
        founder, *others = office.people
        workspace = create_office(self.folder, draft, _draft(founder), self._world)
        people = People(workspace)
        for person in others:
            people.admit(_draft(person))
        self._leave(workspace)

    def _leave(self, workspace: Workspace) -> None:
        """Close the office, and note how much its own station recorded and it sealed so far."""
        store = workspace.store
        head = store.journal.head(station_id(store.station_key.public))
        self.entries = head.number if head else 0
        self.attachments = len(store.attachments.digests())
        workspace.close()


def _draft(person: PersonStory) -> PersonDraft:
    return PersonDraft(name=person.name, password=PASSWORD, roles=person.roles)
