"""Sealed files: age, streamed, with both digests taken in the same pass."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

import pyrage

from desktop.domain.ids import Digest
from desktop.errors import Damaged, Problem
from desktop.vault.keys import SealingKey

BLOCK = 2**20
MOST_RECIPIENTS = 150
# Room for that many. age needs time by the square of a header's length: 60 KB take it nine seconds.
_MOST_HEADER = 2**14
_FIRST_LINE = b"age-encryption.org/v1\n"
_LAST_LINE = b"\n--- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """A file and its sealed form: SHA-256 and size of each."""

    original: Digest
    original_size: int
    sealed: Digest
    sealed_size: int


class Readable(Protocol):
    """What a sealing takes from."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        ...


class Writable(Protocol):
    """What a sealing gives to."""

    def write(self, data: bytes, /) -> int:
        """Take bytes and return how many."""
        ...


class _Stream:
    """One end of a sealing: counts what passes, and hashes it where that is asked for.

    age turns an error of ours (full disk, stick pulled, the person's stop) into one of its own; the
    end keeps it, so that the caller gets what really happened.
    """

    def __init__(self, *, hashed: bool) -> None:
        self._hash = hashlib.sha256()
        self._hashed = hashed
        self.size = 0
        self.failure: BaseException | None = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # age may try once more after an error; what went wrong first is what happened.
        self.failure = self.failure or failure

    def count(self, data: bytes) -> None:
        if self._hashed:
            self._hash.update(data)
        self.size += len(data)

    @property
    def digest(self) -> Digest:
        return Digest(self._hash.hexdigest())


class _Source(_Stream):
    """Reads large blocks and hands out what age asks for, which is 8 KiB at a time."""

    def __init__(self, stream: Readable, *, hashed: bool = True) -> None:
        super().__init__(hashed=hashed)
        self._stream = stream
        self._block = memoryview(b"")

    def begins_with_header(self) -> bool:
        """Return whether an age header of bearable length comes first; nothing is taken away."""
        self._fill()
        start = bytes(self._block[:_MOST_HEADER])
        return start.startswith(_FIRST_LINE) and _LAST_LINE in start

    def read(self, size: int) -> bytes:
        if not self._block:
            self._fill()
        part, self._block = self._block[:size], self._block[size:]
        return bytes(part)

    def _fill(self) -> None:
        with self:
            block = self._stream.read(BLOCK)
        self.count(block)
        self._block = memoryview(block)


class _Target(_Stream):
    """Writes and counts."""

    def __init__(self, stream: Writable, *, hashed: bool = True) -> None:
        super().__init__(hashed=hashed)
        self._stream = stream

    def write(self, data: bytes) -> int:
        with self:
            written = self._stream.write(data)
        self.count(data[:written])
        return written


def seal_stream(source: Readable, target: Writable, recipients: Iterable[str]) -> Sealing:
    """Write the sealed form of all that ``source`` holds; any one of the recipients opens it.

    Recipients are ``age1…`` texts of our own keys or of a card that was read (``read_card``).
    Memory stays flat. An error of either stream, and ``Cancelled``, come through as they are.

    Raises:
        ValueError: nobody, or more recipients than anyone would read a header of.
    """
    plain, sealed = _Source(source), _Target(target)
    _seal(plain, sealed, recipients)
    return _outcome(plain, sealed)


def seal_through(source: Readable, target: Writable, recipients: Iterable[str]) -> None:
    """Write the sealed form like ``seal_stream``; nothing is hashed."""
    _seal(_Source(source, hashed=False), _Target(target, hashed=False), recipients)


def open_stream(source: Readable, target: Writable, key: SealingKey) -> Sealing:
    """Write the original of the sealed file ``source``; its end was reached and every byte holds.

    Unless this returns, what ``target`` received is a beginning at best: throw it away.

    Raises:
        Damaged: the file was cut or changed, or is sealed to other keys.
    """
    sealed, plain = _Source(source), _Target(target)
    _open(sealed, plain, key)
    return _outcome(plain, sealed)


def open_through(source: Readable, target: Writable, key: SealingKey) -> None:
    """Write the original like ``open_stream``; nothing is hashed.

    age proves on its own that every byte and the end are those that somebody sealed to this key.
    """
    _open(_Source(source, hashed=False), _Target(target, hashed=False), key)


def _seal(plain: _Source, sealed: _Target, recipients: Iterable[str]) -> None:
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    if not 1 <= len(keys) <= MOST_RECIPIENTS:
        raise ValueError(f"a file is sealed to 1 to {MOST_RECIPIENTS} recipients, not {len(keys)}")
    try:
        pyrage.encrypt_io(plain, sealed, keys)
    except (pyrage.EncryptError, OSError):
        _raise_ours(plain, sealed)
        raise


def _open(sealed: _Source, plain: _Target, key: SealingKey) -> None:
    if not sealed.begins_with_header():
        raise Damaged(Problem("vault.sealed_damaged"))
    try:
        pyrage.decrypt_io(sealed, plain, [key.identity])
    except (pyrage.DecryptError, OSError):
        _raise_ours(sealed, plain)
        raise Damaged(Problem("vault.sealed_damaged")) from None


def _raise_ours(*ends: _Stream) -> None:
    for end in ends:
        if end.failure is not None:
            raise end.failure from None


def _outcome(plain: _Stream, sealed: _Stream) -> Sealing:
    return Sealing(
        original=plain.digest,
        original_size=plain.size,
        sealed=sealed.digest,
        sealed_size=sealed.size,
    )
