"""Signed years ``.qhy``: a table of holidays, signed by a station of the office that issues it.

A stored ZIP of the table, of what is said of it, and of the Ed25519 signature over what is said.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from desktop.domain.ids import Digest, OfficeId, StationId
from desktop.errors import Damaged, Problem, Untrusted
from desktop.vault import stored_zip
from desktop.vault.keys import SigningKey, station_id, verify
from desktop.vault.records import FORMAT, read_record, write_record

MOST_BYTES = 2**18
MEMBERS = ("year.toml", "year.json", "year.sig")
_ID = r"^[0-9a-f]{32}\Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSaid:
    """What is said of a table: which office and station issue it, which year, its SHA-256."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)] = FORMAT
    holidays: int
    office: Annotated[OfficeId, Meta(pattern=_ID)]
    station: Annotated[StationId, Meta(pattern=_ID)]
    table: Annotated[Digest, Meta(pattern=r"^[0-9a-f]{64}\Z")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedYear:
    """A table as it was issued; whose word it is, is only known once the signature is checked."""

    said: YearSaid
    table: bytes
    signature: bytes

    def check(self, key: bytes) -> None:
        """Return where this key signed exactly this.

        Raises:
            Untrusted: it did not.
        """
        if not verify(key, write_record(self.said), self.signature):
            raise Untrusted(Problem("calendar.bad_signature", about=self.said.office))


def write_signed_year(office: OfficeId, year: int, table: bytes, signer: SigningKey) -> bytes:
    """Return the file by which an office issues a year."""
    said = YearSaid(
        holidays=year, office=office, station=station_id(signer.public), table=_digest(table)
    )
    body = write_record(said)
    return stored_zip.pack(tuple(zip(MEMBERS, (table, body, signer.sign(body)), strict=True)))


def read_signed_year(data: bytes) -> SignedYear:
    """Return what a file says; nothing of it is to be believed before ``check``.

    Raises:
        TooNew: written by a newer program.
        Damaged: anything else ``write_signed_year`` would not have written.
    """
    damaged = Problem("calendar.damaged")
    try:
        table, body, signature = stored_zip.unpack(data[: MOST_BYTES + 1], MEMBERS)
    except ValueError:
        raise Damaged(damaged) from None
    too_new = Problem("calendar.signed_too_new")
    said = read_record(body, YearSaid, limit=MOST_BYTES, damaged=damaged, too_new=too_new)
    if said.table != _digest(table):
        raise Damaged(damaged)
    return SignedYear(said=said, table=table, signature=signature)


def _digest(table: bytes) -> Digest:
    return Digest(hashlib.sha256(table).hexdigest())
