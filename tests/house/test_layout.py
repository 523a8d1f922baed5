"""Where things lie: the folders of ARCHITECTURE-GUIDE section 2, and nothing else at the top."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

from tests.house.sources import ROOT, expect_none

TOP = frozenset(
    (
        *("desktop", "ui", "resources", "packaging", "tests"),
        *("README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"),
    )
)
MADE = re.compile(r"\..*|build|dist|htmlcov|uv\.lock|__pycache__|.*\.egg-info")
DESKTOP = frozenset(
    (
        *("domain", "rules", "journal", "vault", "documents", "bundles", "storage"),
        *("application", "cli", "design"),
    )
)
HEADINGS = ("## Context", "## Options", "## Choice", "## Cost")


def strangers(names: Iterator[str], known: frozenset[str]) -> list[str]:
    return sorted(name for name in names if name not in known and not MADE.fullmatch(name))


def note_faults(name: str, text: str) -> Iterator[str]:
    """Find what makes a design note hard to use: missing parts, or more than one page."""
    if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name):
        yield f"{name}: is not named 0001-title.md"
    if not text.startswith(f"# {name[:4]} "):
        yield f"{name}: does not begin with its number"
    found = [line for line in text.splitlines() if line.startswith("## ")]
    if tuple(found) != HEADINGS:
        yield f"{name}: has {found}"
    if len(text.splitlines()) > 40:
        yield f"{name}: is longer than 40 lines"


def test_the_top_folder_holds_what_it_should() -> None:
    assert strangers((path.name for path in ROOT.iterdir()), TOP) == []


def test_the_program_has_the_agreed_folders() -> None:
    folders = (path.name for path in (ROOT / "desktop").iterdir() if path.is_dir())
    assert strangers(folders, DESKTOP) == []


def test_packaging_does_not_hide_the_library_of_that_name() -> None:
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for top in ("desktop", "ui") for path in (ROOT / top).rglob("*.py")}
    assert sorted(folder for folder in folders if not (folder / "__init__.py").exists()) == []


def test_design_notes_are_short_complete_and_numbered() -> None:
    notes = sorted((ROOT / "desktop" / "design").glob("*"))
    assert notes
    expect_none(
        fault for note in notes for fault in note_faults(note.name, note.read_text("utf-8"))
    )
    numbers = [0, *(int(note.name[:4]) for note in notes)]
    assert [b for a, b in pairwise(numbers) if b != a + 1] == []


def test_both_commands_and_both_programs_are_named_in_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"quanheng": "desktop.cli.main:main"}
    assert project["gui-scripts"] == {"quanheng-window": "ui.app:main"}


def test_what_is_out_of_place_is_found() -> None:
    assert strangers(iter(("desktop", "scripts", ".venv", "build")), TOP) == ["scripts"]
    whole = "# 0007 A title\n" + "\n\n".join(HEADINGS)
    assert not list(note_faults("0007-a-title.md", whole))
    assert list(note_faults("7-a-title.md", whole))
    assert list(note_faults("0008-a-title.md", whole))
    assert list(note_faults("0007-a-title.md", whole.replace("## Cost", "")))
    assert list(note_faults("0007-a-title.md", whole + "\n" * 40))
