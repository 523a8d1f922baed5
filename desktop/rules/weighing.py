"""Weighing conditions while answers are still open.

A condition holds, fails, or is *open*: what it waits for is then named, so that an unanswered item
counts as missing only where its answer can still matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from desktop.domain.checklist import Answer
from desktop.rules.conditions import (
    AllOf,
    CaseDay,
    Claim,
    ClaimKind,
    Condition,
    FactName,
    ItemId,
    Not,
)
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
    """Answers and facts of a run, ready to be looked at; unanswered items are not in it.

    Nothing is true of an item that is ``closed``: a follow-up that does not matter. One that is
    ``pending`` waits until it is known whether it does.
    """

    answers: Mapping[ItemId, Given]
    facts: Mapping[FactName, str | int]
    days: Mapping[str, date]
    closed: Set[ItemId] = frozenset()
    pending: Mapping[ItemId, frozenset[Missing]] = field(default_factory=dict)

    def asks(self, item: Item) -> bool:
        """Whether an item is to be answered as things stand."""
        return item.id not in self.closed and item.id not in self.pending


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedEffect:
    """An effect of an item, and whether it holds."""

    item: Item
    effect: Effect
    outcome: Outcome


def view_of(pack: RulePack, facts: FactsFile) -> View:
    """Return what the conditions of a pack can look at in a run."""
    return closing(pack.checklist.items, as_given(pack, facts))


def as_given(pack: RulePack, facts: FactsFile) -> View:
    """Return a view in which every follow-up still is as it was answered."""
    kinds = {item.id: item.answer for item in pack.checklist.items}
    answers = {each.item: given_of(kinds[each.item], each.answer) for each in facts.answers}
    return View(
        answers={name: given for name, given in answers.items() if given is not None},
        facts=_case_facts(pack, facts) | {each.fact: each.value for each in facts.facts},
        days={
            CaseDay.CONDUCT_FROM.value: facts.conduct_from,
            CaseDay.CONDUCT_TO.value: facts.conduct_to,
            CaseDay.ACT_ON.value: facts.act_on,
        },
    )


def closing(items: Iterable[Item], view: View) -> View:
    """Return a view without the follow-ups that do not matter, by the items before each."""
    answers, closed = dict(view.answers), set[ItemId]()
    pending: dict[ItemId, frozenset[Missing]] = {}
    so_far = replace(view, answers=answers, closed=closed, pending=pending)
    for each in items:
        opened = HOLDS if each.opens is None else weigh(each.opens, so_far)
        if opened.holds is False:
            answers.pop(each.id, None)
            closed.add(each.id)
        elif opened.holds is None:
            pending[each.id] = opened.waits
    return so_far


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
        WeighedEffect(item=item, effect=effect, outcome=weigh_effect(item, effect, view))
        for item in items
        for effect in item.effects
    )


def weigh_effect(item: Item, effect: Effect, view: View) -> Outcome:
    """Return whether an effect holds; one of a follow-up waits until it is known to be asked."""
    if item.id in view.closed:
        return FAILS
    outcome = weigh(effect.when, view)
    is_pending = item.id in view.pending and outcome.holds is not False
    return Outcome(holds=None, waits=view.pending[item.id]) if is_pending else outcome


def _weigh_claim(claim: Claim, view: View) -> Outcome:
    if claim.of_item:
        item = ItemId(claim.subject)
        given: Given | None = view.answers.get(item)
        if given is None:
            itself = frozenset((Missing(part=Part.ANSWER, item=item),))
            waits = view.pending.get(item, itself)
            return FAILS if item in view.closed else Outcome(holds=None, waits=waits)
    else:
        given = view.facts.get(FactName(claim.subject))
        if given is None:
            itself = frozenset((Missing(part=Part.FACT, ref=claim.subject),))
            return Outcome(holds=None, waits=itself)
    return HOLDS if _true_of(claim, given, view) else FAILS


def _true_of(claim: Claim, given: Given, view: View) -> bool:
    operand = claim.operand
    if claim.kind is ClaimKind.AFTER:
        return view.days[str(operand)] < given  # type: ignore[operator]  # the reader allows days only
    if claim.kind is ClaimKind.ANSWERED:
        return True
    if claim.kind is ClaimKind.EQUALS:
        return operand in given if isinstance(given, frozenset) else operand == given
    low, high = (operand, given) if claim.kind is ClaimKind.AT_LEAST else (given, operand)
    return low <= high  # type: ignore[operator]  # the reader allows it for two numbers or two days


def given_of(kind: AnswerKind, answer: Answer) -> Given | None:
    """Return what an answer gives conditions to look at; nothing while it is empty or open."""
    value = answer.value.strip()
    if answer.rungs or answer.chosen:
        return frozenset(answer.chosen or (each.rung for each in answer.rungs))
    if not value or value == OPEN:
        return None
    if kind is AnswerKind.NUMBER:
        return int(value)
    return date.fromisoformat(value) if kind is AnswerKind.DATE else value


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
