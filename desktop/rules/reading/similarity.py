"""Reading how cases are compared: by which facts and items of the pack, in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop.rules.conditions import FactName, ItemId
from desktop.rules.model import (
    AnswerKind,
    Checklist,
    Circumstances,
    FactCode,
    Feature,
    Item,
    Similarity,
)
from desktop.rules.reading.sources import read_cites
from desktop.rules.reading.strict import SEPARATOR, Table, one_of

LEAST_APART = 1


def read_similarity(
    file: Table, sources: Collection[str], facts: tuple[FactCode, ...], checklist: Checklist
) -> Similarity | None:
    """Return how the pack compares cases, or nothing where ``codes.toml`` does not say."""
    similarity = None
    if file.gives("similar"):
        similarity = _similarity(file.table("similar"), sources, facts, checklist)
    file.close()
    return similarity


def _similarity(
    table: Table, sources: Collection[str], facts: tuple[FactCode, ...], checklist: Checklist
) -> Similarity:
    items = {str(item.id): item for item in checklist.items}
    one, many = _of(items, AnswerKind.CHOICE), _of(items, AnswerKind.MANY)
    codes, sums = (
        tuple(str(fact.id) for fact in facts if fact.choices),
        tuple(str(fact.id) for fact in facts if fact.bands),
    )
    named = table.table("facts")
    features = table.members("features", Feature)
    if set(features) != set(Feature):
        table.fault("features_left_out", "features", allowed=one_of(Feature))
    similarity = Similarity(
        alike=table.members("alike", Feature),
        features=features,
        apart=table.number("apart"),
        asked_at=ItemId(_named(table, "asked_at", tuple(items))),
        conduct=FactName(_named(named, "conduct", codes)),
        harm=FactName(_named(named, "harm", codes)),
        degree=FactName(_named(named, "degree", codes)),
        sum=FactName(_named(named, "sum", sums)),
        responsibility=ItemId(_named(table, "responsibility", one)),
        mitigating=_circumstances(table.table("mitigating"), items, many),
        aggravating=_circumstances(table.table("aggravating"), items, many),
        cites=read_cites(table, sources),
    )
    if similarity.apart < LEAST_APART:
        table.fault("not_number", "apart")
    for each in (named, table):
        each.close()
    return similarity


def _of(items: Mapping[str, Item], kind: AnswerKind) -> tuple[str, ...]:
    return tuple(name for name, item in items.items() if item.answer is kind)


def _named(table: Table, key: str, allowed: tuple[str, ...]) -> str:
    name = table.words(key)
    if name and name not in allowed:
        table.fault("not_allowed", key, value=name, allowed=SEPARATOR.join(allowed))
    return name


def _circumstances(table: Table, items: Mapping[str, Item], many: tuple[str, ...]) -> Circumstances:
    name, counts = _named(table, "item", many), table.codes("counts")
    choices = items[name].choices if name in many else ()
    known = tuple(choice.code for choice in choices)
    for code in counts:
        if code not in known and known:
            table.fault("not_allowed", "counts", value=code, allowed=SEPARATOR.join(known))
    table.close()
    return Circumstances(item=ItemId(name), counts=counts)
