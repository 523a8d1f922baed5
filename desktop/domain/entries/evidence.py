"""Evidence, the facts it carries, and what is proposed because of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.checklist import Finding
from desktop.domain.entries.act import Act
from desktop.domain.evidence import Attachment, Marking
from desktop.domain.ids import BodyId, EvidenceId, FactId, RespondentId
from desktop.domain.measure import MeasureCode, Responsibility, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAdded(Act):
    """A piece of evidence was sealed; ``number`` counts within the case."""

    KIND: ClassVar[str] = "evidence.added"

    evidence: EvidenceId
    number: int
    name: str
    origin: str
    collected_on: date
    collectors: tuple[str, ...]
    marking: Marking = Marking.NONE
    file: Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWithdrawn(Act):
    """Nothing rests on a piece of evidence any more, and why; it stays sealed and in sight."""

    KIND: ClassVar[str] = "evidence.withdrawn"

    evidence: EvidenceId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStated(Act):
    """A fact is alleged of a respondent."""

    KIND: ClassVar[str] = "fact.stated"

    fact: FactId
    respondent: RespondentId
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTied(Act):
    """A piece of evidence bears on a fact."""

    KIND: ClassVar[str] = "fact.tied"

    fact: FactId
    evidence: EvidenceId


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFound(Act):
    """The office says what became of an alleged fact, and why."""

    KIND: ClassVar[str] = "fact.found"

    fact: FactId
    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityStated(Act):
    """Which grade of responsibility the respondent bears, and the written duty it rests on."""

    KIND: ClassVar[str] = "responsibility.stated"

    respondent: RespondentId
    track: Track
    responsibility: Responsibility
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesStated(Act):
    """Which kinds of conduct and harm of a pack the matter is of; they serve comparison alone.

    ``sum`` is in whole yuan; an unknown degree is blank, an unknown sum nothing.
    """

    KIND: ClassVar[str] = "codes.stated"

    respondent: RespondentId
    track: Track
    pack: str
    version: str
    conduct: str
    harm: str
    degree: str = ""
    sum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProposed(Act):
    """What the office proposes to do, and which body would decide it."""

    KIND: ClassVar[str] = "measure.proposed"

    respondent: RespondentId
    track: Track
    measure: MeasureCode
    body: BodyId
    reason: str
