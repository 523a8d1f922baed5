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


def tidy_time(typed: str) -> str:
    """Return ``14:00`` for ``1400``, ``14.00`` or full-width figures; else what was typed."""
    parts = re.findall(r"\d+", unicodedata.normalize("NFKC", typed))
    if len(parts) == 1 and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    if len(parts) != 2 or int(parts[0]) > 23 or int(parts[1]) > 59:
        return typed.strip()
    return f"{int(parts[0]):02}:{int(parts[1]):02}"
