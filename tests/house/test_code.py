"""How code is written here, where no linter says it."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from tests.house.sources import (
    CODE,
    PROGRAM,
    Source,
    called,
    dotted,
    expect_none,
    imported,
    sample,
    sources,
)

# The only one that may catch everything: it says what went wrong and ends the program.
CRASH_HANDLERS = ("desktop/cli/main.py",)
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore)")
SILENCED_WITH_REASON = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])\W+\w.{2}"
)
VALUE = {"frozen", "slots", "kw_only"}


def catching_everything(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = {
            dotted(kind) for kind in ast.walk(node.type or node) if isinstance(kind, ast.expr)
        }
        everything = node.type is None or caught & {"Exception", "BaseException"}
        last = node.body[-1]
        goes_on = isinstance(last, ast.Raise) and last.exc is None  # cleans up and lets it pass
        if everything and not goes_on and source.path not in CRASH_HANDLERS:
            yield f"{source.path}:{node.lineno}: catches everything"


def chinese(source: Source) -> Iterator[str]:
    """Find Chinese in what the program says; comments and docstrings may name an article."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    words = {
        id(node.body[0].value)
        for node in source.nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words:
            written = ast.get_source_segment(source.text, node) or node.value
            if HAN.search(node.value) and HAN.search(written):
                yield f"{source.path}:{node.lineno}: {node.value[:20]}"


def glued_translations(source: Source) -> Iterator[str]:
    """Find what the translator's tool would collect as it stands and never match when run."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and called(node) in ("tr", "translate") and node.args:
            text = node.args[1 if called(node) == "translate" and len(node.args) > 1 else 0]
            if not isinstance(text, ast.Constant):
                yield f"{source.path}:{node.lineno}: tr() takes one plain literal"


def unexplained(source: Source) -> Iterator[str]:
    for token in tokenize.generate_tokens(StringIO(source.text).readline):
        silences = token.type == tokenize.COMMENT and SILENCED.search(token.string)
        if silences and not SILENCED_WITH_REASON.search(token.string):
            yield f"{source.path}:{token.start[0]}: {token.string}"


def loose_values(source: Source) -> Iterator[str]:
    """Find values that could change; what a module keeps to itself may be its workbench."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for decorator in node.decorator_list:
                call = decorator.func if isinstance(decorator, ast.Call) else decorator
                if dotted(call).split(".")[-1] != "dataclass":
                    continue
                keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                if missing := VALUE - {keyword.arg for keyword in keywords}:
                    yield f"{source.path}:{node.lineno}: {node.name} is not {sorted(missing)}"


def pretended(source: Source) -> Iterator[str]:
    for line, module in imported(source):
        if module.startswith(("unittest", "mock", "pytest_mock")):
            yield f"{source.path}:{line}: imports {module}"


def harmless(source: Source) -> Iterator[str]:
    """Find tests that cannot fail; trying many inputs without a claim at least proves no crash."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            inside = tuple(ast.walk(node))
            tries = any("given" in ast.unparse(mark) for mark in node.decorator_list)
            claims = tries or any(isinstance(part, ast.Assert) for part in inside)
            claims = claims or any(
                re.match(r"raises|warns|fail|refusal|(assert|check|expect|wait)_?", called(part))
                for part in inside
                if isinstance(part, ast.Call)
            )
            if not claims:
                yield f"{source.path}:{node.lineno}: {node.name} claims nothing"


def tables_as_text(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.Call) and dotted(node.func) in ("csv.writer", "csv.DictWriter"):
            yield f"{source.path}:{node.lineno}: writes CSV, where a leading = becomes a formula"
    for line, module in imported(source):
        if module in ("csv.writer", "csv.DictWriter"):
            yield f"{source.path}:{line}: writes CSV, where a leading = becomes a formula"


def test_only_the_crash_handlers_catch_everything() -> None:
    expect_none(fault for source in sources(*CODE) for fault in catching_everything(source))


def test_code_holds_no_chinese_text() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in chinese(source))


def test_what_is_translated_is_a_plain_literal() -> None:
    expect_none(fault for source in sources("ui") for fault in glued_translations(source))


def test_what_is_silenced_says_why() -> None:
    expect_none(fault for source in sources(*CODE) for fault in unexplained(source))


def test_values_do_not_change() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in loose_values(source))


def test_tests_work_on_real_parts() -> None:
    expect_none(fault for source in sources("tests") for fault in pretended(source))


def test_every_test_can_fail() -> None:
    expect_none(fault for source in sources("tests") for fault in harmless(source))


def test_tables_leave_as_spreadsheets_only() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in tables_as_text(source))


def test_each_of_these_is_found() -> None:
    caught = "try:\n    go()\nexcept (OSError, Exception):\n    "
    assert list(catching_everything(sample(caught + "pass")))
    assert list(catching_everything(sample("try:\n    go()\nexcept:\n    pass")))
    assert not list(catching_everything(sample(caught + "clean_up()\n    raise")))
    assert not list(catching_everything(sample(caught + "pass", CRASH_HANDLERS[0])))
    assert list(chinese(sample('label = "当事人"')))
    assert list(chinese(sample('label = f"{name}当事人"')))
    assert not list(chinese(sample('"""纪律处分条例 art. 39."""\n# 第五条\nfirst = "\\u4e00"')))
    assert list(glued_translations(sample('self.tr(f"{n} cases")')))
    assert list(glued_translations(sample('self.tr("case" + "s")')))
    assert not list(glued_translations(sample('self.tr("%n case(s)", "", n)')))
    assert list(unexplained(sample("go()  # no" + "qa: S603")))
    assert list(unexplained(sample("go()  # type: " + "ignore")))
    assert not list(unexplained(sample("go()  # no" + "qa: S603 # our own program")))
    assert list(loose_values(sample("@dataclass(frozen=True)\nclass A: ...")))
    assert list(pretended(sample("from unittest.mock import MagicMock")))
    assert list(harmless(sample("def test_it():\n    go()")))
    assert not list(
        harmless(sample("def test_it():\n    with pytest.raises(Refused):\n        go()"))
    )
    assert list(tables_as_text(sample("import csv\ncsv.writer(file)")))
