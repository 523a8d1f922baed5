"""What every kind of entry has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from desktop.domain.ids import CaseId, EntryId, PersonId, StationId

OFFICE_THREAD = "office"


class Act:
    """The facts of one kind of entry; subclasses are frozen dataclasses listed in ``KINDS``.

    An act of a case is threaded by its case. Any other act belongs to the thread of the thing it
    is about, so that its entry can name what its author had seen of that thing.
    """

    __slots__ = ()

    KIND: ClassVar[str]
    VERSION: ClassVar[int] = 1

    @property
    def thread(self) -> str:
        """Return the id of the thing an act outside every case is about."""
        return OFFICE_THREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownAct(Act):
    """An act of a kind or version this program does not know; its bytes are kept."""

    kind: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedAct(Act):
    """An act whose body was removed, or never came; its header still stands in the chain."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An act as it stands in the journal, ready for replay."""

    entry: EntryId
    station: StationId
    clock: int
    recorded_at: datetime
    actor: PersonId
    case: CaseId | None
    after: tuple[EntryId, ...]
    act: Act

    @property
    def order(self) -> tuple[int, str]:
        """Return the place in the order of all entries: logical clock, then id."""
        return (self.clock, self.entry)
