"""Which unanswered item matters most now, by the heaviest thing its answer can still bring."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from desktop.rules.conditions import ItemId
from desktop.rules.model import EffectKind, Item
from desktop.rules.weighing import Missing, Part, View, WeighedEffect

WEIGHTS = (
    EffectKind.EXEMPT,
    EffectKind.BLOCK,
    EffectKind.MITIGATE,
    EffectKind.AGGRAVATE,
    EffectKind.CONTRADICT,
    EffectKind.WARN,
)
"""What ends the matter in the respondent's favour comes first, then what sends it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """An item to be answered, and what its answer may bring; nothing where it cannot matter now."""

    item: ItemId
    may: EffectKind | None


def ranked(
    items: Iterable[Item],
    view: View,
    effects: Iterable[WeighedEffect],
    missing: Collection[Missing],
) -> tuple[Unanswered, ...]:
    """Return the items without an answer; where two weigh alike, in the order of the checklist."""
    waited_for = {each.item for each in missing if each.part in (Part.ANSWER, Part.RUNG)}
    may: dict[ItemId, EffectKind] = {
        each.item: EffectKind.MITIGATE for each in missing if each.item and each.part is Part.RUNG
    }
    for each in effects:
        for wait in each.outcome.waits:
            if wait.item is not None and wait.item in waited_for:
                kind = may.get(wait.item, each.effect.kind)
                may[wait.item] = min(kind, each.effect.kind, key=WEIGHTS.index)
    found = [
        Unanswered(item=each.id, may=may.get(each.id))
        for each in items
        if view.asks(each) and each.id not in view.answers
    ]
    return tuple(sorted(found, key=_place))


def _place(unanswered: Unanswered) -> int:
    return len(WEIGHTS) if unanswered.may is None else WEIGHTS.index(unanswered.may)
