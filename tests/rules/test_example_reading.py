"""Worked examples that are like another: what they take over, and what they must say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.checklist import ResultKind
from desktop.errors import Refused
from desktop.rules.examples import read_examples, surprises
from desktop.text import Language, explain
from tests.packs.files import SMALL, files_in, small

LIKE_ONE = """
format = 1
like = "one"
title = { zh = "又一例", en = "Another case" }
story = { zh = "金额大一些。", en = "A larger sum." }
facts = { conduct = "ledger", loss = 5 }

[expect]
result = "proportionate"
highest_rung = "warning"

[answers]
F1 = { answer = "查清" }
"""


def with_examples(**texts: str) -> dict[str, bytes]:
    added = {f"examples/{name}.toml": text.encode() for name, text in texts.items()}
    return {**files_in(SMALL), **added}


def test_an_example_takes_over_all_that_it_does_not_give() -> None:
    whole, changed = read_examples(with_examples(two=LIKE_ONE))
    assert (changed.id, changed.like, whole.like) == ("two", "one", "")
    before, after = (
        {str(each.item): each.answer.value for each in example.facts.answers}
        for example in (whole, changed)
    )
    assert after == before | {"F1": "查清"}
    assert changed.facts.facts != whole.facts.facts
    same = replace(changed.facts, facts=whole.facts.facts, answers=whole.facts.answers)
    assert same == whole.facts
    assert changed.expected.result is ResultKind.PROPORTIONATE
    assert surprises(small(), changed) == ()


@pytest.mark.parametrize("language", Language)
def test_an_example_is_like_a_whole_one_only(language: Language) -> None:
    chain = LIKE_ONE.replace('like = "one"', 'like = "two"')
    nowhere = LIKE_ONE.replace('like = "one"', 'like = "nine"')
    with pytest.raises(Refused) as caught:
        read_examples(with_examples(two=LIKE_ONE, three=chain, four=nowhere))
    found = [each for each in caught.value.problems if each.code == "pack.example_like"]
    assert [each.about for each in found] == ["examples/four.toml", "examples/three.toml"]
    said = [explain(each, language) for each in found]
    assert ["nine" in said[0], "two" in said[1]] == [True, True]
    assert all("one" in each for each in said)


def test_title_story_and_what_is_expected_are_its_own() -> None:
    bare = 'format = 1\nlike = "one"\n'
    with pytest.raises(Refused) as caught:
        read_examples(with_examples(two=bare))
    missing = {str(each.values["key"]) for each in caught.value.problems}
    assert {"title", "story", "expect"} <= {key.split(".")[0] for key in missing}
