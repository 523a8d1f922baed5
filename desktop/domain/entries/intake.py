"""What comes in, before there is a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import IncidentId
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.respondent import ManagementLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecorded(Act):
    """Something was reported or observed; ``happened_at`` is ``HH:MM`` or empty."""

    KIND: ClassVar[str] = "incident.recorded"

    incident: IncidentId
    number: str
    level: ManagementLevel
    happened_on: date
    happened_at: str = ""
    approximate: bool = False
    place: str
    what: str
    origin: Origin
    people: tuple[Mentioned, ...] = ()

    @property
    def thread(self) -> str:
        """Return the incident."""
        return self.incident


@dataclass(frozen=True, slots=True, kw_only=True)
class ReporterRecorded(Act):
    """Who told the office; kept in a thread of its own that no case and no bundle takes in.

    Without a name the reporter chose to stay anonymous.
    """

    KIND: ClassVar[str] = "reporter.recorded"

    incident: IncidentId
    name: str = ""
    contact: str = ""

    @property
    def thread(self) -> str:
        """Return a thread apart from the incident's."""
        return f"reporter:{self.incident}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePassedOn(Act):
    """A matter about a person managed higher up went there; nothing of its content is kept."""

    KIND: ClassVar[str] = "intake.passed_on"

    incident: IncidentId
    number: str
    level: ManagementLevel
    passed_to: str
    passed_on: date

    @property
    def thread(self) -> str:
        """Return the incident."""
        return self.incident
