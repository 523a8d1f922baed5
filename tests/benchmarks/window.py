"""How long the window is blocked, and how soon after the password the list can be used.

``python -m tests.benchmarks.window [--cases N]``: 10,000 cases where nothing is said. The real
program runs in a process of its own on a screen in memory, paints everything, and is led through
its main pages. A clock in its event loop beats every millisecond; the longest pause between two
beats, during an act and until all is quiet after it, is how long the window was blocked. The time
to a usable list runs from Enter at the door until the list is painted, less the time that the key
derivation takes by itself.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.application.demo.play import PASSWORD
from desktop.application.exchange import Exchange
from desktop.application.office_cards import OfficeCards
from desktop.application.offices import keyholders, open_office
from desktop.application.workspace import Workspace
from desktop.text import Language
from tests.benchmarks.many_cases import fill
from ui.gallery_office import PracticeDesk, practice_desk

CASES = 10_000
SENT = 100


@contextmanager
def an_office(cases: int) -> Iterator[tuple[PracticeDesk, Path]]:
    """Play an office with stories and many cases, and a neighbour's bundle of many others."""
    with practice_desk(Language.CHINESE) as desk:
        work = desk.workspace
        fill(work, cases)
        there = work.folder.parent / "county"
        with _neighbour(there, work) as county:
            fill(county, SENT, first=1_000_001)
            to = next(iter(OfficeCards(county).known()))
            rows = county.store.lists.cases(limit=SENT + 1)
            path = work.folder.parent / "many.qhb"
            Exchange(county).export(tuple({row.case for row in rows}), to, path, "请核对")
        yield desk, path


@contextmanager
def _neighbour(folder: Path, work: Workspace) -> Iterator[Workspace]:
    county = open_office(folder, keyholders(folder)[0].name, PASSWORD, work.world)
    try:
        yield county
    finally:
        county.close()


def main() -> int:
    """Build the office, and lead a fresh program through it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    cases = parser.parse_args().cases
    with an_office(cases) as (desk, bundle), tempfile.TemporaryDirectory() as home:
        work = desk.workspace
        # Ours stays open, and one office is open once: the program is led through a copy.
        copy = Path(home) / "office"
        shutil.copytree(work.folder, copy)
        program = [sys.executable, "-m", "tests.benchmarks.window_tour"]
        place = [desk.heard, desk.key[0], desk.key[1].value, desk.run]
        tour = [*program, str(copy), work.person, *place, str(bundle)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": home}
        return subprocess.run(tour, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
