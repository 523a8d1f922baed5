"""The trace: from answers to result, link by link, with sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.checklist import Answer
from desktop.domain.measure import MeasureCode
from desktop.errors import Problem
from desktop.rules.conditions import claims_in
from desktop.rules.evaluation import Evaluation
from desktop.rules.examples import surprises
from desktop.rules.law import Standing, Verified
from desktop.rules.model import EffectKind
from desktop.text import Language, sentence
from tests.packs.files import SMALL, examples_in, small
from tests.packs.runs import answered, rungs, sound, weighed


def said(evaluation: Evaluation, language: Language = Language.ENGLISH) -> list[str]:
    links = evaluation.trace
    return [sentence(link.said.code, language, **link.said.values_in(language)) for link in links]


def test_the_trace_leads_from_the_facts_to_the_result() -> None:
    facts = answered(sound(), E1=("remedy", "light"), F3=rungs(talk=True))
    assert said(weighed(facts)) == [
        "Facts alleged: 1. Proven: 1.",
        "E1 What mitigates? remedy. This counts as one mitigating fact.",
        "Mitigating facts 1, aggravating 0, which leaves 1 mitigating; the facts are light, so "
        "the first form applies. Proposed: warning. At most: admonition.",
        "The lighter measure is said to be enough: talk. Nothing heavier is used.",
        "A lighter measure. Proposed: warning. The heaviest that stands: talk.",
    ]


def test_the_same_trace_is_said_in_chinese() -> None:
    lines = said(weighed(answered(sound(), A1="no")), Language.CHINESE)
    assert lines[1] == "A1“有证据吗？”：否。不能形成决定草稿。补证据。"
    assert lines[-1] == "退回更正：列出的问题改好之前，不能形成决定草稿。"


def test_a_link_names_item_effect_condition_and_sources() -> None:
    link = weighed(answered(sound(), A1="no")).trace[1]
    assert (link.item, link.effect) == ("A1", EffectKind.BLOCK)
    assert link.met is not None
    assert [claim.subject for claim in claims_in(link.met)] == ["A1"]
    assert link.advice is not None
    assert link.line == "result.block A1 law.1"


def test_unverified_sources_stay_in_the_trace_and_are_marked() -> None:
    facts = answered(sound(), C1="1", D1="no", E1=("pilot",))
    citations = [link.citations[0] for link in weighed(facts).trace if link.item in ("C1", "D1")]
    marks = [(each.source, each.verified, each.may_be_printed) for each in citations]
    assert marks == [("law.2", Verified.COPY, False), ("law.4", Verified.NO, False)]


def test_substance_goes_by_the_day_of_the_conduct_and_procedure_by_that_of_the_act() -> None:
    facts = replace(
        answered(sound(), A1="no", C1="1"),
        conduct_from=date(2009, 1, 1),
        conduct_to=date(2009, 1, 2),
    )
    standing = {link.item: link.citations[0].standing for link in weighed(facts).trace[1:3]}
    assert standing == {"A1": Standing.IN_FORCE, "C1": Standing.NOT_YET}


def test_an_answer_is_shown_as_a_person_reads_it() -> None:
    number = said(weighed(answered(sound(), C1="1")))
    assert number[1] == "C1 How many were on duty? 1. This counts as one mitigating fact."
    pilot = said(weighed(answered(sound(), D1="no", E1=("pilot", "light"))))
    assert pilot[1] == "D1 Any red line? no. This is a ground for no accountability."


def test_a_fact_of_the_case_is_not_put_into_the_clerk_s_mouth() -> None:
    facts = replace(sound(), measure=MeasureCode("talk"))
    lines = said(weighed(answered(facts, F3=None)))
    assert lines[1] == ("F6, by the facts of the case: no decision can be drafted. Another body.")
    assert said(weighed(answered(facts, F3=None, F6=None))) == lines


def test_an_answer_given_twice_by_conditions_still_reads_well() -> None:
    both = answered(sound(), E1=("remedy", "minor"))
    assert said(weighed(both))[1:3] == [
        "E1 What mitigates? remedy. This counts as one mitigating fact.",
        "E1 What mitigates? minor part. This counts as one mitigating fact.",
    ]


def test_an_example_that_differs_says_how() -> None:
    example = examples_in(SMALL)[0]
    other = replace(example, facts=answered(example.facts, A1=Answer(value="no")))
    assert surprises(small(), other) == (
        Problem(
            "pack.example_differs",
            "one",
            name="one",
            key="result",
            found="return_for_correction",
            wanted="proportionate",
        ),
        Problem("pack.example_differs", "one", name="one", key="faults", found="A1", wanted=""),
    )
