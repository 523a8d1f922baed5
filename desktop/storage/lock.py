"""One running program per office; the lock frees itself when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType

from desktop.errors import Problem, Unavailable
from desktop.storage.disk import failure, guarded

_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class OfficeLock:
    """Held from construction until ``release``."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of this office.

        Raises:
            Unavailable: another program holds it, or the folder cannot be written.
        """
        with guarded(folder):
            self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            if error.errno not in _HELD:
                raise failure(error, folder) from error
            raise Unavailable(Problem("office.already_open", about=str(folder))) from error

    def release(self) -> None:
        """Let another program have the office."""
        os.close(self._file)

    def __enter__(self) -> OfficeLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
