"""Writing a bundle: the payload is sealed as it is gathered; then its header is signed.

Nothing readable touches a disk, and memory holds the entries and a few blocks, however large the
attachments are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from desktop.bundles import archive, container
from desktop.bundles.archive import Member
from desktop.bundles.container import Container, PayloadFile, Region
from desktop.bundles.contents import (
    ATTACHMENT_FOLDER,
    CONTENTS,
    ENTRY_LINES,
    Contents,
    entry_line,
    write_contents,
)
from desktop.bundles.header import (
    BundleHeader,
    CarriedHead,
    Payload,
    Recipient,
    read_header,
    write_header,
)
from desktop.bundles.limits import ATTACHMENT_BYTES, ATTACHMENTS, ENTRIES, ENTRIES_BYTES
from desktop.domain.ids import CaseId, Digest
from desktop.errors import Damaged, Problem, Refused
from desktop.journal.entry import Entry
from desktop.vault.keys import SigningKey, station_id
from desktop.vault.sealing import BLOCK, Writable
from desktop.vault.streaming import Sealed, Sealer, ahead, sealing

Pour = Callable[[Digest, Writable], None]
"""Writes the original of an attachment into a target."""
Tick = Callable[[int], None]
"""Hears how many bytes are behind us; stops the work by raising ``Cancelled``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelFile:
    """An attachment to be sent."""

    digest: Digest
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is sent: entries by station and number, attachments by digest."""

    cases: tuple[CaseId, ...]
    entries: Sequence[Entry]
    files: Sequence[ParcelFile]

    @property
    def attachment_bytes(self) -> int:
        """Return how large the attachments are together."""
        return sum(file.size for file in self.files)

    @property
    def entry_bytes(self) -> int:
        """Return how large the entries are as lines."""
        return sum(len(entry_line(entry)) for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Who sends, as what, to whom: all of the header but the payload."""

    card: bytes
    signer: SigningKey
    recipients: tuple[Recipient, ...]
    sealed_to: tuple[str, ...]
    heads: tuple[CarriedHead, ...]
    created_at: datetime
    practice: bool


def check_size(parcel: Parcel) -> None:
    """Return where the parcel is one that every office takes.

    Raises:
        Refused: there is too much in it.
    """
    too_much = (
        len(parcel.entries) > ENTRIES
        or len(parcel.files) > ATTACHMENTS
        or parcel.entry_bytes > ENTRIES_BYTES
        or any(file.size > ATTACHMENT_BYTES for file in parcel.files)
    )
    if too_much:
        raise Refused(Problem("bundle.too_much", about="cases", cases=len(parcel.cases)))


def write_bundle(
    file: BinaryIO, letter: Letter, parcel: Parcel, pour: Pour, tick: Tick
) -> Container:
    """Write a bundle into an empty file and return what its members must read as.

    Raises:
        Damaged: an attachment is not what its entry says.
    """
    target = PayloadFile(file)
    with sealing(target, letter.sealed_to) as sealer:
        _write_payload(sealer, parcel, pour, tick)
        sealed = sealer.finish()
    header = write_header(_header(letter, sealed))
    return target.close(header, letter.signer.sign(header))


def _header(letter: Letter, sealed: Sealed) -> BundleHeader:
    return BundleHeader(
        card=letter.card,
        station=station_id(letter.signer.public),
        recipients=letter.recipients,
        heads=letter.heads,
        payload=Payload(sha256=sealed.digest, size=sealed.size),
        created_at=letter.created_at,
        practice=letter.practice,
    )


def _write_payload(sealer: Sealer, parcel: Parcel, pour: Pour, tick: Tick) -> None:
    contents = Contents(
        cases=parcel.cases,
        entries=len(parcel.entries),
        attachments=len(parcel.files),
        attachment_bytes=parcel.attachment_bytes,
    )
    archive.add_member(sealer, CONTENTS, write_contents(contents))
    size = parcel.entry_bytes
    sealer.write(archive.member_header(Member(name=ENTRY_LINES, size=size)))
    for entry in parcel.entries:
        sealer.write(entry_line(entry))
    sealer.write(archive.padding(size))
    done = 0
    for file in parcel.files:
        name = ATTACHMENT_FOLDER + file.digest
        sealer.write(archive.member_header(Member(name=name, size=file.size)))
        target = _Counted(sealer, done, tick)
        pour(file.digest, target)
        done += file.size
        if target.done != done:
            raise Damaged(
                Problem("attachment.damaged", about=file.digest, attachment=file.digest[:12])
            )
        sealer.write(archive.padding(file.size))
    sealer.write(archive.END)


class _Counted:
    """Passes an attachment on and says how far it is."""

    def __init__(self, sealer: Sealer, done: int, tick: Tick) -> None:
        self._sealer = sealer
        self._tick = tick
        self._told = self.done = done

    def write(self, data: bytes, /) -> int:
        self._sealer.write(data)
        self.done += len(data)
        if self.done - self._told >= BLOCK:
            self._told = self.done
            self._tick(self.done)
        return len(data)


def is_as_written(file: BinaryIO, written: Container, tick: Tick) -> bool:
    """Say whether a bundle just synced reads back, from the stick itself where it can be asked for.

    Raises:
        OSError: the stick cannot be read.
    """
    _forget_cached(file)
    try:
        found = container.read_container(file)
        digest, done = sha256(), 0
        with ahead(Region(file, found.payload)) as region:
            while block := region.read(BLOCK):
                digest.update(block)
                done += len(block)
                tick(done)
    except Damaged:
        return False
    return found == written and read_header(found.header).payload.sha256 == digest.hexdigest()


def _forget_cached(file: BinaryIO) -> None:
    with suppress(AttributeError):  # Windows cannot be asked; it writes sticks through at once
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
