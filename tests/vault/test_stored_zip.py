from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.vault import stored_zip
from tests.machine import needs

NAMES = ("card.json", "card.sig")
MEMBERS = (("card.json", b'{"format":1}'), ("card.sig", b"s" * 64))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return what Python's own writer makes of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


@given(st.binary(max_size=300), st.binary(max_size=100))
def test_members_come_back_and_other_readers_see_the_same(first: bytes, second: bytes) -> None:
    data = stored_zip.pack(((NAMES[0], first), (NAMES[1], second)))

    assert stored_zip.unpack(data, NAMES) == (first, second)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(NAMES)
        assert [archive.read(name) for name in NAMES] == [first, second]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


@needs("unzip")
def test_unzip_opens_it_without_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "card.qhc").write_bytes(stored_zip.pack(MEMBERS))

    done = subprocess.run(
        ["unzip", "-q", "card.qhc"], cwd=tmp_path, capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [(tmp_path / name).read_bytes() for name in NAMES] == [data for _, data in MEMBERS]


def test_the_same_members_give_the_same_bytes_for_ever() -> None:
    assert stored_zip.pack((("a", b""),)).hex() == (
        "504b03040a00000000000000210000000000000000000000000001000000" + "61"
        "504b01020a030a00000000000000210000000000000000000000000001000000000000000000"
        "0000a48100000000" + "61"
        "504b050600000000010001002f0000001f0000000000"
    )


def resized(data: bytes, at: int, value: int) -> bytes:
    """Return the bytes with four of them replaced by a little-endian number."""
    return data[:at] + value.to_bytes(4, "little") + data[at + 4 :]


WHOLE = stored_zip.pack(MEMBERS)
HOSTILE = {
    "empty": b"",
    "not a zip": b"hello" * 30,
    "zip of nothing": zipped(),
    "one member": stored_zip.pack(MEMBERS[:1]),
    "extra member": stored_zip.pack((*MEMBERS, ("extra", b"x"))),
    "another order": stored_zip.pack(MEMBERS[::-1]),
    "same member twice": stored_zip.pack((MEMBERS[0], *MEMBERS)),
    "case twins": stored_zip.pack((*MEMBERS, ("Card.json", b"x"))),
    "parent folder": stored_zip.pack((("../card.json", b"x"), MEMBERS[1])),
    "absolute": stored_zip.pack((("/card.json", b"x"), MEMBERS[1])),
    "device": stored_zip.pack((("con", b"x"), MEMBERS[1])),
    "name with NUL": WHOLE.replace(b"card.sig", b"card.si\0"),
    "same length of name": WHOLE.replace(b"card.sig", b"card.gis"),
    "written by another program": zipped(*MEMBERS),
    "deflated bomb": zipped(
        ("card.json", b" " * 50_000_000), MEMBERS[1], method=zipfile.ZIP_DEFLATED
    ),
    "something before": b"x" + WHOLE,
    "something after": WHOLE + b"x",
    "comment": WHOLE[:-2] + b"\x01\x00x",
    "second directory": WHOLE + WHOLE,
    "size of 4 GB": resized(WHOLE, 22, 2**32 - 1),
    "packed size of 4 GB": resized(WHOLE, 18, 2**32 - 1),
    "size of nothing": resized(WHOLE, 22, 0),
    "size of one less": resized(WHOLE, 22, len(MEMBERS[0][1]) - 1),
    "size of one more": resized(WHOLE, 22, len(MEMBERS[0][1]) + 1),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_other_zip_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="exactly these stored members"):
        stored_zip.unpack(data, NAMES)


def test_every_flipped_bit_outside_the_contents_is_refused() -> None:
    for bit in range(len(WHOLE) * 8):
        flipped = bytearray(WHOLE)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError, match="exactly these stored members"):
            stored_zip.unpack(bytes(flipped), NAMES)


def test_a_cut_at_every_length_is_refused() -> None:
    for length in range(len(WHOLE)):
        with pytest.raises(ValueError, match="exactly these stored members"):
            stored_zip.unpack(WHOLE[:length], NAMES)
