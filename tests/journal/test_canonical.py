from __future__ import annotations

import json

import pytest

from desktop.errors import Damaged, Refused
from desktop.journal.canonical import (
    DEPTH_LIMIT,
    NUMBER_LIMIT,
    SIZE_LIMIT,
    TEXT_LIMIT,
    decode,
    encode,
)
from tests.journal.material import refused


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_members_stand_in_the_order_of_their_utf16_units() -> None:
    # By code points U+FB00 comes before U+1F600, by UTF-16 units after it (RFC 8785, 3.2.3).
    value = {"\ufb00": 1, "😀": 2, "é": 3, "b": 4, "a": 5, "\r": 6}
    assert encode(value) == '{"\\r":6,"a":5,"b":4,"é":3,"😀":2,"\ufb00":1}'.encode()


def test_only_quotes_backslashes_and_control_characters_are_escaped() -> None:
    text = '"\\/\b\f\n\r\t\x00\x1f\x7f\u2028漢𠮷'
    assert encode(text) == '"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\u2028漢𠮷"'.encode()


def test_every_plain_value_comes_back() -> None:
    value = {"a": [1, -1, NUMBER_LIMIT, -NUMBER_LIMIT], "b": {"c": None, "d": [True, False, "一"]}}
    assert decode(encode(value)) == value


def test_text_is_composed_when_written_and_refused_uncomposed_when_read() -> None:
    assert encode("e\u0301") == '"é"'.encode()
    assert refused(Damaged, lambda: decode('"e\u0301"'.encode())) == "journal.not_canonical"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1\n",
        b"\xef\xbb\xbf1",
        b"01",
        b"-0",
        b"1.0",
        b"1e3",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"9" * 5000,
        b'"\xff"',
        b'"\\u00e9"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\n"',
        b"'a'",
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a":1,}',
        b'{"a": 1}',
        b"[1,2",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 33 + b"]" * 33,
        '{"é":1,"e\u0301":1}'.encode(),
        b'"' + b"a" * (TEXT_LIMIT + 1) + b'"',
    ],
)
def test_bytes_that_writing_would_not_give_are_damaged(data: bytes) -> None:
    assert refused(Damaged, lambda: decode(data)) == "journal.not_canonical"


def test_the_size_is_looked_at_before_anything_else() -> None:
    assert refused(Damaged, lambda: decode(b"[" * 11, 10)) == "journal.too_large"
    assert refused(Damaged, lambda: decode(b"[" * (SIZE_LIMIT + 1))) == "journal.too_large"
    assert decode(b"[[[[[]]]]]", 10) == [[[[[]]]]]


def test_what_no_office_could_read_back_is_not_written() -> None:
    assert decode(encode(nested(DEPTH_LIMIT))) == nested(DEPTH_LIMIT)
    assert refused(Refused, lambda: encode(nested(DEPTH_LIMIT + 1))) == "journal.too_deep"
    assert refused(Refused, lambda: encode(NUMBER_LIMIT + 1)) == "journal.number_too_large"
    assert refused(Refused, lambda: encode(-NUMBER_LIMIT - 1)) == "journal.number_too_large"
    assert refused(Refused, lambda: encode("一" * (TEXT_LIMIT + 1))) == "journal.text_too_long"
    assert refused(Refused, lambda: encode("\ud842")) == "journal.broken_character"
    assert refused(Refused, lambda: encode({"\udc00": 1})) == "journal.broken_character"
    assert refused(Refused, lambda: encode({"é": 1, "e\u0301": 2})) == "journal.same_key_twice"


def test_text_of_the_full_length_is_written() -> None:
    text = "一" * TEXT_LIMIT
    assert json.loads(encode(text)) == text


@pytest.mark.parametrize("value", [1.0, b"a", {1: 2}, {"a": {"b"}}, object()])
def test_what_is_not_json_is_a_fault_of_the_program(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)
