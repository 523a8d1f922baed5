"""Reading the checklist: items first, then their effects, which may name other items."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from desktop.domain.checklist import RunKind
from desktop.rules.conditions import Condition, ItemId
from desktop.rules.model import (
    AnswerKind,
    BesideItem,
    CaseKnowledge,
    Checklist,
    Choice,
    Effect,
    EffectKind,
    Group,
    Item,
    Wanted,
)
from desktop.rules.reading.conditions import TRI_STATE, Known, read_condition
from desktop.rules.reading.sources import read_choices, read_cites
from desktop.rules.reading.strict import SEPARATOR, Table

ITEM_ID = re.compile(r"[A-Z][0-9]{1,2}[a-z]?")
ASKED_IN = (RunKind.PRELIMINARY, RunKind.BINDING)
MOST_ITEMS = 1000
"""Far more than anybody answers; beyond it a pack is refused before its items are read."""
WITH_CHOICES = (AnswerKind.CHOICE, AnswerKind.MANY)


def read_checklist(
    file: Table, sources: Collection[str], facts: Mapping[str, tuple[str, ...]]
) -> Checklist:
    """Return the checklist of ``checklist.toml``."""
    tables = {name: table for name, table in file.named("item")}
    if len(tables) > MOST_ITEMS:
        file.fault("too_many_items", "item", found=len(tables), most=MOST_ITEMS)
        tables = {}
    items = {name: _item(name, table, sources) for name, table in tables.items()}
    items = {
        name: replace(item, opens=_opens(tables[name], item, items, facts))
        for name, item in items.items()
    }
    known = Known(items=items, facts=facts)
    complete = tuple(
        replace(item, effects=_effects(tables[name], item, known, sources))
        for name, item in items.items()
    )
    for table in tables.values():
        table.close()
    if len([item for item in complete if item.per_rung]) > 1:
        file.fault("per_rung_twice", "item")
    lowering, light = file.table("lowering"), file.table("light")
    checklist = Checklist(
        tri_state=_tri_state(file),
        lowers=_lowers(lowering),
        lowers_cites=read_cites(lowering, sources),
        light=read_condition(light.table("when"), known),
        light_cites=read_cites(light, sources),
        items=complete,
    )
    for table in (lowering, light, file):
        table.close()
    return checklist


def _tri_state(file: Table) -> tuple[Choice, ...]:
    choices = read_choices(file, "answers")
    if tuple(choice.code for choice in choices) != TRI_STATE:
        file.fault("answers_incomplete", "answers", allowed=SEPARATOR.join(TRI_STATE))
    return choices


def _lowers(table: Table) -> tuple[int, ...]:
    """Return by how many rungs mitigating facts lower; more of them never lower by less."""
    rungs = table.numbers("rungs")
    if not rungs or list(rungs) != sorted(rungs):
        table.fault("lowering_not_rising", "rungs")
        return (0,)
    return rungs


def _item(name: str, table: Table, sources: Collection[str]) -> Item:
    if not ITEM_ID.fullmatch(name):
        table.fault("item_id_not_allowed", "")
    answer = table.member("answer", AnswerKind)
    item = Item(
        id=ItemId(name),
        group=table.member("group", Group),
        ask=table.text("ask"),
        help=table.text("help"),
        support=table.text_if_given("support"),
        answer=answer,
        choices=read_choices(table, "choices") if answer in WITH_CHOICES else (),
        alone=table.codes("alone", optional=True) if answer is AnswerKind.MANY else (),
        not_applicable=answer is AnswerKind.TRI_STATE and table.flag("not_applicable", False),
        per_rung=answer is AnswerKind.TEXT and table.flag("per_rung", False),
        evidence=table.flag("evidence", False),
        runs=_runs(table),
        of_the_act=table.flag("of_the_act", default=False),
        known=table.member("known", CaseKnowledge) if table.gives("known") else None,
        tells=table.member("tells", BesideItem) if table.gives("tells") else None,
        reason=table.member("reason", Wanted),
        contrary=table.member("contrary", Wanted, Wanted.NEVER),
        cites=read_cites(table, sources),
    )
    codes = [choice.code for choice in item.choices]
    for code in item.alone:
        if code not in codes:
            table.fault("not_allowed", "alone", value=code, allowed=SEPARATOR.join(codes))
    return item


def _runs(table: Table) -> tuple[RunKind, ...]:
    runs = table.members("runs", RunKind)
    if not runs or RunKind.SECOND_READER in runs:
        allowed = SEPARATOR.join(run.value for run in ASKED_IN)
        table.fault("runs_not_allowed", "runs", allowed=allowed)
    return runs


def _opens(
    table: Table, item: Item, items: Mapping[str, Item], facts: Mapping[str, tuple[str, ...]]
) -> Condition | None:
    """Return when a follow-up is asked; only items before it count, so none waits for itself."""
    if not table.gives("opens"):
        return None
    names = list(items)
    before = {name: items[name] for name in names[: names.index(item.id)]}
    return read_condition(table.table("opens"), Known(items=before, facts=facts), within=item.runs)


def _effects(
    table: Table, item: Item, known: Known, sources: Collection[str]
) -> tuple[Effect, ...]:
    return tuple(_effect(row, item, known, sources) for row in table.rows("effects", optional=True))


def _effect(row: Table, item: Item, known: Known, sources: Collection[str]) -> Effect:
    effect = Effect(
        kind=row.member("effect", EffectKind),
        when=read_condition(row.table("when"), known, item),
        cites=read_cites(row, sources) if row.gives("cites") else item.cites,
        advice=row.text_if_given("advice"),
    )
    if row.raw("effect") == EffectKind.BLOCK.value and effect.advice is None:
        row.fault("advice_missing", "advice")
    row.close()
    return effect
