"""What must hold of every run, whatever law the pack holds: here one without any Chinese law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.checklist import FAVOURABLE, Answer, Finding, ResultKind, RungAnswer, RunKind
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Post, Status
from desktop.rules.changing import would_change
from desktop.rules.conditions import Claim, Condition, ItemId
from desktop.rules.evaluation import Evaluation, evaluate, items_asked
from desktop.rules.facts import AllegedFact, FactsFile, GivenAnswer, RespondentFacts
from desktop.rules.model import AnswerKind, EffectKind, Item, Ladder
from desktop.rules.reading.conditions import NO, NOT_APPLICABLE, OPEN, YES
from desktop.text import Language, sentence
from tests.packs.files import FAIR_PROCESS, examples_in, second

PACK = second()
EXAMPLES = {each.id: each.facts for each in examples_in(FAIR_PROCESS)}
SOUND = EXAMPLES["dismissal-stands"]
MEASURES = (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
WORDS = st.sampled_from(("because of this", "because of this", ""))
FINDINGS = st.lists(st.sampled_from((*[Finding.PROVEN] * 6, *Finding, None)), max_size=3)


def codes_of(item: Item) -> tuple[str, ...]:
    """Return the codes an item can be answered with, one that leaves it open among them."""
    if item.answer is AnswerKind.TRI_STATE:
        return (YES, NO, OPEN, NOT_APPLICABLE) if item.not_applicable else (YES, NO, OPEN)
    return tuple(choice.code for choice in item.choices)


@st.composite
def answers(draw: st.DrawFn, item: Item, ladder: Ladder) -> Answer:
    """Draw an answer that fits its item, with or without words beside it."""
    words = Answer(reason=draw(WORDS), contrary=draw(WORDS))
    if item.per_rung:
        said = draw(st.lists(st.sampled_from(ladder.rungs), unique_by=lambda rung: rung.code))
        rungs = (
            RungAnswer(rung=each.code, enough=draw(st.booleans()), reason=draw(WORDS))
            for each in said
        )
        return replace(words, rungs=tuple(rungs))
    if item.answer is AnswerKind.MANY:
        free = [code for code in codes_of(item) if code not in item.alone]
        chosen = draw(st.lists(st.sampled_from(free), max_size=4, unique=True))
        return replace(words, chosen=tuple(chosen or item.alone))
    if item.answer is AnswerKind.TEXT:
        return replace(words, value=draw(WORDS))
    if item.answer is AnswerKind.NUMBER:
        return replace(words, value=str(draw(st.integers(0, 4))))
    return replace(words, value=draw(st.sampled_from(codes_of(item))))


@st.composite
def runs(draw: st.DrawFn) -> FactsFile:
    """Draw a run: that of an example with a few items answered otherwise, or anything at all."""
    ladder = draw(st.sampled_from(PACK.ladders))
    kind = draw(st.sampled_from((RunKind.BINDING, RunKind.BINDING, RunKind.PRELIMINARY)))
    items = items_asked(PACK, kind)
    started = draw(st.sampled_from(tuple(EXAMPLES.values())))
    given_to = {each.item: each.answer for each in started.answers}
    rungs = tuple(RungAnswer(rung=e.code, enough=False, reason="tried") for e in ladder.rungs)
    by_item = {
        item.id: Answer(rungs=rungs, contrary="none") if item.per_rung else given_to[item.id]
        for item in items
        if item.id in given_to
    }
    changed = draw(st.lists(st.sampled_from(items), max_size=6, unique_by=lambda item: item.id))
    for item in changed:
        by_item[item.id] = draw(answers(item, ladder))
    employed = RespondentFacts(status=Status.INSTITUTION_STAFF, role=Post.STAFF, party_member=False)
    anyone = RespondentFacts(
        status=draw(st.sampled_from(Status)),
        role=draw(st.sampled_from(Post)),
        party_member=draw(st.booleans()),
    )
    body = draw(st.sampled_from((*[BodyKind.COUNTY_ORGANISATION] * 6, *BodyKind)))
    measure = draw(st.sampled_from([rung.code for rung in ladder.rungs]))
    findings = draw(FINDINGS)
    return replace(
        SOUND,
        run=kind,
        track=ladder.track,
        body=body,
        measure=draw(st.sampled_from((*[measure] * 6, None))),
        respondent=draw(st.sampled_from((employed, employed, anyone))),
        alleged=tuple(
            AllegedFact(fact=f"fact {number}", finding=finding)
            for number, finding in enumerate(findings, start=1)
        ),
        answers=tuple(GivenAnswer(item=item, answer=each) for item, each in by_item.items()),
    )


def place(facts: FactsFile, evaluation: Evaluation) -> int:
    """Return the place of the highest rung; nothing at all is lighter than the lightest."""
    if evaluation.highest_rung is None:
        return -1
    ladder = next(each for each in PACK.ladders if each.track is facts.track)
    return ladder.rungs.index(evaluation.highest_rung)


def with_choice(facts: FactsFile, item: Item, code: str) -> FactsFile:
    """Return the facts with one choice more given to an item that takes many."""
    answered = {each.item: each.answer for each in facts.answers}
    before = answered.get(item.id, Answer())
    kept = tuple(each for each in before.chosen if each not in item.alone and each != code)
    answered[item.id] = Answer(chosen=(*kept, code), reason="so it is", contrary="none")
    given_answers = (GivenAnswer(item=name, answer=each) for name, each in answered.items())
    return replace(facts, answers=tuple(given_answers))


def own_code(when: Condition, item: Item) -> Iterator[str]:
    """Yield the choice of an item that alone makes a condition hold."""
    if isinstance(when, Claim) and when.subject == item.id:
        yield str(when.operand)


MANY = [
    (item, effect.kind, code)
    for item in PACK.checklist.items
    if item.answer is AnswerKind.MANY
    for effect in item.effects
    for code in own_code(effect.when, item)
]


@given(runs(), st.data())
def test_a_run_has_one_result_whatever_the_order_of_its_answers(
    facts: FactsFile, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(facts.answers))
    first = evaluate(PACK, facts)
    assert evaluate(PACK, facts) == first
    assert evaluate(PACK, replace(facts, answers=tuple(shuffled))) == first


@given(runs())
def test_every_result_can_be_said_and_rests_on_sources_of_the_pack(facts: FactsFile) -> None:
    found = evaluate(PACK, facts)
    assert set(found.sources) <= {each.id for each in PACK.sources}
    for language in Language:
        for link in found.trace:
            assert "{" not in sentence(link.said.code, language, **link.said.values_in(language))


@given(runs())
def test_nothing_raises_a_measure_above_what_is_proposed(facts: FactsFile) -> None:
    found = evaluate(PACK, facts)
    ladder = next(each for each in PACK.ladders if each.track is facts.track)
    if found.highest_rung is not None:
        assert found.proposed is not None
        assert place(facts, found) <= ladder.rungs.index(found.proposed)


@given(runs())
def test_what_favours_the_respondent_comes_first_and_no_fault_passes(facts: FactsFile) -> None:
    found = evaluate(PACK, facts)
    findings = [each.finding for each in facts.alleged]
    if findings and set(findings) == {Finding.UNTRUE}:
        assert found.result is ResultKind.CLEAR_THE_NAME
    elif found.exemptions:
        assert found.result in (ResultKind.NOT_READY, *FAVOURABLE)
    elif found.faults:
        assert found.result not in MEASURES
    assert bool(found.missing) == (found.result is ResultKind.NOT_READY)


@given(runs(), st.sampled_from([each for each in MANY if each[1] is EffectKind.MITIGATE]))
def test_a_mitigating_answer_never_leads_to_anything_heavier(
    facts: FactsFile, step: tuple[Item, EffectKind, str]
) -> None:
    item, _, code = step
    before, after = evaluate(PACK, facts), evaluate(PACK, with_choice(facts, item, code))
    assume(before.result not in FAVOURABLE)
    assert place(facts, after) <= place(facts, before)


@given(runs(), st.sampled_from([each for each in MANY if each[1] is EffectKind.BLOCK]))
def test_a_fault_never_opens_a_gate(facts: FactsFile, step: tuple[Item, EffectKind, str]) -> None:
    item, _, code = step
    assume(item.asked_in(facts.run))
    assert evaluate(PACK, with_choice(facts, item, code)).result not in MEASURES


FOLLOWED = [
    (item, claim)
    for item in PACK.checklist.items
    if isinstance(claim := item.opens, Claim) and claim.of_item
]


@given(runs(), st.sampled_from(FOLLOWED))
def test_a_follow_up_that_is_not_asked_does_nothing(
    facts: FactsFile, followed: tuple[Item, Claim]
) -> None:
    item, claim = followed
    opened = {each.item: each.answer.value == claim.operand for each in facts.answers}
    held = {link.item for link in evaluate(PACK, facts).trace if link.effect}
    assert item.id not in held or opened[ItemId(claim.subject)]


@given(runs())
def test_what_would_change_a_run_does_change_it(facts: FactsFile) -> None:
    found = evaluate(PACK, facts)
    for change in would_change(PACK, facts).found[:5]:
        answered = {each.item: each.answer for each in facts.answers}
        answered |= {turn.item: turn.answer for turn in change.turns}
        given_answers = (GivenAnswer(item=name, answer=each) for name, each in answered.items())
        then = evaluate(PACK, replace(facts, answers=tuple(given_answers)))
        assert then.result is change.result
        if change.result in MEASURES:
            assert then.highest_rung == change.highest_rung
            assert (then.result, then.highest_rung) != (found.result, found.highest_rung)
