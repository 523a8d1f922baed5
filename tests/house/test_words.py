"""The field's words: what things are called, and what no file of the project says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.house.sources import (
    CODE,
    PROGRAM,
    ROOT,
    Source,
    expect_none,
    name,
    sample,
    sources,
    texts,
)

CATCH_ALLS = re.compile(r"^_?(utils?|helpers?|commons?|managers?|misc|stuff)$")

# ARCHITECTURE-GUIDE section 10, the column "do not say", as far as nothing else is called so.
FORBIDDEN = frozenset(
    (
        *("admin", "approver", "blob", "blockchain", "conflict"),
        *("dossier", "offender", "tenant", "ticket", "verdict"),
    )
)
PARTY_OF_THE_STATE = frozenset(("branch", "committee", "committees", "discipline", "member"))

LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
MACHINE_PATHS = re.compile(
    r"(?<![\w.}])/(work|root|opt)/\w|(?<![\w.}])/(home|Users)/[a-z]|[A-Z]:\\Users" r"\\\w"
)


def catch_alls(path: str) -> list[str]:
    return [part for part in path.removesuffix(".py").split("/") if CATCH_ALLS.match(part)]


def names(source: Source) -> Iterator[tuple[int, str]]:
    """Yield every name that a file gives to something."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def misnamed(source: Source) -> Iterator[str]:
    for line, given in names(source):
        words = [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", given)]
        for word, after in pairwise([*words, ""]):
            a_person = word in ("party", "parties") and after not in PARTY_OF_THE_STATE
            if word in FORBIDDEN or a_person:
                yield f"{source.path}:{line}: {given}: the glossary has another word for {word}"


def test_no_module_is_a_drawer_for_everything() -> None:
    folders = [name(path) for top in CODE for path in (ROOT / top).rglob("*") if path.is_dir()]
    paths = [*folders, *(source.path for source in sources(*CODE))]
    assert [path for path in paths if catch_alls(path)] == []


def test_names_come_from_the_glossary() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in misnamed(source))


def test_nothing_is_put_off_in_a_comment() -> None:
    assert [path for path, text in texts() if LATER.search(text)] == []


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    found = [
        f"{path}: {match[0]}" for path, text in texts() for match in MACHINE_PATHS.finditer(text)
    ]
    assert found == []


def test_wrong_words_are_found() -> None:
    assert catch_alls("desktop/utils.py")
    assert catch_alls("ui/pages/helpers/rows.py")
    assert not catch_alls("desktop/documents/commons_act.py")
    assert list(misnamed(sample("def hear(party): ...")))
    assert list(misnamed(sample("class SecondParty: ...")))
    assert list(misnamed(sample("ticket_number = 1")))
    assert not list(misnamed(sample("PARTY_DISCIPLINE = 1\ntownship_party_committee = 2")))
    assert LATER.search("# TO" + "DO: later")
    assert MACHINE_PATHS.search("see /ho" + "me/li/notes")
    assert not MACHINE_PATHS.search("ui/work/runner.py")
