"""Files that leave the office, written whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.errors import Problem, Refused
from desktop.storage.disk import guarded, written_whole

MOST_NAME = 80
"""Characters: in Chinese these stay below the 255 bytes that a file system takes."""
# What neither FAT nor NTFS takes in a name.
_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def legal_name(name: str) -> str:
    """Return a name that a stick takes in the name of a file, however it is formatted."""
    return _ILLEGAL.sub("_", name)[:MOST_NAME].strip(" .") or "_"


def write_out(target: Path, data: bytes) -> None:
    """Write a file in place of one that may be there.

    Raises:
        NotFound: its folder does not exist.
        Unavailable: the disk refuses; nothing is left half-written.
    """
    with written_whole(target) as file:
        file.write(data)


def refuse_taken(target: Path) -> None:
    """Do nothing, or refuse a name that is taken or can be no file's.

    Raises:
        Refused: something of that name is there; it stays as it is.
    """
    if "\0" in str(target) or target.exists() or target.is_symlink():
        raise Refused(Problem("input.already_there", about=str(target), path=str(target)))


def write_new(target: Path, data: bytes) -> None:
    """Write a file that was not there; what is there already is never replaced.

    Raises:
        Refused: something of that name is there.
        NotFound: its folder does not exist.
        Unavailable: the disk refuses; nothing is left half-written.
    """
    refuse_taken(target)
    with guarded(target):
        target.open("xb").close()
    try:
        write_out(target, data)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
