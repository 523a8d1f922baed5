"""T7: bundles made to break in are refused in seconds and in little memory; nothing is left."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from desktop.application.offices import open_office
from tests.application.two_offices import MORNING, Neighbour, a_light_world
from tests.builders import CLERK, PASSWORD
from tests.bundles.forging import Forger
from tests.bundles.hostile import corpus, lines, meet, tars
from tests.fakes import FixedClock

SECONDS = 10
EXPECTED = {
    "line-newer": "bundle.damaged",
    "page-newer": "bundle.too_new",
    "entry-link-newer": "journal.newer_format",
    "header-newer": "bundle.too_new",
    "header-newer-by-far": "bundle.too_new",
    "entry-link-long": "bundle.too_large",
    "tar-member-8": "bundle.too_large",
    "tar-member-9": "bundle.too_large",
}


def what_lies_in(folder: Path) -> tuple[str, list[Path]]:
    """Return a digest of everything that is kept in an office, and all its files."""
    work = open_office(folder, CLERK, PASSWORD, a_light_world(FixedClock(MORNING)))
    rows = Neighbour(work=work, stick=folder).rows()
    work.close()
    return rows, sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_corpus_is_refused_in_time_and_memory(
    offices: tuple[Neighbour, Neighbour, Neighbour], tmp_path: Path
) -> None:
    here, there, _ = offices
    folder = tmp_path / "corpus"
    folder.mkdir()
    paths = corpus(here, there, folder)
    there.work.close()
    before = what_lies_in(there.work.folder)

    told = subprocess.run(
        [sys.executable, "-m", "tests.bundles.hostile", there.work.folder, *paths],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    said = json.loads(told.stdout)
    assert len(said) == len(paths) > 80
    assert {name: codes for name, (codes, _) in said.items() if codes == ["taken"]} == {}
    assert {name: seconds for name, (_, seconds) in said.items() if seconds > SECONDS} == {}
    assert {name: said[name][0] for name in EXPECTED} == {
        name: [code] for name, code in EXPECTED.items()
    }
    known = ("bundle.", "journal.", "vault.")
    odd = {name: codes for name, (codes, _) in said.items() if not codes[0].startswith(known)}
    assert odd == {}
    assert what_lies_in(there.work.folder) == before
    assert sorted(folder.glob("*")) == sorted(paths)


def test_an_office_that_stays_open_goes_on_after_each(
    offices: tuple[Neighbour, Neighbour, Neighbour], tmp_path: Path
) -> None:
    here, there, _ = offices
    forger = Forger.of(here, there, here.case())
    broken = [
        forger.payload(members) for _, members in lines(forger) if len(members[1][1]) < 90_000
    ]
    broken += [payload for _, payload in tars(forger)]
    paths = [
        forger.write(tmp_path / f"{number}.qhb", payload) for number, payload in enumerate(broken)
    ]
    before = there.rows(), there.files()

    said = meet(there, paths)

    assert [codes for codes, _ in said.values() if codes == ["taken"]] == []
    assert (there.rows(), there.files()) == before
    there.takes(forger.write(tmp_path / "honest.qhb"))
    assert len(there.files()) == 1
