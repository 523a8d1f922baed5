"""What must hold of every run, however it is answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.checklist import FAVOURABLE, Answer, Finding, ResultKind, RungAnswer, RunKind
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Post, Status
from desktop.errors import Refused, TooNew
from desktop.rules.changing import would_change
from desktop.rules.conditions import AnyOf, Claim, Condition, ItemId, claims_in
from desktop.rules.evaluation import Evaluation, evaluate, items_asked
from desktop.rules.facts import AllegedFact, FactsFile, GivenAnswer, RespondentFacts, read_facts
from desktop.rules.model import AnswerKind, EffectKind, Item, Ladder
from desktop.rules.reader import read_pack
from desktop.rules.reading.conditions import NO, NOT_APPLICABLE, OPEN, YES
from desktop.rules.trace import missing_said
from tests.packs.files import SMALL, examples_in, files_in, released, shipped

PACK = shipped()
MEASURES = (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
HELD_BACK = (ResultKind.NOT_READY, ResultKind.RETURN_FOR_CORRECTION)
SAID = "because of this"
WORDS = st.sampled_from((SAID, SAID, SAID, ""))
PROVEN, UNPROVEN, UNTRUE = Finding.PROVEN, Finding.UNPROVEN, Finding.UNTRUE
DAYS = st.dates(date(2026, 7, 1), date(2026, 7, 31))
SETTLED = ((PROVEN,), (PROVEN, PROVEN), (PROVEN, UNTRUE), (PROVEN, UNPROVEN))
OPEN_STILL = ((), (None,), (PROVEN, None), (UNTRUE, None), (UNPROVEN, None))
FAVOURED = ((UNTRUE,), (UNTRUE, UNTRUE), (UNPROVEN,), (UNTRUE, UNPROVEN))
FINDINGS = st.sampled_from((*SETTLED * 5, *OPEN_STILL, *FAVOURED))


def values_of(item: Item) -> tuple[str, ...]:
    """Return the codes an item can be answered with, apart from leaving it open."""
    if item.answer is AnswerKind.TRI_STATE:
        return (YES, NO, NOT_APPLICABLE) if item.not_applicable else (YES, NO)
    return tuple(choice.code for choice in item.choices)


@st.composite
def answers(draw: st.DrawFn, item: Item, ladder: Ladder) -> Answer:
    """Draw an answer that fits its item, with or without words beside it."""
    return replace(draw(bare_answers(item, ladder)), reason=draw(WORDS), contrary=draw(WORDS))


@st.composite
def bare_answers(draw: st.DrawFn, item: Item, ladder: Ladder) -> Answer:
    """Draw an answer that fits its item."""
    if item.per_rung:
        codes = draw(st.lists(st.sampled_from([rung.code for rung in ladder.rungs]), unique=True))
        rungs = (RungAnswer(rung=c, enough=draw(st.booleans()), reason=draw(WORDS)) for c in codes)
        return Answer(rungs=tuple(rungs))
    if item.answer is AnswerKind.TEXT:
        return Answer(value=draw(WORDS))
    if item.answer is AnswerKind.NUMBER:
        return Answer(value=str(draw(st.integers(0, 4))))
    if item.answer is AnswerKind.DATE:
        return Answer(value=draw(DAYS).isoformat())
    if item.answer is not AnswerKind.MANY:
        more = (OPEN,) if item.answer is AnswerKind.TRI_STATE else ()
        return Answer(value=draw(st.sampled_from((*values_of(item), *more))))
    free = [code for code in values_of(item) if code not in item.alone]
    chosen = draw(st.lists(st.sampled_from(free), max_size=3, unique=True))
    return Answer(chosen=tuple(chosen or item.alone))


SOUND = next(each for each in examples_in(released()[-1]) if each.id == "explained-warnings").facts


def explained(item: Item, ladder: Ladder) -> Answer:
    """Return the sound example's answer to an item, with every lighter rung explained."""
    if not item.per_rung:
        return given_to(SOUND, item.id)
    rungs = (RungAnswer(rung=each.code, enough=False, reason="tried") for each in ladder.rungs)
    return Answer(rungs=tuple(rungs), contrary="none")


def alleged(findings: tuple[Finding | None, ...]) -> tuple[AllegedFact, ...]:
    return tuple(
        AllegedFact(fact=f"fact {number}", finding=finding)
        for number, finding in enumerate(findings, start=1)
    )


@st.composite
def runs(draw: st.DrawFn) -> FactsFile:
    """Draw a run on the township pack: a sound one with a few items changed or unanswered."""
    ladder = draw(st.sampled_from(PACK.ladders))
    kind = draw(st.sampled_from((RunKind.BINDING, RunKind.BINDING, RunKind.PRELIMINARY)))
    items = items_asked(PACK, kind)
    by_item = {item.id: explained(item, ladder) for item in items}
    mitigating = [item for item in items if item.id in ("B3", "C2", "C5", "D1", "E1")]
    often = st.sampled_from((*items, *mitigating * 4))
    for item in draw(st.lists(often, max_size=5, unique_by=lambda item: item.id)):
        if draw(st.sampled_from((True, True, True, False))):
            by_item[item.id] = draw(answers(item, ladder))
        else:
            del by_item[item.id]
    fitting = RespondentFacts(status=Status.CIVIL_SERVANT, role=Post.HEAD, party_member=True)
    other = RespondentFacts(status=Status.VILLAGE_CADRE, role=Post.STAFF, party_member=False)
    county = (BodyKind.COUNTY_DISCIPLINE_SUPERVISION, BodyKind.COUNTY_ORGANISATION)
    body = draw(st.sampled_from((*county * 4, *BodyKind)))
    measure = draw(st.sampled_from([rung.code for rung in ladder.rungs]))
    return replace(
        SOUND,
        run=kind,
        track=ladder.track,
        measure=draw(st.sampled_from((*[measure] * 6, None))),
        body=body,
        respondent=draw(st.sampled_from((*[fitting] * 6, other))),
        alleged=alleged(draw(FINDINGS)),
        answers=tuple(GivenAnswer(item=item, answer=each) for item, each in by_item.items()),
    )


def given_to(facts: FactsFile, item: ItemId) -> Answer:
    return next((each.answer for each in facts.answers if each.item == item), Answer())


def with_answer(facts: FactsFile, item: ItemId, answer: Answer) -> FactsFile:
    others = tuple(each for each in facts.answers if each.item != item)
    return replace(facts, answers=(*others, GivenAnswer(item=item, answer=answer)))


def own_codes(condition: Condition, item: ItemId) -> Iterator[str]:
    """Yield the codes of an item's own answer that alone make a condition hold."""
    if isinstance(condition, Claim) and condition.subject == item:
        yield str(condition.operand)
    elif isinstance(condition, AnyOf):
        for part in condition.parts:
            yield from own_codes(part, item)


STEPS = [
    (item, effect.kind, code)
    for item in PACK.checklist.items
    for effect in item.effects
    for code in own_codes(effect.when, item.id)
]


def held_by(evaluation: Evaluation, item: Item) -> bool:
    return any(link.item == item.id and link.effect for link in evaluation.trace)


def stepped(facts: FactsFile, item: Item, code: str) -> FactsFile:
    """Return the facts with one code added to an item's answer, and words beside it."""
    before = given_to(facts, item.id)
    kept = [each for each in before.chosen if each not in item.alone and each != code]
    many = item.answer is AnswerKind.MANY
    added = Answer(chosen=(*kept, code)) if many else Answer(value=code)
    worded = replace(added, reason=before.reason or "so it is", contrary=before.contrary or "none")
    return with_answer(facts, item.id, worded)


def weight(facts: FactsFile, evaluation: Evaluation) -> int:
    """Return the place of the highest rung; nothing at all is lighter than the lightest."""
    if evaluation.highest_rung is None:
        return -1
    ladder = next(each for each in PACK.ladders if each.track is facts.track)
    return ladder.rungs.index(evaluation.highest_rung)


@given(runs(), st.data())
def test_a_run_has_one_result_whatever_the_order_of_its_answers(
    facts: FactsFile, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(facts.answers))
    first = evaluate(PACK, facts)
    assert evaluate(PACK, facts) == first
    assert evaluate(PACK, replace(facts, answers=tuple(shuffled))) == first


@given(runs(), st.sampled_from([step for step in STEPS if step[1] is EffectKind.MITIGATE]))
def test_a_mitigating_answer_never_raises_the_highest_rung(
    facts: FactsFile, step: tuple[Item, EffectKind, str]
) -> None:
    item, _, code = step
    assume(item.asked_in(facts.run))
    before = evaluate(PACK, facts)
    assume(item.answer is AnswerKind.MANY or not held_by(before, item))
    after = evaluate(PACK, stepped(facts, item, code))
    assert weight(facts, after) <= weight(facts, before) or before.result in FAVOURABLE
    if before.result in FAVOURABLE:
        assert after.result is before.result


@given(runs(), st.sampled_from([step for step in STEPS if step[1] is EffectKind.BLOCK]))
def test_a_fault_never_opens_a_gate(facts: FactsFile, step: tuple[Item, EffectKind, str]) -> None:
    item, _, code = step
    assume(item.asked_in(facts.run))
    before = evaluate(PACK, facts)
    after = evaluate(PACK, stepped(facts, item, code))
    assert after.result not in MEASURES
    if before.result in HELD_BACK and not held_by(before, item):
        assert after.result in (*HELD_BACK, *FAVOURABLE)


@given(runs())
def test_an_aggravating_answer_never_raises_above_what_is_proposed(facts: FactsFile) -> None:
    evaluation = evaluate(PACK, facts)
    if evaluation.highest_rung is not None:
        assert evaluation.proposed is not None
        ladder = next(each for each in PACK.ladders if each.track is facts.track)
        proposed = ladder.rungs.index(evaluation.proposed)
        assert weight(facts, evaluation) <= proposed


OFFICE = [
    item
    for item in PACK.checklist.items
    if {effect.kind for effect in item.effects} <= {EffectKind.BLOCK, EffectKind.WARN}
    and item.effects
    and not any(
        claim.subject == item.id
        for other in PACK.checklist.items
        for effect in other.effects
        if effect.kind is EffectKind.EXEMPT
        for claim in claims_in(effect.when)
    )
]


@given(runs(), st.sampled_from(FAVOURED), st.booleans(), st.data())
def test_no_fault_of_the_office_delays_what_favours_the_respondent(
    facts: FactsFile, findings: tuple[Finding, ...], exempt: bool, data: st.DataObject
) -> None:
    if exempt:
        facts = replace(facts, alleged=alleged((PROVEN,)))
        facts = with_answer(facts, ItemId("B3"), Answer(value="none"))
    else:
        facts = replace(facts, alleged=alleged(findings))
    before = evaluate(PACK, facts)
    assert before.result in FAVOURABLE
    ladder = next(each for each in PACK.ladders if each.track is facts.track)
    for item in OFFICE:
        if item.asked_in(facts.run):
            facts = with_answer(facts, item.id, data.draw(answers(item, ladder)))
    after = evaluate(PACK, facts)
    assert (after.result, after.missing) == (before.result, ())


@given(runs(), st.data())
def test_what_is_not_missing_cannot_change_the_result(
    facts: FactsFile, data: st.DataObject
) -> None:
    before = evaluate(PACK, facts)
    assume(before.result is not ResultKind.NOT_READY)
    ladder = next(each for each in PACK.ladders if each.track is facts.track)
    view = {each.item for each in facts.answers if each.answer != Answer()}
    for item in items_asked(PACK, facts.run):
        if item.id not in view and not item.per_rung:
            drawn = data.draw(answers(item, ladder))
            answer = replace(drawn, reason="so it is", contrary="none")
            facts = with_answer(facts, item.id, answer)
    after = evaluate(PACK, facts)
    assert after.result is before.result
    if before.result in MEASURES:
        assert after.highest_rung == before.highest_rung


@given(runs())
def test_a_run_is_not_ready_exactly_while_something_is_missing(facts: FactsFile) -> None:
    evaluation = evaluate(PACK, facts)
    assert bool(evaluation.missing) is (evaluation.result is ResultKind.NOT_READY)
    assert len(set(evaluation.missing)) == len(evaluation.missing)
    for gap in (*evaluation.missing, *evaluation.owed):
        assert missing_said(PACK, facts, gap).code.startswith("result.missing_")


@given(runs())
def test_the_result_follows_from_the_trace(facts: FactsFile) -> None:
    evaluation = evaluate(PACK, facts)
    proven = any(each.finding is not UNTRUE for each in facts.alleged)
    if evaluation.result is ResultKind.CLEAR_THE_NAME:
        assert not proven
    if evaluation.result is ResultKind.RETURN_FOR_CORRECTION:
        assert evaluation.faults
    if evaluation.result in MEASURES:
        assert not evaluation.faults
        assert not evaluation.exemptions
    if evaluation.exemptions and any(each.finding is PROVEN for each in facts.alleged):
        assert evaluation.result is ResultKind.NO_ACCOUNTABILITY


@given(st.binary(max_size=400), st.sampled_from(sorted(files_in(SMALL))))
def test_no_bytes_bring_the_pack_reader_down(data: bytes, name: str) -> None:
    files = files_in(SMALL)
    for damaged in (data, files[name][: len(data)] + data, files[name] + b"\n" + data):
        try:
            assert read_pack({**files, name: damaged}).id == "small"
        except (Refused, TooNew) as refused:
            assert refused.problems


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = ("format", "pack", "version", "run", "conduct", "act_on", "respondent", "body", "answers")


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_value_brings_the_facts_reader_down(whole: dict[str, object]) -> None:
    with pytest.raises((Refused, TooNew)):
        read_facts(json.dumps(whole).encode())


def words_written(facts: FactsFile, item: ItemId, answer: Answer) -> FactsFile:
    before = given_to(facts, item)
    worded = replace(answer, reason=before.reason or "so", contrary=before.contrary or "so")
    rungs = (replace(each, reason=each.reason or "so") for each in answer.rungs)
    return with_answer(facts, item, replace(worded, rungs=tuple(rungs)))


@given(runs())
def test_what_would_change_a_result_is_what_comes_out_of_it(facts: FactsFile) -> None:
    stands = evaluate(PACK, facts)
    for change in would_change(PACK, facts).found:
        turned = facts
        for turn in change.turns:
            turned = with_answer(turned, turn.item, turn.answer)
        then = evaluate(PACK, turned)
        assert then.result is change.result
        measured = then.result in MEASURES
        assert change.highest_rung == (then.highest_rung if measured else None)
        assert (then.result, then.highest_rung) != (stands.result, stands.highest_rung)


@given(runs(), st.data())
def test_no_single_answer_that_is_not_told_changes_the_result(
    facts: FactsFile, data: st.DataObject
) -> None:
    before = evaluate(PACK, facts)
    assume(before.result is not ResultKind.NOT_READY)
    found = would_change(PACK, facts).found
    told = {(turn.item, turn.answer.value) for change in found for turn in change.turns}
    single = [
        item
        for item in items_asked(PACK, facts.run)
        if item.answer in (AnswerKind.TRI_STATE, AnswerKind.CHOICE)
    ]
    item = data.draw(st.sampled_from(single))
    value = data.draw(st.sampled_from(values_of(item)))
    assume((item.id, value) not in told)
    after = evaluate(PACK, words_written(facts, item.id, Answer(value=value)))
    assert after.result is before.result
    if before.result in MEASURES:
        assert after.highest_rung == before.highest_rung
