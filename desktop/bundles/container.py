"""The file ``.qhb``: a stored ZIP of exactly three members, in one form only.

The large member comes first, so that it can be written before anyone knows what the small ones say.
Its sizes stand in the fields for large files (Zip64) whether they are large or not: so there is one
form for every size. Reading takes the sizes and nothing else; what would have been written around
them must be what is there, to the byte. So nothing can hide before, between or behind the members.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from desktop.bundles.limits import HEADER_BYTES
from desktop.errors import Damaged, Problem
from desktop.vault.keys import SIGNATURE_BYTES
from desktop.vault.sealing import BLOCK

PAYLOAD, HEADER, SIGNATURE = MEMBERS = ("payload.age", "header.json", "header.sig")

# Fields as in the ZIP specification: 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3.
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_SIZES = struct.Struct("<2H2Q")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_CENTRAL_SIZES = struct.Struct("<2H3Q")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_END = struct.Struct("<4s4H2IH")
_VERSION = 45
_MADE_ON_UNIX = 3 << 8 | _VERSION
_FIRST_DAY = 1 << 5 | 1  # 1 January 1980, where ZIP dates begin
_PLAIN_FILE = 0o100644 << 16
_LARGE = 2**32 - 1
_LARGE_COUNT = 2**16 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a ZIP says of a member's bytes."""

    size: int
    crc: int

    @classmethod
    def of(cls, data: bytes) -> Piece:
        """Return what a ZIP says of these bytes."""
        return cls(size=len(data), crc=zlib.crc32(data))


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A bundle's three members; the large one stays in its file."""

    payload: Piece
    header: bytes
    signature: bytes


def _local(name: str, piece: Piece) -> bytes:
    title = name.encode("ascii")
    front = _LOCAL.pack(
        *(b"PK\x03\x04", _VERSION, 0, 0, 0, _FIRST_DAY),
        *(piece.crc, _LARGE, _LARGE, len(title), _LOCAL_SIZES.size),
    )
    return front + title + _LOCAL_SIZES.pack(1, 16, piece.size, piece.size)


def _central(name: str, piece: Piece, offset: int) -> bytes:
    title = name.encode("ascii")
    front = _CENTRAL.pack(
        *(b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, 0, 0, 0, _FIRST_DAY),
        *(piece.crc, _LARGE, _LARGE, len(title), _CENTRAL_SIZES.size),
        *(0, 0, 0, _PLAIN_FILE, _LARGE),
    )
    return front + title + _CENTRAL_SIZES.pack(1, 24, piece.size, piece.size, offset)


def _front(payload: Piece) -> bytes:
    return _local(PAYLOAD, payload)


def _back(payload: Piece, header: bytes, signature: bytes) -> bytes:
    """Return everything behind the large member."""
    back, directory = b"", _central(PAYLOAD, payload, 0)
    start = len(_front(payload)) + payload.size
    for name, data in ((HEADER, header), (SIGNATURE, signature)):
        piece = Piece.of(data)
        directory += _central(name, piece, start + len(back))
        back += _local(name, piece) + data
    at = start + len(back)
    end = _END_64.pack(
        *(b"PK\x06\x06", _END_64.size - 12, _MADE_ON_UNIX, _VERSION, 0, 0),
        *(len(MEMBERS), len(MEMBERS), len(directory), at),
    )
    end += _LOCATOR.pack(b"PK\x06\x07", 0, at + len(directory), 1)
    end += _END.pack(b"PK\x05\x06", 0, 0, _LARGE_COUNT, _LARGE_COUNT, _LARGE, _LARGE, 0)
    return back + directory + end


FRONT = len(_front(Piece.of(b"")))
_BACK = len(_back(Piece.of(b""), b"", bytes(SIGNATURE_BYTES)))
_SIZE_AT = FRONT - 8
_CRC_AT = 14


class PayloadFile:
    """The large member while it is written: counts, and takes the checksum a ZIP wants."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin at the front of an empty file."""
        self._file = file
        self._size = self._crc = 0
        file.write(bytes(FRONT))

    def write(self, data: bytes, /) -> int:
        """Add bytes to the large member."""
        written = self._file.write(data)
        self._crc = zlib.crc32(data[:written], self._crc)
        self._size += written
        return written

    def close(self, header: bytes, signature: bytes) -> Container:
        """Add the small members, and fill in at the front what is known only now."""
        payload = Piece(size=self._size, crc=self._crc)
        self._file.write(_back(payload, header, signature))
        self._file.seek(0)
        self._file.write(_front(payload))
        return Container(payload=payload, header=header, signature=signature)


def read_container(file: BinaryIO) -> Container:
    """Return the members of a bundle; the bytes of the large one are not looked at yet.

    Raises:
        Damaged: this is anything but what ``PayloadFile`` writes.
    """
    damaged = Damaged(Problem("bundle.damaged"))
    total = file.seek(0, os.SEEK_END)
    file.seek(0)
    front = file.read(FRONT)
    size = int.from_bytes(front[_SIZE_AT:], "little")
    header_size = total - FRONT - size - _BACK
    if len(front) < FRONT or not 0 <= header_size <= HEADER_BYTES:
        raise damaged
    payload = Piece(size=size, crc=int.from_bytes(front[_CRC_AT : _CRC_AT + 4], "little"))
    file.seek(FRONT + size)
    back = file.read(header_size + _BACK)
    header_at = len(_local(HEADER, Piece.of(b"")))
    header = back[header_at : header_at + header_size]
    signature_at = header_at + header_size + len(_local(SIGNATURE, Piece.of(b"")))
    signature = back[signature_at : signature_at + SIGNATURE_BYTES]
    if front != _front(payload) or back != _back(payload, header, signature):
        raise damaged
    return Container(payload=payload, header=header, signature=signature)


class Region:
    """The large member of a bundle, read from its beginning to its end."""

    def __init__(self, file: BinaryIO, payload: Piece) -> None:
        """Begin in front of the member's first byte."""
        file.seek(FRONT)
        self._file = file
        self._left = payload.size

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end.

        Raises:
            Damaged: the file ends early.
        """
        data = self._file.read(min(size, self._left, BLOCK))
        if self._left and not data:
            raise Damaged(Problem("bundle.damaged"))
        self._left -= len(data)
        return data


class CheckedRegion(Region):
    """The same with the checksum that other tools look at; the signed SHA-256 proves more."""

    def __init__(self, file: BinaryIO, payload: Piece) -> None:
        """Begin in front of the member's first byte."""
        super().__init__(file, payload)
        self._payload = payload
        self._crc = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end.

        Raises:
            Damaged: the file ends early, or at its end the checksum is not that of these bytes.
        """
        data = super().read(size)
        self._crc = zlib.crc32(data, self._crc)
        if not self._left and self._crc != self._payload.crc:
            raise Damaged(Problem("bundle.damaged"))
        return data
