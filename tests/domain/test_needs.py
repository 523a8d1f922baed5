"""Everything a gate can say belongs to one need, and every need to something a gate can say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from desktop.domain.needs import CLOSES, Need, need_behind
from desktop.rules.lookup import asked
from tests.packs.files import pack_in, released

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
SAID = re.compile(r'Problem\(\s*"([a-z_]+\.[a-z_]+)"')
GATES = ("domain/gates.py", "domain/orders.py")
ABOUT_A_FORM = {
    "case.newer_entries",
    "clearing.no_facts",
    "clearing.unknown_fact",
    "correction.wrong_value",
    "decision.recorded_already",
    "dispute.changed",
}
"""What is no rule of the procedure: a newer program wrote it, or the form does not fit the file."""


def said_in(*files: str) -> set[str]:
    text = "".join((DESKTOP / file).read_text(encoding="utf-8") for file in files)
    return set(SAID.findall(text))


def test_every_problem_a_gate_closes_with_belongs_to_exactly_one_need() -> None:
    counted = Counter(code for codes in CLOSES.values() for code in codes)
    assert set(counted.values()) == {1}
    assert said_in(*GATES) - ABOUT_A_FORM <= set(counted)
    assert ABOUT_A_FORM.isdisjoint(counted)
    assert said_in(*GATES) >= ABOUT_A_FORM


def test_every_need_can_close_something() -> None:
    assert set(CLOSES) == set(Need)
    everywhere = said_in(
        *GATES, *(f"application/{name}.py" for name in ("procedure", "powers", "together"))
    )
    assert {code for codes in CLOSES.values() for code in codes} <= everywhere


def test_a_need_is_found_by_its_problem() -> None:
    assert need_behind("review.same_person") is Need.REVIEW_APART
    assert need_behind("step.no_place") is None


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_every_pack_names_the_law_of_every_need_and_the_stage_that_asks_for_it(
    folder: Path,
) -> None:
    pack = pack_in(folder)
    asked_for = {need for stage in pack.stages for need in stage.needs}
    assert [each.need for each in pack.needs] == list(Need)
    assert asked_for == set(Need)
    for need in Need:
        assert asked(pack, need).cites
        assert asked(pack, need).name.zh
