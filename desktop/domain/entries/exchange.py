"""What passed between offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import CaseId, Digest, EntryId, OfficeId, StationId
from desktop.domain.precedent import Precedent
from desktop.domain.values import FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAccepted(Act):
    """Another office's card was compared; it counts once a second person confirms.

    ``card`` holds the card file in base64, ``safety_number`` what was compared. An ``issuer`` is
    also believed where it signs holidays.
    """

    KIND: ClassVar[str] = "card.accepted"

    office: OfficeId
    name: str
    card: str
    safety_number: str
    compared_how: str
    issuer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleExported(Act):
    """A bundle was written for another office; ``bundle`` is the digest of its header."""

    KIND: ClassVar[str] = "bundle.exported"

    bundle: Digest
    number: int
    office: OfficeId
    cases: tuple[CaseId, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """How far a chain goes that another office carries."""

    station: StationId
    number: int
    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleImported(Act):
    """A bundle was taken in.

    ``previous`` is the one its station numbered before it; ``heads`` prove what its sender has, and
    need not be sent again.
    """

    KIND: ClassVar[str] = "bundle.imported"

    bundle: Digest
    number: int
    office: OfficeId
    station: StationId
    entries: int
    cases: tuple[CaseId, ...]
    previous: Digest | None = None
    heads: tuple[ChainHead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTakenBack(Act):
    """What came with this bundle alone no longer counts; nothing of it was deleted."""

    KIND: ClassVar[str] = "import.taken_back"

    bundle: Digest
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPrecedent:
    """A past case, and how many exactly like it a file held."""

    precedent: Precedent
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentsReceived(Act):
    """Past cases without names were taken in from a file; ``file`` is its digest.

    Each different line stands in one entry of its file alone, so that of two files the larger
    count holds and taking one in twice changes nothing.
    """

    KIND: ClassVar[str] = "precedents.received"

    origin: str
    file: Digest
    precedents: tuple[CountedPrecedent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSettled(Act):
    """A clerk chose among values that had not seen each other."""

    KIND: ClassVar[str] = "dispute.settled"

    about: str
    field: str
    value: FieldValue
    settles: tuple[EntryId, ...]
    words: str = ""

    @property
    def thread(self) -> str:
        """Return the thing whose value was settled."""
        return self.about
