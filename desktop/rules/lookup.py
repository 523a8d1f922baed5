"""Finding things in a pack, and what holds on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop.domain.deadline import Period
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.needs import Need
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.conditions import ItemId
from desktop.rules.law import Dated, Source, SourceId, Text
from desktop.rules.model import (
    Amount,
    Asked,
    Authority,
    DeadlineRule,
    Item,
    Ladder,
    Power,
    RulePack,
    Rung,
)
from desktop.rules.paper_law import Clause, Remedy, Route

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """What a body may do about a measure, on what ground, and within which bounds."""

    may: Authority
    note: Text | None = None
    cites: tuple[SourceId, ...] = ()


def held_on(values: tuple[Dated[T], ...], day: date) -> Dated[T] | None:
    """Return the row that holds on a day, with its sources; none before the first."""
    begun = [each for each in values if each.start is None or each.start <= day]
    return begun[-1] if begun else None


def value_on(values: tuple[Dated[T], ...], day: date, named: str) -> T:
    """Return what holds on a day; a day before the first value, or after an end, is refused."""
    latest = held_on(values, day)
    if latest is None:
        first = values[0].start or day
        raise Refused(Problem("pack.before_first_value", named, name=named, on=day, first=first))
    if latest.value is None:
        since = latest.start or day
        raise Refused(Problem("pack.abolished", named, name=named, on=day, since=since))
    return latest.value


def parameter_on(pack: RulePack, named: str, day: date) -> Amount:
    """Return a parameter as it is on a day."""
    found = _one((each for each in pack.parameters if each.id == named), "no_parameter", named)
    return value_on(found.values, day, named)


def period_on(rule: DeadlineRule, day: date) -> Period:
    """Return how long a deadline is on a day."""
    return value_on(rule.values, day, rule.id)


def deadline_rule(pack: RulePack, named: str) -> DeadlineRule:
    """Return the deadline rule of that name."""
    return _one((each for each in pack.deadlines if each.id == named), "no_deadline", named)


def item(pack: RulePack, named: ItemId) -> Item:
    """Return the item of that name."""
    return _one((each for each in pack.checklist.items if each.id == named), "no_item", named)


def source(pack: RulePack, named: SourceId) -> Source:
    """Return the source of that name."""
    return _one((each for each in pack.sources if each.id == named), "no_source", named)


def resting_on(pack: RulePack, clause: Clause) -> tuple[SourceId, ...]:
    """Return the sources a clause of papers rests on; none where the pack names none."""
    found = (each.cites for each in pack.papers.resting if each.clause is clause)
    return next(found, ())


def route(pack: RulePack, remedy: Remedy) -> Route:
    """Return what a remedy rests on; nothing where the pack knows of none."""
    found = (each for each in pack.papers.routes if each.remedy is remedy)
    return next(found, Route(remedy=remedy))


def asked(pack: RulePack, need: Need) -> Asked:
    """Return what a need is called, and the law that wants it; a pack names every need."""
    return next(each for each in pack.needs if each.need is need)


def ladder(pack: RulePack, track: Track) -> Ladder:
    """Return the ladder of a track."""
    return _one((each for each in pack.ladders if each.track is track), "no_ladder", track.value)


def rung(pack: RulePack, track: Track, code: MeasureCode) -> Rung:
    """Return a rung of a track's ladder."""
    rungs = ladder(pack, track).rungs
    return _one((each for each in rungs if each.code == code), "no_rung", code)


def lighter_rungs(
    pack: RulePack, track: Track, status: Status, code: MeasureCode
) -> tuple[Rung, ...]:
    """Return the rungs below a measure that are open to the status, the lightest first."""
    rungs = ladder(pack, track).rungs
    top = rungs.index(rung(pack, track, code))
    return tuple(each.for_status(status) for each in rungs[:top] if each.open_to(status))


def granted(pack: RulePack, body: BodyKind, measure: Rung, status: Status) -> Granted:
    """Return what a body may do about a measure; what no power names, it may not do at all."""
    for power in pack.powers:
        if power.body is body and power.track is measure.track and _covers(power, measure, status):
            return Granted(may=power.may, note=power.note, cites=power.cites)
    return Granted(may=Authority.NOTHING)


def _covers(power: Power, measure: Rung, status: Status) -> bool:
    return measure.code in power.measures and (not power.statuses or status in power.statuses)


def _one(found: Iterable[T], code: str, named: str) -> T:
    for each in found:
        return each
    raise NotFound(Problem(f"pack.{code}", named, name=named))
