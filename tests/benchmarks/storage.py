"""Pages of the case list and searches, over the same questions asked of bare SQLCipher.

``python -m tests.benchmarks.storage [--cases N ...] [--keep DIR]``: 1,000, 10,000 and 100,000 cases
where nothing is said; building the last takes some minutes. ``--keep`` leaves the offices in a
folder and takes them from there the next time. Ours is what the window asks for, rows with the
words beside them; the floor asks the same file through a connection of its own.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlcipher3

from desktop.application.case_list import CaseFilter, CaseLine, CaseList, CaseOrder
from desktop.application.workspace import Workspace
from desktop.domain.procedure import Step
from desktop.storage.office_store import DATABASE
from desktop.storage.search_keys import query_tokens
from desktop.text import Language
from tests.benchmarks.many_cases import an_office, name_of
from tests.benchmarks.timing import in_turn, say, seconds, tell_milliseconds
from tests.domain.stories import DAY

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 21
LIST_MUST, SEARCH_MUST = 20, 50
ZH = Language.CHINESE
PAGES = "SELECT * FROM case_rows {} LIMIT 100"
HITS = (
    "SELECT number, kind, thing, text FROM {0} JOIN found ON number = {0}.rowid"
    " WHERE {0} MATCH ? ORDER BY {0}.rowid DESC LIMIT 50"
)


class Bare:
    """The same file without any of us."""

    def __init__(self, work: Workspace) -> None:
        self._connection = sqlcipher3.connect(str(work.folder / DATABASE), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{work.store.key.hex()}'\"")
        self._connection.execute("PRAGMA cipher_memory_security = OFF")
        self._connection.execute("PRAGMA cache_size = -65536")

    def asks(self, question: str, *values: object) -> Callable[[], object]:
        """Return the asking of one question, all of whose rows are fetched."""
        return lambda: self._connection.execute(question, values).fetchall()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def tell_lists(work: Workspace, bare: Bare) -> None:
    """Print pages of the list, however it is ordered and narrowed."""
    lists = CaseList(work)

    began = seconds(partial(lists.page, CaseOrder.NEWEST, CaseFilter(), None, ZH))
    say(f"{'first page, rules and names read':34}{began * 1000:8.2f} ms")

    def page(order: CaseOrder, only: CaseFilter, behind: CaseLine | None = None) -> object:
        return partial(lists.page, order, only, behind, ZH)()

    def told(name: str, ours: Callable[[], object], question: str, *values: object) -> None:
        turns = in_turn(ours, bare.asks(question, *values), ROUNDS)
        tell_milliseconds(name, turns, LIST_MUST)

    every, year = CaseFilter(), str(DAY.year)
    for name, order, only, rest, values in (
        ("first page", CaseOrder.NEWEST, every, "ORDER BY number_key DESC, row", ()),
        ("one step", CaseOrder.NEWEST, CaseFilter(step=Step.VERIFICATION),
         "WHERE step = ? ORDER BY number_key DESC, row", (Step.VERIFICATION.value,)),
        ("one year", CaseOrder.NEWEST, CaseFilter(year=DAY.year),
         "WHERE number_key >= ? AND number_key < ? ORDER BY number_key DESC, row",
         (f"{year}-", f"{year}.")),
        ("by name", CaseOrder.NAME, every, "ORDER BY name_key, row", ()),
        ("by name, one year", CaseOrder.NAME, CaseFilter(year=DAY.year),
         "WHERE year = ? ORDER BY name_key, row", (DAY.year,)),
    ):  # fmt: skip
        told(name, partial(page, order, only), PAGES.format(rest), *values)
    standing = frozenset({Step.TRIAGE, Step.VERIFICATION})  # all are at one of these two
    none = partial(work.store.lists.cases, only=CaseFilter(without=standing))
    told("without some steps, none left", none, "SELECT * FROM case_rows WHERE step = ''")
    behind = middle(lists)
    rest = "WHERE number_key <= ? AND (number_key < ? OR row > ?) ORDER BY number_key DESC, row"
    place = (behind.row.number_key, behind.row.number_key, behind.row.key)
    turning = partial(page, CaseOrder.NEWEST, every, behind)
    told("page turn in the middle", turning, PAGES.format(rest), *place)
    jump = partial(lists.page, CaseOrder.NAME, every, None, ZH, lists.count(every) - 100)
    told("jump to the end", jump, PAGES.format("ORDER BY name_key DESC, row DESC"))
    told("count", partial(lists.count, every), "SELECT count(*) FROM case_rows")
    told("years offered", lists.years, "SELECT DISTINCT year FROM counts WHERE list = 'step'")


def middle(lists: CaseList) -> CaseLine:
    """Return the last line of the page in the middle of the list."""
    line: CaseLine | None = None
    for _ in range(lists.count(CaseFilter()) // 200):
        line = lists.page(CaseOrder.NEWEST, CaseFilter(), line, ZH)[-1]
    assert line is not None
    return line


def tell_searches(work: Workspace, bare: Bare, cases: int) -> None:
    """Print searches, as they are typed."""
    lists = CaseList(work)
    name = name_of(cases // 2)
    for what, typed in (
        ("2 characters in many texts", "值班"),
        ("2 characters of a name", name[:2]),
        ("a whole name", name),
        ("number", f"〕{cases // 2}号"),
        ("nothing found", "不在"),
        ("1 sign, every text is read", "%"),
    ):
        asked = query_tokens(typed).text
        floor = bare.asks(HITS.format("found_words"), asked)
        if not asked:
            floor = bare.asks("SELECT thing FROM found WHERE text LIKE '%\\%%' ESCAPE '\\'")
        turns = in_turn(partial(lists.found, typed, ZH), floor, ROUNDS)
        tell_milliseconds(f"search: {what}", turns, SEARCH_MUST)
    for what, typed in (("2 initials", "zw"), ("3 initials", "zwj"), ("pinyin", "zhangwei")):
        floor = bare.asks(HITS.format("found_names"), query_tokens(typed).pinyin)
        turns = in_turn(partial(lists.found, typed, ZH), floor, ROUNDS)
        tell_milliseconds(f"search: {what}", turns, SEARCH_MUST)


def measure(folder: Path, cases: int) -> None:
    """Open or build one office and print everything of it."""
    say(f"-- {cases:,} cases")
    with an_office(folder, cases) as work:
        bare = Bare(work)
        tell_lists(work, bare)
        tell_searches(work, bare, cases)
        bare.close()


def main() -> None:
    """Measure every size in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=SIZES)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for cases in chosen.cases:
            measure((chosen.keep or Path(folder)) / f"office-{cases}", cases)


if __name__ == "__main__":
    main()
