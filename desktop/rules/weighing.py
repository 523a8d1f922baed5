"""Weighing conditions while answers are still open.

A condition holds, fails, or is *open*: what it waits for is then named, so that an unanswered item
counts as missing only where its answer can still matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.domain.checklist import Answer
from desktop.rules.conditions import AllOf, Claim, ClaimKind, Condition, FactName, ItemId, Not
from desktop.rules.facts import FactsFile
from desktop.rules.lookup import granted, rung
from desktop.rules.model import AnswerKind, Effect, Item, RulePack
from desktop.rules.reading.conditions import NO, OPEN, YES, CaseFact

Given = str | int | date | frozenset[str]


class Part(Enum):
    """What of a run can be missing."""

    FINDING = "finding"
    MEASURE = "measure"
    FACT = "fact"
    ANSWER = "answer"
    REASON = "reason"
    CONTRARY = "contrary"
    RUNG = "rung"
    RUNG_REASON = "rung_reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing a result still waits for: of an item, or of the case where none is named."""

    part: Part
    item: ItemId | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether a condition holds; ``None`` while it is open and ``waits`` says for what."""

    holds: bool | None
    waits: frozenset[Missing] = frozenset()


HOLDS = Outcome(holds=True)
FAILS = Outcome(holds=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Answers and facts of a run, ready to be looked at; unanswered items are not in it."""

    answers: Mapping[ItemId, Given]
    facts: Mapping[FactName, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedEffect:
    """An effect of an item, and whether it holds."""

    item: Item
    effect: Effect
    outcome: Outcome


def view_of(pack: RulePack, facts: FactsFile) -> View:
    """Return what the conditions of a pack can look at in a run."""
    kinds = {item.id: item.answer for item in pack.checklist.items}
    answers = {each.item: _given(kinds[each.item], each.answer) for each in facts.answers}
    return View(
        answers={
            name: given for name, given in answers.items() if given not in ("", OPEN, frozenset())
        },
        facts=_case_facts(pack, facts) | {each.fact: each.value for each in facts.facts},
    )


def weigh(condition: Condition, view: View) -> Outcome:
    """Return whether a condition holds, or what it waits for."""
    if isinstance(condition, Claim):
        return _weigh_claim(condition, view)
    if isinstance(condition, Not):
        inner = weigh(condition.part, view)
        return inner if inner.holds is None else FAILS if inner.holds else HOLDS
    deciding = not isinstance(condition, AllOf)
    outcomes = [weigh(part, view) for part in condition.parts]
    if any(each.holds is deciding for each in outcomes):
        return HOLDS if deciding else FAILS
    waits = frozenset[Missing]().union(*(each.waits for each in outcomes))
    return Outcome(holds=None, waits=waits) if waits else FAILS if deciding else HOLDS


def weigh_effects(items: tuple[Item, ...], view: View) -> tuple[WeighedEffect, ...]:
    """Return every effect of the items asked, in their order."""
    return tuple(
        WeighedEffect(item=item, effect=effect, outcome=weigh(effect.when, view))
        for item in items
        for effect in item.effects
    )


def _weigh_claim(claim: Claim, view: View) -> Outcome:
    if claim.of_item:
        given: Given | None = view.answers.get(ItemId(claim.subject))
        wait = Missing(part=Part.ANSWER, item=ItemId(claim.subject))
    else:
        given = view.facts.get(FactName(claim.subject))
        wait = Missing(part=Part.FACT, ref=claim.subject)
    if given is None:
        return Outcome(holds=None, waits=frozenset((wait,)))
    return HOLDS if _true_of(claim, given) else FAILS


def _true_of(claim: Claim, given: Given) -> bool:
    operand = claim.operand
    if claim.kind is ClaimKind.ANSWERED:
        return True
    if claim.kind is ClaimKind.EQUALS:
        return operand in given if isinstance(given, frozenset) else operand == given
    low, high = (operand, given) if claim.kind is ClaimKind.AT_LEAST else (given, operand)
    return low <= high  # type: ignore[operator]  # the reader allows it for two numbers or two days


def _given(kind: AnswerKind, answer: Answer) -> Given:
    if answer.rungs:
        return frozenset(each.rung for each in answer.rungs)
    if kind is AnswerKind.MANY:
        return frozenset(answer.chosen)
    if kind is AnswerKind.NUMBER and answer.value:
        return int(answer.value)
    if kind is AnswerKind.DATE and answer.value:
        return date.fromisoformat(answer.value)
    return answer.value.strip()


def _case_facts(pack: RulePack, facts: FactsFile) -> dict[FactName, str | int]:
    """Return the facts every case has; those about a measure are empty while none is proposed."""
    known = {
        CaseFact.TRACK: facts.track.value,
        CaseFact.STATUS: facts.respondent.status.value,
        CaseFact.ROLE: facts.respondent.role.value,
        CaseFact.PARTY_MEMBER: YES if facts.respondent.party_member else NO,
        CaseFact.BODY: facts.body.value,
        CaseFact.MEASURE: facts.measure or "",
        CaseFact.POWER: "",
        CaseFact.MEASURE_FITS: "",
    }
    if facts.measure:
        measure = rung(pack, facts.track, facts.measure)
        status = facts.respondent.status
        known[CaseFact.POWER] = granted(pack, facts.body, measure, status).may.value
        known[CaseFact.MEASURE_FITS] = YES if measure.open_to(status) else NO
    return {FactName(fact.value): value for fact, value in known.items()}
