"""Each library lives in the few folders that need it, is declared, and earns its place."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator

from tests.house.sources import PROGRAM, ROOT, Source, expect_none, imported, sample, sources

# Where a library may be imported. A new row needs a design note (CONTRIBUTING, "a dependency").
HOMES = {
    "PySide6": ("ui/",),
    "shiboken6": ("ui/",),
    "jeepney": ("ui/",),
    "sqlcipher3": ("desktop/storage/",),
    "sqlite_utils": ("desktop/storage/",),
    "nacl": ("desktop/vault/",),
    "pyrage": ("desktop/vault/",),
    "msgspec": (
        *("desktop/journal/", "desktop/vault/", "desktop/bundles/", "desktop/storage/"),
        *("desktop/domain/", "desktop/application/"),
    ),
    "reportlab": ("desktop/documents/render/", "desktop/documents/fonts.py"),
    "pypdf": ("desktop/documents/render/",),
    "pypdfium2": ("desktop/documents/",),
    "PIL": ("desktop/documents/",),
    "segno": ("desktop/documents/render/",),
    "platformdirs": ("desktop/places.py",),
}
# The name to install, where it is not the name to import.
INSTALLED_AS = {
    "PySide6": "pyside6-essentials",
    "nacl": "pynacl",
    "PIL": "pillow",
    "sqlite_utils": "sqlite-utils",
}
UNSEEN = frozenset(("rl-accel",))  # reportlab takes it up by itself where it is there

# Nothing of these is ever needed: the program has no network.
NETWORK = re.compile(
    r"(socket|ssl|socketserver|http|ftplib|smtplib|imaplib|poplib|telnetlib|xmlrpc|webbrowser"
    r"|urllib\.request|asyncio|requests|httpx|aiohttp|urllib3"
    r"|PySide6\.QtNetwork(?!\.QLocal)|PySide6\.QtWeb\w+|PySide6\.QtHttpServer)(\.|$)"
)


def homeless(source: Source) -> Iterator[str]:
    for line, module in imported(source):
        library = module.split(".")[0]
        if library in sys.stdlib_module_names or library in PROGRAM:
            continue
        if not source.path.startswith(HOMES.get(library, ())):
            yield f"{source.path}:{line}: {library} is not used here"


def reaching_out(source: Source) -> Iterator[str]:
    for line, module in imported(source):
        if NETWORK.match(module):
            yield f"{source.path}:{line}: imports {module}"


def plain_sqlite(source: Source) -> Iterator[str]:
    for line, module in imported(source):
        if module.split(".")[0] == "sqlite3":
            yield f"{source.path}:{line}: Python's own sqlite3 writes without encryption"


def declared() -> frozenset[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = (re.match(r"[\w.-]+", line) for line in project["dependencies"])
    return frozenset(re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name)


def installed_name(library: str) -> str:
    return INSTALLED_AS.get(library, library).lower()


def test_each_library_stays_at_home() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in homeless(source))


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    used = {
        installed_name(library)
        for source in sources(*PROGRAM)
        for _, module in imported(source)
        if (library := module.split(".")[0]) in HOMES
    }
    assert sorted(used - declared() - {"shiboken6"}) == []
    assert sorted(declared() - used - UNSEEN) == []


def test_nothing_reaches_for_a_network() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in reaching_out(source))


def test_nothing_is_stored_unencrypted() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in plain_sqlite(source))


def test_a_library_away_from_home_is_found() -> None:
    assert list(homeless(sample("from nacl.signing import SigningKey", "desktop/bundles/x.py")))
    assert list(homeless(sample("import numpy", "desktop/vault/x.py")))
    assert not list(homeless(sample("import json\nimport nacl.utils", "desktop/vault/x.py")))
    assert list(plain_sqlite(sample("import sqlite3")))


def test_a_way_out_is_found() -> None:
    for text in (
        "import socket",
        "from urllib.request import urlopen",
        "import urllib.request",
        "from http import client",
        "from PySide6.QtNetwork import QTcpSocket",
    ):
        assert list(reaching_out(sample(text))), text
    for text in ("from urllib.parse import quote", "from PySide6.QtNetwork import QLocalServer"):
        assert not list(reaching_out(sample(text))), text
