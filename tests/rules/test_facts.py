"""The facts file: read strictly, and refused where it does not fit its pack."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.checklist import Answer, Finding, RungAnswer
from desktop.domain.measure import MeasureCode, Track
from desktop.errors import Problem, Refused, TooNew
from desktop.rules.conditions import FactName, ItemId
from desktop.rules.facts import LARGEST_FILE, FactsFile, GivenAnswer, GivenFact, read_facts
from desktop.text import Language, explain
from tests.packs.runs import answered, rungs, sound, weighed

Json = dict[str, object]


def a_file(**changes: object) -> Json:
    """Return a facts file with some keys changed; a key given as None is left out."""
    whole: Json = {
        "format": 1,
        "pack": "small",
        "version": "2020-01-01",
        "run": "binding",
        "conduct": {"from": "2020-03-01", "to": "2020-03-02"},
        "act_on": "2020-04-01",
        "respondent": {"status": "civil_servant", "role": "staff", "party_member": True},
        "body": "township_discipline",
        "track": "party_discipline",
        "measure": "warning",
        "facts": {"conduct": "flood", "loss": 3},
        "alleged": [{"fact": "left the post", "finding": "proven"}, {"fact": "slept"}],
        "answers": {
            "A1": {"answer": "yes", "evidence": ["e1"], "reason": "roster"},
            "C1": {"answer": 2},
            "C2": {"answer": "2020-01-01"},
            "E1": {"answer": ["remedy"]},
            "F3": {"answer": {"talk": {"enough": False, "reason": "was tried"}}, "contrary": "-"},
        },
    }
    whole |= changes
    return {key: value for key, value in whole.items() if value is not None}


def read(whole: Json) -> FactsFile:
    return read_facts(json.dumps(whole).encode())


def codes(data: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_facts(data)
    for language in Language:
        assert all(explain(problem, language) for problem in refused.value.problems)
    return [problem.code for problem in refused.value.problems]


def unfit(facts: FactsFile) -> list[str]:
    with pytest.raises(Refused) as refused:
        weighed(facts)
    for language in Language:
        assert all(explain(problem, language) for problem in refused.value.problems)
    return [problem.code for problem in refused.value.problems]


def test_every_field_is_read() -> None:
    facts = read(a_file())
    assert (facts.pack, facts.version, facts.act_on) == ("small", "2020-01-01", date(2020, 4, 1))
    assert facts.facts == (
        GivenFact(fact=FactName("conduct"), value="flood"),
        GivenFact(fact=FactName("loss"), value=3),
    )
    assert [each.finding for each in facts.alleged] == [Finding.PROVEN, None]
    answers = {given.item: given.answer for given in facts.answers}
    assert answers[ItemId("A1")] == Answer(value="yes", reason="roster", evidence=("e1",))  # type: ignore[arg-type]  # ids are plain text in a file
    assert answers[ItemId("C1")].value == "2"
    assert answers[ItemId("C2")].value == "2020-01-01"
    assert answers[ItemId("E1")].chosen == ("remedy",)
    talk = RungAnswer(rung=MeasureCode("talk"), enough=False, reason="was tried")
    assert answers[ItemId("F3")] == Answer(rungs=(talk,), contrary="-")


def test_what_may_be_left_out_may_be_left_out() -> None:
    facts = read(a_file(measure=None, facts=None, answers=None))
    assert (facts.measure, facts.facts, facts.answers) == (None, (), ())
    empty = read(a_file(facts={}, answers={}, alleged=[]))
    assert (empty.facts, empty.answers, empty.alleged) == ((), (), ())


def test_a_file_of_a_newer_version_is_refused_by_name() -> None:
    with pytest.raises(TooNew) as newer:
        read(a_file(format=2))
    assert newer.value.problems[0].code == "facts.too_new"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"{", "facts.not_json"),
        (b"[]", "facts.not_json"),
        (b"[" * 100_000, "facts.not_json"),
        (b'{"format": ' + b"9" * 5000 + b"}", "facts.not_json"),
        (b'{"format": 1, "format": 1}', "facts.key_twice"),
        (b"\xff", "facts.not_utf8"),
        (b" " * (LARGEST_FILE + 1), "facts.file_too_large"),
    ],
)
def test_what_is_no_facts_file_is_refused(data: bytes, expected: str) -> None:
    assert codes(data) == [expected]


def test_malformed_text_is_named_by_its_line() -> None:
    with pytest.raises(Refused) as refused:
        read_facts(b'{\n "format": 1,\n "pack" "small"\n}')
    assert refused.value.problems[0].values["line"] == 3


def test_all_faults_are_named_at_once() -> None:
    data = a_file(
        pack=None,
        colour="red",
        run="third",
        conduct={"from": "2020-02-30", "to": 5},
        respondent={"status": "civil_servant", "role": "staff", "party_member": "yes"},
        facts={"a b": "x", "loss": -1},
        alleged=[{"fact": " "}, "x"],
        answers={
            "A1": {"answer": True},
            "A2": {"answer": 1.5},
            "A3": {},
            "E1": {"answer": ["x", "x"], "evidence": "e1"},
            "F3": {"answer": {"talk": {"enough": 1}}},
        },
    )
    assert sorted(codes(json.dumps(data).encode())) == sorted(
        [
            "facts.key_missing",
            "facts.key_unknown",
            "facts.not_allowed",
            "facts.not_day",
            "facts.not_day",
            "facts.not_flag",
            "facts.name_not_allowed",
            "facts.not_number",
            "facts.not_words",
            "facts.not_words",
            "facts.not_words",
            "facts.not_table",
            "facts.not_table",
            "facts.said_twice",
            "facts.not_list",
            "facts.not_flag",
        ]
    )


def test_the_facts_of_a_file_can_be_weighed() -> None:
    assert [each.item for each in weighed(read(a_file())).missing if each.item]


def test_another_pack_and_impossible_days_are_refused() -> None:
    facts = replace(
        sound(),
        version="2019-01-01",
        conduct_from=date(2020, 3, 2),
        conduct_to=date(2020, 3, 1),
        act_on=date(2020, 2, 1),
    )
    assert unfit(facts) == [
        "facts.other_pack",
        "facts.conduct_reversed",
        "facts.act_before_conduct",
    ]


def test_tracks_and_measures_of_the_pack_only() -> None:
    assert unfit(replace(sound(), track=Track.EMPLOYER)) == ["facts.not_allowed"]
    assert unfit(replace(sound(), measure=MeasureCode("exile"))) == ["facts.not_allowed"]


def test_answers_must_fit_their_items() -> None:
    no_number, no_day = answered(sound(), C1="-1"), answered(sound(), C2="2020-02-30")
    assert unfit(no_number) == ["facts.not_number"]
    assert unfit(no_day) == ["facts.not_day"]
    assert unfit(answered(sound(), A1="perhaps")) == ["facts.not_allowed"]
    assert unfit(answered(sound(), A1="not_applicable")) == ["facts.not_allowed"]
    assert unfit(answered(sound(), E1=("gift",))) == ["facts.not_allowed"]
    assert unfit(answered(sound(), E1=("none", "remedy"))) == ["facts.chosen_not_alone"]
    assert unfit(answered(sound(), E1="remedy")) == ["facts.answer_shape"]
    assert unfit(answered(sound(), F3="was tried")) == ["facts.answer_shape"]
    assert unfit(answered(sound(), F3=rungs(exile=True))) == ["facts.not_allowed"]
    assert unfit(answered(sound(), Z9="yes")) == ["facts.item_unknown"]


def test_nothing_is_said_twice() -> None:
    again = GivenAnswer(item=ItemId("A1"), answer=Answer(value="no"))
    assert unfit(replace(sound(), answers=(*sound().answers, again))) == ["facts.said_twice"]


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("weather", "bad", "facts.fact_unknown"),
        ("conduct", "dancing", "facts.not_allowed"),
        ("loss", "much", "facts.not_number"),
    ],
)
def test_facts_must_be_those_of_the_pack(fact: str, value: str, expected: str) -> None:
    facts = replace(sound(), facts=(GivenFact(fact=FactName(fact), value=value),))
    assert unfit(facts) == [expected]


def test_a_problem_names_what_is_allowed() -> None:
    with pytest.raises(Refused) as refused:
        weighed(answered(sound(), B1="loose"))
    assert refused.value.problems == (
        Problem("facts.not_allowed", "B1", key="B1", value="loose", allowed="direct / none"),
    )


def test_days_of_another_age_and_a_fact_told_twice_are_refused() -> None:
    twice = [{"fact": "slept", "finding": "proven"}, {"fact": "slept", "finding": "untrue"}]
    ages = a_file(conduct={"from": "0001-01-02", "to": "2020-03-02"}, act_on="9999-12-31")
    assert codes(json.dumps(ages).encode()) == ["facts.day_out_of_range"] * 2
    assert codes(json.dumps(a_file(alleged=twice)).encode()) == ["facts.said_twice"]
