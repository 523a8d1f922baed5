"""Files that are handed in are read strictly; every fault names its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cli.reading import (
    DEEPEST,
    LARGEST,
    NO_NAMES,
    Names,
    fields_shown,
    read_file,
    read_json,
    read_shape,
)
from desktop.domain.ids import FactId, PointId
from desktop.errors import Failure, NotFound, Problem, Refused, Unavailable
from desktop.text import Language, explain

NO_POINT = PointId("")


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True)
class Leaf:
    text: str
    point: PointId = NO_POINT


@dataclass(frozen=True, kw_only=True)
class Tree:
    name: str
    on: date
    height: int = 0
    evergreen: bool = False
    colour: Colour | None = None
    leaves: tuple[Leaf, ...] = ()
    names: tuple[str, ...] = ()
    by_name: Mapping[str, Leaf] | None = None
    answer: str | int | tuple[str, ...] | Mapping[str, Leaf] = ""
    fact: FactId | None = None


WHOLE: dict[str, Any] = {"name": "松", "on": "2026-11-20"}


def found(raw: object, names: Names = NO_NAMES) -> list[tuple[str, object]]:
    """Return the codes and places of what does not fit, each said in both languages."""
    with pytest.raises(Refused) as caught:
        read_shape(Tree, raw, "tree.json", names)  # type: ignore[arg-type] # anything may come
    for problem in caught.value.problems:
        said(problem)
    return [(problem.code, problem.values["key"]) for problem in caught.value.problems]


def said(problem: Problem) -> None:
    for language in Language:
        assert explain(problem, language)


def refused(family: type[Failure], path: Path) -> Problem:
    with pytest.raises(family) as caught:
        read_json(path)
    (problem,) = caught.value.problems
    said(problem)
    return problem


def test_a_whole_table_becomes_a_value() -> None:
    raw = {
        **WHOLE,
        "height": 3,
        "evergreen": True,
        "colour": "blue",
        "leaves": [{"text": "一"}],
        "names": ["松", "柏"],
        "by_name": {"a": {"text": "二"}},
    }
    assert read_shape(Tree, raw, "tree.json") == Tree(
        name="松",
        on=date(2026, 11, 20),
        height=3,
        evergreen=True,
        colour=Colour.BLUE,
        leaves=(Leaf(text="一"),),
        names=("松", "柏"),
        by_name={"a": Leaf(text="二")},
    )


def test_what_may_be_left_out_may_be_null() -> None:
    raw = {**WHOLE, "colour": None, "by_name": None, "fact": None}
    assert read_shape(Tree, raw, "tree.json") == Tree(name="松", on=date(2026, 11, 20))


def test_an_answer_is_taken_as_it_is_written() -> None:
    for written, read in (
        ("yes", "yes"),
        (7, 7),
        (["a", "b"], ("a", "b")),
        ({"warning": {"text": "轻"}}, {"warning": Leaf(text="轻")}),
    ):
        assert read_shape(Tree, {**WHOLE, "answer": written}, "tree.json").answer == read


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"name": 3}, "input.not_words", "name"),
        ({"name": None}, "input.not_words", "name"),
        ({"on": "20261120"}, "input.not_a_day", "on"),
        ({"on": "2026-02-30"}, "input.not_a_day", "on"),
        ({"on": 20261120}, "input.not_a_day", "on"),
        ({"height": "3"}, "input.not_number", "height"),
        ({"height": True}, "input.not_number", "height"),
        ({"evergreen": 1}, "input.not_flag", "evergreen"),
        ({"colour": "green"}, "input.not_a_code", "colour"),
        ({"colour": ["red"]}, "input.not_a_code", "colour"),
        ({"leaves": {"text": "一"}}, "input.not_list", "leaves"),
        ({"leaves": ["一"]}, "input.not_table", "leaves[1]"),
        ({"leaves": [{"text": "一"}, {}]}, "input.key_missing", "leaves[2].text"),
        ({"leaves": [{"text": "一", "vein": 1}]}, "input.key_unknown", "leaves[1].vein"),
        ({"names": ["松", 1]}, "input.not_words", "names[2]"),
        ({"by_name": ["a"]}, "input.not_table", "by_name"),
        ({"by_name": {"a": {"text": 1}}}, "input.not_words", "by_name.a.text"),
        ({"answer": True}, "input.not_words", "answer"),
        ({"bark": "粗"}, "input.key_unknown", "bark"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, object], code: str, key: str) -> None:
    assert found({**WHOLE, **changes}) == [(code, key)]


def test_everything_is_named_at_once() -> None:
    assert found({"height": "3", "bark": "粗"}) == [
        ("input.key_unknown", "bark"),
        ("input.key_missing", "name"),
        ("input.key_missing", "on"),
        ("input.not_number", "height"),
    ]


def test_an_unknown_field_is_told_what_is_allowed() -> None:
    with pytest.raises(Refused) as caught:
        read_shape(Leaf, {"words": "一"}, "leaf.json", preset={"point": PointId("1")})
    assert caught.value.problems[0].values["allowed"] == "text"


def test_names_are_meant_and_made() -> None:
    names = Names(meant={FactId: lambda typed: f"fact-{typed}"}, made={PointId: lambda: "new"})
    raw = {**WHOLE, "fact": "1", "leaves": [{"text": "一"}, {"text": "二", "point": "old"}]}
    tree = read_shape(Tree, raw, "tree.json", names)
    assert tree.fact == "fact-1"
    assert [leaf.point for leaf in tree.leaves] == ["new", "old"]
    assert found({**WHOLE, "fact": 1}, names) == [("input.not_words", "fact")]


def test_help_lists_every_field_with_those_inside_it() -> None:
    shown = {field.path: field.needed for field in fields_shown(Tree, frozenset({"names"}))}
    assert shown["name"] and shown["leaves[].text"] and shown["by_name{}.text"]
    assert not shown["leaves[].point"]
    assert "names" not in shown


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input.not_json"),
        (b'{\n  "a": 1,\n}', "input.not_json"),
        (b"{'a': 1}", "input.not_json"),
        (b"\xff\xfe{\x00}\x00", "input.not_utf8"),
        ('{"a": "中"}'.encode("gb18030"), "input.not_utf8"),
        (b"[1]", "input.not_table_at_all"),
        (b'"words"', "input.not_table_at_all"),
        (b'{"a": 1, "a": 2}', "input.key_twice"),
        (b'{"a": 1.5}', "input.no_fractions"),
        (b'{"a": NaN}', "input.no_fractions"),
        (b'{"a": -Infinity}', "input.no_fractions"),
        (b'{"a": ' + b"9" * 5000 + b"}", "input.not_json"),
        (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", "input.too_deep"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "input.too_deep"),
        (b'{"a": "' + b"x" * LARGEST + b'"}', "input.too_large"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "tree.json"
    path.write_bytes(data)
    assert refused(Refused, path).code == code


def test_the_line_of_the_fault_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    path.write_text('{\n  "name": "松",\n  "on": 2026-11-20\n}', encoding="utf-8")
    assert refused(Refused, path).values["line"] == 3


def test_a_mark_in_front_and_depth_that_is_allowed_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    inside = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    path.write_bytes(b'\xef\xbb\xbf{"a": ' + inside.encode() + b"}")
    assert "a" in read_json(path)


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.json", tmp_path, tmp_path / "a" / "b.json"):
        assert refused(NotFound, path).code == "disk.no_file"
    assert refused(Unavailable, tmp_path / "a\0b").code == "input.unreadable"


def test_the_largest_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * 10)
    assert read_file(path, 10) == b"x" * 10
    with pytest.raises(Refused):
        read_file(path, 9)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
FIELDS = st.sampled_from(sorted(Tree.__dataclass_fields__))


@given(st.dictionaries(FIELDS | st.text(), JSON))
def test_whatever_comes_is_a_tree_or_refused_in_words(raw: dict[str, Any]) -> None:
    try:
        tree = read_shape(Tree, json.loads(json.dumps(raw)), "tree.json")
    except Refused as refusal:
        for problem in refusal.problems:
            said(problem)
    else:
        assert isinstance(tree.name, str)
        assert isinstance(tree.on, date)
