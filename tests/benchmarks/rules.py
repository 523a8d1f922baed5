"""A full run weighed, and what would change it: ``python -m tests.benchmarks.rules``.

Every worked example of the pack for townships is weighed, so the worst of them counts. There is no
bare library that weighs a checklist; the figures stand beside what they must be.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median

from desktop.rules.changing import would_change
from desktop.rules.evaluation import evaluate
from tests.benchmarks.timing import say, seconds, verdict
from tests.packs.files import examples_in, released, shipped

ROUNDS = 5
EVALUATE, WOULD_CHANGE = 5.0, 200.0


def main() -> None:
    """Print the median and the worst of all examples, each at its best of some rounds."""
    pack = shipped()
    facts = [each.facts for folder in released() for each in examples_in(folder)]
    facts = [each for each in facts if each.pack == pack.id]
    for name, act, must in (
        ("evaluate a run", evaluate, EVALUATE),
        ("what would change it", would_change, WOULD_CHANGE),
    ):
        found = [_best(partial(act, pack, one)) for one in facts]
        say(
            f"{name:34}{median(found):8.2f} ms  worst of {len(facts)} examples {max(found):7.2f}"
            f"  (at most {must:g} ms: {verdict(max(found) <= must)})"
        )


def _best(act: Callable[[], object]) -> float:
    return min(seconds(act) for _ in range(ROUNDS)) * 1000


if __name__ == "__main__":
    main()
