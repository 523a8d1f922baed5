"""Reading a pack: the digest, limits, and bytes that are no pack at all."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.rules.paper_law import PaperLaw
from desktop.rules.reader import LARGEST_FILE, LARGEST_PACK, PackFiles, digest_of, read_pack
from desktop.text import Language
from tests.machine import needs
from tests.packs.files import SMALL, files_in, released, small


def refused(files: PackFiles) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_pack(files)
    return [problem.code for problem in caught.value.problems]


@needs("sha256sum")
def test_the_digest_is_what_sha256sum_and_sort_say() -> None:
    folder = released()[-1]
    names = sorted(files_in(folder))
    lines = subprocess.run(
        ["sha256sum", *names], cwd=folder, capture_output=True, check=True
    ).stdout
    in_order = b"".join(sorted(lines.splitlines(keepends=True)))
    assert digest_of(files_in(folder)) == hashlib.sha256(in_order).hexdigest()


def test_the_digest_changes_with_every_byte_and_name_and_not_with_order() -> None:
    files = dict(files_in(SMALL))
    digest = digest_of(files)
    assert digest_of(dict(reversed(files.items()))) == digest
    assert digest_of(files | {"codes.toml": files["codes.toml"] + b"\n"}) != digest
    renamed = {name.replace("one", "two"): data for name, data in files.items()}
    assert digest_of(renamed) != digest


def test_a_pack_knows_its_digest() -> None:
    assert small().digest == digest_of(files_in(SMALL))


def test_a_pack_from_before_papers_named_their_law_is_read_without() -> None:
    files = {name: data for name, data in files_in(SMALL).items() if name != "papers.toml"}
    assert read_pack(files).papers == PaperLaw()


def test_a_pack_that_is_too_large_is_refused_before_it_is_read() -> None:
    files = dict(files_in(SMALL))
    large = {f"examples/{n}.toml": b"#" * LARGEST_FILE for n in range(8)}
    assert sum(map(len, large.values())) == LARGEST_PACK
    assert refused(files | large) == ["pack.too_large"]


def test_a_file_that_is_too_large_is_named() -> None:
    files = {**files_in(SMALL), "codes.toml": b"#" * (LARGEST_FILE + 1)}
    assert refused(files) == ["pack.file_too_large"]


@pytest.mark.parametrize(
    "data", [b"a = " + b"[" * 5000, b"a = " + b"9" * 5000, b"a = ", b"\x00", b"a = 1\na = 2\n"]
)
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    assert refused({**files_in(SMALL), "codes.toml": data}) == ["pack.not_toml"]


@pytest.mark.parametrize(
    "name", ["../codes.toml", "examples/../x.toml", "examples/X.toml", "a" * 99]
)
def test_a_file_of_another_name_is_refused(name: str) -> None:
    assert refused({**files_in(SMALL), name: b""}) == ["pack.file_unknown"]


def test_a_text_is_said_in_either_language() -> None:
    name = small().name
    assert (name.said(Language.CHINESE), name.said(Language.ENGLISH)) == (name.zh, name.en)


def test_reading_a_pack_twice_gives_the_same_pack() -> None:
    for folder in (SMALL, *released()):
        assert read_pack(files_in(folder)) == read_pack(files_in(Path(folder)))
