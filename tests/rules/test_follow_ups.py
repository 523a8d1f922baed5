"""Follow-ups are asked where they matter, contradictions are named, and what matters is ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from desktop.domain.checklist import Answer, ResultKind, RungAnswer
from desktop.domain.measure import MeasureCode
from desktop.rules.changing import would_change
from desktop.rules.evaluation import Evaluation, evaluate, items_open
from desktop.rules.facts import FactsFile
from desktop.rules.model import AnswerKind, EffectKind, RulePack
from desktop.rules.reading.conditions import NO, YES
from tests.packs.files import examples_in, released, shipped, small
from tests.packs.runs import answered, sound


def example(name: str) -> FactsFile:
    """Return the facts of a worked example of the pack for townships."""
    return next(each.facts for each in examples_in(released()[-1]) if each.id == name)


def asked(facts: FactsFile) -> set[str]:
    return {str(item.id) for item in items_open(shipped(), facts)}


def weighed(facts: FactsFile) -> Evaluation:
    return evaluate(shipped(), facts)


def contradicting(facts: FactsFile) -> set[str]:
    return {str(link.item) for link in weighed(facts).contradictions}


def said(value: str) -> Answer:
    return Answer(value=value, reason="so it is", contrary="none known")


@pytest.fixture
def flood() -> FactsFile:
    """Return a run in which everything is answered and the report was made in time."""
    return example("reported-too-late")


def test_a_follow_up_is_asked_once_its_item_is_answered_so(flood: FactsFile) -> None:
    assert "C4a" in asked(flood)
    assert "C4a" not in asked(answered(flood, C4=said("no")))


def test_a_follow_up_waits_with_its_item_and_is_not_missing_by_itself(flood: FactsFile) -> None:
    facts = answered(flood, C4=None, C4a=None)
    assert "C4a" not in asked(facts)
    assert "C4a" not in {missing.item for missing in weighed(facts).missing}
    assert "C4a" not in {each.item for each in weighed(facts).unanswered}


def test_nothing_follows_from_a_follow_up_that_is_not_asked(flood: FactsFile) -> None:
    assert "C4a" in contradicting(flood)
    closed = answered(flood, C4=said("no"))
    assert "C4a" not in contradicting(closed)
    assert weighed(closed).result is weighed(answered(closed, C4a=None)).result


def test_a_day_contradicts_only_where_it_is_later(flood: FactsFile) -> None:
    last = flood.conduct_to.isoformat()
    assert "C4a" not in contradicting(answered(flood, C4a=said(last)))


def test_a_contradiction_is_settled_by_a_reason_or_by_another_answer(flood: FactsFile) -> None:
    given = {each.item: each.answer for each in flood.answers}
    (item,) = contradicting(flood)
    bare = answered(
        flood, **{item: replace(next(v for k, v in given.items() if k == item), reason="")}
    )
    assert weighed(bare).result is ResultKind.NOT_READY
    assert [owed.item for owed in weighed(bare).owed] == [item]
    assert weighed(flood).result is not ResultKind.NOT_READY


def test_what_may_end_the_matter_in_ones_favour_is_asked_for_first(flood: FactsFile) -> None:
    empty = replace(flood, answers=())
    ranked = [each.may for each in weighed(empty).unanswered]
    assert ranked[0] is EffectKind.EXEMPT
    order = [EffectKind.EXEMPT, EffectKind.BLOCK, EffectKind.MITIGATE]
    places = [order.index(may) for may in ranked if may in order]
    assert places == sorted(places)
    assert {each.item for each in weighed(empty).unanswered} == asked(empty)


def test_an_answer_that_can_no_longer_matter_is_ranked_last() -> None:
    spared = example("dissent-in-the-minutes")
    facts = answered(spared, H1=None)
    left = weighed(facts).unanswered
    assert "H1" in {each.item for each in left}
    assert {each.may for each in left} == {None}


def values(pack: RulePack) -> Iterator[list[tuple[str, str]]]:
    """Yield of each item with single codes every code it may be answered with."""
    for item in pack.checklist.items:
        if item.answer is AnswerKind.TRI_STATE:
            yield [(item.id, YES), (item.id, NO)]
        elif item.answer is AnswerKind.CHOICE:
            yield [(item.id, choice.code) for choice in item.choices]


def outcome(facts: FactsFile, *turned: tuple[str, str]) -> tuple[ResultKind, str]:
    answers = {item: said(value) for item, value in turned}
    found = evaluate(small(), answered(facts, **answers))
    measured = found.result in (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
    rung = found.highest_rung
    return found.result, rung.code if measured and rung else ""


@pytest.mark.parametrize(
    "start",
    [
        {},
        {"A1": "no"},
        {"B1": "none"},
        {"D1": "yes"},
        {"A1": "no", "B1": "none"},
    ],
)
def test_no_pair_of_answers_leads_to_what_the_search_did_not_find(start: dict[str, str]) -> None:
    facts = answered(sound(), **{item: said(value) for item, value in start.items()})
    found = would_change(small(), facts)
    assert found.whole_up_to >= 2
    told = {
        (each.result, each.highest_rung.code if each.highest_rung else "") for each in found.found
    }
    stands = outcome(facts)
    for first, second in combinations(values(small()), 2):
        for pair in product(first, second):
            then = outcome(facts, *pair)
            assert then in {*told, stands} or then[0] is ResultKind.NOT_READY


def test_a_rung_still_open_is_tried_both_ways_together_with_others() -> None:
    """The one answer raises the measure, so that a rung below it is asked for; both are needed."""
    base = example("subsidy-review-two-mitigating")
    given = {str(each.item): each.answer for each in base.answers}
    admonition = RungAnswer(rung=MeasureCode("admonition"), enough=False, reason="not enough")
    answers = {
        "E1": replace(given["E1"], chosen=("own_disclosure",)),
        "F3": replace(given["F3"], rungs=(*given["F3"].rungs, admonition)),
    }
    alone = [evaluate(shipped(), answered(base, **{item: each})) for item, each in answers.items()]
    both = evaluate(shipped(), answered(base, **answers))
    assert both.result is ResultKind.LIGHTER_MEASURE
    assert both.highest_rung is not None
    assert both.highest_rung.code == "warning"
    assert all(
        each.highest_rung != both.highest_rung for each in alone if each.result is both.result
    )
    found = would_change(shipped(), base).found
    assert (both.result, both.highest_rung) in {(each.result, each.highest_rung) for each in found}


def test_a_trace_tells_only_what_holds_as_answered() -> None:
    facts = answered(example("subsidy-review-two-mitigating"), E2=None)
    told = next(link.said for link in weighed(facts).trace if link.said.code == "result.lowered")
    assert dict(told.values)["aggravating"] == 0
    assert dict(told.values)["mitigating"] == 2


def test_what_comes_out_once_every_fault_is_put_right_is_told() -> None:
    answers = {
        "A1": said("no"),
        "A3": said("no"),
        "A4": said("no"),
        "G1": said("no"),
        "G2": said("no"),
    }
    facts = answered(example("flood-duty-deserted"), **answers)
    found = would_change(shipped(), facts)
    together = max(found.found, key=lambda each: len(each.turns))
    assert {turn.item for turn in together.turns} == answers.keys()
    assert together.result is weighed(example("flood-duty-deserted")).result
    assert found.whole_up_to < len(answers)
