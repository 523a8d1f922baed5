"""Full, read-only, pulled out: the act is refused, and everything before it is there."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Failure, NotFound, Unavailable
from desktop.storage.disk import failure, guarded, read_limited, written_whole
from desktop.storage.drafts import Draft
from desktop.storage.office_store import OfficeStore
from tests.domain.stories import MORNING, Story, person
from tests.machine import a_small_disk
from tests.storage.material import KEY, Office
from tests.vault.refusals import refused

MEGABYTE = 1 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    with a_small_disk(tmp_path / "disk", 2) as disk:
        yield disk


def fill(disk: Path) -> None:
    """Leave no byte free."""
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(1 << 12))
        except OSError as error:
            assert error.errno == errno.ENOSPC


def test_a_full_disk_refuses_the_act_and_keeps_everything_before_it(small_disk: Path) -> None:
    office = Office(small_disk / "office")
    told = [told for number in range(1, 4) for told in Story(number=number).acts()]
    office.tell(told[:10])
    office.store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    fill(small_disk)
    before = list(office.store.journal.everything())
    codes: list[str] = []
    for one in told[10:]:
        try:
            office.record(one.act, one.case, one.by)
        except Failure as refusal:
            codes += [problem.code for problem in refusal.problems]
            break
        before = list(office.store.journal.everything())
    assert codes == ["disk.full"]
    assert list(office.store.journal.everything()) == before
    (small_disk / "ballast").unlink()
    recorded = office.record(Story(number=9).intake()[0].act)
    office.close()
    again = Office(small_disk / "office", create=False)
    assert [entry.id for entry in again.store.journal.everything()] == [
        *(entry.id for entry in before),
        recorded.entry,
    ]
    assert again.store.database.is_sound()
    again.close()


def test_a_full_disk_leaves_no_part_of_an_attachment(small_disk: Path) -> None:
    office = Office(small_disk / "office")
    kept = office.store.attachments.keep(office.store.attachments.store_bytes(b"before"))
    too_much = os.urandom(3 * MEGABYTE)
    assert refused(Unavailable, lambda: office.store.attachments.store_bytes(too_much)) == [
        "disk.full"
    ]
    files = [path for path in (office.folder / "attachments").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert office.store.attachments.read(kept) == b"before"
    office.close()


def test_a_full_disk_makes_no_office_that_is_half_there(small_disk: Path) -> None:
    fill(small_disk)
    folder = small_disk / "office"
    assert refused(Unavailable, lambda: Office(folder)) == ["disk.full"]


def test_a_disk_that_may_only_be_read_is_named(small_disk: Path) -> None:
    office = Office(small_disk / "office")
    office.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert refused(Unavailable, lambda: OfficeStore(small_disk / "office", KEY)) == [
        "disk.read_only"
    ]
    target = small_disk / "file"
    assert refused(Unavailable, lambda: write(target, b"x")) == ["disk.read_only"]


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is a Unix thing")
def test_a_limit_on_the_size_of_files_refuses_the_act_and_nothing_more(tmp_path: Path) -> None:
    office = Office(tmp_path / "office")
    office.close()
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from desktop.errors import Unavailable\n"
        "from tests.domain.stories import Story\n"
        "from tests.storage.material import Office\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "office = Office(Path(sys.argv[1]), create=False)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
        "try:\n"
        "    for number in range(1, 99):\n"
        "        office.tell(Story(number=number).acts())\n"
        "except Unavailable as refusal:\n"
        "    print(refusal.problems[0].code, len(list(office.store.journal.everything())))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(office.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    code, entries = ran.stdout.split()
    assert code in {"disk.full", "disk.failed"}
    again = Office(office.folder, create=False)
    assert len(list(again.store.journal.check())) == int(entries)
    assert again.store.database.is_sound()
    again.close()


def test_a_draft_is_kept_or_refused_but_never_half(small_disk: Path) -> None:
    office = Office(small_disk / "office")
    drafts = office.store.drafts(person("clerk"))
    short = Draft(form="case", thing="1", version=1, fields="短", saved_at=MORNING)
    long = Draft(form="case", thing="1", version=1, fields="长" * MEGABYTE, saved_at=MORNING)
    drafts.keep(short)
    assert refused(Unavailable, lambda: drafts.keep(long)) == ["disk.full"]
    assert drafts.all() == (short,)
    office.close()


def write(target: Path, data: bytes) -> None:
    with written_whole(target) as file:
        file.write(data)


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    with written_whole(target) as file:
        file.write(b"first half")
        assert not target.exists()
        file.write(b", second half")
    assert target.read_bytes() == b"first half, second half"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_failed_leaves_the_one_before_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    write(target, b"before")
    with pytest.raises(LookupError), written_whole(target) as file:
        file.write(b"half")
        raise LookupError
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    nowhere = tmp_path / "no" / "packet.pdf"
    assert refused(NotFound, lambda: write(nowhere, b"")) == ["disk.no_file"]


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "card"
    path.write_bytes(b"12345")
    assert read_limited(path, 5) == b"12345"
    assert refused(Unavailable, lambda: read_limited(path, 4)) == ["disk.file_too_large"]
    assert refused(NotFound, lambda: read_limited(tmp_path, 4)) == ["disk.no_file"]
    assert refused(NotFound, lambda: read_limited(path / "below", 4)) == ["disk.no_file"]
    assert refused(NotFound, lambda: read_limited(tmp_path / "none", 4)) == ["disk.no_file"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EACCES, "disk.read_only"),
        (errno.EPERM, "disk.read_only"),
        (errno.EROFS, "disk.read_only"),
        (errno.ENOENT, "disk.no_file"),
        (errno.ENOTDIR, "disk.no_file"),
        (errno.EIO, "disk.failed"),
        (errno.ENODEV, "disk.failed"),
    ],
)
def test_what_the_system_refuses_is_told_in_a_clerk_s_words(number: int, code: str) -> None:
    with pytest.raises(Failure) as caught, guarded(Path("stick")):
        raise OSError(number, os.strerror(number))
    assert [problem.code for problem in caught.value.problems] == [code]
    assert failure(OSError(number, ""), Path("stick")).problems == caught.value.problems
