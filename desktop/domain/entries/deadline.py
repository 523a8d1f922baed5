"""What befalls a deadline of a respondent on a track; the rule is the pack's, by its name there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.deadline import Unit
from desktop.domain.entries.act import Act
from desktop.domain.ids import RespondentId
from desktop.domain.measure import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineSuspended(Act):
    """The time did not run from the first to the last of these days."""

    KIND: ClassVar[str] = "deadline.suspended"

    respondent: RespondentId
    track: Track
    rule: str
    first: date
    last: date
    reason: str
    approved_by: str
    approved_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended(Act):
    """So much more time was granted on that day."""

    KIND: ClassVar[str] = "deadline.extended"

    respondent: RespondentId
    track: Track
    rule: str
    number: int
    unit: Unit
    on: date
    reason: str
    approved_by: str
    approved_as: str
