"""One recorded act, signed, encrypted and durable, over a bare durable insert of the same bytes.

``python -m tests.benchmarks.act [--runs N]``. Ours also chains the entry and brings the lists, the
search and the case file up to it. The floor is one SQLCipher insert of its link, header, signature
and body in a transaction of its own, on the same disk, WAL and FULL.
"""

from __future__ import annotations

import argparse
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import sqlcipher3

from desktop.application.workspace import Workspace
from desktop.domain.entries.act import Act
from desktop.domain.entries.evidence import FactStated
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.ids import CaseId, FactId, IncidentId
from tests.benchmarks.many_cases import an_office
from tests.benchmarks.timing import in_turn, tell_ratio
from tests.domain.stories import Story, name_of

MUST = 4
CASES = 1_000


class BareTable:
    """A durable encrypted table and nothing else."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlcipher3.connect(str(path), isolation_level=None)
        for statement in (
            f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"",
            "PRAGMA cipher_memory_security = OFF",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE kept (number INTEGER PRIMARY KEY, link, header, signature, body)",
        ):
            self._connection.execute(statement)

    def put(self, parts: tuple[bytes | None, ...]) -> None:
        """Keep one row durably."""
        self._connection.execute(
            "INSERT INTO kept (link, header, signature, body) VALUES (?, ?, ?, ?)", parts
        )


def tell(
    name: str, work: Workspace, case: CaseId | None, acts: Callable[[int], Act], runs: int
) -> None:
    """Record one kind of act many times, by turns with the floor, and print both."""
    bare = BareTable(work.folder / f"{name}.bare")
    entry = work.store.journal.entry(work.record(acts(0), case).entry)
    parts = (entry.link, entry.header, entry.signature, entry.body)
    numbers = count(1)
    turns = in_turn(lambda: work.record(acts(next(numbers)), case), lambda: bare.put(parts), runs)
    tell_ratio(f"act: {name}", turns, MUST)


def main() -> None:
    """Measure an act in a case that has a story, one in a new case, and one of the register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    runs = parser.parse_args().runs
    story = Story(number=CASES + 1)
    with (
        tempfile.TemporaryDirectory() as folder,
        an_office(Path(folder) / "office", CASES) as work,
    ):
        with work.together():
            for told in story.acts():
                work.record(told.act, told.case)
        incident = story.intake()[0].act
        assert isinstance(incident, IncidentRecorded)

        def entered(number: int) -> Act:
            name = IncidentId(name_of("entered", number))
            return replace(incident, incident=name, number=f"2026-{90_000 + number}")

        def stated(number: int) -> Act:
            fact = FactId(name_of("stated", number))
            return FactStated(
                fact=fact, respondent=story.respondent, number=number + 2, text="未到岗。"
            )

        tell("checklist answer", work, story.case, lambda _: story.answer(story.run, "A1"), runs)
        tell("fact stated", work, story.case, stated, runs)
        tell("register entry", work, None, entered, runs)


if __name__ == "__main__":
    main()
