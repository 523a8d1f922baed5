"""Sealing and opening beside other work, a few blocks ahead of it, with memory that stays flat.

age pulls what it seals and pushes what it opens. Where the other side would push or pull too, it
works on a thread of its own. Blocks are handed over as they are: through a pipe of the system every
byte would be copied twice more, which takes half as long again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Condition

from desktop.vault.keys import SealingKey
from desktop.vault.sealing import BLOCK, Readable, Sealed, Writable, open_through, seal_through

WAITING = 4


class _Left(Exception):
    """Nobody is at the other end any more."""


class _Belt:
    """A few blocks on their way from one thread to another."""

    def __init__(self) -> None:
        self._blocks: deque[bytes] = deque()
        self._changed = Condition()
        self._ended = False
        self._left = False

    def put(self, block: bytes) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._blocks) < WAITING or self._left)
            if self._left:
                raise _Left
            self._blocks.append(block)
            self._changed.notify_all()

    def take(self) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._blocks or self._ended or self._left)
            if self._blocks:
                self._changed.notify_all()
                return self._blocks.popleft()
            if self._ended:
                return b""
            raise _Left

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def leave(self) -> None:
        with self._changed:
            self._left = True
            self._changed.notify_all()


class _Pusher:
    """Gathers what comes into blocks worth handing over."""

    def __init__(self, belt: _Belt) -> None:
        self._belt = belt
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes, /) -> int:
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= BLOCK:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._parts:
            self._belt.put(b"".join(self._parts))
            self._parts, self._size = [], 0

    def end(self) -> None:
        self.flush()
        self._belt.end()


class _Puller:
    """Hands out whole blocks, however much was asked for."""

    def __init__(self, belt: _Belt) -> None:
        self._belt = belt

    def read(self, size: int, /) -> bytes:
        return self._belt.take()


class Sealer:
    """Takes, in order, what is to be sealed."""

    def __init__(self, belt: _Belt, outcome: Future[Sealed]) -> None:
        """Hand over to the thread that seals."""
        self._pusher = _Pusher(belt)
        self._outcome = outcome

    def write(self, data: bytes, /) -> int:
        """Take bytes; a failure of the target comes through as it is."""
        try:
            return self._pusher.write(data)
        except _Left:
            self._outcome.result()
            raise

    def finish(self) -> Sealed:
        """Return digest and size of the sealed form; all of it was written."""
        try:
            self._pusher.end()
        except _Left:
            self._outcome.result()
            raise
        return self._outcome.result()


class Opener:
    """Hands out, in order, what was sealed; until ``finish`` returns it is a beginning at best."""

    def __init__(self, belt: _Belt, outcome: Future[Sealed]) -> None:
        """Take over from the thread that opens."""
        self._belt = belt
        self._outcome = outcome
        self._block = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end.

        Raises:
            Damaged: the file was cut or changed, or is sealed to other keys.
        """
        if not self._block:
            try:
                self._block = memoryview(self._belt.take())
            except _Left:
                self._outcome.result()
                raise
        part, self._block = self._block[:size], self._block[size:]
        return bytes(part)

    def finish(self) -> Sealed:
        """Return digest and size of the sealed form; everything was handed out and holds."""
        return self._outcome.result()


@contextmanager
def sealing(target: Writable, recipients: tuple[str, ...]) -> Iterator[Sealer]:
    """Seal what is written to the ``Sealer`` into ``target``, on a thread of its own."""
    belt = _Belt()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="sealing") as pool:
        outcome = pool.submit(seal_through, _Puller(belt), target, recipients)
        outcome.add_done_callback(lambda _: belt.leave())
        try:
            yield Sealer(belt, outcome)
        finally:
            belt.leave()


@contextmanager
def opening(source: Readable, key: SealingKey) -> Iterator[Opener]:
    """Open ``source`` for the ``Opener`` to be read, on a thread of its own."""
    belt = _Belt()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening") as pool:
        outcome = pool.submit(_open, source, belt, key)
        outcome.add_done_callback(lambda _: belt.leave())
        try:
            yield Opener(belt, outcome)
        finally:
            belt.leave()


def _open(source: Readable, belt: _Belt, key: SealingKey) -> Sealed:
    pusher = _Pusher(belt)
    sealed = open_through(source, pusher, key)
    pusher.end()
    return sealed
