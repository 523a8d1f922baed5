"""A signed year is read as it was written, and nothing that was touched passes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from functools import partial

import pytest

from desktop.domain.ids import OfficeId
from desktop.errors import Damaged, Failure, TooNew, Untrusted
from desktop.journal import canonical
from desktop.vault import keys, stored_zip
from desktop.vault.keys import SigningKey
from desktop.vault.signed_years import MEMBERS, MOST_BYTES, read_signed_year, write_signed_year
from tests.vault.refusals import refused

OFFICE = OfficeId("ab" * 16)
SIGNER, THIEF = SigningKey.new(), SigningKey.new()
TABLE = b"format = 1\nyear = 2027\n"
FILE = write_signed_year(OFFICE, 2027, TABLE, SIGNER)


def rewritten(**changes: object) -> bytes:
    """Return the file with something else said, and the thief's signature under it."""
    table, body, _ = stored_zip.unpack(FILE, MEMBERS)
    said = canonical.encode({**json.loads(body), **changes})
    return stored_zip.pack(tuple(zip(MEMBERS, (table, said, THIEF.sign(said)), strict=True)))


def test_it_is_read_as_it_was_written() -> None:
    signed = read_signed_year(FILE)
    assert (signed.said.office, signed.said.holidays, signed.table) == (OFFICE, 2027, TABLE)
    assert signed.said.station == keys.station_id(SIGNER.public)
    signed.check(SIGNER.public)
    assert write_signed_year(OFFICE, 2027, TABLE, SIGNER) == FILE


def test_standard_tools_open_it() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert tuple(archive.namelist()) == MEMBERS
        assert archive.read("year.toml") == TABLE
        said = json.loads(archive.read("year.json"))
    assert said["table"] == hashlib.sha256(TABLE).hexdigest()


def test_another_key_did_not_sign_it() -> None:
    check = partial(read_signed_year(FILE).check, THIEF.public)
    assert refused(Untrusted, check) == ["calendar.bad_signature"]
    forged = read_signed_year(rewritten(holidays=2028))
    assert refused(Untrusted, partial(forged.check, SIGNER.public)) == ["calendar.bad_signature"]


def test_no_flipped_bit_passes() -> None:
    for bit in range(len(FILE) * 8):
        flipped = bytearray(FILE)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Failure):
            read_signed_year(bytes(flipped)).check(SIGNER.public)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        FILE[:-1],
        FILE + b"x",
        FILE + b"x" * MOST_BYTES,
        rewritten(table="0" * 64),
        rewritten(office="x"),
        rewritten(more=1),
    ],
)
def test_what_was_not_so_written_is_damaged(data: bytes) -> None:
    assert refused(Damaged, partial(read_signed_year, data)) == ["calendar.damaged"]


def test_a_newer_format_asks_for_a_newer_program() -> None:
    newer = partial(read_signed_year, rewritten(format=2))
    assert refused(TooNew, newer) == ["calendar.signed_too_new"]
