"""The core is told, it does not ask: no clock, chance, disk or setting is read inside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.sources import Source, dotted, expect_none, imported, sample, sources

PURE = ("desktop/domain", "desktop/rules", "desktop/journal")
WORLD = frozenset(
    (
        *("asyncio", "getpass", "io", "locale", "logging", "multiprocessing", "os", "pathlib"),
        *("platform", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3"),
        *("subprocess", "sys", "tempfile", "threading", "time", "uuid"),
    )
)
CLOCKS = frozenset(("now", "today", "utcnow", "fromtimestamp"))
CALENDARS = frozenset(("date", "datetime", "dt"))
DOORS = frozenset(("open", "print", "input", "exec", "eval", "breakpoint", "__import__"))


def worldly(source: Source) -> Iterator[str]:
    for line, module in imported(source):
        reads = module.startswith("desktop.text") and module != "desktop.text.Language"
        if module.split(".")[0] in WORLD or reads:
            yield f"{source.path}:{line}: imports {module}"
    for node in source.nodes:
        if isinstance(node, ast.Call):
            *before, last = dotted(node.func).split(".")
            if last in CLOCKS and before and before[-1] in CALENDARS:
                yield f"{source.path}:{node.lineno}: reads the clock"
            elif last in DOORS and not before:
                yield f"{source.path}:{node.lineno}: calls {last}"


def test_domain_rules_and_journal_are_pure() -> None:
    expect_none(fault for source in sources(*PURE) for fault in worldly(source))


def test_looking_at_the_world_is_found() -> None:
    for text in (
        "import time",
        "import os.path",
        "from pathlib import Path",
        "from desktop.text import Language, sentence",
        "from random import random",
        "from datetime import datetime\ndatetime.now(UTC)",
        "import datetime\ndatetime.date.today()",
        "open('rules.toml')",
    ):
        assert list(worldly(sample(text))), text
    assert not list(worldly(sample("from datetime import date\ndate(2026, 11, 24)\nself.open()")))
