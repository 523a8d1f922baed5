"""The code knows no law: nothing in it is called as something in a pack that ships is called."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from desktop.application.subjects import DEFENCE
from desktop.domain.procedure import Step
from tests.packs.files import pack_in, released

ROOT = Path(__file__).resolve().parents[2]
STEPS = {step.value for step in Step}
"""Ours; two deadlines are called like a step."""


@cache
def written(folder: str) -> frozenset[str]:
    """Return every text that is written out whole in the code of a folder."""
    return frozenset(
        node.value
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_no_source_item_stage_or_deadline_of_a_pack_is_named_in_the_code(folder: Path) -> None:
    pack = pack_in(folder)
    sources = {str(each.id) for each in pack.sources}
    assert sources & (written("desktop") | written("ui")) == set()
    named = {
        *(str(each.id) for each in pack.checklist.items),
        *(str(each.id) for each in pack.stages),
        *(each.id for each in pack.deadlines),
    }
    assert named & written("desktop") <= {DEFENCE, *STEPS}
