"""An entry as four byte strings, and the values its link and header spell.

The link is public to every office that follows the chain. Header and body may be kept from an
office that is not shown the case, and a body may be removed for ever. Both carry a salt, so that
nobody can find out what is missing by trying what it might have said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Final, Literal

from msgspec import Meta

from desktop.domain.ids import CaseId, Digest, EntryId, PersonId, StationId
from desktop.journal.canonical import NUMBER_LIMIT

FORMAT: Final = 1

LINK_LIMIT = 1 << 10
HEADER_LIMIT = 1 << 16
BODY_LIMIT = 1 << 20

NAME = Meta(pattern=r"\A[0-9a-f]{32}\Z")
SHA256 = Meta(pattern=r"\A[0-9a-f]{64}\Z")
COUNT = Meta(ge=1, le=NUMBER_LIMIT)
KIND = Meta(pattern=r"\A[a-z_]{1,40}\.[a-z_]{1,40}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What ties an entry to its chain and to its header, and tells nothing else."""

    format: Literal[1] = FORMAT
    station: Annotated[StationId, NAME]
    number: Annotated[int, COUNT]
    previous: Annotated[EntryId, SHA256] | None
    header: Annotated[Digest, SHA256]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Who did what kind of thing, when, to which case, knowing what."""

    clock: Annotated[int, COUNT]
    recorded_at: Annotated[datetime, Meta(tz=True)]
    actor: Annotated[PersonId, NAME]
    kind: Annotated[str, KIND]
    version: Annotated[int, COUNT]
    case: Annotated[CaseId, NAME] | None
    after: tuple[Annotated[EntryId, SHA256], ...]
    body: Annotated[Digest, SHA256]
    salt: Annotated[str, NAME]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The bytes of one recorded act, exactly as they were written or received.

    A bare link has no signature: whoever holds the keys of an office could try them and learn
    who acted in a case that was not shown.
    """

    link: bytes
    header: bytes | None = None
    signature: bytes | None = None
    body: bytes | None = None

    @property
    def id(self) -> EntryId:
        """Return the SHA-256 of the link's exact bytes."""
        return EntryId(digest_of(self.link))

    def bare(self) -> Entry:
        """Return what an office gets that is not shown the case."""
        return Entry(link=self.link)

    def without_body(self) -> Entry:
        """Return the entry as it is after a privacy removal; it stays in its chain."""
        return replace(self, body=None)


def digest_of(data: bytes) -> Digest:
    """Return the SHA-256 of exact bytes as 64 hex digits."""
    return Digest(sha256(data).hexdigest())
