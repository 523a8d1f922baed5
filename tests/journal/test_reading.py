from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.errors import Damaged, TooNew, Untrusted
from desktop.journal.canonical import encode
from desktop.journal.entry import BODY_LIMIT, HEADER_LIMIT, LINK_LIMIT, Entry
from desktop.journal.reading import (
    check,
    check_arrival,
    check_signature,
    read_header,
    read_link,
)
from tests.journal.material import VISIT, Desk, entry_of, refused, resealed, told, verify


@pytest.fixture
def entry() -> Entry:
    return Desk("石桥镇").write(VISIT, after=())


def parts(entry: Entry) -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    assert entry.header is not None and entry.body is not None
    return json.loads(entry.link), json.loads(entry.header), json.loads(entry.body)


def test_a_bare_link_proves_itself_and_tells_nothing_else(entry: Entry) -> None:
    bare = entry.bare()
    assert check_arrival(bare).header is None
    assert check(bare).id == entry.id
    assert (bare.header, bare.signature, bare.body) == (None, None, None)
    assert set(parts(entry)[0]) == {"format", "station", "number", "previous", "header"}


def test_a_header_may_follow_later_and_must_match(entry: Entry) -> None:
    other = Desk("青山镇").write(VISIT)
    later = replace(entry.bare(), header=entry.header, signature=entry.signature)
    assert check(later).header == check(entry).header
    wrong = replace(entry.bare(), header=other.header, signature=other.signature)
    assert refused(Damaged, lambda: check(wrong)) == "journal.header_changed"


def test_a_body_may_follow_later_and_must_match(entry: Entry) -> None:
    other = Desk("石桥镇").write(replace(VISIT, note="没有渗水。"))
    later = replace(entry.without_body(), body=entry.body)
    assert check(later) == check(entry)
    wrong = replace(entry, body=other.body)
    assert refused(Damaged, lambda: check(wrong)) == "journal.body_changed"


@pytest.mark.parametrize("missing", ["header", "signature"])
def test_no_part_comes_without_the_part_that_proves_it(entry: Entry, missing: str) -> None:
    torn = Entry(
        link=entry.link,
        header=None if missing == "header" else entry.header,
        signature=None if missing == "signature" else entry.signature,
        body=entry.body,
    )
    assert refused(Damaged, lambda: check(torn)) == "journal.incomplete_entry"


def test_the_wrong_signature_is_untrusted(entry: Entry) -> None:
    stranger = Desk("青山镇")
    assert (
        refused(Untrusted, lambda: check_signature(entry, stranger.public, verify))
        == "journal.wrong_signature"
    )
    unsigned = entry.bare()
    assert (
        refused(Untrusted, lambda: check_signature(unsigned, stranger.public, verify))
        == "journal.wrong_signature"
    )


def test_a_newer_format_is_refused_by_name(entry: Entry) -> None:
    link = json.loads(entry.link)
    newer = encode({**link, "format": 2, "header": ["sha-512", "…"]})
    assert refused(TooNew, lambda: read_link(newer)) == "journal.newer_format"
    assert refused(TooNew, lambda: check_arrival(Entry(link=newer))) == "journal.newer_format"


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"format": "1"},
        {"station": "6E2F3F19CE74E9725E654179592B4C4F"},
        {"station": "6e2f3f19ce74e9725e654179592b4c4f\n"},
        {"station": "6e2f"},
        {"number": 0},
        {"number": -1},
        {"number": "1"},
        {"previous": ""},
        {"previous": "a" * 63},
        {"header": None},
    ],
)
def test_a_link_with_another_shape_is_damaged(entry: Entry, change: dict[str, object]) -> None:
    link = encode({**json.loads(entry.link), **change})
    assert refused(Damaged, lambda: read_link(link)) == "journal.unreadable_entry"


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}", b"[]", b'{"format":' + b"[" * 100_000])
def test_what_is_no_link_or_header_is_damaged(data: bytes) -> None:
    assert refused(Damaged, lambda: read_link(data)) == "journal.unreadable_entry"
    assert refused(Damaged, lambda: read_header(data)) == "journal.unreadable_entry"


@pytest.mark.parametrize(
    "change",
    [
        {"clock": 0},
        {"recorded_at": "2026-11-24T02:00:00"},
        {"recorded_at": "2026-11-24T10:00:00+08:00"},
        {"recorded_at": "2026-11-24T02:00:00.5Z"},
        {"recorded_at": "2026-11-24T02:00:00.000000Z"},
        {"recorded_at": "2026-11-24 02:00:00Z"},
        {"recorded_at": "2026-11-24T02:00:00z"},
        {"recorded_at": "2026-13-24T02:00:00Z"},
        {"recorded_at": 1795485600},
        {"actor": "clerk"},
        {"kind": "visit"},
        {"kind": "Visit.Noted"},
        {"version": 0},
        {"case": ""},
        {"after": ["a"]},
        {"after": ["b" * 64, "a" * 64]},
        {"after": ["a" * 64, "a" * 64]},
        {"salt": ""},
    ],
)
def test_a_header_with_another_shape_does_not_get_in(
    entry: Entry, change: dict[str, object]
) -> None:
    link, header, body = parts(entry)
    changed = entry_of(link, {**header, **change}, body)
    assert refused(Damaged, lambda: check_arrival(changed)) == "journal.unreadable_entry"


def test_fields_that_this_version_does_not_know_are_kept(entry: Entry) -> None:
    link, header, body = parts(entry)
    facts = body["facts"]
    assert isinstance(facts, dict)
    newer = entry_of(
        {**link, "witness": "x"},
        {**header, "device": {"screen": [1, 2]}},
        {**body, "facts": {**facts, "wind": "北风"}, "seal": None},
    )
    check_arrival(newer)
    assert told(newer).act == VISIT
    for data, name in ((newer.link, b"witness"), (newer.header, b"screen"), (newer.body, b"wind")):
        assert name in (data or b"")


def test_another_spelling_of_the_same_values_does_not_get_in(entry: Entry) -> None:
    link, header, body = parts(entry)
    assert entry.header is not None
    spaced = json.dumps(header).encode()
    assert refused(Damaged, lambda: check_arrival(resealed(entry, spaced))) == (
        "journal.not_canonical"
    )
    pretty = replace(entry, link=json.dumps(link).encode())
    assert refused(Damaged, lambda: check_arrival(pretty)) == "journal.not_canonical"
    loose = replace(entry, body=json.dumps(body).encode())
    assert refused(Damaged, lambda: check_arrival(loose)) == "journal.not_canonical"


def test_limits_are_checked_before_anything_is_read(entry: Entry) -> None:
    link = Entry(link=b"[" * (LINK_LIMIT + 1))
    header = replace(entry, header=b"[" * (HEADER_LIMIT + 1))
    body = replace(entry, body=b"[" * (BODY_LIMIT + 1))
    assert refused(Damaged, lambda: check_arrival(link)) == "journal.too_large"
    assert refused(Damaged, lambda: check_arrival(header)) == "journal.too_large"
    assert refused(Damaged, lambda: check_arrival(body)) == "journal.too_large"


def test_removing_a_body_keeps_the_entry_valid(entry: Entry) -> None:
    erased = entry.without_body()
    assert check(erased) == check(entry)
    assert erased.id == entry.id
