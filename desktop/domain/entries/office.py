"""What an office says of itself: its bodies, stations and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.calendar import Holiday, Notice
from desktop.domain.entries.act import Act
from desktop.domain.ids import BodyId, EntryId, OfficeId, PersonId, StationId
from desktop.domain.office import BodyKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCreated(Act):
    """An office began to keep its cases here."""

    KIND: ClassVar[str] = "office.created"

    office: OfficeId
    name: str
    division: str
    short_name: str
    practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyNamed(Act):
    """The office acts for this body; ``mark`` is the word its document numbers start with."""

    KIND: ClassVar[str] = "body.named"

    body: BodyId
    name: str
    kind: BodyKind
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StationStarted(Act):
    """An installed copy began its own chain; ``continues`` is the head it was restored from."""

    KIND: ClassVar[str] = "station.started"

    station: StationId
    signing_key: str
    sealing_key: str
    continues: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdmitted(Act):
    """A person may act here with this key, and answers for what it signs."""

    KIND: ClassVar[str] = "person.admitted"

    person: PersonId
    name: str
    station: StationId
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidaysAdded(Act):
    """A person entered the holidays of a year; they count once a second one entered them alike.

    Where an issuer signed them they count at once; ``signed`` holds its file in base64.
    """

    KIND: ClassVar[str] = "holidays.added"

    year: int
    notices: tuple[Notice, ...]
    holidays: tuple[Holiday, ...]
    issuer: OfficeId | None = None
    signed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven(Act):
    """A person holds one more role."""

    KIND: ClassVar[str] = "role.given"

    person: PersonId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded(Act):
    """A person no longer holds a role; what they did in it stands."""

    KIND: ClassVar[str] = "role.ended"

    person: PersonId
    role: Role
