from __future__ import annotations

import errno
import hashlib
import io
import subprocess
import time
import tracemalloc
from pathlib import Path

import pyrage
import pytest

from desktop.errors import Cancelled, Damaged
from desktop.vault import sealing
from desktop.vault.keys import SealingKey
from tests.machine import needs
from tests.vault.refusals import refused

CHUNK = 64 * 2**10  # age seals so much at a time


def sealed(data: bytes, *keys: SealingKey) -> bytes:
    target = io.BytesIO()
    sealing.seal_stream(io.BytesIO(data), target, [key.recipient for key in keys])
    return target.getvalue()


def opened(data: bytes, key: SealingKey) -> bytes:
    target = io.BytesIO()
    sealing.open_stream(io.BytesIO(data), target, key)
    return target.getvalue()


@pytest.fixture(scope="module")
def key() -> SealingKey:
    return SealingKey.new()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_what_was_sealed_opens_as_it_was_with_both_digests(size: int, key: SealingKey) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    data = data[:size]
    target = io.BytesIO()

    written = sealing.seal_stream(io.BytesIO(data), target, [key.recipient])
    back = io.BytesIO()
    read = sealing.open_stream(io.BytesIO(target.getvalue()), back, key)

    assert back.getvalue() == data
    assert read == written
    assert (written.original, written.original_size) == (hashlib.sha256(data).hexdigest(), size)
    assert written.sealed == hashlib.sha256(target.getvalue()).hexdigest()
    assert written.sealed_size == len(target.getvalue())


def test_each_recipient_opens_and_nobody_else(key: SealingKey) -> None:
    other = SealingKey.new()
    data = sealed(b"a photograph of the dyke", key, other)

    assert opened(data, key) == opened(data, other) == b"a photograph of the dyke"
    assert refused(Damaged, lambda: opened(data, SealingKey.new())) == ["vault.sealed_damaged"]


def test_sealing_the_same_twice_gives_nothing_to_compare(key: SealingKey) -> None:
    assert sealed(b"the same", key) != sealed(b"the same", key)


@pytest.mark.parametrize("count", [0, sealing.MOST_RECIPIENTS + 1])
def test_sealing_to_nobody_or_to_a_crowd_is_a_bug(count: int, key: SealingKey) -> None:
    target = io.BytesIO()

    with pytest.raises(ValueError, match="recipients"):
        sealing.seal_stream(io.BytesIO(b"a photograph"), target, [key.recipient] * count)

    assert target.getvalue() == b""


def test_as_many_recipients_as_allowed_can_all_open(key: SealingKey) -> None:
    others = [SealingKey.new() for _ in range(sealing.MOST_RECIPIENTS - 1)]

    assert opened(sealed(b"to the whole county", *others, key), key) == b"to the whole county"


def test_a_header_made_to_keep_age_busy_is_refused_at_once(key: SealingKey) -> None:
    started = time.process_time()

    with pytest.raises(Damaged):
        opened(b"age-encryption.org/v1\n" + b"-> x\n\n" * 100_000 + b"--- AAAA\n", key)

    assert time.process_time() - started < 1  # age alone would take a quarter of an hour


def test_the_armoured_form_is_not_ours(key: SealingKey) -> None:
    armoured = pyrage.encrypt(
        b"a photograph", [pyrage.x25519.Recipient.from_str(key.recipient)], armored=True
    )

    with pytest.raises(Damaged):
        opened(armoured, key)


def test_every_flipped_bit_is_refused(key: SealingKey) -> None:
    data = sealed(b"a photograph of the dyke", key)
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            opened(bytes(flipped), key)


def test_a_cut_at_every_length_and_a_tail_are_refused(key: SealingKey) -> None:
    data = sealed(b"a photograph of the dyke", key)
    for length in range(len(data)):
        with pytest.raises(Damaged):
            opened(data[:length], key)
    for tail in (b"\0", b"x" * CHUNK, data):
        with pytest.raises(Damaged):
            opened(data + tail, key)


@pytest.mark.parametrize("size", [2 * CHUNK, 2 * CHUNK + 5])
def test_cuts_between_chunks_and_tails_are_refused_in_longer_files(
    size: int, key: SealingKey
) -> None:
    data = sealed(b"x" * size, key)
    start = len(data) - size - 16 * -(-size // CHUNK)
    whole_chunks = [start, start + CHUNK + 16, start + 2 * (CHUNK + 16)]
    for length in [*whole_chunks[: size // CHUNK], len(data) - 1]:
        with pytest.raises(Damaged):
            opened(data[:length], key)
    for tail in (b"\0", b"x" * (CHUNK + 16)):
        with pytest.raises(Damaged):
            opened(data + tail, key)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a photograph, not sealed",
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v2\n--- AAAA\n",
        b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n--- "
        b"A" * 43 + b"\n" + b"x" * 100,
        b"age-encryption.org/v1\n" + b"-> x\n\n" * 1_000 + b"--- AAAA\n",
        b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 30\n" + b"A" * 43 + b"\n--- "
        b"A" * 43 + b"\n" + b"x" * 100,
    ],
)
def test_what_is_no_sealed_file_is_refused(data: bytes, key: SealingKey) -> None:
    assert refused(Damaged, lambda: opened(data, key)) == ["vault.sealed_damaged"]


class Sip(io.RawIOBase):
    """A raw file that takes at most 1,000 bytes at a time, as the system allows it to."""

    def __init__(self) -> None:
        self.taken = b""

    def write(self, data: object, /) -> int:
        assert isinstance(data, bytes)
        self.taken += data[:1_000]
        return len(data[:1_000])


def test_a_file_that_takes_little_at_a_time_gets_all(key: SealingKey) -> None:
    target = Sip()

    written = sealing.seal_stream(io.BytesIO(b"x" * 200_000), target, [key.recipient])

    assert opened(target.taken, key) == b"x" * 200_000
    assert written.sealed == hashlib.sha256(target.taken).hexdigest()


class FullDisk(io.BytesIO):
    """A disk that takes 100 KB."""

    def write(self, data: object, /) -> int:
        if self.tell() > 100_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)  # type: ignore[arg-type]  # whatever age hands over


class StoppedByThePerson(io.BytesIO):
    """A file whose reading is stopped after the first block."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 0:
            raise Cancelled
        return super().read(size)


def test_a_full_disk_comes_through_as_what_it_is(key: SealingKey) -> None:
    data = b"x" * 500_000

    with pytest.raises(OSError, match="No space left") as sealing_failed:
        sealing.seal_stream(io.BytesIO(data), FullDisk(), [key.recipient])
    with pytest.raises(OSError, match="No space left") as opening_failed:
        sealing.open_stream(io.BytesIO(sealed(data, key)), FullDisk(), key)

    assert sealing_failed.value.errno == opening_failed.value.errno == errno.ENOSPC


def test_the_persons_stop_comes_through_as_what_it_is(key: SealingKey) -> None:
    data = b"x" * (3 * sealing.BLOCK)

    with pytest.raises(Cancelled):
        sealing.seal_stream(StoppedByThePerson(data), io.BytesIO(), [key.recipient])
    with pytest.raises(Cancelled):
        sealing.open_stream(StoppedByThePerson(sealed(data, key)), io.BytesIO(), key)


class Endless(io.RawIOBase):
    """So many zeros, none of them held."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1, /) -> bytes:
        given = min(size, self._left)
        self._left -= given
        return bytes(given)


class Nowhere(io.RawIOBase):
    def write(self, data: object, /) -> int:
        assert isinstance(data, bytes)
        return len(data)


def test_memory_stays_flat(key: SealingKey) -> None:
    tracemalloc.start()
    try:
        source, target = Endless(64 * 2**20), Nowhere()
        sealing.seal_stream(source, target, [key.recipient])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 4 * sealing.BLOCK


@needs("age")
def test_the_public_age_tool_opens_ours_and_we_open_its(tmp_path: Path, key: SealingKey) -> None:
    (tmp_path / "key").write_text(key.secret_text())
    (tmp_path / "ours.age").write_bytes(sealed(b"a photograph of the dyke", key))
    (tmp_path / "plain").write_bytes(b"the answer of the county")

    shown = subprocess.run(
        ["age", "-d", "-i", "key", "ours.age"], cwd=tmp_path, capture_output=True, check=True
    )
    subprocess.run(
        ["age", "-r", key.recipient, "-o", "theirs.age", "plain"], cwd=tmp_path, check=True
    )

    assert shown.stdout == b"a photograph of the dyke"
    assert opened((tmp_path / "theirs.age").read_bytes(), key) == b"the answer of the county"


class Fickle(io.BytesIO):
    """A target that fails once and would go on afterwards, as a stick that wiggles."""

    def write(self, data: object, /) -> int:
        if self.tell() > CHUNK and not self.closed:
            self.seek(0)
            raise OSError(errno.EIO, "no stick")
        return super().write(data)  # type: ignore[arg-type] # bytes, as everywhere here


def test_what_went_wrong_first_is_what_comes_through(key: SealingKey) -> None:
    data = sealed(bytes(4 * CHUNK), key)

    with pytest.raises(OSError, match="no stick"):
        sealing.open_stream(io.BytesIO(data), Fickle(), key)
