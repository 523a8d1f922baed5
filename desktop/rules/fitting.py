"""Whether facts fit a pack: what it does not know, or does not ask, is refused by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.domain.checklist import Answer
from desktop.errors import Problem, Refused
from desktop.rules.facts import FactsFile, GivenAnswer, GivenFact
from desktop.rules.model import AnswerKind, FactCode, Item, RulePack
from desktop.rules.reading.conditions import NOT_APPLICABLE, TRI_STATE
from desktop.rules.reading.strict import SEPARATOR, as_day

DIGITS = re.compile(r"[0-9]{1,18}")


def refuse_unfit(pack: RulePack, facts: FactsFile) -> None:
    """Refuse facts that name another pack, impossible days, or anything the pack has not."""
    problems = [*_frame(pack, facts), *_measure(pack, facts)]
    items = {item.id: item for item in pack.checklist.items if item.asked_in(facts.run)}
    for given in facts.answers:
        problems += _answer(given, items.get(given.item), pack, facts)
    codes = {fact.id: fact for fact in pack.facts}
    for fact in facts.facts:
        problems += _fact(fact, codes.get(fact.fact))
    names: list[str] = [
        *(each.item for each in facts.answers),
        *(each.fact for each in facts.facts),
    ]
    twice = Counter(names)
    problems += [
        Problem("facts.said_twice", name, key=name) for name, count in twice.items() if count > 1
    ]
    if problems:
        raise Refused(problems)


def _frame(pack: RulePack, facts: FactsFile) -> Iterator[Problem]:
    if (facts.pack, facts.version) != (pack.id, pack.version):
        yield Problem(
            "facts.other_pack",
            pack=f"{facts.pack} {facts.version}",
            here=f"{pack.id} {pack.version}",
        )
    if facts.conduct_to < facts.conduct_from:
        yield Problem("facts.conduct_reversed", start=facts.conduct_from, end=facts.conduct_to)
    if facts.act_on < facts.conduct_to:
        yield Problem("facts.act_before_conduct", act=facts.act_on, end=facts.conduct_to)


def _measure(pack: RulePack, facts: FactsFile) -> Iterator[Problem]:
    ladders = {ladder.track: ladder for ladder in pack.ladders}
    if facts.track not in ladders:
        allowed = SEPARATOR.join(track.value for track in ladders)
        yield Problem("facts.not_allowed", key="track", value=facts.track.value, allowed=allowed)
        return
    codes = [rung.code for rung in ladders[facts.track].rungs]
    if facts.measure and facts.measure not in codes:
        allowed = SEPARATOR.join(codes)
        yield Problem("facts.not_allowed", key="measure", value=facts.measure, allowed=allowed)


def _fact(given: GivenFact, code: FactCode | None) -> Iterator[Problem]:
    if code is None:
        yield Problem("facts.fact_unknown", given.fact, key=given.fact)
    elif not code.choices and isinstance(given.value, str):
        yield Problem("facts.not_number", given.fact, key=given.fact)
    elif code.choices and given.value not in {choice.code for choice in code.choices}:
        allowed = SEPARATOR.join(choice.code for choice in code.choices)
        yield Problem("facts.not_allowed", key=given.fact, value=given.value, allowed=allowed)


def _answer(
    given: GivenAnswer, item: Item | None, pack: RulePack, facts: FactsFile
) -> Iterator[Problem]:
    if item is None:
        yield Problem("facts.item_unknown", given.item, key=given.item)
        return
    answer = given.answer
    shapes = {
        "value": bool(answer.value),
        "chosen": bool(answer.chosen),
        "rungs": bool(answer.rungs),
    }
    fitting = "rungs" if item.per_rung else "chosen" if item.answer is AnswerKind.MANY else "value"
    if any(used for shape, used in shapes.items() if shape != fitting):
        yield Problem("facts.answer_shape", item.id, key=item.id, kind=item.answer.value)
        return
    yield from _codes(item, answer, pack, facts)


def _codes(item: Item, answer: Answer, pack: RulePack, facts: FactsFile) -> Iterator[Problem]:
    if item.answer is AnswerKind.NUMBER and answer.value and not DIGITS.fullmatch(answer.value):
        yield Problem("facts.not_number", item.id, key=item.id)
    if item.answer is AnswerKind.DATE and answer.value and as_day(answer.value) is None:
        yield Problem("facts.not_day", item.id, key=item.id)
    allowed = _allowed(item, pack, facts)
    given = (answer.value, *answer.chosen, *(each.rung for each in answer.rungs))
    for code in given:
        if code and allowed and code not in allowed:
            known = SEPARATOR.join(allowed)
            yield Problem("facts.not_allowed", item.id, key=item.id, value=code[:80], allowed=known)
    for code in item.alone:
        if code in answer.chosen and len(answer.chosen) > 1:
            yield Problem("facts.chosen_not_alone", item.id, key=item.id, value=code)


def _allowed(item: Item, pack: RulePack, facts: FactsFile) -> tuple[str, ...]:
    """Return the codes an answer may be made of; none where it is free."""
    if item.per_rung:
        ladders = [each for each in pack.ladders if each.track is facts.track]
        return tuple(rung.code for ladder in ladders for rung in ladder.rungs)
    if item.answer is AnswerKind.TRI_STATE:
        return tuple(c for c in TRI_STATE if item.not_applicable or c != NOT_APPLICABLE)
    return tuple(choice.code for choice in item.choices)
