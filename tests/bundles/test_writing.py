"""A bundle that is written reads back, or is not there."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.bundles.header import Recipient, read_header
from desktop.bundles.limits import ATTACHMENT_BYTES
from desktop.bundles.writing import (
    Letter,
    Parcel,
    ParcelFile,
    check_size,
    is_as_written,
    write_bundle,
)
from desktop.domain.ids import CaseId, Digest, OfficeId
from desktop.errors import Cancelled, Damaged, Refused
from desktop.journal.entry import Entry
from desktop.vault.keys import SealingKey, SigningKey
from desktop.vault.sealing import Writable
from tests.vault.refusals import refused

DATA = bytes(range(256)) * 10_000  # some blocks
FILE = ParcelFile(digest=Digest("a" * 64), size=len(DATA))
PARCEL = Parcel(cases=(CaseId("c" * 32),), entries=(Entry(link=b"{}"),), files=(FILE,))
LETTER = Letter(
    card=b"a card",
    signer=SigningKey(bytes(32)),
    recipients=(Recipient(office=OfficeId("b" * 32), number=1),),
    sealed_to=(SealingKey.new().recipient,),
    heads=(),
    created_at=datetime(2026, 11, 24, tzinfo=UTC),
    practice=True,
)


def pour(digest: Digest, target: Writable) -> None:
    for start in range(0, len(DATA), 65_536):
        target.write(DATA[start : start + 65_536])


def quietly(done: int) -> None:
    """Go on."""


def test_it_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path, told = tmp_path / "a.qhb", list[int]()
    with path.open("wb") as file:
        written = write_bundle(file, LETTER, PARCEL, pour, told.append)
    assert told == sorted(told)
    assert told[0] >= 2**20

    with path.open("rb") as file:
        assert is_as_written(file, written, quietly)
    assert read_header(written.header).payload.size == written.payload.size


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[:1_000] + bytes([data[1_000] ^ 1]) + data[1_001:],
        lambda data: b"",
    ],
)
def test_a_stick_that_gives_back_something_else_is_found_out(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.qhb"
    with path.open("wb") as file:
        written = write_bundle(file, LETTER, PARCEL, pour, quietly)

    path.write_bytes(spoil(path.read_bytes()))

    with path.open("rb") as file:
        assert not is_as_written(file, written, quietly)


def test_a_stick_that_gives_back_another_bundle_is_found_out(tmp_path: Path) -> None:
    path, other = tmp_path / "a.qhb", tmp_path / "b.qhb"
    with path.open("wb") as file:
        written = write_bundle(file, LETTER, PARCEL, pour, quietly)
    with other.open("wb") as file:
        write_bundle(file, LETTER, PARCEL, pour, quietly)

    with other.open("rb") as file:
        assert not is_as_written(file, written, quietly)


def test_an_attachment_of_another_size_than_its_entry_says_is_not_sent() -> None:
    parcel = replace(PARCEL, files=(replace(FILE, size=len(DATA) - 1),))

    assert refused(Damaged, lambda: write_bundle(io.BytesIO(), LETTER, parcel, pour, quietly)) == [
        "attachment.damaged"
    ]


def test_writing_can_be_stopped_in_the_middle_of_an_attachment() -> None:
    def stop(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_bundle(io.BytesIO(), LETTER, PARCEL, pour, stop)


@pytest.mark.parametrize(
    "parcel",
    [
        replace(PARCEL, files=(replace(FILE, size=ATTACHMENT_BYTES + 1),)),
        replace(PARCEL, files=(FILE,) * 100_001),
        replace(PARCEL, entries=(Entry(link=b"{}"),) * 1_000_001),
        replace(PARCEL, entries=(Entry(link=bytes(2**20)),) * 400),
    ],
)
def test_what_nobody_would_take_is_not_written(parcel: Parcel) -> None:
    assert refused(Refused, lambda: check_size(parcel)) == ["bundle.too_much"]


def test_what_everybody_takes_is_written() -> None:
    check_size(PARCEL)
    assert PARCEL.attachment_bytes == len(DATA)
