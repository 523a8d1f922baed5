"""A facts file written by the program reads back to the very facts it was written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.checklist import Answer
from desktop.rules.facts import read_facts
from desktop.rules.facts_writing import written
from tests.packs.files import examples_in, released
from tests.packs.runs import answered, found, preliminary, rungs, sound


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_every_example_reads_back(folder: Path) -> None:
    for example in examples_in(folder):
        assert read_facts(written(example.facts)) == example.facts


def test_every_kind_of_answer_reads_back() -> None:
    said: dict[str, Answer | tuple[str, ...]] = {
        "B1": Answer(value="direct", reason="so it is", contrary="not quite"),
        "E1": ("light", "pilot"),
        "F3": rungs(talk="tried before", admonition=True),
    }
    for facts in (sound(), preliminary(), found(sound(), None), answered(sound(), **said)):
        assert read_facts(written(facts)) == facts
