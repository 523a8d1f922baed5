"""How benchmarks take turns with their floor, and how they say what came out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Seconds of ours and of the floor, taken one after the other so that both meet one machine."""

    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        """Return how many times the floor ours takes."""
        return median(self.ours) / median(self.floor)


def as_installed(folder: Path) -> dict[str, str]:
    """Return an environment in which a program keeps its bytecode, as one that is installed has it.

    It lies in ``folder`` after a first start, so no start of a source tree is timed compiling it.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def in_turn(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> Turns:
    """Run both by turns; nothing is warmed up beforehand, so the worst is often the first."""
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds)]
    return Turns(ours=[pair[0] for pair in pairs], floor=[pair[1] for pair in pairs])


def tell_milliseconds(name: str, turns: Turns, must: float) -> None:
    """Print ours, its worst, floor and ratio, and whether the median is as quick as it must be."""
    ours, worst, floor = (
        each * 1000 for each in (median(turns.ours), max(turns.ours), median(turns.floor))
    )
    say(
        f"{name:34}{ours:8.2f} ms  worst {worst:7.2f}  floor {floor:6.2f}"
        f"  ratio {turns.ratio:5.2f}  (at most {must:g} ms: {verdict(ours <= must)})"
    )


def tell_ratio(name: str, turns: Turns, must: float) -> None:
    """Print ours, floor and ratio, and whether the ratio is as small as it must be."""
    ours, floor = (median(each) * 1000 for each in (turns.ours, turns.floor))
    say(
        f"{name:34}{ours:8.2f} ms  floor {floor:6.2f}  ratio {turns.ratio:5.2f}"
        f"  (at most {must:g}: {verdict(turns.ratio <= must)})"
    )


def verdict(holds: bool) -> str:
    """Return one word."""
    return "holds" if holds else "MISSED"


def say(line: str) -> None:
    """Print a line at once: some benchmarks run for minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
