"""A bundle written and taken in, over SHA-256 and age of the same bytes.

``python -m tests.benchmarks.bundle [MEGABYTES] [CASES]``: 200 MB in 100 cases where nothing is
said; PRODUCT section 8 asks for 2000 and 1000. The floor reads every file, hashes it, and seals all
of them into one file that is synced. Runs are taken in turn, so that both meet the same disk.
"""

from __future__ import annotations

import hashlib
import io
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import pyrage

from desktop.domain.ids import CaseId
from tests.application.two_offices import MadeOffices, Neighbour
from tests.builders import a_case

MEGABYTE = 2**20
REPEATS = 3


class Files(io.RawIOBase):
    """Many files as one stream."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = list(paths)
        self._block = memoryview(b"")
        self._file: io.BufferedReader | None = None

    def read(self, size: int = -1, /) -> bytes:
        while not self._block:
            if self._file is None:
                if not self._paths:
                    return b""
                self._file = self._paths.pop().open("rb")
            self._block = memoryview(self._file.read(MEGABYTE))
            if not self._block:
                self._file.close()
                self._file = None
        part, self._block = self._block[:size], self._block[size:]
        return bytes(part)


def floor(paths: Sequence[Path], target: Path) -> None:
    """Do what nobody can leave out."""
    for path in paths:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(MEGABYTE):
                digest.update(block)
    key = pyrage.x25519.Identity.generate().to_public()
    with target.open("wb") as file:
        pyrage.encrypt_io(Files(paths), file, [key])
        file.flush()
        os.fsync(file.fileno())


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def prepared(
    office: Neighbour, folder: Path, size: int, cases: int
) -> tuple[list[CaseId], list[Path]]:
    """Open cases with one file each, and leave the same bytes beside them for the floor."""
    folder.mkdir()
    opened, paths = [], []
    for number in range(cases):
        # Bytes at random may look like a program, which is no evidence.
        data = b"photo" + os.urandom(size * MEGABYTE // cases)
        paths.append(folder / str(number))
        paths[-1].write_bytes(data)
        case, _ = a_case(office.work)
        office.evidence(case, data)
        opened.append(case)
    return opened, paths


def tell(name: str, ours: Sequence[float], floors: Sequence[float], size: int) -> None:
    """Print the median of each, and the ratio of runs taken side by side."""
    ratio = median(one / other for one, other in zip(ours, floors, strict=True))
    sys.stdout.write(
        f"{name}: {median(ours):.2f} s, floor {median(floors):.2f} s,"
        f" {size / median(ours):.0f} MB/s, ratio {ratio:.2f}\n"
    )


def main() -> None:
    """Write and take in, several times."""
    size, cases = (int(each) for each in (sys.argv[1:] + ["200", "100"][len(sys.argv) - 1 :])[:2])
    out: list[float] = []
    into: list[float] = []
    floors: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = MadeOffices(place / "made")
        for number in range(REPEATS):
            with made.copied(place / str(number)) as (here, there, _):
                opened, paths = prepared(here, place / f"files-{number}", size, cases)
                before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                floors.append(seconds(lambda: floor(paths, place / "floor")))  # noqa: B023 # at once
                out.append(seconds(lambda: here.sends(there, *opened)))  # noqa: B023 # at once
                (path,) = here.stick.glob("*.qhb")
                into.append(seconds(lambda: there.takes(path)))  # noqa: B023 # at once
                grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
                sys.stdout.write(f"run {number + 1}: peak memory grew by {grown / 1024:.0f} MB\n")
    tell("export", out, floors, size)
    tell("import", into, floors, size)


if __name__ == "__main__":
    main()
