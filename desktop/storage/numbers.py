"""Running numbers of cases, papers and intake entries: series, year and number in one text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.entries.act import Act
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.intake import IncidentRecorded, IntakePassedOn
from desktop.domain.entries.papers import PaperIssued
from desktop.storage.database import EncryptedDatabase

NUMBERED = (CaseOpened, PaperIssued, IncidentRecorded, IntakePassedOn)
_NUMBER = re.compile(r"(.*?)\W?([0-9]{4})\W([0-9]{1,9})\D*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNumber:
    """A number on a case, a paper or an intake entry, taken apart."""

    series: str
    year: int
    number: int


def read_number(text: str) -> SeriesNumber | None:
    """Return series, year and number of a text that ends in them, else ``None``."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    return SeriesNumber(series=found[1], year=int(found[2]), number=int(found[3]))


def number_columns(text: str) -> tuple[str, str]:
    """Return a number as it is shown and as it sorts: by year, then by size."""
    found = read_number(text)
    return text, text if found is None else f"{found.year:04}-{found.number:09}"


class Numbers:
    """Remembers the last number of every series, so that none is given twice."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Keep the numbers of this database."""
        self._database = database

    def note(self, act: Act) -> None:
        """Take in an act of this office; most carry no number."""
        found = read_number(act.number) if isinstance(act, NUMBERED) else None
        if found is not None:
            self._database.run(
                "INSERT INTO numbers (series, year, last) VALUES (?, ?, ?)"
                " ON CONFLICT (series, year) DO UPDATE SET last = max(last, excluded.last)",
                (found.series, found.year, found.number),
            )

    def last(self, series: str, year: int) -> int:
        """Return the last number given in a series and year; 0 where there is none."""
        row = self._database.one(
            "SELECT last FROM numbers WHERE series = ? AND year = ?", (series, year)
        )
        return int(row[0]) if row else 0
