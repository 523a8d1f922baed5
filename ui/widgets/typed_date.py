"""Dates as clerks type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from desktop.errors import Problem, Refused


def read_date(typed: str, today: date) -> date:
    """Return the day meant by ``20261120``, ``2026-11-20``, ``11-20`` or ``11.20``.

    Month and day alone mean the year of ``today``. Full-width figures and any sign between the
    parts are understood.

    Raises:
        Refused: It is no day of any calendar.
    """
    parts = re.findall(r"\d+", unicodedata.normalize("NFKC", typed))
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) == 2:
        parts = [str(today.year), *parts]
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise Refused(Problem("field.date_unreadable", typed=typed.strip())) from None
