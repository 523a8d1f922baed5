"""The ZIP a card is: stored members, no date, no freedom; any ``unzip`` opens it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

# Fields as in the ZIP specification: local header 4.3.7, central directory 4.3.12, end 4.3.16.
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SIZE_AT = 22
_VERSION = 10
_MADE_ON_UNIX = 3 << 8 | _VERSION
_FIRST_DAY = 1 << 5 | 1  # 1 January 1980, where ZIP dates begin
_PLAIN_FILE = 0o100644 << 16


def pack(members: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of these members in this order; the same members always give the same bytes."""
    files, directory = b"", b""
    for name, data in members:
        title = name.encode("ascii")
        figures = (zlib.crc32(data), len(data), len(data))
        directory += _CENTRAL.pack(
            *(b"PK\x01\x02", _MADE_ON_UNIX, _VERSION, 0, 0, 0, _FIRST_DAY),
            *(*figures, len(title), 0, 0, 0, 0, _PLAIN_FILE, len(files)),
        )
        directory += title
        files += _LOCAL.pack(
            *(b"PK\x03\x04", _VERSION, 0, 0, 0, _FIRST_DAY),
            *(*figures, len(title), 0),
        )
        files += title + data
    end = _END.pack(
        *(b"PK\x05\x06", 0, 0, len(members), len(members)),
        *(len(directory), len(files), 0),
    )
    return files + directory + end


def unpack(data: bytes, names: Sequence[str]) -> tuple[bytes, ...]:
    """Return the members of a ZIP that ``pack`` made with exactly these names.

    Only the sizes are read; packing what they enclose must give the same bytes again. So nothing is
    left to interpret: no second directory, odd name, compression, comment or gap can hide anything.

    Raises:
        ValueError: ``pack`` would have written something else.
    """
    members: list[tuple[str, bytes]] = []
    start = 0
    for name in names:
        size = int.from_bytes(data[start + _SIZE_AT : start + _SIZE_AT + 4], "little")
        start += _LOCAL.size + len(name)
        members.append((name, data[start : start + size]))
        start += size
    if pack(members) != data:
        raise ValueError("not a ZIP of exactly these stored members")
    return tuple(content for _, content in members)
