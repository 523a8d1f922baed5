"""Making an office, opening it, and the people who act in it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.application.workspace import Workspace, World
from desktop.domain.entries.office import (
    BodyNamed,
    OfficeCreated,
    PersonAdmitted,
    RoleEnded,
    RoleGiven,
    StationStarted,
)
from desktop.domain.ids import BodyId, OfficeId, PersonId
from desktop.domain.names import cleaned_name
from desktop.domain.office import BodyKind, Role
from desktop.errors import Damaged, NotFound, Problem, Refused, TooNew, Unavailable
from desktop.journal import canonical
from desktop.storage.disk import guarded, read_limited, written_whole
from desktop.storage.lock import OfficeLock
from desktop.storage.office_store import DATABASE, OfficeStore
from desktop.storage.place import check_place
from desktop.vault.keys import SigningKey, public_text
from desktop.vault.passwords import LEAST_COST, Cost, calibrate, password_problems
from desktop.vault.slots import (
    KeyFile,
    SlotSecrets,
    change_password,
    create_slot,
    new_database_key,
    open_slot,
    read_key_file,
    write_key_file,
)

FORMAT = 1
OFFICE_FILE = "office.json"
KEY_FILE = "keys.json"
LARGEST = 2**20
LONGEST_NAME = 200
"""What stands on an office's card may be no longer, or no other office could take the card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft:
    """A body the office acts for; ``mark`` is the word its document numbers start with."""

    name: str
    kind: BodyKind
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDraft:
    """An office as its founder describes it; ``short_name`` begins its case numbers."""

    name: str
    division: str
    short_name: str
    bodies: tuple[BodyDraft, ...]
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """Someone who is to act in the office."""

    name: str
    password: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorplate:
    """What can be read of an office before anyone unlocks it."""

    format: int
    office: OfficeId
    name: str
    practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholder:
    """A person who has a slot."""

    person: PersonId
    name: str


def create_office(
    folder: Path, draft: OfficeDraft, founder: PersonDraft, world: World
) -> Workspace:
    """Make an office in an empty or new folder and return it open, with its founder acting.

    The founder holds the roles given; an office has at least one body.

    Raises:
        Refused: something is missing, or the folder lies where it may not; all problems at once.
        Unavailable: the disk refuses.
    """
    problems = [*_office_problems(draft), *_person_problems(founder)]
    if (folder / OFFICE_FILE).exists():
        problems.append(Problem("office.already_there", about=str(folder), path=str(folder)))
    if problems:
        raise Refused(problems)
    with guarded(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not draft.practice:
        check_place(folder)
    office, person = OfficeId(world.ids()), PersonId(world.ids())
    secrets = SlotSecrets(database_key=new_database_key(), personal_key=SigningKey.new())
    slot = create_slot(
        person=person,
        name=cleaned_name(founder.name),
        password=founder.password,
        secrets=secrets,
        cost=_cost(draft.practice),
    )
    lock = OfficeLock(folder)
    try:
        store = OfficeStore(folder, secrets.database_key, create=SigningKey.new())
        workspace = Workspace(store, person, secrets.personal_key, world, lock)
        _record_founding(workspace, draft, founder, office)
        _write(folder / KEY_FILE, write_key_file(KeyFile(slots=(slot,))))
        plate = Doorplate(format=FORMAT, office=office, name=draft.name, practice=draft.practice)
        _write(folder / OFFICE_FILE, canonical.encode(msgspec.to_builtins(plate)))
    except BaseException:
        lock.release()
        raise
    return workspace


def open_office(folder: Path, person: str, password: str, world: World) -> Workspace:
    """Return the office open, with this person acting; ``person`` is a name, or empty if only one.

    Raises:
        NotFound: there is no office, or nobody of that name.
        Refused: the password is wrong.
        Unavailable: another program has it open.
        Damaged: its files were cut or changed.
        TooNew: a newer version of the program wrote it.
    """
    keys = _key_file(folder)
    read_doorplate(folder)
    slot = keys.slot_of(_person_named(keys, person).person)
    secrets = open_slot(slot, password)
    lock = OfficeLock(folder)
    try:
        store = OfficeStore(folder, secrets.database_key)
    except BaseException:
        lock.release()
        raise
    # Nobody stores before the office is open. What cannot be removed now is removed another time.
    with suppress(Unavailable):
        store.attachments.remove_leftovers()
    return Workspace(store, slot.person, secrets.personal_key, world, lock)


def read_doorplate(folder: Path) -> Doorplate:
    """Return what the office says of itself to everyone.

    Raises:
        NotFound: there is no office in this folder.
    """
    try:
        data = read_limited(folder / OFFICE_FILE, LARGEST)
    except NotFound as error:
        raise NotFound(Problem("office.not_there", about=str(folder), path=str(folder))) from error
    damaged = Damaged(Problem("office.damaged_folder", about=str(folder), file=OFFICE_FILE))
    try:
        plate = msgspec.json.decode(data, type=Doorplate)
    except (msgspec.MsgspecError, ValueError) as error:
        raise damaged from error
    if plate.format > FORMAT:
        raise TooNew(Problem("office.too_new", about=str(folder), found=plate.format, known=FORMAT))
    return plate


def keyholders(folder: Path) -> tuple[Keyholder, ...]:
    """Return who can open the office."""
    return tuple(Keyholder(person=slot.person, name=slot.name) for slot in _key_file(folder).slots)


def confirm_password(folder: Path, person: str, password: str) -> tuple[PersonId, SigningKey]:
    """Return a second person's id and key, for an act that two must stand for."""
    keys = _key_file(folder)
    slot = keys.slot_of(_person_named(keys, person).person)
    return slot.person, open_slot(slot, password).personal_key


class Bodies:
    """The bodies an office acts for."""

    def __init__(self, workspace: Workspace) -> None:
        """Act in this office."""
        self._workspace = workspace

    def name(self, draft: BodyDraft) -> BodyId:
        """Let the office act for one more body, from now on.

        Raises:
            Refused: the acting person is no key keeper, or the name or mark is missing, too long,
                or that of another body.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        body = BodyNamed(
            body=BodyId(work.new_id()),
            name=draft.name.strip(),
            kind=draft.kind,
            mark=draft.mark.strip(),
        )
        problems = []
        for field, missing, taken in (
            ("name", "body.no_name", "body.name_taken"),
            ("mark", "body.no_mark", "body.mark_taken"),
        ):
            typed = getattr(body, field)
            known = [getattr(each, field) for each in work.office.bodies.values()]
            if not typed:
                problems.append(Problem(missing, about=field))
            elif typed in known:
                problems.append(Problem(taken, about=field, typed=typed))
            problems.extend(_long(field, typed))
        if problems:
            raise Refused(problems)
        work.record(body)
        return body.body


class People:
    """The persons of an office."""

    def __init__(self, workspace: Workspace) -> None:
        """Act in this office."""
        self._workspace = workspace

    def admit(self, draft: PersonDraft) -> PersonId:
        """Give a person a slot, a key and roles; the password is theirs to change.

        Raises:
            Refused: the acting person is no key keeper, the name is taken, or a role is missing.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        keys = _key_file(work.folder)
        problems = list(_person_problems(draft))
        name = cleaned_name(draft.name)
        if any(slot.name == name for slot in keys.slots):
            problems.append(Problem("person.name_taken", about="name", name=name))
        if problems:
            raise Refused(problems)
        person, key = PersonId(work.new_id()), SigningKey.new()
        slot = create_slot(
            person=person,
            name=name,
            password=draft.password,
            secrets=SlotSecrets(database_key=work.store.key, personal_key=key),
            cost=_cost(work.is_practice),
        )
        with work.together():
            _record_person(work, person, name, key, draft.roles)
        _write(work.folder / KEY_FILE, write_key_file(keys.with_slot(slot)))
        return person

    def change_roles(self, person: PersonId, roles: frozenset[Role]) -> None:
        """Let a person hold exactly these roles; what was done in another one stands.

        Raises:
            NotFound: there is no such person.
            Refused: the acting person is no key keeper, nothing would change, or nobody would be
                left to keep the keys.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        people = work.office.people
        if person not in people:
            raise NotFound(Problem("person.not_here", about=person, name=person[:12]))
        held, name = people[person].roles, people[person].name
        if held == roles:
            raise Refused(Problem("person.same_roles", about="roles", name=name))
        keepers = {each.person for each in people.values() if Role.KEY_KEEPER in each.roles}
        if Role.KEY_KEEPER not in roles and keepers == {person}:
            raise Refused(Problem("person.last_key_keeper", about="roles", name=name))
        with work.together():
            for role in Role:
                if role in roles - held:
                    work.record(RoleGiven(person=person, role=role))
                elif role in held - roles:
                    work.record(RoleEnded(person=person, role=role))

    def change_password(self, old: str, new: str) -> None:
        """Let the acting person's slot open with ``new`` only."""
        work = self._workspace
        keys = _key_file(work.folder)
        slot = change_password(
            keys.slot_of(work.person), old=old, new=new, cost=_cost(work.is_practice)
        )
        _write(work.folder / KEY_FILE, write_key_file(keys.with_slot(slot)))


def _record_founding(
    work: Workspace, draft: OfficeDraft, founder: PersonDraft, office: OfficeId
) -> None:
    store = work.store
    station = StationStarted(
        station=store.journal.station,
        signing_key=public_text(store.station_key.public),
        sealing_key=store.sealing_key.recipient,
    )
    created = OfficeCreated(
        office=office,
        name=draft.name,
        division=draft.division,
        short_name=draft.short_name,
        practice=draft.practice,
    )
    with work.together():
        work.record(created)
        work.record(station)
        for body in draft.bodies:
            work.record(
                BodyNamed(
                    body=BodyId(work.new_id()), name=body.name, kind=body.kind, mark=body.mark
                )
            )
        name = cleaned_name(founder.name)
        _record_person(work, work.person, name, work.key, founder.roles)


def _record_person(
    work: Workspace, person: PersonId, name: str, key: SigningKey, roles: tuple[Role, ...]
) -> None:
    station = work.store.journal.station
    admitted = PersonAdmitted(
        person=person, name=name, station=station, key=public_text(key.public)
    )
    work.record(admitted)
    for role in roles:
        work.record(RoleGiven(person=person, role=role))


def _office_problems(draft: OfficeDraft) -> list[Problem]:
    problems = [
        Problem(code, about=field)
        for field, code in (
            ("name", "office.no_name"),
            ("short_name", "office.no_short_name"),
            ("division", "office.no_division"),
        )
        if not getattr(draft, field).strip()
    ]
    if not draft.bodies:
        problems.append(Problem("office.no_body", about="bodies"))
    problems.extend(
        Problem("office.body_incomplete", about="bodies", name=body.name)
        for body in draft.bodies
        if not body.name.strip() or not body.mark.strip()
    )
    for field in ("name", "short_name", "division"):
        problems.extend(_long(field, getattr(draft, field)))
    for body in draft.bodies:
        problems.extend((*_long("bodies", body.name), *_long("bodies", body.mark)))
    return problems


def _long(field: str, typed: str) -> list[Problem]:
    too_long = len(typed) > LONGEST_NAME
    return [Problem("office.long_name", about=field, longest=LONGEST_NAME)] if too_long else []


def _person_problems(draft: PersonDraft) -> list[Problem]:
    problems = list(password_problems(draft.password))
    if not cleaned_name(draft.name):
        problems.append(Problem("person.no_name", about="name"))
    if not draft.roles:
        problems.append(Problem("person.no_role", about="roles"))
    return problems


def _person_named(keys: KeyFile, name: str) -> Keyholder:
    holders = [Keyholder(person=slot.person, name=slot.name) for slot in keys.slots]
    wanted = cleaned_name(name)
    found = holders if not wanted and len(holders) == 1 else []
    found = found or [each for each in holders if wanted in (each.name, each.person)]
    if not wanted and not found:
        raise Refused(Problem("person.which", names=", ".join(each.name for each in holders)))
    if not found:
        raise NotFound(Problem("person.not_here", about=name, name=name))
    return found[0]


def _key_file(folder: Path) -> KeyFile:
    if not (folder / DATABASE).is_file():
        raise NotFound(Problem("office.not_there", about=str(folder), path=str(folder)))
    return read_key_file(read_limited(folder / KEY_FILE, LARGEST))


def _cost(practice: bool) -> Cost:
    # Practice data are not secret; a clerk who tries the program should not wait for it.
    return LEAST_COST if practice else calibrate(clock=time.perf_counter)


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as file:
        file.write(data)
    if os.name != "nt":
        path.chmod(0o600)
