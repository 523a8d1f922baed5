"""Sealing and opening beside other work, a few blocks ahead of it, with memory that stays flat.

age pulls what it seals and pushes what it opens. Where the other side would push or pull too, it
works on a thread of its own; so does what reads or writes and hashes the sealed form, since age and
SHA-256 need about as long. Blocks are handed over as they are: through a pipe of the system every
byte would be copied twice more, which takes half as long again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from threading import Condition
from typing import Any, TypeVar

from desktop.domain.ids import Digest
from desktop.vault.keys import SealingKey
from desktop.vault.sealing import BLOCK, Readable, Writable, open_through, seal_through

WAITING = 4
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The sealed form of something nobody needs the digest of: SHA-256 and size."""

    digest: Digest
    size: int


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

    def leave(self, _: object = None) -> None:
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


class _Crew:
    """The threads beside ours; whoever waits at a belt for one that ended goes on."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._working: list[Future[Any]] = []

    def start(self, work: Callable[[], Found], *belts: _Belt) -> Future[Found]:
        """Let one of them work at these belts."""
        future = self._pool.submit(work)
        self._working.append(future)
        for belt in belts:
            future.add_done_callback(belt.leave)
        return future

    def wait(self) -> None:
        """Return once all are done; raise what went wrong, not that it left others alone."""
        errors = [future.exception() for future in self._working]
        for error in errors:
            if error is not None and not isinstance(error, _Left):
                raise error


class Ahead:
    """Hands out, in order, what a thread beside ours brings."""

    def __init__(self, belt: _Belt, crew: _Crew) -> None:
        """Take over from that thread."""
        self._belt = belt
        self._crew = crew
        self._block = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes, none at the end; a failure of the source comes through."""
        if not self._block:
            try:
                block = self._belt.take()
            except _Left:
                self._crew.wait()
                raise
            if len(block) <= size:
                return block  # as it came: copying all of them takes time
            self._block = memoryview(block)
        part, self._block = self._block[:size], self._block[size:]
        return bytes(part)


class Opener(Ahead):
    """Hands out what was sealed; until ``finish`` returns it is a beginning at best.

    Where the file was cut or changed, or is sealed to other keys, ``read`` raises ``Damaged``.
    """

    def __init__(self, belt: _Belt, crew: _Crew, sealed: Future[Sealed]) -> None:
        """Take over from the threads that open."""
        super().__init__(belt, crew)
        self._sealed = sealed

    def finish(self) -> Sealed:
        """Return digest and size of the sealed form; everything was handed out and holds."""
        self._crew.wait()
        return self._sealed.result()


class Sealer:
    """Takes, in order, what is to be sealed."""

    def __init__(self, belt: _Belt, crew: _Crew, sealed: Future[Sealed]) -> None:
        """Hand over to the threads that seal."""
        self._pusher = _Pusher(belt)
        self._crew = crew
        self._sealed = sealed

    def write(self, data: bytes, /) -> int:
        """Take bytes; a failure of the target comes through as it is."""
        try:
            return self._pusher.write(data)
        except _Left:
            self._crew.wait()
            raise

    def finish(self) -> Sealed:
        """Return digest and size of the sealed form; all of it was written."""
        with suppress(_Left):
            self._pusher.end()
        self._crew.wait()
        return self._sealed.result()


@contextmanager
def ahead(source: Readable) -> Iterator[Ahead]:
    """Read ``source`` on a thread of its own, which waits for the disk while ours works."""
    belt = _Belt()
    with _crew("reading") as crew, _leaving(belt):
        crew.start(lambda: _bring(source, belt), belt)
        yield Ahead(belt, crew)


@contextmanager
def sealing(target: Writable, recipients: tuple[str, ...]) -> Iterator[Sealer]:
    """Seal what is written to the ``Sealer`` into ``target``, on threads of its own."""
    plain, sealed = _Belt(), _Belt()
    with _crew("sealing") as crew, _leaving(plain):
        crew.start(lambda: _seal(plain, sealed, recipients), plain, sealed)
        yield Sealer(plain, crew, crew.start(lambda: _write(sealed, target), sealed))


@contextmanager
def opening(source: Readable, key: SealingKey) -> Iterator[Opener]:
    """Open ``source`` for the ``Opener`` to be read, on threads of its own."""
    sealed, plain = _Belt(), _Belt()
    with _crew("opening") as crew, _leaving(plain):
        outcome = crew.start(lambda: _read(source, sealed), sealed)
        crew.start(lambda: _open(sealed, plain, key), sealed, plain)
        yield Opener(plain, crew, outcome)


@contextmanager
def _crew(name: str) -> Iterator[_Crew]:
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix=name) as pool:
        yield _Crew(pool)


@contextmanager
def _leaving(belt: _Belt) -> Iterator[None]:
    try:
        yield
    finally:
        belt.leave()


def _seal(plain: _Belt, sealed: _Belt, recipients: tuple[str, ...]) -> None:
    pusher = _Pusher(sealed)
    seal_through(_Puller(plain), pusher, recipients)
    pusher.end()


def _open(sealed: _Belt, plain: _Belt, key: SealingKey) -> None:
    pusher = _Pusher(plain)
    open_through(_Puller(sealed), pusher, key)
    pusher.end()


def _bring(source: Readable, belt: _Belt) -> None:
    while block := source.read(BLOCK):
        belt.put(block)
    belt.end()


def _read(source: Readable, sealed: _Belt) -> Sealed:
    digest, size = sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        sealed.put(block)
    sealed.end()
    return Sealed(digest=Digest(digest.hexdigest()), size=size)


def _write(sealed: _Belt, target: Writable) -> Sealed:
    digest, size = sha256(), 0
    while block := sealed.take():
        digest.update(block)
        size += len(block)
        target.write(block)
    return Sealed(digest=Digest(digest.hexdigest()), size=size)
