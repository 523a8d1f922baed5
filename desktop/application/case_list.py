"""The case list as a person reads it: rows with the names of their steps and people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.application.case_view import step_name
from desktop.application.cases import CaseFilter, CaseOrder, CaseRow, Cases, Hit
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId, PersonId
from desktop.domain.names import is_han
from desktop.domain.procedure import Step
from desktop.storage.search_keys import initials
from desktop.text import Language

__all__ = ["CaseFilter", "CaseLine", "CaseList", "CaseOrder"]

YEARS_LOOKED_BACK = 30
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A row of the case list with what a reader needs beside it."""

    row: CaseRow
    step: str
    clerk: str


class CaseList:
    """Pages of the case list, what it can be narrowed to, and what a search finds in it."""

    def __init__(self, workspace: Workspace) -> None:
        """Read the list of this office."""
        self._workspace = workspace
        self._cases = Cases(workspace)

    def page(
        self,
        order: CaseOrder,
        only: CaseFilter,
        behind: CaseLine | None,
        language: Language,
        skip: int = 0,
    ) -> tuple[CaseLine, ...]:
        """Return the lines behind one, or the first ones; ``skip`` leaves out so many first."""
        rows = self._cases.rows(order, only, behind.row if behind else None, skip)
        return self._lines(rows, language)

    def count(self, only: CaseFilter) -> int:
        """Return how many lines the list has when it is narrowed so."""
        return self._cases.count(only)

    def has(self, case: CaseId) -> bool:
        """Say whether the list has a line of this case."""
        return bool(self._workspace.store.lists.case_rows(case))

    def found(self, typed: str, language: Language) -> tuple[CaseLine, ...]:
        """Return the lines of the cases that match a name, its initials, a number or a text."""
        lists = self._workspace.store.lists
        cases = [CaseId(hit.thing) for hit in self._cases.search(typed) if hit.kind is Hit.CASE]
        return self._lines((row for case in cases for row in lists.case_rows(case)), language)

    def initials(self, typed: str) -> str:
        """Return how a name may also be typed; empty where what was typed is hardly a name."""
        is_name = len(typed) <= LONGEST_NAME and all(is_han(character) for character in typed)
        return initials(typed) if is_name else ""

    def steps(self, language: Language) -> tuple[tuple[Step, str], ...]:
        """Return the steps a case can stand at, in the pack's order and words."""
        pack = self._workspace.world.packs.on(self._workspace.today())
        return tuple((step, step_name(pack, step, language)) for step in Step)

    def years(self) -> tuple[int, ...]:
        """Return the years in which cases were opened, the latest first."""
        this_year, lists = self._workspace.today().year, self._workspace.store.lists
        looked_at = range(this_year, this_year - YEARS_LOOKED_BACK, -1)
        return tuple(year for year in looked_at if lists.count(CaseFilter(year=year)))

    def clerks(self) -> tuple[tuple[PersonId, str], ...]:
        """Return the clerks of the cases that are listed, the one who acts here first."""
        work = self._workspace
        everyone = [(person, work.name_of(person)) for person in work.store.lists.clerks()]
        return tuple(sorted(everyone, key=lambda one: (one[0] != work.person, one[1])))

    def _lines(self, rows: Iterable[CaseRow], language: Language) -> tuple[CaseLine, ...]:
        names = dict(self.steps(language))
        return tuple(
            CaseLine(row=row, step=names[row.step], clerk=self._workspace.name_of(row.clerk))
            for row in rows
        )
