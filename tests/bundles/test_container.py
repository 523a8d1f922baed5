"""The file as any ``unzip`` sees it, and as nobody else could have written it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from desktop.bundles.container import (
    FRONT,
    MEMBERS,
    CheckedRegion,
    Container,
    PayloadFile,
    Piece,
    Region,
    read_container,
)
from desktop.bundles.limits import HEADER_BYTES
from desktop.errors import Damaged
from tests.vault.refusals import refused

PAYLOAD = b"age-encryption.org/v1 and so on " * 9
HEADER = b'{"format":1}'
SIGNATURE = bytes(range(64))


def written(payload: bytes = PAYLOAD, header: bytes = HEADER) -> bytes:
    file = io.BytesIO()
    target = PayloadFile(file)
    target.write(payload[:100])
    target.write(payload[100:])
    target.close(header, SIGNATURE)
    return file.getvalue()


def read(data: bytes) -> tuple[bytes, Container]:
    file = io.BytesIO(data)
    found = read_container(file)
    region, parts = CheckedRegion(file, found.payload), []
    while part := region.read(70):
        parts.append(part)
    return b"".join(parts), found


@pytest.mark.parametrize("size", [0, 1, 100, len(PAYLOAD)])
def test_what_was_written_reads_back(size: int) -> None:
    payload, found = read(written(PAYLOAD[:size]))

    assert payload == PAYLOAD[:size]
    assert (found.header, found.signature) == (HEADER, SIGNATURE)
    assert found.payload == Piece.of(payload)


def test_python_and_unzip_open_it(tmp_path: Path) -> None:
    path = tmp_path / "石桥镇.qhb"
    path.write_bytes(written())

    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == list(MEMBERS)
        assert archive.testzip() is None
    told = subprocess.run(["unzip", "-t", path], capture_output=True, text=True, check=True)
    assert "No errors detected" in told.stdout
    assert "warning" not in told.stdout + told.stderr
    subprocess.run(["unzip", "-q", path, "-d", tmp_path / "out"], check=True)
    assert [(tmp_path / "out" / name).read_bytes() for name in MEMBERS] == [
        PAYLOAD,
        HEADER,
        SIGNATURE,
    ]


def test_members_larger_than_old_zips_can_hold(tmp_path: Path) -> None:
    path, size = tmp_path / "large.qhb", 5 * 2**30
    with path.open("w+b") as file:
        target = PayloadFile(file)
        file.truncate(FRONT + size)  # a hole: five gigabytes that take no room
        file.seek(FRONT + size)
        target._size = size  # what writing it all would have counted
        target.close(HEADER, SIGNATURE)
        assert read_container(file).payload.size == size

    with zipfile.ZipFile(path) as archive:
        assert [info.file_size for info in archive.infolist()] == [size, len(HEADER), 64]
        assert archive.read("header.json") == HEADER
    listed = subprocess.run(["unzip", "-l", path], capture_output=True, text=True, check=True)
    assert str(size) in listed.stdout


def test_every_flipped_bit_around_and_in_the_members_is_refused_or_shows_in_them() -> None:
    data = written()
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            read(bytes(flipped))


def test_a_cut_at_every_length_and_a_tail_are_refused() -> None:
    data = written()
    for length in range(len(data)):
        with pytest.raises(Damaged):
            read(data[:length])
    for other in (data + b"\0", b"\0" + data, data + data, written()[:FRONT] + data):
        with pytest.raises(Damaged):
            read(other)


def test_a_file_that_shrinks_while_it_is_read_is_refused() -> None:
    file = io.BytesIO(written())
    found = read_container(file)
    file.truncate(FRONT + 50)

    region = Region(file, found.payload)
    region.read(50)
    assert refused(Damaged, lambda: region.read(50)) == ["bundle.damaged"]


def test_a_header_too_large_is_not_even_read() -> None:
    assert read(written(header=b" " * HEADER_BYTES))[1].header
    assert refused(Damaged, lambda: read(written(header=b" " * (HEADER_BYTES + 1))))


def other_zip(*members: tuple[str, bytes], **options: object) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            for option, value in options.items():
                setattr(info, option, value)
            archive.writestr(info, data)
    return file.getvalue()


THREE = (("payload.age", PAYLOAD), ("header.json", HEADER), ("header.sig", SIGNATURE))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06" + bytes(18),
        other_zip(*THREE),
        other_zip(*THREE, compress_type=zipfile.ZIP_DEFLATED),
        other_zip(*THREE, ("../../etc/passwd", b"x")),
        other_zip(*THREE, ("HEADER.JSON", HEADER)),
        other_zip(*reversed(THREE)),
        other_zip(("/payload.age", PAYLOAD), *THREE[1:]),
        other_zip(("CON", PAYLOAD), *THREE[1:]),
        other_zip(*THREE[:2]),
        other_zip(*THREE, external_attr=0o120777 << 16),
    ],
)
def test_zips_of_others_are_refused(data: bytes) -> None:
    assert refused(Damaged, lambda: read(data)) == ["bundle.damaged"]
