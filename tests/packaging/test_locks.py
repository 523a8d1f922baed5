"""Both locks pin every library by digest, install anywhere, and name nobody's host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
BOTH = ("current", "floor")


def pins(lock: str) -> dict[str, Requirement]:
    text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    found = [Requirement(line.split(" \\")[0]) for line in text.splitlines() if line[0].isalnum()]
    return {pin.name: pin for pin in found}


@pytest.mark.parametrize("lock", BOTH)
def test_every_library_is_pinned_with_its_digests_and_no_host(lock: str) -> None:
    text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    for library in re.split(r"\n(?=\w)", text.strip()):
        first, *digests = library.splitlines()
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)? \\", first), first
        assert digests, first
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in digests)


@pytest.mark.parametrize("lock", BOTH)
def test_a_lock_gives_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = pins(lock)
    for line in (*project["dependencies"], *project["optional-dependencies"]["develop"]):
        wanted = Requirement(line)
        pin = locked[re.sub(r"[-_.]+", "-", wanted.name).lower()]
        assert wanted.specifier.contains(str(pin.specifier).removeprefix("==")), line


def test_the_floor_is_the_last_qt_of_the_oldest_system_and_nothing_else_differs() -> None:
    current, floor = pins("current"), pins("floor")
    differing = {name for name in current | floor if current.get(name) != floor.get(name)}
    assert differing == {"pyside6-essentials", "shiboken6"}
    assert {str(floor[name].specifier) for name in differing} == {"==6.8.0.2"}
