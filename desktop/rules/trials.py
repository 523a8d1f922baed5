"""A run weighed again and again with a few answers given otherwise.

Only what an answer can touch is weighed anew, so that thousands of answers can be tried while
somebody waits.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.checklist import Answer, ResultKind
from desktop.rules.conditions import Condition, ItemId, claims_in
from desktop.rules.evaluation import Weighed, conclude, highest, items_asked, weighed_with
from desktop.rules.facts import FactsFile, GivenAnswer
from desktop.rules.findings import judge_findings
from desktop.rules.model import EffectKind, Item, RulePack, Rung
from desktop.rules.weighing import (
    View,
    WeighedEffect,
    as_given,
    closing,
    given_of,
    weigh,
    weigh_effect,
    weigh_effects,
)

MEASURES = (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
ENDS = {
    EffectKind.EXEMPT: ResultKind.NO_ACCOUNTABILITY,
    EffectKind.BLOCK: ResultKind.RETURN_FOR_CORRECTION,
}

Outcome = tuple[ResultKind, Rung | None]
"""A result, and the measure that is part of it where one comes out."""
Turned = Mapping[ItemId, Answer]


class Trials:
    """Tries other answers in one run, of facts known to fit the pack."""

    def __init__(self, pack: RulePack, facts: FactsFile) -> None:
        self._pack, self._facts = pack, facts
        items = items_asked(pack, facts.run)
        self._kinds = {item.id: item.answer for item in items}
        self._follow_ups = tuple(item for item in items if item.opens is not None)
        self._given = {each.item: each.answer for each in facts.answers}
        self._as_given = as_given(pack, facts)
        self._view = closing(self._follow_ups, self._as_given)
        self._effects = weigh_effects(items, self._view)
        self._touched = _touched(items, self._effects)
        exempting = self._holding(self._effects, EffectKind.EXEMPT)
        self._deciding = exempting or self._holding(self._effects, EffectKind.BLOCK)

    @property
    def days(self) -> Mapping[str, date]:
        """Return the days of the case by their codes."""
        return self._view.days

    def meet(self, items: Collection[ItemId]) -> bool:
        """Whether an effect hangs on more than one of the items: else each moves its own alone."""
        places = [place for item in items for place in self._touched[item]]
        return len(places) > len(set(places))

    @property
    def is_settled(self) -> bool:
        """Whether the findings alone settle the result, whatever is answered."""
        return judge_findings(self._facts).settled is not None

    def may_undo(self, items: Collection[ItemId]) -> bool:
        """Whether everything that decides the result now hangs on one of the items."""
        return self._deciding <= frozenset[int]().union(*(self._touched[item] for item in items))

    def ends_in(self, item: ItemId, answer: Answer) -> frozenset[ResultKind]:
        """Return how the answer itself ends the matter, whatever else decides it now."""
        effects, touched = self._weigh({item: answer})[1], self._touched[item]
        return frozenset(
            result
            for kind, result in ENDS.items()
            if not touched.isdisjoint(self._holding(effects, kind))
        )

    @property
    def faults(self) -> frozenset[int]:
        """Return the places of the faults that hold."""
        return self.faults_with({})

    def faults_with(self, turned: Turned) -> frozenset[int]:
        """Return the places of the faults that hold with some answers given otherwise."""
        return self._holding(self._weigh(turned)[1], EffectKind.BLOCK)

    @staticmethod
    def _holding(effects: tuple[WeighedEffect, ...], kind: EffectKind) -> frozenset[int]:
        return frozenset(
            place
            for place, each in enumerate(effects)
            if each.effect.kind is kind and each.outcome.holds
        )

    def way(self, turned: Turned) -> tuple[object, ...]:
        """Return in which way answers move what is weighed: two that move it alike are equal."""
        view, effects = self._weigh(turned)
        light = weigh(self._pack.checklist.light, view)
        return (*(each.outcome for each in effects), light)

    def outcome(self, turned: Turned) -> Outcome:
        """Return what comes out with some answers given otherwise."""
        view, effects = self._weigh(turned)
        given = {**self._given, **turned}
        answers = tuple(GivenAnswer(item=item, answer=answer) for item, answer in given.items())
        facts = replace(self._facts, answers=answers)
        weighed: Weighed = weighed_with(self._pack, facts, view, effects)
        result, _ = conclude(weighed)
        return result, highest(weighed.standing, result) if result in MEASURES else None

    def _weigh(self, turned: Turned) -> tuple[View, tuple[WeighedEffect, ...]]:
        if not turned:
            return self._view, self._effects
        answers = dict(self._as_given.answers)
        for item, answer in turned.items():
            given = given_of(self._kinds[item], answer)
            answers.pop(item, None)
            if given is not None:
                answers[item] = given
        view = closing(self._follow_ups, replace(self._as_given, answers=answers))
        changed = {*turned, *(view.closed ^ self._view.closed)}
        if view.pending != self._view.pending:
            changed |= {*view.pending, *self._view.pending}
        places = set[int]().union(*(self._touched[item] for item in changed))
        effects = list(self._effects)
        for place in places:
            each = effects[place]
            outcome = weigh_effect(each.item, each.effect, view)
            effects[place] = replace(each, outcome=outcome)
        return view, tuple(effects)


def _touched(
    items: tuple[Item, ...], effects: tuple[WeighedEffect, ...]
) -> Mapping[str, frozenset[int]]:
    """Return for each item the places of the effects that hang on its answer.

    What hangs on a follow-up hangs on what opens it too.
    """
    opened_by: dict[str, frozenset[str]] = {}
    for item in items:
        named = _named(item.opens) if item.opens is not None else frozenset[str]()
        opened_by[item.id] = named.union({item.id}, *(opened_by[each] for each in named))
    found: dict[str, set[int]] = {item.id: set() for item in items}
    for place, each in enumerate(effects):
        for subject in {each.item.id, *_named(each.effect.when)}:
            for above in opened_by[subject]:
                found[above].add(place)
    return {item: frozenset(places) for item, places in found.items()}


def _named(condition: Condition) -> frozenset[str]:
    return frozenset(claim.subject for claim in claims_in(condition) if claim.of_item)
