"""What a case is about, and on which tracks it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import BodyId, IncidentId, RespondentId
from desktop.domain.measure import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Act):
    """A matter was opened under a number; its id is the entry's case."""

    KIND: ClassVar[str] = "case.opened"

    number: str
    matter: str
    body: BodyId
    opened_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentJoined(Act):
    """An incident belongs to the case."""

    KIND: ClassVar[str] = "incident.joined"

    incident: IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentJoined(Act):
    """The case concerns this respondent."""

    KIND: ClassVar[str] = "respondent.joined"

    respondent: RespondentId


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackOpened(Act):
    """The respondent's conduct is handled on this track from now on."""

    KIND: ClassVar[str] = "track.opened"

    respondent: RespondentId
    track: Track
    opened_on: date
