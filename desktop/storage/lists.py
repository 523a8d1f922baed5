"""Lists, a page at a time: each page starts behind the last row of the one before.

Pages are found by index and never by counting rows, so the last page is as quick as the first.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop.domain.ids import CaseId, IncidentId, PersonId, RespondentId
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from desktop.domain.respondent import Status
from desktop.storage.case_table import ALL, OF_CLERK
from desktop.storage.database import EncryptedDatabase, Row
from desktop.storage.search_index import SearchIndex

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One respondent on one track, as the case list shows it."""

    key: str
    case: CaseId
    respondent: RespondentId
    track: Track
    number: str
    number_key: str
    matter: str
    name: str
    name_key: str
    step: Step
    clerk: PersonId
    opened_on: date
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedRow:
    """A case with values that nobody has settled, and how many."""

    case: CaseId
    number: str
    matter: str
    disputes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One line of the intake register."""

    incident: IncidentId
    number: str
    number_key: str
    happened_on: date
    matter: str
    place: str
    passed_on: bool
    case: CaseId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentRow:
    """One line of the registry of respondents."""

    respondent: RespondentId
    name: str
    name_key: str
    title: str
    unit: str
    status: Status


class CaseOrder(Enum):
    """By what the case list is sorted."""

    NEWEST = "newest"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which rows the case list shows; ``None`` means all, ``without`` leaves steps out."""

    step: Step | None = None
    year: int | None = None
    clerk: PersonId | None = None
    without: frozenset[Step] = frozenset()


NOTHING: frozenset[Step] = frozenset()
ALL_CASES = CaseFilter()


class Hit(Enum):
    """What a search can find."""

    CASE = "case"
    INCIDENT = "incident"
    RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing a search found, and the text it was found by."""

    kind: Hit
    thing: str
    text: str


class Lists:
    """Reads the derived tables."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Read from this database."""
        self._database = database
        self._search = SearchIndex(database)

    def cases(
        self,
        order: CaseOrder = CaseOrder.NEWEST,
        only: CaseFilter = ALL_CASES,
        behind: CaseRow | None = None,
        limit: int = PAGE,
        skip: int = 0,
    ) -> tuple[CaseRow, ...]:
        """Return the next rows of the case list behind ``behind``, or the first ones.

        ``skip`` leaves out so many of them first.
        """
        if only.without:
            return self._cases_at_others(order, only, behind, limit + skip)[skip:]
        place = None if behind is None else (_place(behind, order), behind.key)
        if skip:
            # Whole rows are read only where they are shown; those skipped are counted in the index.
            found = self._walked(f"{_ORDERS[order][0]}, row", order, only, place, (1, skip - 1))
            if not found:
                return ()
            place = (found[0][0], found[0][1])
        return tuple(_case_row(row) for row in self._walked("*", order, only, place, (limit, 0)))

    def _walked(
        self,
        columns: str,
        order: CaseOrder,
        only: CaseFilter,
        behind: tuple[str, str] | None,
        bounds: tuple[int, int],
    ) -> list[Row]:
        """Return columns of the rows behind a place, along the index; bounds are LIMIT, OFFSET."""
        column, direction, beyond = _ORDERS[order]
        where, values = _chosen(order, only)
        if behind is not None:
            # The first condition bounds the walk along the index, the second finds the place.
            where += (f"{column} {beyond}= ?", f"({column} {beyond} ? OR row > ?)")
            values += (behind[0], *behind)
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        return self._database.rows(
            f"SELECT {columns} FROM case_rows{condition}"  # noqa: S608 - constants
            f" ORDER BY {column} {direction}, row LIMIT ? OFFSET ?",
            (*values, *bounds),
        )

    def _cases_at_others(
        self, order: CaseOrder, only: CaseFilter, behind: CaseRow | None, limit: int
    ) -> tuple[CaseRow, ...]:
        """Ask for each step that is not left out: nearly all cases may stand at one that is."""
        asked = set(Step) if only.step is None else {only.step}
        rows = [
            row
            for step in asked - only.without
            for row in self.cases(order, replace(only, step=step, without=NOTHING), behind, limit)
        ]
        rows.sort(key=lambda row: row.key)
        downwards = _ORDERS[order][1] == "DESC"
        rows.sort(key=lambda row: _place(row, order), reverse=downwards)
        return tuple(rows[:limit])

    def case_rows(self, case: CaseId) -> tuple[CaseRow, ...]:
        """Return the rows of one case."""
        rows = self._database.rows(
            "SELECT * FROM case_rows WHERE row >= ? AND row < ? ORDER BY row", (case, case + "g")
        )
        return tuple(_case_row(row) for row in rows)

    def disputed(self) -> tuple[DisputedRow, ...]:
        """Return the cases in which something is to be settled, highest number first."""
        rows = self._database.rows(
            "SELECT case_id, number, matter, disputed FROM case_rows WHERE disputed > 0"
            " GROUP BY number_key, case_id ORDER BY number_key DESC, case_id"
        )
        return tuple(
            DisputedRow(case=row[0], number=row[1], matter=row[2], disputes=row[3]) for row in rows
        )

    def decided(self) -> tuple[CaseId, ...]:
        """Return the cases in which a decision was ever recorded; it may have been taken back."""
        rows = self._database.rows("SELECT case_id FROM decided ORDER BY case_id")
        return tuple(CaseId(row[0]) for row in rows)

    def count(self, only: CaseFilter = ALL_CASES) -> int:
        """Return how many rows the case list has under a filter."""
        steps = frozenset(Step) if only.step is None else {only.step}
        name = ALL if only.clerk is None else OF_CLERK + only.clerk
        return self._counted(name, {step.value for step in steps - only.without}, only.year)

    def clerks(self) -> tuple[PersonId, ...]:
        """Return everyone who opened a case that is listed."""
        rows = self._database.rows(
            "SELECT list FROM counts WHERE list >= ? AND list < ? GROUP BY list"
            " HAVING sum(number) > 0",
            (OF_CLERK, OF_CLERK[:-1] + "!"),
        )
        return tuple(PersonId(row[0][len(OF_CLERK) :]) for row in rows)

    def incidents(
        self, behind: IncidentRow | None = None, limit: int = PAGE
    ) -> tuple[IncidentRow, ...]:
        """Return the next lines of the intake register, highest number first."""
        condition = (
            "" if behind is None else " WHERE number_key <= ? AND (number_key < ? OR incident > ?)"
        )
        values = () if behind is None else (behind.number_key, behind.number_key, behind.incident)
        rows = self._database.rows(
            "SELECT incident, number, number_key, happened_on, matter, place, passed_on,"  # noqa: S608 - constants
            " (SELECT min(case_id) FROM joined WHERE thread = incident) FROM incident_rows"
            f"{condition} ORDER BY number_key DESC, incident LIMIT ?",
            (*values, limit),
        )
        return tuple(_incident_row(row) for row in rows)

    def incident_count(self) -> int:
        """Return how many entries the intake register has."""
        return self._counted("incident", {""}, None)

    def waiting_incidents(self) -> int:
        """Return how many entries were not passed on and are in no case yet."""
        row = self._database.one(
            "SELECT count(*) FROM incident_rows WHERE passed_on = 0 AND NOT EXISTS"
            " (SELECT 1 FROM joined WHERE thread = incident)"
        )
        return int(row[0]) if row else 0

    def respondents(
        self, behind: RespondentRow | None = None, limit: int = PAGE
    ) -> tuple[RespondentRow, ...]:
        """Return the next lines of the registry, by the sound of the name."""
        condition = (
            "" if behind is None else " WHERE sort_key >= ? AND (sort_key > ? OR respondent > ?)"
        )
        values = () if behind is None else (behind.name_key, behind.name_key, behind.respondent)
        rows = self._database.rows(
            f"SELECT * FROM respondent_rows{condition} ORDER BY sort_key, respondent LIMIT ?",  # noqa: S608 - constants
            (*values, limit),
        )
        return tuple(_respondent_row(row) for row in rows)

    def search(self, typed: str, limit: int = 50) -> tuple[Found, ...]:
        """Return what matches text, a number or the sound of a name, newest first."""
        return tuple(
            Found(kind=Hit(kind), thing=thing, text=text)
            for kind, thing, text in self._search.find(typed, limit)
        )

    def ids_beginning(self, table: Hit, beginning: str) -> tuple[str, ...]:
        """Return the ids of cases, incidents or respondents that begin so; two are enough."""
        name, column, key = _TABLES[table]
        rows = self._database.rows(
            f"SELECT DISTINCT {column} FROM {name} WHERE {key} >= ? AND {key} < ?"  # noqa: S608 - constants
            f" ORDER BY {key} LIMIT 2",
            (beginning, beginning + "g"),
        )
        return tuple(row[0] for row in rows)

    def id_of_number(self, table: Hit, number: str) -> tuple[str, ...]:
        """Return the ids of what carries exactly this number; people carry none."""
        if table is Hit.RESPONDENT:
            return ()
        name, column, _ = _TABLES[table]
        rows = self._database.rows(
            f"SELECT DISTINCT {column} FROM {name} WHERE number = ? LIMIT 2",  # noqa: S608 - constants
            (number,),
        )
        return tuple(row[0] for row in rows)

    def _counted(self, name: str, values: Set[str], year: int | None) -> int:
        row = self._database.one(
            "SELECT coalesce(sum(number), 0) FROM counts"  # noqa: S608 - place marks alone
            f" WHERE list = ? AND value IN ({', '.join('?' * len(values))})"
            " AND (? IS NULL OR year = ?)",
            (name, *sorted(values), year, year),
        )
        return int(row[0]) if row else 0


_ORDERS = {
    CaseOrder.NEWEST: ("number_key", "DESC", "<"),
    CaseOrder.NAME: ("name_key", "ASC", ">"),
}
_TABLES = {
    Hit.CASE: ("case_rows", "case_id", "row"),
    Hit.INCIDENT: ("incident_rows", "incident", "incident"),
    Hit.RESPONDENT: ("respondent_rows", "respondent", "respondent"),
}


def _chosen(order: CaseOrder, only: CaseFilter) -> tuple[list[str], list[object]]:
    """Return the conditions of a filter, each with its value."""
    where: list[str] = []
    values: list[object] = []
    if only.step is not None:
        where.append("step = ?")
        values.append(only.step.value)
    if only.clerk is not None:
        where.append("clerk = ?")
        values.append(only.clerk)
    if only.year is not None and order is CaseOrder.NEWEST:
        where += ("number_key >= ?", "number_key < ?")
        values += (f"{only.year:04}-", f"{only.year:04}.")
    elif only.year is not None:
        where.append("year = ?")
        values.append(only.year)
    return where, values


def _place(row: CaseRow, order: CaseOrder) -> str:
    if order is CaseOrder.NEWEST:
        return row.number_key
    return row.name_key


def _case_row(row: Row) -> CaseRow:
    return CaseRow(
        key=row[0],
        case=row[1],
        respondent=row[2],
        track=Track(row[3]),
        number=row[4],
        number_key=row[5],
        matter=row[7],
        name=row[8],
        name_key=row[9],
        step=Step(row[10]),
        clerk=row[11],
        opened_on=date.fromisoformat(row[12]),
        disputed=bool(row[13]),
    )


def _incident_row(row: Row) -> IncidentRow:
    return IncidentRow(
        incident=row[0],
        number=row[1],
        number_key=row[2],
        happened_on=date.fromisoformat(row[3]),
        matter=row[4],
        place=row[5],
        passed_on=bool(row[6]),
        case=row[7],
    )


def _respondent_row(row: Row) -> RespondentRow:
    return RespondentRow(
        respondent=row[0],
        name=row[1],
        name_key=row[2],
        title=row[3],
        unit=row[4],
        status=Status(row[5]),
    )
