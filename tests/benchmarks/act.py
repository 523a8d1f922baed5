"""One recorded act, signed, encrypted and durable, over a bare durable insert of the same bytes.

``python -m tests.benchmarks.act [--runs N]``. Ours also chains the entry and brings the lists, the
search and the case file up to it. The floor is one SQLCipher insert of its link, header, signature
and body in a transaction of its own, on the same disk, WAL and FULL.
"""

from __future__ import annotations

import argparse
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, product
from pathlib import Path

import sqlcipher3

from desktop.application.workspace import Workspace
from desktop.domain.entries.act import Recorded
from desktop.domain.entries.evidence import FactStated
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.ids import FactId, IncidentId
from tests.benchmarks.many_cases import an_office
from tests.benchmarks.timing import in_turn, tell_ratio
from tests.domain.stories import ITEMS, Story, Told, name_of

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


def tell(name: str, work: Workspace, acts: Iterator[Told], runs: int) -> None:
    """Record one kind of act many times, by turns with the floor, and print both."""
    bare = BareTable(work.folder / f"{name}.bare")

    def record() -> Recorded:
        told = next(acts)
        return work.record(told.act, told.case)

    entry = work.store.journal.entry(record().entry)
    parts = (entry.link, entry.header, entry.signature, entry.body)
    tell_ratio(f"act: {name}", in_turn(record, lambda: bare.put(parts), runs), MUST)


def answers(stories: Sequence[Story]) -> Iterator[Told]:
    """Answer items of one case after another."""
    for story, item in product(stories, ITEMS):
        yield story.told(story.answer(story.run, item))


def facts(stories: Sequence[Story]) -> Iterator[Told]:
    """State facts in one case after another, several in each as a clerk does."""
    for story, number in product(stories, range(2, 9)):
        yield fact_stated(story, number)


def facts_far_apart(stories: Sequence[Story]) -> Iterator[Told]:
    """State one fact in each case in turn; there are more cases than are kept in memory."""
    for number, story in product(range(9, 16), stories):
        yield fact_stated(story, number)


def fact_stated(story: Story, number: int) -> Told:
    """Return an alleged fact of a case."""
    fact = FactId(name_of(f"stated {number}", story.number))
    return story.told(
        FactStated(fact=fact, respondent=story.respondent, number=number, text="未到岗。")
    )


def entries(story: Story) -> Iterator[Told]:
    """Make entries in the register."""
    incident = story.intake()[0].act
    assert isinstance(incident, IncidentRecorded)
    for number in count(90_000):
        name = IncidentId(name_of("entered", number))
        yield Told(by="clerk", act=replace(incident, incident=name, number=f"2026-{number}"))


def main() -> None:
    """Measure acts in cases that have a story, and in the register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    runs = parser.parse_args().runs
    stories = [Story(number=CASES + 1 + number) for number in range(runs // 4)]
    with (
        tempfile.TemporaryDirectory() as folder,
        an_office(Path(folder) / "office", CASES) as work,
    ):
        for story in stories:
            with work.together():
                for told in story.acts():
                    work.record(told.act, told.case)
        tell("item answered", work, answers(stories), runs)
        tell("fact stated", work, facts(stories), runs)
        tell("in a case read anew", work, facts_far_apart(stories), runs)
        tell("entry in the register", work, entries(stories[0]), runs)


if __name__ == "__main__":
    main()
