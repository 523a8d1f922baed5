"""The tar inside: as every ``tar`` reads it, and with nothing in it to interpret."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.bundles import archive
from desktop.bundles.archive import ArchiveReader, Member
from desktop.errors import Damaged
from tests.vault.refusals import refused

FILES = {"payload.json": b"{}", "entries.jsonl": b"x" * 512, "attachments/" + "a" * 64: b""}


def written(files: dict[str, bytes] = FILES) -> bytes:
    target = io.BytesIO()
    for name, data in files.items():
        archive.add_member(target, name, data)
    target.write(archive.END)
    return target.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    reader, found = ArchiveReader(io.BytesIO(data)), {}
    while member := reader.next():
        found[member.name] = reader.whole(10_000)
    return found


def test_what_was_written_reads_back_and_tar_agrees(tmp_path: Path) -> None:
    path = tmp_path / "payload.tar"
    path.write_bytes(written())

    assert read(written()) == FILES
    subprocess.run(["tar", "-xf", path, "-C", tmp_path], check=True)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES


def changed(**changes: object) -> bytes:
    """Return a tar of one member whose record says something else, with a true checksum."""
    info = tarfile.TarInfo("payload.json")
    info.size, info.mode = 2, 0o600
    for name, value in changes.items():
        setattr(info, name, value)
    record = info.tobuf(tarfile.GNU_FORMAT if info.size > 8**11 else tarfile.USTAR_FORMAT)
    return record + b"{}".ljust(512, b"\0") + archive.END


def test_the_same_member_unchanged_is_taken() -> None:
    assert read(changed()) == {"payload.json": b"{}"}


@pytest.mark.parametrize(
    "changes",
    [
        {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"},
        {"type": tarfile.LNKTYPE, "linkname": "payload.json"},
        {"type": tarfile.CHRTYPE},
        {"type": tarfile.FIFOTYPE},
        {"type": tarfile.DIRTYPE},
        {"type": tarfile.GNUTYPE_LONGNAME},
        {"type": b"x"},
        {"mode": 0o4755},
        {"uid": 1},
        {"mtime": 1},
        {"uname": "root"},
        {"name": "PAYLOAD.JSON"},
        {"name": "pay\x00load"},
        {"name": "a" * 90 + "/" + "b" * 90},
        {"name": "附件"},
        {"size": 2**40},
        {"size": 3_000_000},
    ],
)
def test_anything_but_a_plain_file_is_refused(changes: dict[str, object]) -> None:
    assert refused(Damaged, lambda: read(changed(**changes)))


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-512],
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:600],
        lambda data: data[:100],
        lambda data: b"",
        lambda data: flipped(data, 1000),  # in the padding of the first member
        lambda data: flipped(data, 124),  # a size that is no number
        lambda data: flipped(data, len(data) - 1),
        lambda data: flipped(data, len(data) - 600),
    ],
)
def test_a_tar_that_was_cut_or_changed_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    assert refused(Damaged, lambda: read(spoil(written()))) == ["bundle.damaged"]


def test_a_member_is_taken_whole_before_the_next() -> None:
    reader = ArchiveReader(io.BytesIO(written()))
    reader.next()
    assert reader.read(1) == b"{"

    assert refused(Damaged, reader.next) == ["bundle.damaged"]


def test_a_member_larger_than_it_may_be_is_not_read() -> None:
    reader = ArchiveReader(io.BytesIO(written()))
    reader.next()

    assert refused(Damaged, lambda: reader.whole(1)) == ["bundle.too_large"]


def lines(data: bytes, limit: int) -> list[bytes]:
    reader = ArchiveReader(io.BytesIO(written({"entries.jsonl": data})))
    assert reader.next() == Member(name="entries.jsonl", size=len(data))
    return list(reader.lines(limit))


def test_lines_come_one_by_one_however_the_blocks_fall() -> None:
    told = [b"%d" % number * 1000 for number in range(1000)]

    assert lines(b"\n".join(told) + b"\n", 10_000) == told
    assert lines(b"", 10) == []


def test_a_line_without_end_is_refused() -> None:
    assert refused(Damaged, lambda: lines(b"x" * 3_000_000, 1_000_000)) == ["bundle.too_large"]
    assert refused(Damaged, lambda: lines(b"x\ny", 1_000_000)) == ["bundle.damaged"]
