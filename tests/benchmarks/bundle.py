"""A bundle written and taken in, over SHA-256 and age of the same bytes.

``python -m tests.benchmarks.bundle [MEGABYTES] [CASES] [RUNS]``: 200 MB in 100 cases three times
where nothing is said; PRODUCT section 8 asks for 2000 and 1000. The floor reads every file, hashes
it, and seals all of them into one file that is synced. Runs are taken in turn, so that both meet
the same disk.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import pyrage

from desktop.domain.ids import CaseId
from tests.application.two_offices import MadeOffices, Neighbour
from tests.builders import a_case

MEGABYTE = 2**20
USUAL = ("200", "100", "3")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Seconds, and the kilobytes of memory that writing and taking in took at most."""

    floor: float
    out: float
    into: float
    memory: int


def run(made: MadeOffices, place: Path, size: int, cases: int) -> Run:
    """Write a bundle and take it in once, after the floor of the same bytes."""
    with made.copied(place / "offices") as (here, there, _):
        opened, paths = prepared(here, place / "files", size, cases)
        least = seconds(lambda: floor(paths, place / "floor"))
        _begin_peak()
        before = _memory("VmRSS")
        out = seconds(lambda: here.sends(there, *opened))
        (path,) = here.stick.glob("*.qhb")
        into = seconds(lambda: there.takes(path))
        return Run(floor=least, out=out, into=into, memory=_memory("VmHWM") - before)


def _begin_peak() -> None:
    """Forget the highest memory so far: opening an office, with its slow password, took more."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


def tell(name: str, ours: Sequence[float], floors: Sequence[float], size: int) -> None:
    """Print the median of each, and the ratio of runs taken side by side."""
    ratio = median(one / other for one, other in zip(ours, floors, strict=True))
    sys.stdout.write(
        f"{name}: {median(ours):.2f} s, floor {median(floors):.2f} s,"
        f" {size / median(ours):.0f} MB/s, ratio {ratio:.2f}\n"
    )


def main() -> None:
    """Write and take in, several times."""
    size, cases, repeats = (int(each) for each in [*sys.argv[1:], *USUAL[len(sys.argv) - 1 :]])
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        made = MadeOffices(Path(folder) / "made")
        for number in range(repeats):
            place = Path(folder) / str(number)
            place.mkdir()
            runs.append(run(made, place, size, cases))
            shutil.rmtree(place)
            sys.stdout.write(
                f"run {number + 1}: peak memory {runs[-1].memory / 1024:.0f} MB more\n"
            )
    floors = [each.floor for each in runs]
    tell("export", [each.out for each in runs], floors, size)
    tell("import", [each.into for each in runs], floors, size)


if __name__ == "__main__":
    main()
