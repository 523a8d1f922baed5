"""Correcting what was recorded: a field reads otherwise from now on, the old value stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from desktop.application.cases import refuse_if_any
from desktop.application.evidence import described_problems
from desktop.application.intake import Intake
from desktop.application.respondents import respondent_problems
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.entries.act import Act
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.evidence import EvidenceAdded, FactStated
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.identity import normalised_number
from desktop.domain.ids import CaseId, EntryId, IncidentId
from desktop.domain.names import cleaned_name
from desktop.domain.office import Role
from desktop.domain.replay.case import CaseFile
from desktop.domain.replay.thing import Thing, holds
from desktop.domain.values import FieldValue
from desktop.errors import NotFound, Problem, Refused

A = TypeVar("A", bound=Act)

FIELDS: Mapping[type[Act], tuple[str, ...]] = MappingProxyType(
    {
        CaseOpened: ("matter",),
        IncidentRecorded: (
            *("what", "place", "happened_on", "happened_at", "approximate", "origin"),
        ),
        RespondentRecorded: (
            *("name", "sex", "born_on", "id_number", "status", "party_member"),
            *("post", "title", "unit", "address"),
        ),
        FactStated: ("text",),
        EvidenceAdded: ("name", "origin", "collected_on"),
    }
)
"""What may be corrected of each kind of thing; numbers, and what joins things, stand for good."""

_CLEANED: Mapping[tuple[type[Act], str], Callable[[str], str]] = MappingProxyType(
    {
        (RespondentRecorded, "name"): cleaned_name,
        (RespondentRecorded, "id_number"): normalised_number,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctable(Generic[A]):
    """A recorded thing as it reads now, and the case whose entry it is, if it is one's own."""

    thing: Thing[A]
    case: CaseId | None = None

    @property
    def about(self) -> str:
        """Return the id of the thing."""
        return self.thing.id

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that may be corrected."""
        return FIELDS[self.thing.kind]


class Corrections:
    """Corrects cases, incidents, respondents, facts and evidence, each through the same gate."""

    def __init__(self, workspace: Workspace) -> None:
        """Correct in this office."""
        self._workspace = workspace

    def of_case(self, case: CaseId) -> tuple[Correctable[Any], ...]:
        """Return everything of a case that can be corrected: itself first, evidence last."""
        file = self._workspace.file(case)
        facts = sorted(file.facts.values(), key=lambda fact: fact.stated.now.number)
        evidence = sorted(file.evidence.values(), key=lambda piece: piece.now.number)
        own: tuple[Thing[Any], ...] = (*(fact.stated for fact in facts), *evidence)
        return (
            Correctable(thing=file.opened, case=case),
            *(Correctable(thing=each) for each in file.respondents.values()),
            *(Correctable(thing=each) for each in file.incidents.values()),
            *(Correctable(thing=each, case=case) for each in own),
        )

    def of_incident(self, incident: IncidentId) -> Correctable[IncidentRecorded]:
        """Return an incident as something that can be corrected.

        Raises:
            NotFound: it is not here, or only its passing on was recorded.
        """
        return Correctable(thing=Intake(self._workspace).incident(incident))

    def barred(self, about: str, case: CaseId | None = None) -> tuple[Problem, ...]:
        """Return why the acting person corrects nothing of this thing; empty where they may."""
        work = self._workspace
        try:
            work.require(Role.CLERK)
        except Refused as refused:
            return refused.problems
        found = [
            problem
            for file in self._cases_of(about, case)
            for problem in gates.to_investigate(file, work.person)
        ]
        return tuple(dict.fromkeys(found))

    def correct(
        self,
        about: str,
        field: str,
        value: FieldValue,
        reason: str,
        case: CaseId | None = None,
    ) -> EntryId:
        """Let one field read otherwise from now on; the old value stays in the journal.

        A fact or a piece of evidence is named with its ``case``.

        Raises:
            NotFound: there is no such thing.
            Refused: this person may not, the field cannot hold the value or is never corrected,
                nothing would change, or no reason is given; all of it at once.
        """
        work = self._workspace
        work.require(Role.CLERK)
        known = self._known(about, case)
        if isinstance(value, str):
            value = _CLEANED.get((known.thing.kind, field), str.strip)(value)
        act = ValueCorrected(about=about, field=field, value=value, reason=reason.strip())
        problems = [
            problem
            for file in self._cases_of(about, known.case)
            for problem in gates.to_correct(file, work.person, act)
        ]
        problems.extend(self._unfit(known, act))
        if not act.reason:
            problems.append(Problem("correction.no_reason", about="reason"))
        refuse_if_any(tuple(dict.fromkeys(problems)))
        return work.record(act, known.case).entry

    def _known(self, about: str, case: CaseId | None) -> Correctable[Any]:
        files = self._workspace.store.files
        file = files.find(case if case is not None else CaseId(about))
        if file is not None:
            for each in self.of_case(file.case):
                if each.about == about:
                    return each
        thing = files.thing(about)
        if thing is None or thing.kind not in FIELDS:
            raise NotFound(Problem("thing.not_here", about=about, typed=about[:12]))
        return Correctable(thing=thing)

    def _cases_of(self, about: str, case: CaseId | None) -> list[CaseFile]:
        """Return the cases a thing belongs to: its own, or all that it was joined to."""
        store = self._workspace.store
        names = (case,) if case is not None else store.tables.cases_with(about)
        return [file for name in names if (file := store.files.find(name)) is not None]

    def _unfit(self, known: Correctable[Any], act: ValueCorrected) -> tuple[Problem, ...]:
        """Return why a field does not read so: what would have been refused at recording."""
        thing, field = known.thing, act.field
        if field not in known.fields or not holds(thing.kind, field, act.value):
            return (Problem("correction.wrong_value", about=field, field=field),)
        before = {held.entry for register in thing.registers.values() for held in register.held}
        corrected = thing.corrected(field, act.value, thing.entry, before)
        if corrected.now == thing.now and not thing.registers[field].disputed:
            return (Problem("correction.same", about=field),)
        return tuple(each for each in self._problems(corrected.now) if each.about == field)

    def _problems(self, now: Act) -> tuple[Problem, ...]:
        work = self._workspace
        checks: Mapping[type[Act], Callable[[Any], tuple[Problem, ...]]] = {
            IncidentRecorded: Intake(work).problems,
            RespondentRecorded: lambda now: tuple(respondent_problems(now.name, now)),
            EvidenceAdded: partial(described_problems, today=work.today()),
        }
        check = checks.get(type(now))
        found = check(now) if check else ()
        required = {CaseOpened: "matter", FactStated: "text", EvidenceAdded: "name"}
        field = required.get(type(now), "")
        if field and not getattr(now, field).strip():
            return (*found, Problem("correction.empty", about=field))
        return found
