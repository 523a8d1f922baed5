"""Power cuts: what was acknowledged is there, whenever the program was killed (T15)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked and killed")


def kill(folder: Path, rounds: int) -> list[int]:
    """Return how many acts and files were acknowledged, and how many entries there are."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", str(folder), str(rounds)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [int(figure) for figure in ran.stdout.split()]


def test_nothing_acknowledged_is_lost_in_a_hundred_kills(tmp_path: Path) -> None:
    acts, _, entries = kill(tmp_path / "office", 100)
    assert 75 <= acts <= entries


@pytest.mark.nightly
def test_nothing_acknowledged_is_lost_in_a_thousand_kills(tmp_path: Path) -> None:
    acts, files, entries = kill(tmp_path / "office", 1_000)
    assert 750 <= acts <= entries
    assert files > 10
