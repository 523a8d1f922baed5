"""Which answers would change a result, alone or together, and to what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from desktop.application.changes import gathered
from desktop.application.rule_trials import FactsWeighed
from desktop.domain.checklist import Answer, Finding, ResultKind
from desktop.errors import Refused
from desktop.rules.changing import Change, would_change
from desktop.rules.evaluation import evaluate
from desktop.rules.examples import Example
from desktop.rules.facts import FactsFile
from desktop.text import Language
from tests.packs.files import SMALL, examples_in, pack_in, released, shipped, small
from tests.packs.runs import answered, found, preliminary, rungs, sound

LIGHTER, PROPORTIONATE = ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE
RETURNED, SPARED = ResultKind.RETURN_FOR_CORRECTION, ResultKind.NO_ACCOUNTABILITY
Line = tuple[str, str, ResultKind, str]


def line(change: Change) -> Line:
    (turn,) = change.turns
    if turn.rung is None:
        answer = turn.answer.value or " ".join(turn.answer.chosen)
    else:
        turned = next(each for each in turn.answer.rungs if each.rung == turn.rung.code)
        answer = f"{turned.rung} {'enough' if turned.enough else 'not enough'}"
    rung = change.highest_rung.code if change.highest_rung else ""
    return (turn.item, answer, change.result, rung)


def lines(facts: FactsFile) -> list[Line]:
    """Return what single answers lead to."""
    found = would_change(small(), facts).found
    return [line(change) for change in found if len(change.turns) == 1]


@cache
def changes_in(folder: Path) -> tuple[tuple[Example, tuple[Change, ...]], ...]:
    """Return every example of a pack with what would change it, searched for once."""
    pack = pack_in(folder)
    return tuple((each, would_change(pack, each.facts).found) for each in examples_in(folder))


def of(item: str, facts: FactsFile) -> list[Line]:
    return [each for each in lines(facts) if each[0] == item]


def test_each_kind_of_answer_is_tried() -> None:
    assert evaluate(small(), sound()).result is PROPORTIONATE
    assert of("A1", sound()) == [("A1", "no", RETURNED, "")]
    assert of("B1", sound()) == [("B1", "none", SPARED, "")]
    assert [each[1] for each in of("E1", sound())]
    assert of("F3", sound()) == [
        ("F3", "talk enough", LIGHTER, "talk"),
        ("F3", "admonition enough", LIGHTER, "admonition"),
    ]


def test_a_number_is_tried_where_a_claim_turns() -> None:
    tried = {each[1] for each in of("C1", sound())}
    assert tried == {"0", "1"}  # a single person on duty mitigates; two and more do not


def test_a_rung_said_to_be_enough_is_tried_the_other_way_round() -> None:
    facts = answered(sound(), F3=rungs(talk="tried before", admonition=True))
    assert evaluate(small(), facts).result is LIGHTER
    assert ("F3", "admonition not enough", PROPORTIONATE, "warning") in of("F3", facts)
    assert ("F3", "talk enough", LIGHTER, "talk") in of("F3", facts)


def test_nothing_brings_back_what_the_findings_settled() -> None:
    assert lines(found(sound(), Finding.UNTRUE)) == []


def test_words_that_are_owed_already_are_no_change_of_the_answer() -> None:
    """Otherwise writing the reason would look like what another answer does."""
    bare = answered(sound(), B1=Answer(value="direct"))
    assert evaluate(small(), bare).result is ResultKind.NOT_READY
    assert [each[1:3] for each in of("B1", bare)] == [("none", SPARED)]


def test_what_is_still_open_is_tried_too() -> None:
    facts = answered(sound(), B1=None)
    assert evaluate(small(), facts).result is ResultKind.NOT_READY
    assert [each[1:3] for each in of("B1", facts)] == [
        ("direct", PROPORTIONATE), ("none", SPARED)]  # fmt: skip


def test_at_triage_only_what_is_asked_there_is_tried() -> None:
    asked = {each.id for each in small().checklist.items if each.asked_in(preliminary().run)}
    assert {each[0] for each in lines(preliminary())} <= asked


def test_an_answer_that_stands_alone_is_never_tried_with_others() -> None:
    pack = shipped()
    alone = {item.id: set(item.alone) for item in pack.checklist.items}
    for _, changes in changes_in(released()[-1]):
        for turn in (turn for change in changes for turn in change.turns):
            chosen = set(turn.answer.chosen)
            assert len(chosen) < 2 or not chosen & alone[turn.item]


def test_facts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(Refused):
        would_change(small(), replace(sound(), version="1999-01-01"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("folder", [released()[-1], SMALL], ids=["shipped", "small"])
def test_every_change_can_be_said(folder: Path, language: Language) -> None:
    pack = pack_in(folder)
    for example, changes in changes_in(folder):
        weighed = FactsWeighed(
            pack=pack, facts=example.facts, evaluation=evaluate(pack, example.facts)
        )
        told = gathered(weighed, language)
        assert told.how_far
        assert all(each.outcome and (each.items or each.together) for each in told.turned)
        alone = sum(len(item.answers) for each in told.turned for item in each.items)
        together = sum(len(each.together) + each.more for each in told.turned)
        assert alone + together == len(changes)


def test_every_result_can_be_what_comes_out() -> None:
    outcomes = {change.result for _, changes in changes_in(released()[-1]) for change in changes}
    assert outcomes >= set(ResultKind) - {ResultKind.CLEAR_THE_NAME, ResultKind.NOT_READY}
