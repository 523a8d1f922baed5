"""A damaged file is reported or harmless, never silently wrong; a torn log loses whole acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest

from desktop.errors import Damaged, Failure
from desktop.storage.office_store import DATABASE, OfficeStore
from tests.domain.stories import Story
from tests.storage.material import KEY, Office

CASES = 3
PAGE = 4096


@dataclass(frozen=True, kw_only=True)
class Contents:
    """Everything an office can show."""

    entries: tuple[object, ...]
    rows: tuple[object, ...]
    files: tuple[object, ...]
    found: tuple[object, ...]


def contents(store: OfficeStore) -> Contents:
    lists = store.lists
    return Contents(
        entries=tuple(store.journal.everything()),
        rows=(lists.cases(), lists.incidents(), lists.respondents(), lists.count()),
        files=tuple(store.files.file(Story(number=number).case) for number in range(1, CASES + 1)),
        found=(lists.search("青山镇"), lists.search("值班"), lists.search("zw")),
    )


def looked_at(folder: Path) -> Contents | Failure:
    """Return what an office shows, or how it says that it cannot."""
    try:
        store = OfficeStore(folder, KEY)
    except Failure as failure:
        return failure
    try:
        return contents(store)
    except Failure as failure:
        return failure
    finally:
        store.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Contents]:
    """An office at rest, and what it shows."""
    office = Office(tmp_path_factory.mktemp("whole"))
    office.tell_at_once(Story(number=number) for number in range(1, CASES + 1))
    shown = contents(office.store)
    office.close()
    return office.folder, shown


def places(seed: str, size: int, count: int) -> list[int]:
    """Return places that look random and are the same in every run."""
    return [
        int.from_bytes(sha256(f"{seed} {number}".encode()).digest()[:8]) % size
        for number in range(count)
    ]


def check_flipped_bits(whole: tuple[Path, Contents], folder: Path, count: int) -> None:
    source, shown = whole
    data = (source / DATABASE).read_bytes()
    path = folder / DATABASE
    reported = 0
    for bit in places("flip", len(data) * 8, count):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        clear(folder)
        path.write_bytes(changed)
        reported += is_reported(folder, shown)
    assert reported > 0


def is_reported(folder: Path, shown: Contents) -> bool:
    """Say whether damage was noticed at once; if not, nothing is wrong but the check finds it."""
    seen = looked_at(folder)
    if isinstance(seen, Failure):
        assert isinstance(seen, Damaged)
        return True
    assert seen == shown
    store = OfficeStore(folder, KEY)
    try:
        assert not store.database.is_sound()
    finally:
        store.close()
    return False


def clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def test_every_flipped_bit_is_reported_or_harmless(
    whole: tuple[Path, Contents], tmp_path: Path
) -> None:
    check_flipped_bits(whole, tmp_path, 200)


@pytest.mark.nightly
def test_thousands_of_flipped_bits_are_reported_or_harmless(
    whole: tuple[Path, Contents], tmp_path: Path
) -> None:
    check_flipped_bits(whole, tmp_path, 4_000)


def test_every_cut_is_reported_or_harmless(whole: tuple[Path, Contents], tmp_path: Path) -> None:
    source, shown = whole
    data = (source / DATABASE).read_bytes()
    for length in [0, 1, 15, 16, 100, 4095, 4096, *places("cut", len(data), 60), len(data) - 1]:
        clear(tmp_path)
        (tmp_path / DATABASE).write_bytes(data[:length])
        assert is_reported(tmp_path, shown) or length > len(data) * 9 // 10


def test_pages_that_changed_places_are_reported_or_harmless(
    whole: tuple[Path, Contents], tmp_path: Path
) -> None:
    source, shown = whole
    data = (source / DATABASE).read_bytes()
    reported = 0
    for start in range(PAGE, len(data) - 2 * PAGE, 3 * PAGE):
        middle, end = start + PAGE, start + 2 * PAGE
        swapped = data[:start] + data[middle:end] + data[start:middle] + data[end:]
        clear(tmp_path)
        (tmp_path / DATABASE).write_bytes(swapped)
        reported += is_reported(tmp_path, shown)
    assert reported > 10


@dataclass(frozen=True, kw_only=True)
class Logged:
    """An office pulled out of the wall: its file, its write-ahead log, the acts in it in order."""

    file: bytes
    log: bytes
    acts: tuple[str, ...]


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Logged:
    office = Office(tmp_path_factory.mktemp("logged"))
    database = office.store.database
    database.rows("PRAGMA wal_autocheckpoint = 0")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    office.tell(islice(Story().acts(), 24))
    acts = tuple(entry.id for entry in office.store.journal.everything())
    path = office.folder / DATABASE
    before = Logged(
        file=path.read_bytes(), log=path.with_name(f"{DATABASE}-wal").read_bytes(), acts=acts
    )
    office.close()
    return before


Harm = Callable[[bytes, int], bytes]


def cut(log: bytes, place: int) -> bytes:
    return log[:place]


def garble(log: bytes, place: int) -> bytes:
    """Overwrite a sector, as a disk does that loses power while it writes."""
    return log[:place] + sha256(bytes([place % 251])).digest() * 16 + log[place + 512 :]


def flip(log: bytes, place: int) -> bytes:
    return log[:place] + bytes([log[place] ^ 1 << place % 8]) + log[place + 1 :]


def check_torn(logged: Logged, folder: Path, harm: Harm, count: int) -> None:
    """Harm the log at many places; each time whole acts are left, from the first one on."""
    lost = 0
    for place in places(harm.__name__, len(logged.log), count):
        clear(folder)
        (folder / DATABASE).write_bytes(logged.file)
        (folder / f"{DATABASE}-wal").write_bytes(harm(logged.log, place))
        store = OfficeStore(folder, KEY)
        try:
            left = tuple(entry.id for entry in store.journal.everything())
            assert left == logged.acts[: len(left)]
            assert len(list(store.journal.check())) == len(left)
            assert store.database.is_sound()
            assert_tables_fit(store)
        finally:
            store.close()
        lost += len(left) < len(logged.acts)
    assert lost > 0


def assert_tables_fit(store: OfficeStore) -> None:
    """A rebuild changes nothing: acts and tables were written together."""
    lists = store.lists
    before = (lists.cases(), lists.incidents(), lists.respondents(), lists.count())
    store.tables.rebuild()
    assert (lists.cases(), lists.incidents(), lists.respondents(), lists.count()) == before


@pytest.mark.parametrize("harm", [cut, garble, flip])
def test_a_torn_log_leaves_whole_acts_from_the_first_on(
    logged: Logged, tmp_path: Path, harm: Harm
) -> None:
    check_torn(logged, tmp_path, harm, 67)


@pytest.mark.nightly
@pytest.mark.parametrize("harm", [cut, garble, flip])
def test_a_log_torn_at_a_thousand_places_leaves_whole_acts(
    logged: Logged, tmp_path: Path, harm: Harm
) -> None:
    check_torn(logged, tmp_path, harm, 1_000)


def test_a_whole_log_loses_nothing(logged: Logged, tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(logged.file)
    (tmp_path / f"{DATABASE}-wal").write_bytes(logged.log)
    store = OfficeStore(tmp_path, KEY)
    assert tuple(entry.id for entry in store.journal.everything()) == logged.acts
    store.close()
