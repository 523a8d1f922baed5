"""An open office as the window holds it: one connection for each of its two threads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application.progress import Progress
from desktop.domain.ids import PersonId
from desktop.domain.office import Role

if TYPE_CHECKING:  # the use cases load after the first paint
    from desktop.application.workspace import Workspace, World
    from ui.window.first_run_steps import NewOffice

OFFICE_FILE = "office.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorplate:
    """What can be read of a closed office."""

    name: str
    practice: bool
    people: tuple[tuple[PersonId, str], ...]


class Session:
    """Opened on the worker, whose connection holds the office's lock; ``here`` is the window's.

    Use cases that take long act through ``there`` and are run on the worker alone.
    """

    def __init__(self, there: Workspace) -> None:
        self.there = there
        self.here = there.another()
        self._there_is_open = True

    @property
    def is_open(self) -> bool:
        """Whether the worker's connection, and with it the office's lock, is held."""
        return self._there_is_open

    @property
    def folder(self) -> Path:
        """Return the office's folder."""
        return self.here.folder

    def office_name(self) -> str:
        """Return the short name, with which case numbers begin."""
        created = self.here.office.created
        return created.short_name if created is not None else ""

    def person_name(self) -> str:
        """Return who acts."""
        return self.here.name_of(self.here.person)

    def close_here(self) -> None:
        """Close the window's connection."""
        self.here.close()

    def close_there(self) -> None:
        """Sign the head of the chain and let the lock go; to be called on the worker."""
        self._there_is_open = False
        self.there.close()

    def closing(self, progress: Progress) -> None:
        """Do ``close_there`` as a piece of work for the runner."""
        self.close_there()


def is_there(folder: Path) -> bool:
    """Return whether an office lies in the folder; loads nothing."""
    return (folder / OFFICE_FILE).exists()


def read_door(folder: Path) -> Doorplate:
    """Return what stands on the door.

    Raises:
        NotFound: There is no office.
        Damaged: Its files were cut or changed.
        TooNew: A newer version of the program wrote it.
    """
    from desktop.application import offices  # noqa: PLC0415 - after the first paint, on the worker

    plate = offices.read_doorplate(folder)
    people = tuple((holder.person, holder.name) for holder in offices.keyholders(folder))
    return Doorplate(name=plate.name, practice=plate.practice, people=people)


def open_session(folder: Path, person: PersonId, password: str) -> Workspace:
    """Return the office open on the calling thread.

    Raises:
        Failure: As ``open_office`` says.
    """
    from desktop.application import offices  # noqa: PLC0415 - as above

    workspace = offices.open_office(folder, person, password, _world())
    workspace.world.packs.on(workspace.today())  # read here, not when the first page asks for it
    return workspace


def found_office(folder: Path, wish: NewOffice) -> Workspace:
    """Return a new office open on the calling thread; its founder records and keeps the keys.

    Raises:
        Failure: As ``create_office`` says.
    """
    from desktop.application import offices  # noqa: PLC0415 - as above

    body = offices.BodyDraft(name=wish.body, kind=wish.body_kind, mark=wish.body_mark)
    draft = offices.OfficeDraft(
        name=wish.name,
        division=wish.division,
        short_name=wish.short_name,
        bodies=(body,),
        practice=wish.practice,
    )
    founder = offices.PersonDraft(
        name=wish.person, password=wish.password, roles=(Role.CLERK, Role.KEY_KEEPER)
    )
    return offices.create_office(folder, draft, founder, _world())


def confirm(folder: Path, person: PersonId, password: str) -> None:
    """Return where the password is this person's.

    Raises:
        Refused: It is not.
    """
    from desktop.application import offices  # noqa: PLC0415 - as above

    offices.confirm_password(folder, person, password)


def _world() -> World:
    from desktop.application.deadlines import shipped_calendar  # noqa: PLC0415 - as above
    from desktop.application.ports import random_id, system_clock  # noqa: PLC0415 - as above
    from desktop.application.rule_packs import RulePacks  # noqa: PLC0415 - as above
    from desktop.application.workspace import World  # noqa: PLC0415 - as above

    return World(clock=system_clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
