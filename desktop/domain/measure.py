"""Tracks, measures and the grades of responsibility.

A measure is a code on the ladder of its track; ladders are data in the rule pack. The same word
means different things on different tracks (DOMAIN trap 7), so a code never travels without one.
"""

from __future__ import annotations

from enum import Enum
from typing import NewType

MeasureCode = NewType("MeasureCode", str)

# Gates know no pack, so these codes are ours like the tracks; each pack names those it has.
FIRST_FORM = frozenset(
    MeasureCode(code) for code in ("talk", "criticism", "self_review", "admonition")
)
"""The codes of the first form's measures on whatever ladder; every other code is heavier."""


class Track(Enum):
    """A way of handling; steps live per respondent and track."""

    PARTY_DISCIPLINE = "party_discipline"
    SUPERVISION = "supervision"
    EMPLOYER = "employer"
    ORGANISATIONAL = "organisational"
    FIRST_FORM = "first_form"


class Responsibility(Enum):
    """Grades of responsibility (纪律处分条例 art. 39)."""

    DIRECT = "direct"
    MAIN_LEADERSHIP = "main_leadership"
    IMPORTANT_LEADERSHIP = "important_leadership"
    NONE = "none"
