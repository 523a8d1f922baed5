"""Sealed files: whole or not at all, each under its own key, every changed byte found."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.domain.ids import Digest
from desktop.errors import Damaged, NotFound, Unavailable
from desktop.storage.attachments import UNSETTLED, Attachments, Stored
from desktop.vault.keys import SealingKey
from desktop.vault.sealing import seal_stream
from tests.storage.material import Office
from tests.vault.refusals import refused

PAPER = "值班表：11月17日14时，值班室无人接听电话。".encode() * 20


@pytest.fixture
def attachments(office: Office) -> Attachments:
    return office.store.attachments


def kept(attachments: Attachments, data: bytes = PAPER) -> Digest:
    return attachments.keep(attachments.store_bytes(data))


def sealed_files(office: Office) -> list[Path]:
    return sorted(path for path in (office.folder / "attachments").rglob("*") if path.is_file())


def test_a_file_comes_back_as_it_was_and_is_named_by_its_bytes(
    office: Office, attachments: Attachments
) -> None:
    digest = kept(attachments)
    assert digest == sha256(PAPER).hexdigest()
    assert attachments.has(digest)
    assert attachments.read(digest) == PAPER
    assert attachments.digests() == (digest,)
    (path,) = sealed_files(office)
    sealed = path.read_bytes()
    assert path.name == f"{sha256(sealed).hexdigest()}.age"
    assert path.parent.name == path.name[:2]
    assert PAPER[:30] not in sealed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_a_sealed_file(office: Office, attachments: Attachments) -> None:
    kept(attachments)
    (path,) = sealed_files(office)
    folders = (path.parent, path.parent.parent)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, *folders)] == [0o600, 0o700, 0o700]


def test_two_files_have_two_keys(office: Office, attachments: Attachments) -> None:
    kept(attachments, b"one")
    kept(attachments, b"two")
    keys = office.store.database.rows("SELECT DISTINCT identity FROM attachment_keys")
    assert len(keys) == 2


def test_the_same_file_twice_is_kept_once(office: Office, attachments: Attachments) -> None:
    first = kept(attachments)
    before = sealed_files(office)
    again = attachments.store_bytes(PAPER)
    assert len(sealed_files(office)) == 2
    assert attachments.keep(again) == attachments.keep(again) == first
    assert sealed_files(office) == before
    assert attachments.read(first) == PAPER


def test_keeping_what_was_stored_twice_over_leaves_the_file(
    office: Office, attachments: Attachments
) -> None:
    stored = attachments.store_bytes(PAPER)
    assert attachments.keep(stored) == attachments.keep(stored)
    assert len(sealed_files(office)) == 1


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_the_original_added_again_heals_a_damaged_file(
    office: Office, attachments: Attachments, harm: str
) -> None:
    digest = kept(attachments)
    (path,) = sealed_files(office)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1])
    assert refused(Damaged, lambda: attachments.read(digest)) == ["attachment.damaged"]
    assert kept(attachments) == digest
    assert attachments.read(digest) == PAPER


def test_what_was_never_kept_is_not_here(attachments: Attachments) -> None:
    digest = Digest("0" * 64)
    assert not attachments.has(digest)
    assert refused(NotFound, lambda: attachments.read(digest)) == ["attachment.not_here"]
    stored = attachments.store_bytes(PAPER)
    assert not attachments.has(stored.sealing.original)


def test_a_file_whose_act_was_never_recorded_can_be_discarded(
    office: Office, attachments: Attachments
) -> None:
    stored = attachments.store_bytes(PAPER)
    with pytest.raises(LookupError), office.store.writing():
        attachments.keep(stored)
        raise LookupError
    assert attachments.digests() == ()
    attachments.discard(stored)
    attachments.discard(stored)
    assert sealed_files(office) == []


def test_every_changed_bit_and_every_cut_is_found(office: Office, attachments: Attachments) -> None:
    small = "值班".encode()
    digest = kept(attachments, small)
    (path,) = sealed_files(office)
    sealed = path.read_bytes()
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        assert refused(Damaged, lambda: attachments.read(digest)) == ["attachment.damaged"]
    for length in range(len(sealed)):
        path.write_bytes(sealed[:length])
        assert refused(Damaged, lambda: attachments.read(digest)) == ["attachment.damaged"]
    path.write_bytes(sealed + b"\x00")
    assert refused(Damaged, lambda: attachments.read(digest)) == ["attachment.damaged"]
    path.write_bytes(sealed)
    assert attachments.read(digest) == small


def test_a_sealed_file_in_another_s_place_is_found(
    office: Office, attachments: Attachments
) -> None:
    first, second = kept(attachments, b"one"), kept(attachments, b"two")
    database = office.store.database
    other = database.rows(
        "SELECT sealed, identity FROM attachment_keys WHERE digest = ?", (second,)
    )
    database.run(
        "UPDATE attachment_keys SET sealed = ?, identity = ? WHERE digest = ?", (*other[0], first)
    )
    assert refused(Damaged, lambda: attachments.read(first)) == ["attachment.damaged"]


def test_what_is_passed_on_is_proved_by_its_own_key(
    office: Office, attachments: Attachments
) -> None:
    digest = kept(attachments)
    target = io.BytesIO()
    attachments.pass_on(digest, target)
    assert target.getvalue() == PAPER
    (path,) = sealed_files(office)
    whole = path.read_bytes()
    other = io.BytesIO()
    seal_stream(io.BytesIO(PAPER), other, [SealingKey.new().recipient])
    flipped = whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:]
    for changed in (whole[:-3], whole + b"\0", flipped, other.getvalue(), b""):
        path.write_bytes(changed)
        assert refused(Damaged, lambda: attachments.pass_on(digest, io.BytesIO())) == [
            "attachment.damaged"
        ]


def test_files_stored_one_after_another_are_all_safe_at_the_end(
    office: Office, attachments: Attachments
) -> None:
    papers = [f"第{number}份".encode() for number in range(3 * UNSETTLED)]
    with attachments.storing() as storing:
        stored = [storing.store(io.BytesIO(paper)) for paper in papers]

    assert sorted(path.name for path in sealed_files(office)) == sorted(
        f"{each.sealing.sealed}.age" for each in stored
    )
    assert [attachments.read(attachments.keep(each)) for each in stored] == papers


@pytest.mark.parametrize("good", [0, 3, UNSETTLED + 1])
def test_a_disk_that_refuses_while_the_next_file_is_sealed_is_heard_of(
    office: Office, attachments: Attachments, monkeypatch: pytest.MonkeyPatch, good: int
) -> None:
    stored, synced = list[Stored](), list[int]()

    def sync(handle: int) -> None:
        synced.append(handle)
        if not stat.S_ISDIR(os.fstat(handle).st_mode) and len(synced) > good:
            raise OSError(errno.ENOSPC, "no space left")

    def several() -> None:
        with attachments.storing() as storing:
            for number in range(2 * UNSETTLED):
                stored.append(storing.store(io.BytesIO(bytes([number]))))

    monkeypatch.setattr(os, "fsync", sync)
    assert refused(Unavailable, several) == ["disk.full"]
    for each in stored:
        attachments.discard(each)
    assert sealed_files(office) == []


class _PulledStick(io.RawIOBase):
    """A file whose stick is pulled out in the middle."""

    def __init__(self, error: BaseException) -> None:
        self._left = 2
        self._error = error

    def read(self, size: int = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise self._error
        return bytes(1 << 20)


@pytest.mark.parametrize("error", [OSError(5, "read error"), KeyboardInterrupt()])
def test_a_source_that_fails_leaves_nothing(
    office: Office, attachments: Attachments, error: BaseException
) -> None:
    with pytest.raises(BaseException):  # noqa: B017 - whatever ended it, the folder is clean
        attachments.store(_PulledStick(error))
    assert sealed_files(office) == []


def test_what_a_killed_program_left_is_removed_and_what_is_kept_stays(
    office: Office, attachments: Attachments
) -> None:
    digest = kept(attachments)
    part = office.folder / "attachments" / "0123456789abcdef.part"
    part.write_bytes(b"half of it")
    killed = attachments.taking_many()
    killed.__enter__()
    attachments.store_bytes(b"no entry will ever name this")

    assert attachments.remove_leftovers() == 2
    assert attachments.read(digest) == PAPER
    assert len(sealed_files(office)) == 1
    assert attachments.remove_leftovers() == 0


def test_an_older_database_put_into_the_folder_removes_no_newer_file(
    office: Office, attachments: Attachments
) -> None:
    """The newer database may be put back, and must find every file it has a key for."""
    attachments.store_bytes(b"only the newer database has its key")
    with attachments.taking_many():
        kept(attachments)

    assert attachments.remove_leftovers() == 0
    assert len(sealed_files(office)) == 2
