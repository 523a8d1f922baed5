"""Runs on the small pack: a sound one to start from, and one change at a time."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.checklist import Answer, Finding, RungAnswer, RunKind
from desktop.domain.measure import MeasureCode
from desktop.rules.conditions import ItemId
from desktop.rules.evaluation import Evaluation, evaluate
from desktop.rules.facts import AllegedFact, FactsFile, GivenAnswer
from tests.packs.files import SMALL, examples_in, small

Given = str | tuple[str, ...] | Answer | None


def sound() -> FactsFile:
    """Return a binding run in which everything is answered and the warning is proportionate."""
    return examples_in(SMALL)[0].facts


def answered(facts: FactsFile, **changes: Given) -> FactsFile:
    """Return the facts with some answers changed: words, choices, whole answers, or none."""
    answers = {given.item: given.answer for given in facts.answers}
    for item, given in changes.items():
        answers.pop(ItemId(item), None)
        if isinstance(given, Answer):
            answers[ItemId(item)] = given
        elif isinstance(given, tuple):
            answers[ItemId(item)] = Answer(chosen=given)
        elif given is not None:
            answers[ItemId(item)] = Answer(value=given)
    given_answers = (GivenAnswer(item=item, answer=each) for item, each in answers.items())
    return replace(facts, answers=tuple(given_answers))


def found(facts: FactsFile, *findings: Finding | None) -> FactsFile:
    """Return the facts with as many alleged facts as there are findings."""
    alleged = (
        AllegedFact(fact=f"fact {number}", finding=finding)
        for number, finding in enumerate(findings, start=1)
    )
    return replace(facts, alleged=tuple(alleged))


def rungs(**enough: bool | str) -> Answer:
    """Return an answer rung by rung: enough, not enough, or not enough for a reason."""
    answers = (
        RungAnswer(
            rung=MeasureCode(code),
            enough=given is True,
            reason=given if isinstance(given, str) else "",
        )
        for code, given in enough.items()
    )
    return Answer(rungs=tuple(answers), contrary="none known")


def preliminary() -> FactsFile:
    """Return the same matter at triage: fewer items, no measure, nothing found yet."""
    facts = answered(sound(), A1=None, C1=None, C2=None, D1=None, E2=None, F1=None, F3=None)
    return replace(found(facts, None), run=RunKind.PRELIMINARY, measure=None)


def weighed(facts: FactsFile) -> Evaluation:
    """Return what the small pack makes of the facts."""
    return evaluate(small(), facts)
