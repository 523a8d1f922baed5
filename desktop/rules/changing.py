"""What would change a result: single answers given otherwise, and what would come out then.

Every other answer that is allowed is tried once, for one item at a time, as if the words it then
owes were written; nothing is guessed. Free text is never tried: no result turns on what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.checklist import Answer, ResultKind, RungAnswer
from desktop.rules.conditions import Claim, ItemId, claims_in
from desktop.rules.evaluation import items_asked, outcome
from desktop.rules.facts import FactsFile, GivenAnswer
from desktop.rules.fitting import refuse_unfit
from desktop.rules.lookup import lighter_rungs
from desktop.rules.model import AnswerKind, Item, RulePack, Rung
from desktop.rules.reading.conditions import NO, NOT_APPLICABLE, YES

AS_IF_WRITTEN = "-"
MEASURES = (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
ONE_DAY = timedelta(days=1)

Outcome = tuple[ResultKind, Rung | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A single answer that would change the result, and what would come out.

    ``rung`` is the only measure about which an item asked rung by rung is answered otherwise.
    """

    item: ItemId
    answer: Answer
    rung: Rung | None = None
    result: ResultKind
    highest_rung: Rung | None


def would_change(pack: RulePack, facts: FactsFile) -> tuple[Change, ...]:
    """Return every single answer that would change the result, in the order of the checklist.

    Raises:
        Refused: the facts do not fit the pack.
    """
    refuse_unfit(pack, facts)
    stands, turning = _comes_out(pack, facts), _claims_by_item(pack)
    return tuple(
        change
        for item in items_asked(pack, facts.run)
        if item.id in turning or item.per_rung
        for change in _changes(pack, facts, item, turning.get(item.id, ()), stands)
    )


def answered(facts: FactsFile, item: ItemId, answer: Answer) -> FactsFile:
    """Return the facts with one item answered otherwise."""
    others = (each for each in facts.answers if each.item != item)
    return replace(facts, answers=(*others, GivenAnswer(item=item, answer=answer)))


def _comes_out(pack: RulePack, facts: FactsFile) -> Outcome:
    """Return what comes out; a measure is part of it only where a measure comes out."""
    result, highest = outcome(pack, facts)
    return result, highest if result in MEASURES else None


def _claims_by_item(pack: RulePack) -> Mapping[str, tuple[Claim, ...]]:
    """Return the items of which anything is claimed, with the claims; no other can matter."""
    conditions = [effect.when for item in pack.checklist.items for effect in item.effects]
    found: dict[str, list[Claim]] = {}
    for condition in (*conditions, pack.checklist.light):
        for claim in claims_in(condition):
            if claim.of_item:
                found.setdefault(claim.subject, []).append(claim)
    return {item: tuple(claims) for item, claims in found.items()}


def _changes(
    pack: RulePack, facts: FactsFile, item: Item, claims: Iterable[Claim], stands: Outcome
) -> Iterator[Change]:
    given = next((each.answer for each in facts.answers if each.item == item.id), None)
    before = given or Answer()
    worded = replace(
        before,
        reason=before.reason or AS_IF_WRITTEN,
        contrary=before.contrary or AS_IF_WRITTEN,
    )
    same = {stands}
    if given is not None and stands[0] is ResultKind.NOT_READY:
        # else words that are owed already would look like what another answer does
        same.add(_comes_out(pack, answered(facts, item.id, worded)))
    for answer, rung in _others(pack, facts, item, worded, claims):
        then = _comes_out(pack, answered(facts, item.id, answer))
        if then not in same:
            result, highest = then
            yield Change(
                item=item.id, answer=answer, rung=rung, result=result, highest_rung=highest
            )


def _others(
    pack: RulePack, facts: FactsFile, item: Item, given: Answer, claims: Iterable[Claim]
) -> Iterator[tuple[Answer, Rung | None]]:
    """Yield every other answer with the words of the one given."""
    if item.per_rung:
        yield from _other_rungs(pack, facts, given)
    elif item.answer is AnswerKind.MANY:
        for chosen in _other_choices(item, given.chosen):
            yield replace(given, chosen=chosen), None
    else:
        for value in _other_values(item, claims):
            if value != given.value:
                yield replace(given, value=value), None


def _other_values(item: Item, claims: Iterable[Claim]) -> tuple[str, ...]:
    if item.answer is AnswerKind.TRI_STATE:
        return (YES, NO, NOT_APPLICABLE) if item.not_applicable else (YES, NO)
    if item.answer is AnswerKind.CHOICE:
        return tuple(choice.code for choice in item.choices)
    return tuple(dict.fromkeys(value for claim in claims for value in _around(claim)))


def _around(claim: Claim) -> Iterator[str]:
    """Yield a number or a day at which a claim turns, and those beside it; text has none."""
    operand = claim.operand
    if isinstance(operand, int):
        yield from (str(number) for number in range(max(0, operand - 1), operand + 2))
    elif isinstance(operand, date):
        yield from ((operand + far).isoformat() for far in (-ONE_DAY, 0 * ONE_DAY, ONE_DAY))


def _other_choices(item: Item, chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the choices with one more, or one less; never none at all."""
    for choice in item.choices:
        if choice.code in chosen:
            left = tuple(each for each in chosen if each != choice.code)
            if left:
                yield left
        elif choice.code in item.alone:
            yield (choice.code,)
        else:
            yield (*(each for each in chosen if each not in item.alone), choice.code)


def _other_rungs(
    pack: RulePack, facts: FactsFile, words: Answer
) -> Iterator[tuple[Answer, Rung | None]]:
    """Yield the answer with one lighter rung said to be enough, or no longer so."""
    if facts.measure is None:
        return
    given = {each.rung: each for each in words.rungs}
    for rung in lighter_rungs(pack, facts.track, facts.respondent.status, facts.measure):
        said = given.get(rung.code)
        turned = RungAnswer(
            rung=rung.code,
            enough=not (said and said.enough),
            reason=(said.reason if said else "") or AS_IF_WRITTEN,
        )
        yield replace(words, rungs=tuple({**given, rung.code: turned}.values())), rung
