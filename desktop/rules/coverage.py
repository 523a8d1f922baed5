"""How far the worked examples of a pack go: which effects of its items they reach.

An effect is reached where it holds. One that holds where an answer is lacking is reached where the
result waits for that answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rules.conditions import Claim, ClaimKind, Condition, ItemId, Not
from desktop.rules.evaluation import Evaluation
from desktop.rules.model import Effect, RulePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """An effect of an item with the names of the examples that reach it."""

    item: ItemId
    effect: Effect
    examples: tuple[str, ...]


def coverage(pack: RulePack, weighed: Iterable[tuple[str, Evaluation]]) -> tuple[Covered, ...]:
    """Return every effect of the checklist, in its order, with the examples that reach it."""
    named = tuple(weighed)
    return tuple(
        Covered(
            item=item.id,
            effect=effect,
            examples=tuple(name for name, found in named if _reached(found, item.id, effect)),
        )
        for item in pack.checklist.items
        for effect in item.effects
    )


def _reached(found: Evaluation, item: ItemId, effect: Effect) -> bool:
    if _is_for_no_answer(effect.when):
        return any(missing.item == item for missing in found.missing)
    return any(
        (link.item, link.effect, link.met) == (item, effect.kind, effect.when)
        for link in found.trace
    )


def _is_for_no_answer(when: Condition) -> bool:
    return (
        isinstance(when, Not)
        and isinstance(when.part, Claim)
        and when.part.kind is ClaimKind.ANSWERED
    )
