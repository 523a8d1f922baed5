"""Everything a paper is composed from, gathered beforehand: a composer asks nobody anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop.domain import readings
from desktop.domain.checklist import Finding
from desktop.domain.entries.evidence import EvidenceAdded
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.office import BodyNamed
from desktop.domain.entries.procedure import ServiceMade
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.ids import EvidenceId, IncidentId, PaperId, PersonId
from desktop.domain.measure import MeasureCode
from desktop.domain.replay.case import CaseFile, FactFile, RunFile, TrackFile, TrackKey
from desktop.rules.model import Authority, RulePack
from desktop.text import Language


class Recipient(Enum):
    """Who gets a paper, and with it how much the paper may say."""

    OFFICE = "office"
    RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """When an incident was taken down, and by whom."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A concluded run with its pack, what a second reader made of it, and the run it takes up."""

    run: RunFile
    pack: RulePack
    second: RunFile | None = None
    before: RunFile | None = None

    @property
    def differing(self) -> tuple[str, ...]:
        """Return the items the second reader answered otherwise."""
        return readings.differing_items(self.run, self.second) if self.second else ()

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the items answered otherwise than in the run before."""
        return readings.changed_items(self.before, self.run) if self.before else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Deadlines of the case, counted; a day is empty where its event has not come yet."""

    defence_days: int
    defence_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A paper for the respondent: what it is called, its number, and how it was served."""

    paper: PaperId
    document: str
    title: str
    number: str
    service: ServiceMade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A respondent on a track of a case, as one paper for one recipient is to tell it.

    ``body`` answers for the paper; ``deciding`` is the one that would decide, ``authority`` what it
    may do about the measure. ``secrets`` are words that stand on no paper whatever: who
    reported, and how to reach them. ``corrected_at`` is the logical clock of the latest correction
    of what the case only joins: the respondent and its incidents.
    """

    file: CaseFile
    key: TrackKey
    pack: RulePack
    office: str
    body: BodyNamed
    deciding: BodyNamed
    authority: Authority
    language: Language
    today: date
    counted: Counted
    number: str = ""
    names: Mapping[PersonId, str]
    received: Mapping[IncidentId, Received]
    reading: Reading | None = None
    issued: tuple[Served, ...] = ()
    secrets: tuple[str, ...] = ()
    practice: bool = False
    corrected_at: int = 0
    recipient: Recipient = Recipient.OFFICE

    def seen_by(self, recipient: Recipient) -> Subject:
        """Return the same for another recipient."""
        return replace(self, recipient=recipient)

    def name(self, person: PersonId) -> str:
        """Return the name of someone of an office."""
        return self.names.get(person, person[:8])

    @property
    def case_number(self) -> str:
        """Return the number of the case."""
        return self.file.opened.now.number

    @property
    def matter(self) -> str:
        """Return what the case is about."""
        return self.file.opened.now.matter

    @property
    def respondent(self) -> RespondentRecorded:
        """Return whom the paper is about, as they read now."""
        return self.file.respondents[self.key[0]].now

    @property
    def track(self) -> TrackFile:
        """Return where the respondent stands."""
        return self.file.tracks[self.key]

    @property
    def measure(self) -> MeasureCode | None:
        """Return the measure decided, else the one proposed."""
        decision = self.track.decision
        if decision.held and decision.standing.act.measure is not None:
            return decision.standing.act.measure
        return self.proposed

    @property
    def proposed(self) -> MeasureCode | None:
        """Return the measure proposed before anything was decided."""
        proposed = self.track.measure
        return proposed.standing.act.measure if proposed.held else None

    @property
    def conduct(self) -> tuple[date, date]:
        """Return the first and the last day of the conduct, whose law applies to measures."""
        if self.reading is not None:
            started = self.reading.run.started
            return started.conduct_from, started.conduct_to
        days = [incident.happened_on for incident in self.incidents] or [self.today]
        return min(days), max(days)

    @property
    def incidents(self) -> tuple[IncidentRecorded, ...]:
        """Return the incidents of the case."""
        return tuple(thing.now for thing in self.file.incidents.values())

    @property
    def evidence(self) -> tuple[EvidenceAdded, ...]:
        """Return the evidence the case rests on, by number; none of it was withdrawn."""
        gone = self.file.withdrawn
        pieces = (one.now for name, one in self.file.evidence.items() if name not in gone)
        return tuple(sorted(pieces, key=lambda piece: piece.number))

    @property
    def facts(self) -> tuple[FactFile, ...]:
        """Return every fact alleged of the respondent, by number."""
        return self.file.facts_of(self.key[0])

    @property
    def facts_held(self) -> tuple[FactFile, ...]:
        """Return the facts the office goes by: those proven, and those not yet judged."""
        dropped = (Finding.UNPROVEN, Finding.UNTRUE)
        return tuple(fact for fact in self.facts if fact.finding not in dropped)

    def facts_found(self, finding: Finding) -> tuple[FactFile, ...]:
        """Return the facts of which that was found."""
        return tuple(fact for fact in self.facts if fact.finding is finding)

    def evidence_numbers(self, pieces: tuple[EvidenceId, ...]) -> tuple[int, ...]:
        """Return the numbers of pieces of evidence, in order."""
        known = self.file.evidence
        return tuple(sorted(known[piece].now.number for piece in pieces if piece in known))
