"""Sealed files beside the database, each under a key of its own that lies in the database.

A file is whole on disk, under the name of its sealed bytes, before any entry speaks of it.
"""

from __future__ import annotations

import io
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.domain.ids import Digest
from desktop.errors import Damaged, NotFound, Problem
from desktop.storage.database import EncryptedDatabase
from desktop.storage.disk import guarded, sync_folder
from desktop.vault.keys import SealingKey
from desktop.vault.sealing import Sealing, open_stream, seal_stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A sealed file that is safe on disk, and the key that opens it; no entry names it yet."""

    sealing: Sealing
    key: SealingKey


class Attachments:
    """The folder of sealed files of one office."""

    def __init__(self, folder: Path, database: EncryptedDatabase) -> None:
        """Keep files in this folder and their keys in this database."""
        self._folder = folder
        self._database = database

    def store(self, source: BinaryIO) -> Stored:
        """Seal a file to disk and return what is needed to keep it."""
        key = SealingKey.new()
        waiting = self._folder / f"{secrets.token_hex(8)}.part"
        with guarded(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with waiting.open("wb") as target:
                    sealing = seal_stream(source, target, [key.recipient])
                    target.flush()
                    os.fsync(target.fileno())
                path = self._path(sealing.sealed)
                path.parent.mkdir(mode=0o700, exist_ok=True)
                waiting.replace(path)
            except BaseException:
                waiting.unlink(missing_ok=True)
                raise
            sync_folder(path.parent)
        return Stored(sealing=sealing, key=key)

    def store_bytes(self, data: bytes) -> Stored:
        """Seal bytes to disk."""
        return self.store(io.BytesIO(data))

    def keep(self, stored: Stored) -> Digest:
        """Keep the key, in the caller's transaction; return the digest of the original.

        The same bytes stored twice keep their first key.
        """
        sealing = stored.sealing
        self._database.run(
            "INSERT OR IGNORE INTO attachment_keys (digest, sealed, size, identity)"
            " VALUES (?, ?, ?, ?)",
            (sealing.original, sealing.sealed, sealing.original_size, stored.key.secret_text()),
        )
        return sealing.original

    def has(self, digest: Digest) -> bool:
        """Say whether the original with this digest can be opened here."""
        row = self._database.one("SELECT sealed FROM attachment_keys WHERE digest = ?", (digest,))
        return row is not None and self._path(Digest(row[0])).is_file()

    def copy_to(self, digest: Digest, target: BinaryIO) -> int:
        """Write the original into ``target``; return its size.

        Raises:
            NotFound: no such file was ever kept here, or it was erased.
            Damaged: the sealed file is gone, was cut, or was changed.
        """
        row = self._database.one(
            "SELECT sealed, identity FROM attachment_keys WHERE digest = ?", (digest,)
        )
        if row is None:
            raise NotFound(Problem("attachment.not_here", about=digest, attachment=digest[:12]))
        path = self._path(Digest(row[0]))
        damaged = Damaged(Problem("attachment.damaged", about=digest, attachment=digest[:12]))
        if not path.is_file():
            raise damaged
        with guarded(self._folder), path.open("rb") as source:
            try:
                sealing = open_stream(source, target, SealingKey(row[1]))
            except Damaged as error:
                raise damaged from error
        if sealing.original != digest:
            raise damaged
        return sealing.original_size

    def read(self, digest: Digest) -> bytes:
        """Return the original; for files known to be small."""
        target = io.BytesIO()
        self.copy_to(digest, target)
        return target.getvalue()

    def digests(self) -> tuple[Digest, ...]:
        """Return the digest of every file that should be here."""
        rows = self._database.rows("SELECT digest FROM attachment_keys ORDER BY digest")
        return tuple(Digest(row[0]) for row in rows)

    def _path(self, sealed: Digest) -> Path:
        return self._folder / sealed[:2] / f"{sealed}.age"
