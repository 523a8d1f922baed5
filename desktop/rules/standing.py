"""Which rung still stands, once mitigating facts and lighter measures are weighed.

While answers are open there is a highest and a lowest rung that may yet come out; where the two are
one, the open answers no longer matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.checklist import Answer, RungAnswer, RunKind
from desktop.domain.measure import MeasureCode, Track
from desktop.rules.facts import FactsFile
from desktop.rules.lookup import lighter_rungs, rung
from desktop.rules.model import Checklist, EffectKind, Item, RulePack, Rung
from desktop.rules.weighing import Missing, Outcome, Part, View, WeighedEffect, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Mitigating and aggravating facts against each other, at one end of what is still open."""

    mitigating: int
    aggravating: int
    light: bool

    @property
    def net(self) -> int:
        """Return the mitigating facts that no aggravating one cancels."""
        return max(0, self.mitigating - self.aggravating)

    @property
    def first_form(self) -> bool:
        """Whether light facts and a mitigating one open the first form."""
        return self.light and self.net > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The rungs open to the respondent up to the one proposed, and which of them stands.

    ``lowered`` is the place the balance leaves and ``highest`` the one that stands once lighter
    measures are found enough. Without a proposed measure there are no rungs; at triage none is
    needed, and the balance alone says whether something lighter is in sight. ``held`` counts only
    what holds as answered, and ``held_at`` is the place that leaves: what a trace may tell.
    """

    balance: Balance
    held: Balance
    held_at: int = 0
    rungs: tuple[Rung, ...] = ()
    lowered: int = 0
    highest: int = 0
    enough: tuple[RungAnswer, ...] = ()
    waits: frozenset[Missing]

    @property
    def is_lighter(self) -> bool:
        """Whether something lighter than what is proposed comes out."""
        return self.highest < len(self.rungs) - 1 if self.rungs else self.balance.net > 0


def standing_rung(
    pack: RulePack, facts: FactsFile, view: View, effects: Iterable[WeighedEffect]
) -> Standing:
    """Return which rung stands; ``waits`` names what may still move it."""
    moving = [
        each for each in effects if each.effect.kind in (EffectKind.MITIGATE, EffectKind.AGGRAVATE)
    ]
    light = weigh(pack.checklist.light, view)
    harsh = _balance(moving, light, for_respondent=False)
    mild = _balance(moving, light, for_respondent=True)
    held = Balance(
        mitigating=harsh.mitigating, aggravating=mild.aggravating, light=bool(light.holds)
    )
    open_still = frozenset[Missing]().union(*(each.outcome.waits for each in moving), light.waits)
    if facts.measure:
        rungs = _rungs(pack, facts, facts.measure)
        return _on_ladder(pack, facts, rungs, (harsh, mild, held), open_still)
    if facts.run is not RunKind.PRELIMINARY:
        waits = frozenset((Missing(part=Part.MEASURE),))
        return Standing(balance=harsh, held=held, waits=waits)
    matters = mild.net > 0 and not harsh.net
    return Standing(balance=harsh, held=held, waits=open_still if matters else frozenset())


def _on_ladder(
    pack: RulePack,
    facts: FactsFile,
    rungs: tuple[Rung, ...],
    ends: tuple[Balance, Balance, Balance],
    open_still: frozenset[Missing],
) -> Standing:
    harsh, mild, held = ends
    asked = [each for each in pack.checklist.items if each.per_rung and each.asked_in(facts.run)]
    answers = _rung_answers(asked, facts)
    places = {each.code: place for place, each in enumerate(rungs)}
    enough = tuple(each for each in answers.rungs if each.enough and each.rung in places)
    ceiling = min((places[each.rung] for each in enough), default=len(rungs) - 1)
    lowered = _lowered(rungs, harsh, pack.checklist)
    highest = min(lowered, ceiling)
    lowest = min(_lowered(rungs, mild, pack.checklist), ceiling)
    answered = {each.rung for each in answers.rungs}
    below = frozenset(
        Missing(part=Part.RUNG, item=item.id, ref=each.code)
        for item in asked
        for each in rungs[:highest]
        if each.code not in answered
    )
    return Standing(
        balance=harsh,
        held=held,
        held_at=_lowered(rungs, held, pack.checklist),
        rungs=rungs,
        lowered=lowered,
        highest=highest,
        enough=enough,
        waits=below | (open_still if lowest < highest else frozenset()),
    )


def _rungs(pack: RulePack, facts: FactsFile, measure: MeasureCode) -> tuple[Rung, ...]:
    lighter = lighter_rungs(pack, facts.track, facts.respondent.status, measure)
    return (*lighter, rung(pack, facts.track, measure).for_status(facts.respondent.status))


def _rung_answers(asked: list[Item], facts: FactsFile) -> Answer:
    names = [item.id for item in asked]
    return next((given.answer for given in facts.answers if given.item in names), Answer())


def _balance(moving: list[WeighedEffect], light: Outcome, *, for_respondent: bool) -> Balance:
    """Return the balance if everything open turns out for the respondent, or against."""

    def count(kind: EffectKind, open_ones: bool) -> int:
        return sum(
            1
            for each in moving
            if each.effect.kind is kind
            and (each.outcome.holds or (open_ones and each.outcome.holds is None))
        )

    return Balance(
        mitigating=count(EffectKind.MITIGATE, for_respondent),
        aggravating=count(EffectKind.AGGRAVATE, not for_respondent),
        light=bool(light.holds) or (for_respondent and light.holds is None),
    )


def _lowered(rungs: tuple[Rung, ...], balance: Balance, checklist: Checklist) -> int:
    """Return the place of the rung the balance leaves; never above the last, the proposed one."""
    top = len(rungs) - 1
    if not balance.net:
        return top
    steps = checklist.lowers[min(balance.net, len(checklist.lowers)) - 1]
    first_form = [place for place, each in enumerate(rungs) if each.track is Track.FIRST_FORM]
    if balance.first_form and first_form:
        return min(max(0, top - steps), first_form[-1])
    return max(0, top - steps)
