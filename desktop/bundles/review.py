"""What a clerk sees of a bundle before taking it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from desktop.domain.ids import BodyId, CaseId, Digest, EntryId, OfficeId, PersonId, StationId
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.thing import Dispute
from desktop.errors import Problem


class CaseStanding(Enum):
    """What taking in a bundle means to a case."""

    NEW = "new"
    UPDATED = "updated"
    DISPUTED = "disputed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values of a disputed field: whose it is, and since when.

    ``value`` is the field's own value, or a whole act where acts exclude each other.
    """

    entry: EntryId
    value: object
    office: OfficeId | None
    office_name: str
    person: PersonId
    person_name: str
    recorded_at: datetime
    arriving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedField:
    """A field that both sides changed; ``dispute`` is what settling it later takes.

    ``file`` is the case as it would be with the bundle.
    """

    dispute: Dispute
    sides: tuple[Side, ...]
    file: CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReview:
    """One case of the bundle, and what becomes of it here."""

    case: CaseId
    number: str
    matter: str
    standing: CaseStanding
    new_entries: int
    disputes: tuple[DisputedField, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderReview:
    """Who sent the bundle, how that is known, and which number it has."""

    bundle: Digest
    office: OfficeId
    office_name: str
    station: StationId
    safety_number: str
    compared_on: date | None
    number: int
    created_at: datetime
    practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleReview:
    """The whole bundle; nothing of it has been written. ``bodies`` are the names of all bodies."""

    sender: SenderReview
    already_here: bool
    warnings: tuple[Problem, ...]
    cases: tuple[CaseReview, ...]
    entries: int
    attachments: int
    attachment_bytes: int
    bodies: Mapping[BodyId, str]

    def count(self, standing: CaseStanding) -> int:
        """Return how many cases stand so."""
        return sum(case.standing is standing for case in self.cases)

    @property
    def disputes(self) -> tuple[DisputedField, ...]:
        """Return every field that both sides changed."""
        return tuple(dispute for case in self.cases for dispute in case.disputes)
