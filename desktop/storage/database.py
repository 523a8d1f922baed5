"""The encrypted database: one SQLCipher file, opened with a raw key.

Writers take the lock before they read (``BEGIN IMMEDIATE``): a transaction that starts as a
reader cannot become a writer once another process has written in between.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlcipher3

# sqlite-utils asks for pysqlite3 first and then catches that module's errors; without this it
# would look for the standard library's errors, which SQLCipher never raises.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database  # noqa: E402 - the line above must run first

from desktop.errors import (  # noqa: E402
    Cancelled,
    Damaged,
    Failure,
    NotFound,
    Problem,
    TooNew,
    Unavailable,
)
from desktop.storage.schema import FORMAT, MIGRATIONS  # noqa: E402

Row = tuple[Any, ...]
Error = sqlcipher3.dbapi2.Error

_PRAGMAS = (
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
)


class EncryptedDatabase:
    """An open connection; close it, or use it as a context manager."""

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        """Open the file, or make it.

        Raises:
            NotFound: there is no such file.
            Damaged: the key does not open it, or it is no database.
            TooNew: a newer version of the program wrote it.
            Unavailable: the disk refuses.
        """
        if not create and not path.is_file():
            raise NotFound(Problem("office.no_database", about=str(path), path=str(path)))
        self.path = path
        self._depth = 0
        with translated(path):
            self._connection = sqlcipher3.connect(str(path), isolation_level=None, timeout=10)
        try:
            with translated(path):
                self._connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                for pragma in _PRAGMAS:
                    self._connection.execute(pragma)
                self._check_format(create=create)
                self.tables = Database(self._connection)
                self._migrate()
        except BaseException:
            self._connection.close()
            raise

    def _check_format(self, *, create: bool) -> None:
        (found,) = self._connection.execute("PRAGMA user_version").fetchone()
        if found > FORMAT:
            raise TooNew(Problem("office.too_new", about=str(self.path), found=found, known=FORMAT))
        if found == 0 and not create:
            raise Damaged(Problem("office.damaged_database", about=str(self.path)))

    def _migrate(self) -> None:
        if MIGRATIONS.pending(self.tables):
            MIGRATIONS.apply(self.tables)
            self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; everything inside is durable at the end, or nothing is.

        Inside another ``writing`` this is a savepoint of the outer one.
        """
        outermost = self._depth == 0
        name = f"inner{self._depth}"
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE" if outermost else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                self._undo("ROLLBACK" if outermost else f"ROLLBACK TO {name}")
                raise
            self._depth -= 1
            try:
                self._connection.execute("COMMIT" if outermost else f"RELEASE {name}")
            except Error:
                self._undo("ROLLBACK" if outermost else f"ROLLBACK TO {name}")
                raise

    def _undo(self, statement: str) -> None:
        # SQLite has already rolled back by itself after a full disk; a second time is an error.
        if self._connection.in_transaction:
            self._connection.execute(statement)

    def run(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """Run one statement and return the row id it wrote last."""
        with translated(self.path):
            return int(self._connection.execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        """Run one statement for each row."""
        with translated(self.path):
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
        """Return every row."""
        with translated(self.path):
            return list(self._connection.execute(sql, values).fetchall())

    def each(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
        """Yield rows one by one, for results that should not be held in memory."""
        with translated(self.path):
            yield from self._connection.execute(sql, values)

    def one(self, sql: str, values: tuple[object, ...] = ()) -> Row | None:
        """Return the first row, or ``None`` where there is none."""
        with translated(self.path):
            row: Row | None = self._connection.execute(sql, values).fetchone()
            return row

    def interrupt(self) -> None:
        """Stop a running statement from another thread."""
        self._connection.interrupt()

    def is_sound(self) -> bool:
        """Say whether every page still carries its seal and every tree its order."""
        with translated(self.path):
            broken = self._connection.execute("PRAGMA cipher_integrity_check").fetchall()
            answer = self._connection.execute("PRAGMA quick_check").fetchone()
        return not broken and answer == ("ok",)

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


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLCipher's errors into problems a clerk can act on."""
    try:
        yield
    except sqlcipher3.dbapi2.OperationalError as error:
        raise _operational(str(error), path) from error
    except sqlcipher3.dbapi2.IntegrityError:
        raise
    except sqlcipher3.dbapi2.DatabaseError as error:
        if type(error) is not sqlcipher3.dbapi2.DatabaseError:
            raise
        raise Damaged(Problem("office.damaged_database", about=str(path))) from error


def _operational(message: str, path: Path) -> Failure:
    causes: dict[str, Failure] = {
        "disk is full": Unavailable(Problem("disk.full", about=str(path))),
        "readonly": Unavailable(Problem("disk.read_only", about=str(path), path=str(path.parent))),
        "unable to open": Unavailable(
            Problem("disk.read_only", about=str(path), path=str(path.parent))
        ),
        "locked": Unavailable(Problem("office.busy", about=str(path))),
        "interrupted": Cancelled(),
        "disk I/O error": Unavailable(Problem("disk.failed", about=str(path))),
    }
    for words, failure in causes.items():
        if words in message:
            return failure
    return Damaged(Problem("office.damaged_database", about=str(path)))
