"""Holidays of a year that the program does not know: two persons enter them from the notice.

A year that came with the program is never entered; once it comes, what was entered counts no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.application.cases import refuse_if_any
from desktop.application.workspace import Workspace
from desktop.domain.calendar import Holiday, Notice, YearTable
from desktop.domain.entries.office import HolidaysAdded
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import EntryId
from desktop.domain.office import Role
from desktop.domain.replay.office import AddedYear
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.calendar import read_year


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownYear:
    """A year whose holidays are known, or wait for a second person.

    ``by`` and ``confirmed_by`` are names; both are empty for a year that came with the program.
    """

    year: int
    notices: tuple[Notice, ...]
    by: str = ""
    confirmed_by: str = ""

    @property
    def waits(self) -> bool:
        """One person entered it, and no second one yet."""
        return bool(self.by) and not self.confirmed_by


class Holidays:
    """The years of holidays of an office."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the years of this office."""
        self._workspace = workspace

    def years(self) -> tuple[KnownYear, ...]:
        """Return every year, oldest first: what came with the program, then what was entered."""
        work = self._workspace
        shipped = work.world.calendar
        entered = {
            added.act.year: KnownYear(
                year=added.act.year,
                notices=added.act.notices,
                by=work.name_of(added.by),
                confirmed_by=work.name_of(added.confirmed_by) if added.confirmed_by else "",
            )
            for added in work.office.holidays.values()
            if not shipped.knows(added.act.year)
        }
        known = [KnownYear(year=each.year, notices=each.notices) for each in shipped.years]
        return (*known, *(entered[year] for year in sorted(entered)))

    def enter(self, file: str, data: bytes) -> EntryId:
        """Enter a year as its notice has it; it counts once a second person entered it alike.

        Raises:
            Refused: the file is no table of a year, the program knows the year, or something is
                missing.
        """
        work = self._workspace
        work.require(Role.CLERK)
        table = self._read(file, data)
        added = HolidaysAdded(year=table.year, notices=table.notices, holidays=table.holidays)
        return work.record(added).entry

    def confirm(self, file: str, data: bytes) -> EntryId:
        """Stand beside a year that another person entered, having entered the same days.

        Raises:
            NotFound: nobody entered that year, or it is confirmed already.
            Refused: the file is no table of a year, the same person entered it, or days differ.
        """
        work = self._workspace
        table = self._read(file, data)
        waiting = self._waiting(table.year)
        problems = []
        if waiting.by == work.person:
            problems.append(Problem("calendar.same_person", about=file))
        if days := sorted(_days(waiting.act.holidays) ^ _days(table.holidays)):
            named = ", ".join(dict.fromkeys(day.isoformat() for day, _ in days))
            problems.append(Problem("calendar.days_differ", about=file, days=named))
        refuse_if_any(tuple(problems))
        return work.record(ActConfirmed(entry=waiting.entry)).entry

    def _read(self, file: str, data: bytes) -> YearTable:
        table = read_year(file, data)
        if self._workspace.world.calendar.knows(table.year):
            raise Refused(Problem("calendar.shipped_already", about=file, year=table.year))
        refuse_if_any(tuple(_lacking(file, table)))
        return table

    def _waiting(self, year: int) -> AddedYear:
        """Return what was entered last for a year, if no second person stands beside it."""
        entered = [
            each for each in self._workspace.office.holidays.values() if each.act.year == year
        ]
        if not entered or entered[-1].confirmed_by is not None:
            raise NotFound(Problem("calendar.nobody_entered", about=str(year), year=year))
        return entered[-1]


def _lacking(file: str, table: YearTable) -> Iterator[Problem]:
    if not table.notices:
        yield Problem("calendar.notice_missing", about=file)
    if not table.holidays:
        yield Problem("calendar.holidays_missing", about=file)


def _days(holidays: tuple[Holiday, ...]) -> set[tuple[date, bool]]:
    """Return the days off and the days worked; what a holiday is called counts for nothing."""
    off = {(day, False) for each in holidays for day in each.off}
    return off | {(day, True) for each in holidays for day in each.work}
