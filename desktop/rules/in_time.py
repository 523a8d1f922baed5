"""Law in time: which version of a rule holds, and for how long a measure weighs.

Substance follows the day of the conduct, a later rule only where it is milder; procedure follows
the day of the act (政务处分法 art. 67, DOMAIN section 8 no. 5). Where the conduct itself goes on
over a change, the milder of both counts, which is a rule of this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.domain.deadline import Period
from desktop.rules.facts import FactsFile
from desktop.rules.law import Dated, Source, SourceId, Standing
from desktop.rules.lookup import held_on, source
from desktop.rules.model import RulePack, Rung


class Applies(Enum):
    """Why a period counts, of those on the days of the conduct and of the act."""

    UNCHANGED = "unchanged"
    OF_THE_CONDUCT = "of_the_conduct"
    MILDER_NOW = "milder_now"
    MILDER_OF_BOTH = "milder_of_both"
    NOT_KNOWN_THEN = "not_known_then"
    NO_PERIOD = "no_period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """For how long a measure weighs: by the rule of the conduct, by that of the act, and which.

    A period is ``None`` where the rule of that day has none, or the pack does not know the rule.
    """

    then: Period | None
    now: Period | None
    counts: Period | None
    why: Applies
    cites: tuple[SourceId, ...]


def source_on(pack: RulePack, named: SourceId, day: date) -> Source:
    """Return a source as the same rule was numbered on a day, as far back as the pack knows it."""
    found = source(pack, named)
    while found.earlier is not None and found.standing(day) is Standing.NOT_YET:
        found = source(pack, found.earlier)
    return found


def months_of(period: Period | None) -> int:
    """Return how many months a period has; none at all is nothing."""
    return period.months if period is not None else 0


def influence_of(rung: Rung, facts: FactsFile) -> Influence:
    """Return for how long a measure would weigh on the respondent."""
    return influence_between(rung, facts.conduct_from, facts.conduct_to, facts.act_on)


def influence_between(rung: Rung, first: date, last: date, act_on: date) -> Influence:
    """Return for how long a measure weighs for conduct from one day to another."""
    begun, then, now = (held_on(rung.influence, day) for day in (first, last, act_on))
    if now is None:
        cites = rung.influence[0].cites if rung.influence else ()
        return Influence(then=None, now=None, counts=None, why=Applies.NO_PERIOD, cites=cites)
    if then is None:
        why, counts = Applies.NOT_KNOWN_THEN, now
    else:
        counts = min((then, now, begun or then), key=_months)
        if begun is not None and _months(begun) != _months(then):
            why = Applies.MILDER_OF_BOTH
        elif _months(then) == _months(now):
            why = Applies.UNCHANGED
        else:
            why = Applies.MILDER_NOW if counts is now else Applies.OF_THE_CONDUCT
    return Influence(
        then=then.value if then else None,
        now=now.value,
        counts=counts.value,
        why=why,
        cites=counts.cites,
    )


def _months(held: Dated[Period]) -> int:
    return months_of(held.value)
