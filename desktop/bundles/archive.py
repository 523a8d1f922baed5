"""The payload as one tar (USTAR): plain files with nothing to interpret but name and size.

A member's 512 bytes are written in one way only. Reading takes name and size from them and compares
the rest with what would have been written: no link, device, owner, date or odd name comes in.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.errors import Damaged, Problem
from desktop.vault.sealing import BLOCK, Readable, Writable

RECORD = 512
END = bytes(2 * RECORD)
_NAME = re.compile(rb"[a-z0-9./]{1,99}\Z")
_SIZE = re.compile(rb"[0-7]{11}\Z")
_SIZE_AT = slice(124, 135)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of the payload."""

    name: str
    size: int


def member_header(member: Member) -> bytes:
    """Return the 512 bytes in front of a member."""
    info = tarfile.TarInfo(member.name)
    info.size, info.mode = member.size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


def padding(size: int) -> bytes:
    """Return the bytes that fill the last record of a member."""
    return bytes(-size % RECORD)


def add_member(target: Writable, name: str, data: bytes) -> None:
    """Write a small member whole."""
    target.write(member_header(Member(name=name, size=len(data))) + data + padding(len(data)))


class ArchiveReader:
    """Reads members one after another; each is taken whole before the next is asked for."""

    def __init__(self, source: Readable) -> None:
        """Read from the beginning of a tar."""
        self._source = source
        self._ahead = memoryview(b"")
        self.current = Member(name="", size=0)
        self._left = 0

    def next(self) -> Member | None:
        """Return the next member, or ``None`` behind the last one, where nothing may follow.

        Raises:
            Damaged: this is no tar of ours, or the member before was not taken whole.
        """
        if self._left:
            raise Damaged(Problem("bundle.damaged"))
        if self._exactly(len(padding(self.current.size))).strip(b"\0"):
            raise Damaged(Problem("bundle.damaged"))
        record = self._exactly(RECORD)
        if record == END[:RECORD]:
            if self._exactly(RECORD) != record or self._ahead or self._source.read(1):
                raise Damaged(Problem("bundle.damaged"))
            return None
        name, digits = record[:100].rstrip(b"\0"), record[_SIZE_AT]
        if not _NAME.match(name) or not _SIZE.match(digits):
            raise Damaged(Problem("bundle.damaged"))
        member = Member(name=name.decode("ascii"), size=int(digits, 8))
        if member_header(member) != record:
            raise Damaged(Problem("bundle.damaged"))
        self.current, self._left = member, member.size
        return member

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes of the current member, none at its end."""
        data = self._some(min(size, self._left))
        self._left -= len(data)
        return data

    def whole(self, limit: int) -> bytes:
        """Return the current member, which may have ``limit`` bytes at most."""
        if self.current.size > limit:
            raise Damaged(Problem("bundle.too_large", size=self.current.size, limit=limit))
        self._left = 0
        return self._exactly(self.current.size)

    def lines(self, limit: int) -> Iterator[bytes]:
        """Yield the lines of the current member, each of ``limit`` bytes at most, without end."""
        waiting = b""
        while block := self.read(BLOCK):
            *lines, waiting = (waiting + block).split(b"\n")
            yield from lines
            if len(waiting) > limit:
                raise Damaged(Problem("bundle.too_large", size=len(waiting), limit=limit))
        if waiting:
            raise Damaged(Problem("bundle.damaged"))

    def _exactly(self, size: int) -> bytes:
        parts = []
        while size:
            part = self._some(size)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _some(self, size: int) -> bytes:
        """Return 1 to ``size`` bytes, as they come."""
        if not size:
            return b""
        if not self._ahead:
            self._ahead = memoryview(self._source.read(BLOCK))
        if not self._ahead:
            raise Damaged(Problem("bundle.damaged"))
        data, self._ahead = bytes(self._ahead[:size]), self._ahead[size:]
        return data
