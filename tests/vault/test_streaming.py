from __future__ import annotations

import hashlib
import io
import threading

import pytest

from desktop.errors import Cancelled, Damaged
from desktop.vault import streaming
from desktop.vault.keys import SealingKey
from desktop.vault.sealing import BLOCK
from desktop.vault.streaming import WAITING, Sealed
from tests.vault.refusals import refused

DATA = bytes(range(256)) * 40_000  # ten blocks: more than ever wait


@pytest.fixture(scope="module")
def key() -> SealingKey:
    return SealingKey.new()


def sealed(data: bytes, key: SealingKey, step: int = 65_536) -> tuple[bytes, Sealed]:
    target = io.BytesIO()
    with streaming.sealing(target, (key.recipient,)) as sealer:
        for start in range(0, len(data), step):
            sealer.write(data[start : start + step])
        outcome = sealer.finish()
    return target.getvalue(), outcome


def opened(data: bytes, key: SealingKey) -> bytes:
    parts = []
    with streaming.opening(io.BytesIO(data), key) as opener:
        while part := opener.read(100_000):
            parts.append(part)
        opener.finish()
    return b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, len(DATA)])
def test_what_was_written_comes_out_again(size: int, key: SealingKey) -> None:
    data, outcome = sealed(DATA[:size], key)

    assert opened(data, key) == DATA[:size]
    assert outcome.digest == hashlib.sha256(data).hexdigest()
    assert outcome.size == len(data)


def test_the_digest_of_what_was_opened_is_known_at_the_end(key: SealingKey) -> None:
    data, outcome = sealed(DATA, key)

    with streaming.opening(io.BytesIO(data), key) as opener:
        while opener.read(BLOCK):
            pass
        assert opener.finish() == outcome


def test_a_file_cut_short_is_refused_after_what_came_before_the_cut(key: SealingKey) -> None:
    data, _ = sealed(DATA, key)

    assert refused(Damaged, lambda: opened(data[:-1], key)) == ["vault.sealed_damaged"]
    assert refused(Damaged, lambda: opened(b"not sealed", key)) == ["vault.sealed_damaged"]


class PulledStick(io.BytesIO):
    """A source that gives a little and then no more."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > BLOCK:
            raise OSError(5, "no stick")
        return super().read(size)


def test_what_is_read_ahead_is_what_is_there() -> None:
    with streaming.ahead(io.BytesIO(DATA)) as source:
        parts = list(iter(lambda: source.read(100_000), b""))
    assert b"".join(parts) == DATA


def test_a_stick_pulled_while_it_is_read_ahead_is_heard_of(key: SealingKey) -> None:
    data, _ = sealed(DATA, key)

    with pytest.raises(OSError, match="no stick"), streaming.ahead(PulledStick(DATA)) as source:
        while source.read(BLOCK):
            pass
    with (
        pytest.raises(OSError, match="no stick"),
        streaming.opening(PulledStick(data), key) as opener,
    ):
        while opener.read(BLOCK):
            pass


class FullStick(io.BytesIO):
    """A target that takes a little and then no more."""

    def write(self, data: object, /) -> int:
        if self.tell() > BLOCK:
            raise OSError(28, "no space left")
        return super().write(data)  # type: ignore[arg-type] # bytes, as everywhere here


@pytest.mark.parametrize("blocks", [3, 100])
def test_a_full_stick_is_heard_of_by_whoever_writes(blocks: int, key: SealingKey) -> None:
    with (
        pytest.raises(OSError, match="no space"),
        streaming.sealing(FullStick(), (key.recipient,)) as sealer,
    ):
        for _ in range(blocks):
            sealer.write(bytes(BLOCK))
        sealer.finish()


def test_the_end_of_writing_may_be_what_hears_of_it(key: SealingKey) -> None:
    target = FullStick()
    with (
        pytest.raises(OSError, match="no space"),
        streaming.sealing(target, (key.recipient,)) as sealer,
    ):
        for _ in range(3):
            sealer.write(bytes(BLOCK))
        sealer.write(b"the rest, smaller than a block")
        for thread in threading.enumerate():
            if thread.name.startswith("sealing"):
                thread.join(0.5)  # it has failed by now, and nobody was told yet
        sealer.finish()


def test_stopping_in_the_middle_leaves_no_thread_behind(key: SealingKey) -> None:
    data, _ = sealed(DATA, key)
    before = threading.active_count()

    with pytest.raises(Cancelled), streaming.sealing(io.BytesIO(), (key.recipient,)) as sealer:
        sealer.write(DATA)
        raise Cancelled
    with pytest.raises(Cancelled), streaming.opening(io.BytesIO(data), key) as opener:
        opener.read(1)
        raise Cancelled
    with pytest.raises(Cancelled), streaming.ahead(io.BytesIO(data)) as source:
        source.read(1)
        raise Cancelled

    assert threading.active_count() == before
    assert len(DATA) > BLOCK * WAITING
