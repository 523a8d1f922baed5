"""The encrypted database: one SQLCipher file, opened with a raw key.

Writers take the lock before they read (``BEGIN IMMEDIATE``): a transaction that starts as a
reader cannot become a writer once another process has written in between.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlcipher3

from desktop.errors import Cancelled, Damaged, Failure, NotFound, Problem, TooNew, Unavailable
from desktop.storage.disk import guarded, written_whole
from desktop.storage.schema import FORMAT

Row = tuple[Any, ...]
Error = sqlcipher3.dbapi2.Error
Clash = sqlcipher3.dbapi2.IntegrityError
"""A row that cannot stand beside those that are here; never turned into a problem by itself."""

# Locked memory is a small quota of the system's and slows every page; keys are in memory anyway
# while an office is open.
_BEFORE_READING = ("PRAGMA cipher_memory_security = OFF", "PRAGMA cipher_log_level = NONE")
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes behind the triggers' back
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
)


class EncryptedDatabase:
    """An open connection of one thread; close it, or use it as a context manager."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        """Open the file, or make it.

        Raises:
            NotFound: there is no such file.
            Damaged: the key does not open it, or it is no database.
            TooNew: a newer version of the program wrote it.
            Unavailable: the disk refuses.
        """
        if create:
            _make(path)
        elif not path.is_file():
            raise NotFound(Problem("office.no_database", about=str(path), path=str(path)))
        self.path = path
        self._depth = 0
        self._translated = _Translated(path)
        with self._translated:
            self._connection = sqlcipher3.connect(str(path), isolation_level=None, timeout=10)
        try:
            self._unlock(key, create=create)
        except BaseException:
            self._connection.close()
            raise

    def _unlock(self, key: bytes, *, create: bool) -> None:
        with self._translated:
            self._connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            self._run_all(_BEFORE_READING)
            # Before anything that could write: what cannot be read stays as it is.
            found = self._format(create=create)
            self._run_all(_PRAGMAS)
            if 0 < found < FORMAT:
                self._keep_copy()
            if found < FORMAT:
                self._migrate()

    def _run_all(self, statements: tuple[str, ...]) -> None:
        for statement in statements:
            self._connection.execute(statement)

    def _format(self, *, create: bool) -> int:
        found = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if found > FORMAT:
            raise TooNew(Problem("office.too_new", about=str(self.path), found=found, known=FORMAT))
        if found == 0 and not create:
            raise Damaged(Problem("office.damaged_database", about=str(self.path)))
        return found

    def _keep_copy(self) -> None:
        """Put a copy beside the file as it was, named after the day of its last change."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        day = datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date()
        copy = self.path.with_name(f"{self.path.stem}-{day.isoformat()}{self.path.suffix}")
        with self.path.open("rb") as file, written_whole(copy) as kept:
            shutil.copyfileobj(file, kept)

    def _migrate(self) -> None:
        from desktop.storage.migrations import bring_up_to_date  # noqa: PLC0415 - slow to import

        with self.writing():
            bring_up_to_date(self._connection)
            self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; everything inside is durable at the end, or nothing is.

        Inside another ``writing`` this is a savepoint of the outer one.
        """
        outermost = self._depth == 0
        name = f"inner{self._depth}"
        with self._translated:
            self._connection.execute("BEGIN IMMEDIATE" if outermost else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                self._undo(None if outermost else name)
                raise
            self._depth -= 1
            try:
                self._connection.execute("COMMIT" if outermost else f"RELEASE {name}")
            except Error:
                self._undo(None if outermost else name)
                raise

    def _undo(self, savepoint: str | None) -> None:
        # SQLite has already rolled back by itself after a full disk; a second time is an error.
        if not self._connection.in_transaction:
            return
        if savepoint is None:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute(f"ROLLBACK TO {savepoint}")
            self._connection.execute(f"RELEASE {savepoint}")

    def generation(self) -> int:
        """Return a number that changes when another connection, or program, has written."""
        with self._translated:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def run(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Run one statement and return the row id it wrote last."""
        with self._translated:
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        """Run one statement for each row."""
        with self._translated:
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
        """Return every row."""
        with self._translated:
            return list(self._connection.execute(sql, values).fetchall())

    def each(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
        """Yield rows one by one, for results that should not be held in memory."""
        with self._translated:
            yield from self._connection.execute(sql, values)

    def one(self, sql: str, values: tuple[object, ...] = ()) -> Row | None:
        """Return the first row, or ``None`` where there is none."""
        with self._translated:
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def interrupt(self) -> None:
        """Stop a running statement from another thread."""
        self._connection.interrupt()

    def is_sound(self) -> bool:
        """Say whether every page still carries its seal and every tree its order."""
        try:
            broken = self.rows("PRAGMA cipher_integrity_check")
            answer = self.rows("PRAGMA quick_check")
        except Damaged:
            return False
        return not broken and answer == [("ok",)]

    def close(self) -> None:
        """Close the file; further use is a bug."""
        self._connection.close()

    def __enter__(self) -> EncryptedDatabase:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Translated:
    """Turns SQLCipher's errors into problems a clerk can act on, as long as the block lasts."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlcipher3.dbapi2.OperationalError):
            raise _operational(str(error), self._path) from error
        # The subclasses are faults of ours, but for a clash, which its writer understands.
        if type(error) is sqlcipher3.dbapi2.DatabaseError:
            raise Damaged(Problem("office.damaged_database", about=str(self._path))) from error


def _make(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its companions the same."""
    with guarded(path.parent):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


_CAUSES = (
    ("disk is full", "disk.full"),
    ("readonly", "disk.read_only"),
    ("unable to open", "disk.read_only"),
    ("locked", "office.busy"),
    ("disk I/O error", "disk.failed"),
)


def _operational(message: str, path: Path) -> Failure:
    if "interrupted" in message:
        return Cancelled()
    for words, code in _CAUSES:
        if words in message:
            return Unavailable(Problem(code, about=str(path), path=str(path.parent)))
    return Damaged(Problem("office.damaged_database", about=str(path)))
