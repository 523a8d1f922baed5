"""Measures of one respondent beside and after each other (DOMAIN 2.3, 2.4).

No code of two tracks is shared: what may stand together, and how periods add up, is said by the
pack for each track.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.domain.calendar import Calendar
from desktop.domain.counting import count
from desktop.domain.deadline import Period
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.respondent import Status
from desktop.rules.law import SourceId, Text


class Combines(Enum):
    """What the law says of sanctions on two tracks for the same act."""

    NEVER = "never"
    MATCHING = "matching"
    BESIDE = "beside"


class Adding(Enum):
    """What becomes of a period that is still running when a new sanction is given."""

    REMAINING_AND_NEW = "remaining_and_new"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Whether sanctions on two tracks may stand for the same act."""

    tracks: tuple[Track, ...]
    combines: Combines
    note: Text
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accumulation:
    """How the periods of a track add up.

    ``most_at_once`` is the longest period, in months, for several equal sanctions given together,
    which lies between one period and their sum; 0 where the track knows no such rule. Without
    ``statuses`` it holds for all; measures ``left_out`` are no sanctions whose periods add up.
    """

    track: Track
    left_out: tuple[MeasureCode, ...] = ()
    statuses: tuple[Status, ...] = ()
    running: Adding
    most_at_once: int
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combining:
    """All a pack says of measures together; nothing where it leaves it out."""

    pairs: tuple[Pair, ...]
    accumulations: tuple[Accumulation, ...]

    def of(self, one: Track, other: Track) -> Pair | None:
        """Return what is said of two tracks, in either order."""
        found = (each for each in self.pairs if {*each.tracks} == {one, other} and one != other)
        return next(found, None)

    def adding(self, track: Track, measure: MeasureCode, status: Status) -> Accumulation | None:
        """Return how the period of a measure adds up for a status, where the pack says it."""
        for each in self.accumulations:
            concerned = not each.statuses or status in each.statuses
            if each.track is track and concerned and measure not in each.left_out:
                return each
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when a measure weighs; ``carried`` says that a running period was added.

    The last day is a day of the period, and no day off moves it.
    """

    first: date
    last: date
    carried: bool


def weighs_until(period: Period, decided_on: date) -> date:
    """Return the last day of a period that starts on the day of the decision."""
    counted = count(period, decided_on, Calendar(years=()))
    return counted.moved_from or counted.last_day


def span(
    said: Accumulation | None, period: Period, decided_on: date, running_until: date | None
) -> Span:
    """Return when a measure weighs, where an earlier one may still run on the same track.

    The rest of a running period is added where the pack says so; else each runs by itself and
    the later end counts.
    """
    runs = running_until is not None and running_until > decided_on
    adds = said is not None and said.running is Adding.REMAINING_AND_NEW
    if running_until is None or not runs:
        last = weighs_until(period, decided_on)
    elif adds:
        last = weighs_until(period, running_until)
    else:
        last = max(weighs_until(period, decided_on), running_until)
    return Span(first=decided_on, last=last, carried=runs and adds)


def months_at_once(said: Accumulation | None, period: Period, sanctions: int) -> tuple[int, int]:
    """Return the shortest and the longest period, in months, for equal sanctions at once."""
    one = period.months
    most = said.most_at_once if said is not None else 0
    return one, max(one, min(one * sanctions, most))
