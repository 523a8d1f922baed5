"""The rows of the case list: one for each respondent on each track of a case."""

from __future__ import annotations

from operator import itemgetter

from desktop.domain import gates
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.storage.database import EncryptedDatabase, Row
from desktop.storage.numbers import number_columns, read_number
from desktop.storage.search_keys import sort_key

LONGEST_SHOWN = 200
ALL, OF_CLERK = "step", "clerk "
"""Under which names the rows are counted by step: all of them, and those of one clerk."""
_COLUMNS = (
    *("row", "case_id", "respondent", "track", "number", "number_key", "year", "matter", "name"),
    *("name_key", "step", "clerk", "opened_on", "disputed"),
)
_YEAR, _NAME, _STEP, _CLERK = (_COLUMNS.index(name) for name in ("year", "name", "step", "clerk"))
_COUNTED = itemgetter(_STEP, _YEAR, _CLERK)
_ADD = f"INSERT INTO case_rows VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - a constant


def count(database: EncryptedDatabase, name: str, value: str, year: int, more: int) -> None:
    """Keep a total in step with a row that was added, or left its place."""
    database.run(
        "INSERT INTO counts (list, value, year, number) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (list, value, year) DO UPDATE SET number = number + excluded.number",
        (name, value, year, more),
    )


class CaseTable:
    """Writes the rows of cases, and no more of them than has changed."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Keep the rows of this database."""
        self._database = database

    def refresh(self, file: CaseFile) -> tuple[str, ...]:
        """Bring the rows of a case up to its file; return the names of its respondents."""
        known = {
            row[0]: row
            for row in self._database.rows(
                "SELECT * FROM case_rows WHERE row >= ? AND row < ?", (file.case, file.case + "g")
            )
        }
        disputed = len(file.disputes)
        rows = [_row(file, key, disputed) for key in file.tracks]
        for row in rows:
            self._put(row, known.get(row[0]))
        return tuple(row[_NAME] for row in rows)

    def _put(self, new: Row, old: Row | None) -> None:
        if old is None:
            self._database.run(_ADD, new)
            self._count(new, 1)
        elif old != new:
            self._change(new, old)
            if _COUNTED(old) != _COUNTED(new):
                self._count(old, -1)
                self._count(new, 1)

    def _change(self, new: Row, old: Row) -> None:
        changed = [place for place, value in enumerate(new) if value != old[place]]
        # Only the indexes over columns named here are written again.
        columns = ", ".join(f"{_COLUMNS[place]} = ?" for place in changed)
        self._database.run(
            f"UPDATE case_rows SET {columns} WHERE row = ?",  # noqa: S608 - constants
            (*(new[place] for place in changed), new[0]),
        )

    def _count(self, row: Row, more: int) -> None:
        step, year, clerk = _COUNTED(row)
        for name in (ALL, OF_CLERK + clerk):
            count(self._database, name, step, year, more)


def _row(file: CaseFile, key: TrackKey, disputed: int) -> Row:
    respondent, track = key
    opened = file.opened.now
    thing = file.respondents.get(respondent)
    name = thing.now.name if thing else ""
    found = read_number(opened.number)
    return (
        f"{file.case}{respondent}{track.value}",
        *(file.case, respondent, track.value),
        *number_columns(opened.number),
        found.year if found else 0,
        opened.matter[:LONGEST_SHOWN],
        *(name, sort_key(name)),
        gates.standing(file, key).value,
        file.opened_by,
        opened.opened_on.isoformat(),
        disputed,
    )
