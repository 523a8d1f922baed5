"""What stands outside, where anyone can read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from desktop.bundles.contents import Contents, entry_line, read_contents, read_line, write_contents
from desktop.bundles.header import (
    BundleHeader,
    CarriedHead,
    Payload,
    Recipient,
    read_header,
    write_header,
)
from desktop.domain.ids import CaseId, Digest, EntryId, OfficeId, StationId
from desktop.errors import Damaged, Refused, TooNew
from desktop.journal import canonical
from desktop.journal.entry import Entry
from tests.vault.refusals import refused

A, B = "a" * 32, "b" * 32
HEADER = BundleHeader(
    card=b"a card",
    station=StationId(A),
    recipients=(
        Recipient(office=OfficeId(A), number=7, previous=Digest("1" * 64)),
        Recipient(office=OfficeId(B), number=1),
    ),
    heads=(
        CarriedHead(
            station=StationId(A), number=9, entry=EntryId("2" * 64), signature=bytes(range(64))
        ),
        CarriedHead(station=StationId(B), number=1, entry=EntryId("3" * 64)),
    ),
    payload=Payload(sha256=Digest("4" * 64), size=1_000),
    created_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
    practice=True,
)


def spoilt(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the header's bytes after a change to its JSON."""
    values = canonical.decode(write_header(HEADER))
    assert isinstance(values, dict)
    change(values)
    return canonical.encode(values)


def test_a_header_reads_back_and_names_whom_it_is_for() -> None:
    assert read_header(write_header(HEADER)) == HEADER
    assert HEADER.addressed_to(OfficeId(B)).number == 1
    assert refused(Refused, lambda: HEADER.addressed_to(OfficeId("c" * 32))) == [
        "bundle.not_for_us"
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda header: header.update(more=1),
        lambda header: header.pop("practice"),
        lambda header: header.update(format=0),
        lambda header: header.update(suite=True),
        lambda header: header.update(recipients=[]),
        lambda header: header["recipients"].reverse(),
        lambda header: header["recipients"].append(header["recipients"][0]),
        lambda header: header["heads"].reverse(),
        lambda header: header["heads"][0].update(number=0),
        lambda header: header["heads"][0].update(signature="AAAA"),
        lambda header: header["payload"].update(size=-1),
        lambda header: header["payload"].update(sha256="5" * 63),
        lambda header: header.update(created_at="2026-11-24T02:00:00"),
        lambda header: header.update(created_at="2026-11-24T02:00:00+00:00"),
        lambda header: header.update(card="a card"),
    ],
)
def test_anything_else_is_no_header(change: Callable[[dict[str, Any]], object]) -> None:
    assert refused(Damaged, lambda: read_header(spoilt(change))) == ["bundle.damaged"]


@pytest.mark.parametrize("data", [b"", b"{}", b"null", write_header(HEADER) + b"\n", b"\xff\xfe"])
def test_bytes_of_another_kind_are_no_header(data: bytes) -> None:
    assert refused(Damaged, lambda: read_header(data)) == ["bundle.damaged"]


@pytest.mark.parametrize("field", ["format", "suite"])
def test_a_newer_header_is_refused_by_name(field: str) -> None:
    data = spoilt(lambda header: header.update({field: 2}))

    assert refused(TooNew, lambda: read_header(data)) == ["bundle.too_new"]


CONTENTS = Contents(cases=(CaseId(A), CaseId(B)), entries=3, attachments=1, attachment_bytes=5)


def test_the_front_page_reads_back() -> None:
    assert read_contents(write_contents(CONTENTS)) == CONTENTS


def test_a_newer_or_unknown_front_page_is_refused() -> None:
    page = write_contents(CONTENTS)

    newer = page.replace(b'"format":1', b'"format":2')
    assert refused(TooNew, lambda: read_contents(newer)) == ["bundle.too_new"]
    other = page.replace(b'"full"', b'"half"')
    assert refused(Damaged, lambda: read_contents(other)) == ["bundle.damaged"]
    many = write_contents(replace(CONTENTS, entries=1_000_001))
    assert refused(Damaged, lambda: read_contents(many)) == ["bundle.damaged"]


ENTRIES = (
    Entry(link=b"a link"),
    Entry(link=b"a link", header=b"a header", signature=b"a signature"),
    Entry(link=b"a link", header=b"a header", signature=b"a signature", body=b"a body"),
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_one_line_that_reads_back(entry: Entry) -> None:
    line = entry_line(entry)

    assert line.count(b"\n") == 1
    assert read_line(line[:-1]) == entry


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b'{"link":"YQ"}',
        b'{"link":"YR=="}',
        b'{"link": "YQ=="}',
        b'{"link":"YQ==","body":"YQ=="}',
        b'{"link":"YQ==","link":"YQ=="}',
        b'{"link":"YQ==","more":"YQ=="}',
        b'{"link":null}',
        b'{"body":null,"link":"YQ=="}',
        b'{"link":NaN}',
        b'{"link":"\\ud800"}',
        b'{"link":"\\u0059Q=="}',
        b'{"link":1e999}',
        b'{"link":"YQ=="} ',
        b"[" * 100_000,
        b'{"link":"' + b"A" * 2_000_000 + b'"}',
    ],
)
def test_a_line_in_any_other_spelling_is_refused(line: bytes) -> None:
    assert refused(Damaged, lambda: read_line(line)) == ["bundle.damaged"]
