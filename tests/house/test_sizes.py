"""Nothing grows until nobody reads it: the sizes of ARCHITECTURE-GUIDE section 2."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.sources import CODE, PROGRAM, Source, dotted, expect_none, sample, sources

VALUES = {"Enum", "IntEnum", "StrEnum", "NamedTuple", "Protocol"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(source: Source) -> Iterator[str]:
    lines = len(source.text.splitlines())
    if lines > 500:
        yield f"{source.path}: {lines} lines, 500 at most"
    if source.path.startswith("tests/") and "/test_" not in source.path:
        return  # sample papers and stories are as long as what they tell
    for node in source.nodes:
        if isinstance(node, Function):
            most = 15 if node.name == "__init__" else 40
            if (length := code_lines(node)) > most:
                yield f"{source.path}:{node.lineno}: {node.name} has {length} lines, {most} at most"
        elif isinstance(node, ast.ClassDef) and (length := code_lines(node)) > 200:
            yield f"{source.path}:{node.lineno}: {node.name} has {length} lines, 200 at most"


def code_lines(node: Function | ast.ClassDef) -> int:
    """Count without docstrings: words are never too many. A constructor counts from its body."""
    start = node.body[0].lineno if node.name == "__init__" else node.lineno
    length = last_line(node) - start + 1
    for part in ast.walk(node):
        if isinstance(part, Function | ast.ClassDef) and ast.get_docstring(part):
            length -= last_line(part.body[0]) - part.body[0].lineno + 1
    return length


def last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def too_many_parameters(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, Function):
            every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            asked = [argument for argument in every if argument.arg not in ("self", "cls")]
            if len(asked) > 6:
                yield f"{source.path}:{node.lineno}: {node.name} asks for {len(asked)} things"


def crowded_widgets(source: Source) -> Iterator[str]:
    """A value that a widget is given may stand beside it; a second widget may not."""
    classes = [node for node in source.tree.body if isinstance(node, ast.ClassDef)]
    widgets = [node for node in classes if not (node.decorator_list or VALUES & bases(node))]
    public = [node.name for node in widgets if not node.name.startswith("_")]
    if source.path.startswith("ui/widgets/") and len(public) > 1:
        yield f"{source.path}: holds {', '.join(public)}; one public class per widget file"


def bases(node: ast.ClassDef) -> set[str]:
    return {dotted(base).split(".")[-1] for base in node.bases}


def test_modules_classes_and_functions_stay_small() -> None:
    expect_none(fault for source in sources(*CODE) for fault in too_long(source))


def test_nothing_asks_for_more_than_six_things() -> None:
    expect_none(fault for source in sources(*PROGRAM) for fault in too_many_parameters(source))


def test_a_widget_file_holds_one_widget() -> None:
    expect_none(fault for source in sources("ui") for fault in crowded_widgets(source))


def test_what_is_too_big_is_found() -> None:
    body = "    pass\n"
    assert len(list(too_long(sample("pass\n" * 501)))) == 1
    assert len(list(too_long(sample("def long():\n" + body * 40)))) == 1
    assert len(list(too_long(sample("class Long:\n" + body * 200)))) == 1
    assert len(list(too_long(sample("class A:\n  def __init__(self):\n" + body * 16)))) == 1
    assert not list(too_long(sample('def long():\n    """' + "\n" * 60 + '    """\n' + body)))
    assert len(list(too_many_parameters(sample("def f(self, a, b, c, d, *, e, f, g): pass")))) == 1
    assert not list(too_many_parameters(sample("def f(self, a, b, c, d, *, e, f): pass")))
    two = sample("class A: pass\nclass B: pass\nclass _C: pass\n", "ui/widgets/sample.py")
    assert len(list(crowded_widgets(two))) == 1
