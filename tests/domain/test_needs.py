"""Everything a gate can say belongs to one need, and every need to something a gate can say."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.domain.needs import CLOSES, Need, need_behind
from desktop.domain.procedure import Step
from desktop.rules.lookup import asked
from tests.packs.files import pack_in, released

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
SAID = re.compile(r'Problem\(\s*"([a-z_]+\.[a-z_]+)"')
GATES = ("domain/gates.py", "domain/orders.py")
USE_CASES = ("procedure", "powers", "together")
EVERYWHERE = (*GATES, *(f"application/{name}.py" for name in USE_CASES))
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
    everywhere = said_in(*EVERYWHERE)
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


GATE_OF: Mapping[Step, tuple[str, ...]] = {
    Step.TRIAGE: ("to_investigate",),
    Step.VERIFICATION: ("to_investigate",),
    Step.HEARING: ("to_investigate", "to_show_facts", "to_record_defence"),
    Step.CHECKLIST: ("to_investigate", "to_start_binding_run"),
    Step.REVIEW: ("to_review",),
    Step.DECISION: ("to_decide", "to_decide_beside", "beyond_the_track", "no_second_sanction"),
    Step.SERVICE: ("to_investigate", "serve"),
    Step.APPEAL: ("to_investigate", "clear_name", "to_clear_name"),
}
"""By which functions each step of the clerk is gated."""


def functions() -> Mapping[str, ast.FunctionDef]:
    trees = (ast.parse((DESKTOP / file).read_text(encoding="utf-8")) for file in EVERYWHERE)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}


def closing(name: str, within: Mapping[str, ast.FunctionDef]) -> set[Need]:
    """Return the needs a function can close with, itself or through one that it calls by name."""
    found: set[Need] = set()
    for node in ast.walk(within[name]):
        if isinstance(node, ast.Constant) and (need := need_behind(str(node.value))):
            found.add(need)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = node.func.id
            found |= closing(called, within) if called in within and called != name else set()
    return found


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
@pytest.mark.parametrize("step", GATE_OF)
def test_the_stages_of_a_step_ask_for_what_its_gate_closes_with(folder: Path, step: Step) -> None:
    pack, within = pack_in(folder), functions()
    (stages,) = [each.stages for each in pack.steps if each.id == step.value]
    asked_for = {need for each in pack.stages if each.id in stages for need in each.needs}
    assert asked_for == {need for name in GATE_OF[step] for need in closing(name, within)}
