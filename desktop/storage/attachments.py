"""Sealed files beside the database, each under a key of its own that lies in the database.

A file is whole on disk, under the name of its sealed bytes, before any entry speaks of it.
"""

from __future__ import annotations

import io
import os
import secrets
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.domain.ids import Digest
from desktop.errors import Damaged, Failure, NotFound, Problem
from desktop.storage.database import EncryptedDatabase
from desktop.storage.disk import guarded, sync_folder
from desktop.vault.keys import SealingKey
from desktop.vault.sealing import (
    Readable,
    Sealing,
    Writable,
    open_stream,
    open_through,
    seal_stream,
)

UNSETTLED = 8
"""How many files may wait for the disk before we wait, too; it syncs them as fast as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A sealed file that is safe on disk, and the key that opens it; no entry names it yet."""

    sealing: Sealing
    key: SealingKey


class Storing:
    """Seals files, each of which a thread beside ours syncs and puts in its place."""

    def __init__(self, folder: Path, pool: Executor) -> None:
        """Store in this folder."""
        self._folder = folder
        self._pool = pool
        self._unsettled: deque[Future[None]] = deque()
        self._touched: set[Path] = set()

    def store(self, source: Readable) -> Stored:
        """Seal a file; ``settle`` makes it safe."""
        key = SealingKey.new()
        waiting = self._folder / f"{secrets.token_hex(8)}.part"
        with guarded(self._folder):
            if len(self._unsettled) == UNSETTLED:
                self._unsettled.popleft().result()
            _make(self._folder)
            waiting.touch(mode=0o600, exist_ok=False)
            with _gone_after_failure(waiting), waiting.open("wb") as target:
                sealing = seal_stream(source, target, [key.recipient])
            place = _path(self._folder, sealing.sealed)
            self._touched.add(place.parent)
            self._unsettled.append(self._pool.submit(_settle, waiting, place))
        return Stored(sealing=sealing, key=key)

    def settle(self) -> None:
        """Wait until all of them are safe."""
        with guarded(self._folder):
            for each in self._unsettled:
                each.result()
            for _ in self._pool.map(sync_folder, sorted(self._touched)):
                """One after another would wait for the disk each time."""


class Attachments:
    """The folder of sealed files of one office."""

    def __init__(self, folder: Path, database: EncryptedDatabase) -> None:
        """Keep files in this folder and their keys in this database."""
        self._folder = folder
        self._database = database

    @contextmanager
    def storing(self) -> Iterator[Storing]:
        """Seal files to disk one after another; all are safe there when the block ends.

        While one is sealed the disk takes those before it.
        """
        with ThreadPoolExecutor(max_workers=UNSETTLED, thread_name_prefix="storing") as pool:
            storing = Storing(self._folder, pool)
            yield storing
            storing.settle()

    def store(self, source: Readable) -> Stored:
        """Seal a file to disk and return what is needed to keep it."""
        with self.storing() as storing:
            return storing.store(source)

    def store_bytes(self, data: bytes) -> Stored:
        """Seal bytes to disk."""
        return self.store(io.BytesIO(data))

    def keep(self, stored: Stored) -> Digest:
        """Keep the key, in the caller's transaction; return the digest of the original.

        The same bytes stored twice keep their first key and sealed file, as long as it is whole.
        """
        sealing = stored.sealing
        if self._is_whole(sealing.original):
            if self._sealed_as(sealing.original) != sealing.sealed:
                self.discard(stored)
            return sealing.original
        self._database.run(
            "INSERT OR REPLACE INTO attachment_keys (digest, sealed, size, identity)"
            " VALUES (?, ?, ?, ?)",
            (sealing.original, sealing.sealed, sealing.original_size, stored.key.secret_text()),
        )
        return sealing.original

    def _is_whole(self, digest: Digest) -> bool:
        try:
            with Path(os.devnull).open("wb") as nowhere:
                self.copy_to(digest, nowhere)
        except (NotFound, Damaged):
            return False
        return True

    def _sealed_as(self, digest: Digest) -> Digest | None:
        row = self._database.one("SELECT sealed FROM attachment_keys WHERE digest = ?", (digest,))
        return None if row is None else Digest(row[0])

    def has(self, digest: Digest) -> bool:
        """Say whether the original with this digest can be opened here."""
        sealed = self._sealed_as(digest)
        return sealed is not None and _path(self._folder, sealed).is_file()

    def copy_to(self, digest: Digest, target: BinaryIO) -> int:
        """Write the original into ``target``; return its size.

        Raises:
            NotFound: no such file was ever kept here, or it was erased.
            Damaged: the sealed file is gone, was cut, or was changed.
        """
        with self._opened(digest) as (source, key):
            sealing = open_stream(source, target, key)
            if sealing.original != digest:
                raise Damaged(_damaged(digest))
        return sealing.original_size

    def pass_on(self, digest: Digest, target: Writable) -> None:
        """Write the original into ``target`` like ``copy_to``; nothing is hashed.

        Each file has a key of its own that never left the database: what opens with it is what was
        sealed to it, to the end. Whoever takes it in compares the original besides.
        """
        with self._opened(digest) as (source, key):
            open_through(source, target, key)

    @contextmanager
    def _opened(self, digest: Digest) -> Iterator[tuple[BinaryIO, SealingKey]]:
        row = self._database.one(
            "SELECT sealed, identity FROM attachment_keys WHERE digest = ?", (digest,)
        )
        if row is None:
            raise NotFound(Problem("attachment.not_here", about=digest, attachment=digest[:12]))
        path = _path(self._folder, Digest(row[0]))
        if not path.is_file():
            raise Damaged(_damaged(digest))
        with guarded(self._folder), path.open("rb") as source:
            try:
                yield source, SealingKey(row[1])
            except Damaged as error:
                raise Damaged(_damaged(digest)) from error

    def discard(self, stored: Stored) -> None:
        """Remove a sealed file that no entry will name."""
        with guarded(self._folder):
            _path(self._folder, stored.sealing.sealed).unlink(missing_ok=True)

    @contextmanager
    def taking_many(self) -> Iterator[None]:
        """Remember until the block ends that files are sealed whose keys are not kept yet."""
        self._mark(storing=True)
        try:
            yield
        except BaseException:
            with suppress(Failure):
                self._mark(storing=False)
            raise
        self._mark(storing=False)

    def remove_leftovers(self) -> int:
        """Remove what a program that was killed left behind; return how many files that were.

        Those are parts and, where ``taking_many`` did not come to its end, sealed files without a
        key. Without that mark they stay: an older database in this folder does not know the keys
        of newer files either. Only for a time when nobody stores.
        """
        found = list(self._folder.glob("*.part"))
        if self._database.one("SELECT 1 FROM secrets WHERE name = 'storing'") is not None:
            known = {row[0] for row in self._database.rows("SELECT sealed FROM attachment_keys")}
            found += (path for path in self._folder.glob("*/*.age") if path.stem not in known)
        with guarded(self._folder):
            for path in found:
                path.unlink()
        if found:
            self._mark(storing=False)
        return len(found)

    def _mark(self, *, storing: bool) -> None:
        with self._database.writing():
            self._database.run("DELETE FROM secrets WHERE name = 'storing'")
            if storing:
                self._database.run("INSERT INTO secrets (name, value) VALUES ('storing', x'01')")

    def read(self, digest: Digest) -> bytes:
        """Return the original; for files known to be small."""
        target = io.BytesIO()
        self.copy_to(digest, target)
        return target.getvalue()

    def digests(self) -> tuple[Digest, ...]:
        """Return the digest of every file that should be here."""
        rows = self._database.rows("SELECT digest FROM attachment_keys ORDER BY digest")
        return tuple(Digest(row[0]) for row in rows)


def _path(folder: Path, sealed: Digest) -> Path:
    return folder / sealed[:2] / f"{sealed}.age"


def _settle(waiting: Path, place: Path) -> None:
    with _gone_after_failure(waiting):
        with waiting.open("rb+") as file:
            os.fsync(file.fileno())
        _make(place.parent)
        waiting.replace(place)


@contextmanager
def _gone_after_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _make(folder: Path) -> None:
    """Make a folder for its owner alone, in a way that survives a power cut."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def _damaged(digest: Digest) -> Problem:
    return Problem("attachment.damaged", about=digest, attachment=digest[:12])
