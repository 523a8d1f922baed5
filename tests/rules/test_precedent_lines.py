"""Past cases in a file: strictly by white list, every fault with its line, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.errors import Failure, NotFound, Problem, Refused, TooNew
from desktop.rules.model import RulePack
from desktop.rules.precedent_lines import (
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_FAULTS,
    MOST_LINES,
    read_precedents,
    written,
)
from desktop.text import Language, explain
from tests.packs.files import small
from tests.packs.past import PACK, past

LINE = written(past())


def packs(pack: str, version: str) -> RulePack:
    if pack == "small":
        return small()
    if (pack, version) != (PACK.id, PACK.version):
        raise NotFound(Problem("pack.not_here", pack=pack, version=version))
    return PACK


def line(**changes: Any) -> str:
    """Return the line of a past case with some of it otherwise; nothing takes a key away."""
    told = {**json.loads(LINE), **changes}
    return json.dumps({key: value for key, value in told.items() if value is not None})


def refused(*lines: str) -> list[tuple[str, object, object]]:
    """Return what is wrong: code, line, key; each said in both languages."""
    data = "\n".join(lines).encode()
    with pytest.raises(Failure) as caught:
        read_precedents(data, "past.jsonl", packs, 2026)
    for problem in caught.value.problems:
        for language in Language:
            assert explain(problem, language)
    return [
        (problem.code, problem.values.get("line"), problem.values.get("key"))
        for problem in caught.value.problems
    ]


def test_a_line_holds_codes_and_nothing_else() -> None:
    assert set(json.loads(LINE)) == {
        *("format", "pack", "version", "track", "year", "status", "role", "conduct", "harm"),
        *("degree", "sum", "responsibility", "mitigating", "measure", "result", "appeal"),
    }


def test_windows_files_and_what_may_be_left_out() -> None:
    bare = line(degree=None, sum=None, responsibility=None, mitigating=None, measure=None)
    data = f"\ufeff{LINE}\r\n{bare}\r\n".encode()
    first, second = read_precedents(data, "past.jsonl", packs, 2026)
    assert first == past()
    assert (second.measure, second.traits.degree, second.traits.mitigating) == (None, "", ())


@pytest.mark.parametrize("key", ["name", "case", "place", "decided_on", "note"])
def test_anything_more_is_refused_by_name(key: str) -> None:
    assert refused(LINE, line(**{key: "张三"})) == [("precedent.key_unknown", 2, key)]


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"conduct": None}, "key_missing", "conduct"),
        ({"conduct": " "}, "not_words", "conduct"),
        ({"conduct": "张三迟到"}, "not_allowed", "conduct"),
        ({"harm": 5}, "not_words", "harm"),
        ({"degree": "bad"}, "not_allowed", "degree"),
        ({"sum": "12345"}, "not_allowed", "sum"),
        ({"responsibility": "all"}, "not_allowed", "responsibility"),
        ({"mitigating": "remedy"}, "not_list", "mitigating"),
        ({"mitigating": ["remedy", "remedy"]}, "said_twice", "mitigating"),
        ({"aggravating": ["off_list"]}, "not_allowed", "aggravating"),
        ({"measure": "caning"}, "not_allowed", "measure"),
        ({"track": "police"}, "not_allowed", "track"),
        ({"result": "not_ready"}, "not_allowed", "result"),
        ({"appeal": "lost"}, "not_allowed", "appeal"),
        ({"year": 2027}, "year_out_of_range", "year"),
        ({"year": 2025.5}, "not_number", "year"),
        ({"format": 0}, "not_number", "format"),
        ({"version": "1999-01-01"}, "pack_not_here", None),
        ({"pack": "small"}, "pack_not_here", None),
        ({"pack": None}, "key_missing", "pack"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(
    changes: dict[str, Any], code: str, key: str | None
) -> None:
    found = refused(LINE, line(**changes))
    assert (f"precedent.{code}", 2, key) in found
    assert {place for _, place, _ in found} == {2}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "not_json"),
        ("[1]", "not_json"),
        ("{", "not_json"),
        ('{"year": 1, "year": 2}', "key_twice"),
        ("[" * 4000, "not_json"),
        (line(note="x" * LONGEST_LINE), "line_too_long"),
    ],
)
def test_what_is_no_line_is_named(words: str, code: str) -> None:
    assert refused(LINE, words, LINE)[0][:2] == (f"precedent.{code}", 2)


def test_text_of_another_encoding_is_refused() -> None:
    with pytest.raises(Refused, match=r"precedent\.not_utf8"):
        read_precedents("{'姓名'}".encode("gb18030"), "past.jsonl", packs, 2026)


def test_after_many_faults_the_rest_is_not_looked_at() -> None:
    found = refused(*["{"] * (MOST_FAULTS + 10))
    assert len(found) == MOST_FAULTS + 1
    assert found[-1] == ("precedent.more_faults", MOST_FAULTS, None)


def test_a_newer_format_is_refused_by_name() -> None:
    with pytest.raises(TooNew, match=r"precedent\.too_new"):
        read_precedents(line(format=2).encode(), "past.jsonl", packs, 2026)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"x" * (LARGEST_FILE + 1), "file_too_large"), (b"\n" * (MOST_LINES + 1), "too_many_lines")],
)
def test_limits_hold_before_anything_is_parsed(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_precedents(data, "past.jsonl", packs, 2026)
