"""What waits on this day: the next step of each open case, forms to finish, things to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.application.case_view import step_name
from desktop.application.drafts import UnfinishedForms
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.domain.procedure import Step
from desktop.storage.lists import CaseFilter
from desktop.text import Language

SHOWN = 12
ENDED = frozenset({Step.APPEAL, Step.ARCHIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCase:
    """A respondent whose next step is open."""

    case: CaseId
    number: str
    matter: str
    name: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A form that was begun and not recorded."""

    form: str
    thing: str
    beginning: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything the page of the day shows; ``more`` counts open cases beyond those listed."""

    waiting: tuple[WaitingCase, ...]
    more: int
    unfinished: tuple[Unfinished, ...]
    year_without_holidays: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much waits at the places: entries in no case yet, cases with values to be settled."""

    intake: int
    exchange: int


class Today:
    """Gathers what waits."""

    def __init__(self, workspace: Workspace) -> None:
        """Look at this office with the eyes of the person who acts."""
        self._workspace = workspace

    def agenda(self, language: Language) -> Agenda:
        """Return what waits now, newest cases first."""
        work = self._workspace
        pack = work.world.packs.on(work.today())
        lists = work.store.lists
        still_open = CaseFilter(without=ENDED)
        rows = lists.cases(only=still_open, limit=SHOWN)
        waiting = tuple(
            WaitingCase(
                case=row.case,
                number=row.number,
                matter=row.matter,
                name=row.name,
                step=step_name(pack, row.step, language),
            )
            for row in rows
        )
        next_year = work.today().year + 1
        return Agenda(
            waiting=waiting,
            more=lists.count(still_open) - len(waiting),
            unfinished=self._unfinished(),
            year_without_holidays=None if work.calendar.knows(next_year) else next_year,
        )

    def counts(self) -> Counts:
        """Return how much waits at the places of the navigation."""
        lists = self._workspace.store.lists
        return Counts(intake=lists.waiting_incidents(), exchange=len(lists.disputed()))

    def _unfinished(self) -> tuple[Unfinished, ...]:
        return tuple(
            Unfinished(
                form=each.form,
                thing=each.thing,
                beginning=next((text for text in each.fields.values() if len(text) > 4), ""),
                saved_at=each.saved_at,
            )
            for each in UnfinishedForms(self._workspace).all()
        )
