"""Evidence items and the stored files behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.ids import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A stored file, named by the SHA-256 of its original bytes; 0 pages where it has none."""

    digest: Digest
    name: str
    size: int
    media: str
    pages: int = 1


class Marking(Enum):
    """The only markings this program may hold; state secrets are refused (DOMAIN trap 12)."""

    NONE = "none"
    INTERNAL = "internal"
    WORK_SECRET = "work_secret"  # noqa: S105 - a marking of documents, no password
