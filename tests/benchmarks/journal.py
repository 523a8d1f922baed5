"""Microseconds per entry for proving and reading it: ``python -m tests.benchmarks.journal``.

The floor is what the bare libraries need for the same bytes: three SHA-256 and three times plain
JSON, or one of each for a link.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from time import perf_counter

import msgspec

from desktop.domain.checklist import Answer
from desktop.domain.entries.checklist import ItemAnswered
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.kinds import KINDS
from desktop.domain.ids import EvidenceId, IncidentId, RunId
from desktop.domain.incident import Origin
from desktop.domain.replay.ancestry import Ancestry
from desktop.domain.respondent import ManagementLevel
from desktop.journal.chain import check_chain
from desktop.journal.entry import Entry
from desktop.journal.facts import recorded
from desktop.journal.reading import check_arrival, check_signature
from tests.journal.material import Desk, verify

ENTRIES = 20_000
REPEATS = 3

INCIDENT = IncidentRecorded(
    incident=IncidentId("1" * 32),
    number="2026-0001",
    level=ManagementLevel.TOWNSHIP,
    happened_on=date(2026, 7, 3),
    happened_at="21:40",
    place="石桥镇青山村三组防汛堤",
    what="值守期间堤脚渗水，值班人员已上报并组织群众转移，因道路中断增援晚到约四十分钟。" * 3,
    origin=Origin.DAILY_WORK,
)
ANSWER = ItemAnswered(
    run=RunId("2" * 32),
    item="B3",
    answer=Answer(
        value="indirect",
        reason="渗水由暴雨引起，值守人员按预案上报；晚到与道路中断有关，与其履职没有直接联系。" * 2,
        evidence=(EvidenceId("3" * 32), EvidenceId("4" * 32)),
    ),
)


def write_journal(desk: Desk) -> list[Entry]:
    """Return a chain in which each entry names the one before, one incident to nine answers."""
    entries: list[Entry] = []
    for number in range(1, ENTRIES + 1):
        act = INCIDENT if number % 10 == 1 else replace(ANSWER, item=f"B{number % 10}")
        after = (entries[-1].id,) if entries else ()
        entries.append(desk.write(act, clock=number, after=after))
    return entries


def per_entry(act: Callable[[], object], count: int) -> float:
    """Return the best of a few runs in microseconds per entry."""
    best = float("inf")
    for _ in range(REPEATS):
        began = perf_counter()
        act()
        best = min(best, perf_counter() - began)
    return best / count * 1e6


def hash_and_parse(parts: list[bytes]) -> None:
    """Do the floor's work."""
    for part in parts:
        sha256(part).hexdigest()
        msgspec.json.decode(part)


def case_ancestry(entries: list[Entry]) -> None:
    """Answer, for the 5,000 entries of one case, what each had seen of the first."""
    records = [recorded(entry, KINDS) for entry in entries]
    ancestry = Ancestry(records)
    for record in records:
        _ = records[0].entry in ancestry.seen_by(record.entry)


def read_all(entries: list[Entry]) -> None:
    """Prove every entry by its digests and read its act."""
    for entry in entries:
        recorded(entry, KINDS)


def take_in(entries: list[Entry]) -> None:
    """Check entries as they are checked when they arrive, signatures apart."""
    for entry in entries:
        check_arrival(entry)


def check_signatures(entries: list[Entry], desk: Desk) -> None:
    """Check that the person of this desk answers for every entry."""
    for entry in entries:
        check_signature(entry, desk.public, verify)


def main() -> None:
    """Print ours, floor and ratio for each kind of reading."""
    desk = Desk("石桥镇")
    began = perf_counter()
    entries = write_journal(desk)
    writing = (perf_counter() - began) / ENTRIES * 1e6
    links = [entry.link for entry in entries]
    parts = [part for one in entries for part in (one.link, one.header, one.body) if part]
    floor = per_entry(lambda: hash_and_parse(parts), ENTRIES)
    link_floor = per_entry(lambda: hash_and_parse(links), ENTRIES)
    few, case = entries[:2_000], entries[:5_000]
    show("hashes checked, act read", per_entry(lambda: read_all(entries), ENTRIES), floor)
    show("links walked", per_entry(lambda: check_chain(links), ENTRIES), link_floor)
    show("arrival checked", per_entry(lambda: take_in(few), len(few)), floor)
    show("5,000 of one case, ancestry", per_entry(lambda: case_ancestry(case), len(case)), floor)
    show("signature checked", per_entry(lambda: check_signatures(few, desk), len(few)))
    show("written, signed, read again", writing)


def show(name: str, ours: float, floor: float | None = None) -> None:
    """Print one line."""
    line = f"{name:30}{ours:8.2f} us"
    if floor is not None:
        line += f"   floor {floor:6.2f} us   ratio {ours / floor:5.2f}"
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
