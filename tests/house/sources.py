"""The project's own files, as the house tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("desktop", "ui")
CODE = ("desktop", "ui", "packaging", "tests")
TEXT_ENDINGS = frozenset((".py", ".toml", ".md", ".txt", ".json", ".ts", ".svg", ".sh", ".spec"))


@dataclass(frozen=True, kw_only=True)
class Source:
    """One Python file; ``path`` is written as in the repository, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python understands it."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))


def expect_none(faults: Iterable[str]) -> None:
    """Fail with every fault on a line of its own, or pass."""
    found = list(faults)
    if found:
        raise AssertionError("\n".join((f"{len(found)} found", *found)))


def sample(text: str, path: str = "desktop/sample.py") -> Source:
    """Return a file that exists only to show that a house test can fail."""
    return Source(path=path, text=text)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files of some folders."""
    return tuple(
        Source(path=name(path), text=path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def texts() -> Iterator[tuple[str, str]]:
    """Yield each text file of the project that people write, with its path."""
    folders = [ROOT / folder for folder in (*CODE, "resources", ".ci")]
    paths = [path for folder in folders for path in folder.rglob("*")]
    paths += [path for path in ROOT.iterdir() if not path.name.startswith(".venv")]
    for path in sorted(paths):
        if path.is_file() and (path.suffix in TEXT_ENDINGS or path.name in ("run", ".gitignore")):
            yield name(path), path.read_text(encoding="utf-8", errors="replace")


def name(path: Path) -> str:
    """Return a path as the repository names it."""
    return path.relative_to(ROOT).as_posix()


def called(call: ast.Call) -> str:
    """Return the last name of what is called: ``tr`` for ``self.tr(...)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def dotted(node: ast.expr) -> str:
    """Return ``datetime.now`` for that expression, empty for anything but names and dots."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def imported(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the full name of every module, or thing of a module, that a file imports."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"
