"""What is printed of the deadlines of an office: which run, and how one runs from now on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.cli.output import ProblemShown
from desktop.domain.measure import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A deadline that runs; ``started`` is the event's day, or that on which it began anew.

    ``unverified`` says that a source of the rule was not yet compared with the text of the law,
    ``entered`` that it was counted by holidays this office entered itself.
    """

    case: str
    number: str
    respondent: str
    name: str
    track: Track
    rule: str
    rule_name: str
    started: date
    starts_name: str
    last_day: date
    days_left: int
    overdue: bool
    estimated: bool
    unverified: bool
    entered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UncountedLine:
    """A case of which a deadline cannot be counted, and why."""

    case: str
    number: str
    problem: ProblemShown


@dataclass(frozen=True, slots=True, kw_only=True)
class DueShown:
    """The deadlines that run, soonest first."""

    today: date
    deadlines: tuple[DueLine, ...]
    uncounted: tuple[UncountedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedShown:
    """A deadline as it runs from now on, and how it is counted."""

    entry: str
    rule: str
    last_day: date
    days_left: int
    estimated: bool
    words: tuple[str, ...]
