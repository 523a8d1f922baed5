"""Files written whole, and what a disk that refuses means to a person."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.errors import NotFound, Problem, Unavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NOWHERE = {errno.ENOENT, errno.ENOTDIR}


@contextmanager
def guarded(place: Path) -> Iterator[None]:
    """Turn the system's refusals into problems that name the place."""
    try:
        yield
    except OSError as error:
        raise failure(error, place) from error


def failure(error: OSError, place: Path) -> Unavailable | NotFound:
    """Return what an error of the system means."""
    path = str(place)
    if error.errno in _FULL:
        return Unavailable(Problem("disk.full", about=path))
    if error.errno in _REFUSED:
        return Unavailable(Problem("disk.read_only", about=path, path=path))
    if error.errno in _NOWHERE:
        return NotFound(Problem("disk.no_file", about=path, path=path))
    return Unavailable(Problem("disk.failed", about=path))


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut; Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Write a file that exists only once it is complete and safe on disk.

    It is written beside its place as ``.part``, synced, and renamed; after any failure nothing is
    left.
    """
    part = target.with_name(target.name + ".part")
    with guarded(target.parent):
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            sync_folder(target.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def read_limited(path: Path, limit: int) -> bytes:
    """Return a file's bytes.

    Raises:
        NotFound: there is no such file.
        Unavailable: it is larger than ``limit``, or cannot be read.
    """
    with guarded(path):
        if path.is_dir():
            raise NotFound(Problem("disk.no_file", about=str(path), path=str(path)))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise Unavailable(
            Problem("disk.file_too_large", about=str(path), path=str(path), largest=limit)
        )
    return data
