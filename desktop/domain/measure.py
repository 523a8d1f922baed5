"""Tracks, measures and the grades of responsibility.

A measure is a code on the ladder of its track; ladders are data in the rule pack. The same word
means different things on different tracks (DOMAIN trap 7), so a code never travels without one.
"""

from __future__ import annotations

from enum import Enum
from typing import NewType

MeasureCode = NewType("MeasureCode", str)

# Every pack names these four alike (监察法 art. 52(1)(1)); what no pack calls so is heavier.
FIRST_FORM = frozenset(
    MeasureCode(code) for code in ("talk", "criticism", "self_review", "admonition")
)
"""The measures of the first form, whatever the track they are taken on."""


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
