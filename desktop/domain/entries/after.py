"""What follows a decision or a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import FactId, RespondentId
from desktop.domain.measure import Track
from desktop.domain.procedure import ClearingForm


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCleared(Act):
    """The concrete untrue points were cleared, in these forms and before this circle (R21)."""

    KIND: ClassVar[str] = "name.cleared"

    respondent: RespondentId
    track: Track
    facts: tuple[FactId, ...]
    forms: tuple[ClearingForm, ...]
    circle: str
    wish: str
    on: date
