"""Tables filled again from the journal, and the safety check, in microseconds per entry.

``python -m tests.benchmarks.rebuild [--entries N]``. Two offices: one whose cases are told from
intake to service, one whose cases were only opened, where most entries have a row in the lists and
words in the search. The floor of the rebuild proves and parses the same bytes; that of the check
verifies the same signatures besides. The check uses one core.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec

from desktop.application.progress import NoProgress
from desktop.application.safety import Safety
from desktop.application.workspace import Workspace
from desktop.vault.keys import SigningKey, verify
from tests.benchmarks.many_cases import an_office, fill
from tests.benchmarks.timing import in_turn, say, verdict
from tests.domain.stories import Story

REBUILD_MUST, CHECK_MUST = 100, 150
ROUNDS = 3
OPENED_ENTRIES = 16 / 3
TOLD_ENTRIES = 44


def proved(work: Workspace) -> None:
    """Do the least that proves and reads every entry."""
    for entry in work.store.journal.everything():
        for part in (entry.link, entry.header, entry.body):
            if part is not None:
                sha256(part).digest()
                msgspec.json.decode(part)


def verified(work: Workspace, key: SigningKey) -> None:
    """Do that, and verify one signature for each."""
    proved(work)
    message = bytes(300)
    signature = key.sign(message)
    for _ in work.store.journal.everything():
        verify(key.public, message, signature)


def tell(
    name: str, ours: Callable[[], object], floor: Callable[[], object], entries: int, must: float
) -> None:
    """Print the best of a few runs per entry, the floor and the ratio."""
    turns = in_turn(ours, floor, ROUNDS)
    mine, least = (min(each) / entries * 1e6 for each in (turns.ours, turns.floor))
    say(
        f"{name:34}{mine:8.1f} us  floor {least:6.1f}  ratio {turns.ratio:5.2f}"
        f"  (at most {must:g} us: {verdict(mine <= must)})"
    )


def measure(name: str, work: Workspace) -> None:
    """Print both for one office."""
    entries = work.store.tables.rebuild()
    say(f"-- {name}: {entries:,} entries")
    tell("rebuild", work.store.tables.rebuild, lambda: proved(work), entries, REBUILD_MUST)
    check = Safety(work).check
    key = SigningKey.new()
    tell("check", lambda: check(NoProgress()), lambda: verified(work, key), entries, CHECK_MUST)


def tell_stories(work: Workspace, cases: int) -> None:
    """Record whole cases."""
    for number in range(1, cases + 1):
        with work.together():
            for told in Story(number=number).acts():
                work.record(told.act, told.case)


def main() -> None:
    """Measure both offices."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        with an_office(Path(folder) / "told", 0) as work:
            tell_stories(work, entries // TOLD_ENTRIES)
            measure("cases told to the end", work)
        with an_office(Path(folder) / "opened", 0) as work:
            fill(work, int(entries / OPENED_ENTRIES))
            measure("cases only opened", work)


if __name__ == "__main__":
    main()
