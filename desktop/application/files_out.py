"""Files that leave the office, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from desktop.storage.disk import written_whole


def write_out(target: Path, data: bytes) -> None:
    """Write a file in place of one that may be there.

    Raises:
        NotFound: its folder does not exist.
        Unavailable: the disk refuses; nothing is left half-written.
    """
    with written_whole(target) as file:
        file.write(data)
