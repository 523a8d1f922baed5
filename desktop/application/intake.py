"""Recording what comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.application.workspace import Workspace
from desktop.domain.entries.intake import IncidentRecorded, IntakePassedOn, ReporterRecorded
from desktop.domain.ids import IncidentId
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.names import cleaned_name
from desktop.domain.office import Role
from desktop.domain.replay.thing import Thing
from desktop.domain.respondent import ManagementLevel
from desktop.errors import NotFound, Problem, Refused
from desktop.storage.lists import IncidentRow

__all__ = ["IncidentDraft", "IncidentRow", "Intake", "PassOnDraft", "Reporter"]

EARLIEST = date(1949, 10, 1)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who told the office, without a name if anonymous; kept apart from everything else."""

    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """What the intake form holds; nothing of it needs to be right yet."""

    level: ManagementLevel | None = None
    happened_on: date | None = None
    happened_at: str = ""
    approximate: bool = False
    place: str = ""
    what: str = ""
    origin: Origin = Origin.DAILY_WORK
    people: tuple[Mentioned, ...] = ()
    reporter: Reporter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOnDraft:
    """A matter about someone managed higher up: where it goes, and nothing of its content."""

    level: ManagementLevel
    passed_to: str


class Intake:
    """The register of what came in."""

    def __init__(self, workspace: Workspace) -> None:
        """Record in this office."""
        self._workspace = workspace

    def record_incident(self, draft: IncidentDraft) -> IncidentId:
        """Record an incident under the next number; the reporter goes into a thread apart.

        Raises:
            Refused: all that is missing or cannot be, at once; about a person managed above the
                county, nothing but the passing on may be recorded.
        """
        work = self._workspace
        work.require(Role.CLERK)
        problems = self.problems(draft)
        if problems or draft.level is None or draft.happened_on is None:
            raise Refused(problems)
        with work.together():
            incident = IncidentId(work.new_id())
            work.record(
                IncidentRecorded(
                    incident=incident,
                    number=self._next_number(),
                    level=draft.level,
                    happened_on=draft.happened_on,
                    happened_at=draft.happened_at,
                    approximate=draft.approximate,
                    place=draft.place.strip(),
                    what=draft.what.strip(),
                    origin=draft.origin,
                    people=tuple(person for person in draft.people if cleaned_name(person.name)),
                )
            )
            if draft.reporter is not None:
                work.record(
                    ReporterRecorded(
                        incident=incident,
                        name=draft.reporter.name,
                        contact=draft.reporter.contact,
                    )
                )
        return incident

    def problems(self, draft: IncidentDraft | IncidentRecorded) -> tuple[Problem, ...]:
        """Return everything that stands in the way of recording, field by field."""
        today = self._workspace.today()
        problems = []
        if draft.level is None:
            problems.append(Problem("incident.no_level", about="level"))
        elif draft.level is not ManagementLevel.TOWNSHIP:
            problems.append(Problem("incident.only_pass_on", about="level"))
        if draft.happened_on is None:
            problems.append(Problem("incident.no_day", about="happened_on"))
        elif draft.happened_on > today:
            problems.append(
                Problem("incident.in_the_future", about="happened_on", day=draft.happened_on)
            )
        elif draft.happened_on < EARLIEST:
            problems.append(
                Problem("incident.too_long_ago", about="happened_on", day=draft.happened_on)
            )
        if draft.happened_at and not _TIME.fullmatch(draft.happened_at):
            problems.append(
                Problem("incident.no_such_time", about="happened_at", time=draft.happened_at)
            )
        if not draft.place.strip():
            problems.append(Problem("incident.no_place", about="place"))
        if not draft.what.strip():
            problems.append(Problem("incident.nothing_told", about="what"))
        return tuple(problems)

    def pass_on(self, draft: PassOnDraft) -> IncidentId:
        """Note that a matter went to the level that manages the person; no content is kept."""
        work = self._workspace
        work.require(Role.CLERK)
        problems = []
        if draft.level is ManagementLevel.TOWNSHIP:
            problems.append(Problem("incident.own_level", about="level"))
        if not draft.passed_to.strip():
            problems.append(Problem("incident.passed_to_nobody", about="passed_to"))
        if problems:
            raise Refused(problems)
        with work.together():
            incident = IncidentId(work.new_id())
            work.record(
                IntakePassedOn(
                    incident=incident,
                    number=self._next_number(),
                    level=draft.level,
                    passed_to=draft.passed_to.strip(),
                    passed_on=work.today(),
                )
            )
        return incident

    def register(self, behind: IncidentRow | None = None) -> tuple[IncidentRow, ...]:
        """Return the next lines of the register, latest first."""
        return self._workspace.store.lists.incidents(behind)

    def count(self) -> int:
        """Return how many entries the register has."""
        return self._workspace.store.lists.incident_count()

    def incident(self, incident: IncidentId) -> Thing[IncidentRecorded]:
        """Return one incident as it reads now.

        Raises:
            NotFound: it is not here, or only its passing on was recorded.
        """
        thing = self._workspace.store.files.thing(incident)
        if thing is None or thing.kind is not IncidentRecorded:
            raise NotFound(Problem("incident.not_here", about=incident, incident=incident[:12]))
        return thing

    def number(self, incident: IncidentId) -> str:
        """Return the number an entry of the register has, also where it was only passed on.

        Raises:
            NotFound: there is no such entry.
        """
        thing = self._workspace.store.files.thing(incident)
        if thing is None or thing.kind not in (IncidentRecorded, IntakePassedOn):
            raise NotFound(Problem("incident.not_here", about=incident, incident=incident[:12]))
        return str(thing.now.number)

    def _next_number(self) -> str:
        work = self._workspace
        year = work.today().year
        return f"{year}-{work.store.tables.last_number('', year) + 1:03}"
