"""Holidays of a year that the program does not know: two persons enter them from the notice.

A year that came with the program is never entered; once it comes, what was entered counts no more.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.application.cases import refuse_if_any
from desktop.application.office_cards import OfficeCards
from desktop.application.workspace import Workspace
from desktop.domain.calendar import Holiday, Notice, YearTable
from desktop.domain.entries.office import HolidaysAdded
from desktop.domain.entries.trust import ActConfirmed
from desktop.domain.ids import EntryId, OfficeId, StationId
from desktop.domain.office import Role
from desktop.domain.replay.office import AddedYear
from desktop.errors import Damaged, NotFound, Problem, Refused, Untrusted
from desktop.rules.calendar import read_year
from desktop.vault.signed_years import read_signed_year, write_signed_year


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownYear:
    """A year whose holidays are known, or wait for a second person.

    ``by``, ``confirmed_by`` and ``issuer`` are names: two persons', or the office's that signed the
    year and the person's who took it in; all are empty for a year that came with the program.
    """

    year: int
    notices: tuple[Notice, ...]
    by: str = ""
    confirmed_by: str = ""
    issuer: str = ""

    @property
    def waits(self) -> bool:
        """One person entered it, and no second one yet."""
        return bool(self.by) and not self.confirmed_by and not self.issuer


class Holidays:
    """The years of holidays of an office."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the years of this office."""
        self._workspace = workspace

    def years(self) -> tuple[KnownYear, ...]:
        """Return every year, oldest first; of what came later, what counts or else what waits."""
        work = self._workspace
        shipped = work.world.calendar
        offices = {card.act.office: card.act.name for card in work.office.cards.values()}
        later = {
            one.act.year: KnownYear(
                year=one.act.year,
                notices=one.act.notices,
                by=work.name_of(one.by),
                confirmed_by=work.name_of(one.confirmed_by) if one.confirmed_by else "",
                issuer=offices[one.act.issuer] if one.act.issuer else "",
            )
            for one in sorted(work.office.holidays.values(), key=_weight)
            if not shipped.knows(one.act.year)
        }
        known = [KnownYear(year=each.year, notices=each.notices) for each in shipped.years]
        return (*known, *(later[year] for year in sorted(later)))

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

    def sign(self, file: str, data: bytes) -> bytes:
        """Return a year signed by this office, for those that accepted it as an issuer.

        Raises:
            Refused: the file is no table of a year, or something is missing.
        """
        work = self._workspace
        work.require(Role.KEY_KEEPER)
        table = read_year(file, data)
        refuse_if_any(tuple(_lacking(file, table)))
        return write_signed_year(work.founding.office, table.year, data, work.store.station_key)

    def take_in(self, file: str, data: bytes) -> EntryId:
        """Take in a year that an issuer signed; it counts at once, before what was entered here.

        Raises:
            Damaged: the file was cut or changed.
            TooNew: a newer program wrote it.
            Untrusted: who signed it was not accepted as an issuer, or the signature does not hold.
            Refused: it holds no table of that year, or the program knows the year.
        """
        work = self._workspace
        work.require(Role.CLERK)
        signed = read_signed_year(data)
        signed.check(self._key_of(signed.said.office, signed.said.station))
        table = self._read(file, signed.table)
        if table.year != signed.said.holidays:
            raise Damaged(Problem("calendar.damaged"))
        added = HolidaysAdded(
            year=table.year,
            notices=table.notices,
            holidays=table.holidays,
            issuer=signed.said.office,
            signed=base64.b64encode(data).decode("ascii"),
        )
        return work.record(added).entry

    def _key_of(self, office: OfficeId, station: StationId) -> bytes:
        """Return the key of a station in use of an issuer."""
        known = OfficeCards(self._workspace).known()
        if office in self._workspace.office.issuers:
            for held in known[office].card.stations_in_use:
                if held.station == station:
                    return held.signing_key
        raise Untrusted(Problem("calendar.no_issuer", about=office))

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
        if not entered or entered[-1].counts:
            raise NotFound(Problem("calendar.nobody_entered", about=str(year), year=year))
        return entered[-1]


def _weight(added: AddedYear) -> int:
    """Return how much what was said of a year weighs: signed, or of two persons, or of one."""
    return added.counts + (added.act.issuer is not None)


def _lacking(file: str, table: YearTable) -> Iterator[Problem]:
    if not table.notices:
        yield Problem("calendar.notice_missing", about=file)
    if not table.holidays:
        yield Problem("calendar.holidays_missing", about=file)


def _days(holidays: tuple[Holiday, ...]) -> set[tuple[date, bool]]:
    """Return the days off and the days worked; what a holiday is called counts for nothing."""
    off = {(day, False) for each in holidays for day in each.off}
    return off | {(day, True) for each in holidays for day in each.work}
