"""What happens in the practice offices, read from ``resources/demo``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from desktop import places
from desktop.application.intake import Reporter
from desktop.domain.checklist import Answer, Finding
from desktop.domain.incident import Origin
from desktop.domain.measure import Responsibility, Track
from desktop.domain.office import BodyKind, Role
from desktop.domain.procedure import Adoption, ClearingForm, Opinion
from desktop.domain.respondent import Post, Status
from desktop.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyStory:
    """A body an office acts for."""

    name: str
    kind: BodyKind
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStory:
    """Someone who acts in an office."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeStory:
    """A practice office; the first person founds it."""

    name: str
    division: str
    short_name: str
    bodies: tuple[BodyStory, ...]
    people: tuple[PersonStory, ...]

    def with_role(self, role: Role) -> tuple[str, ...]:
        """Return the names of those who hold a role."""
        return tuple(person.name for person in self.people if role in person.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeStory:
    """What the offices say when they exchange."""

    reason: str
    compared: str
    corrected: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysStory:
    """On which day each scene of a case plays."""

    recorded: date
    opened: date
    verified: date
    met: date
    defended: date
    weighed: date
    reviewed: date
    decided: date
    served: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStory:
    """What was reported or observed."""

    happened_on: date
    happened_at: str = ""
    approximate: bool = False
    place: str
    what: str
    origin: Origin
    reporter: Reporter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentStory:
    """Whom the case concerns."""

    name: str
    sex: str
    born_on: date
    id_number: str = ""
    status: Status
    party_member: bool
    post: Post
    title: str
    unit: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceStory:
    """A piece of evidence; ``file`` lies in ``resources/demo/evidence``."""

    file: str
    name: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStory:
    """A fact alleged, by the numbers of its evidence."""

    text: str
    evidence: tuple[int, ...]
    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStory:
    """How the facts were shown."""

    place: str
    opinion: Opinion
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointStory:
    """A point of the defence and its answer."""

    says: str
    handed_in: str = ""
    checked_how: str
    adoption: Adoption
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RungStory:
    """Whether a lighter rung is enough."""

    enough: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStory:
    """What the meeting said."""

    attendees: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearingStory:
    """How a name was cleared."""

    forms: tuple[ClearingForm, ...]
    circle: str
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStory:
    """One case from the incident to service.

    Without ``decided_measure`` nobody is held to it; ``decided_by`` counts the bodies from 0.
    """

    code: str
    matter: str
    track: Track
    measure: str
    measure_reason: str
    decided_measure: str
    decided_by: int = 0
    duty: str
    responsibility: Responsibility
    settlement: str
    days: DaysStory
    incident: IncidentStory
    respondent: RespondentStory
    evidence: tuple[EvidenceStory, ...]
    facts: tuple[FactStory, ...]
    meeting: MeetingStory
    points: tuple[PointStory, ...]
    answers: Mapping[str, Answer]
    rungs: Mapping[str, RungStory]
    second: Mapping[str, Answer] = field(default_factory=dict)
    decision: DecisionStory
    clearing: ClearingStory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Both offices and their cases; ``answers`` hold wherever a case does not say otherwise."""

    township: OfficeStory
    county: OfficeStory
    exchange: ExchangeStory
    answers: Mapping[str, Answer]
    case: tuple[CaseStory, ...]


def read_story(language: Language) -> Story:
    """Return the story in one language."""
    path = places.resources() / "demo" / f"story.{language.value}.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Story)


def evidence_file(name: str) -> Path:
    """Return where an exhibit of the story lies."""
    return places.resources() / "demo" / "evidence" / name
