"""Corrections, and the second person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import EntryId
from desktop.domain.values import FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCorrected(Act):
    """One field of a recorded thing reads otherwise from now on; the old value stays in history."""

    KIND: ClassVar[str] = "value.corrected"

    about: str
    field: str
    value: FieldValue
    reason: str

    @property
    def thread(self) -> str:
        """Return the thing that was corrected."""
        return self.about


@dataclass(frozen=True, slots=True, kw_only=True)
class ActConfirmed(Act):
    """A second person stands beside an act that needs two."""

    KIND: ClassVar[str] = "act.confirmed"

    entry: EntryId
