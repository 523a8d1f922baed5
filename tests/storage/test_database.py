"""The encrypted file: who may open it, what a transaction promises, what a refusal means."""

from __future__ import annotations

import os
import stat
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3

from desktop.errors import Cancelled, Damaged, NotFound, TooNew, Unavailable
from desktop.storage.database import Clash, EncryptedDatabase
from desktop.storage.schema import FORMAT
from tests.storage.material import KEY, Office
from tests.vault.refusals import refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one draft, closed."""
    path = tmp_path / "journal.db"
    with EncryptedDatabase(path, KEY, create=True) as database:
        put(database, "一")
    return path


def put(database: EncryptedDatabase, thing: str) -> None:
    database.run("INSERT INTO drafts VALUES ('p', 'f', ?, 1, '{}', '2026')", (thing,))


def things(database: EncryptedDatabase) -> list[str]:
    return [row[0] for row in database.rows("SELECT thing FROM drafts ORDER BY rowid")]


def test_nothing_in_the_file_can_be_read_without_the_key(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert b"CREATE TABLE" not in raw
    wrong = bytes(reversed(KEY))
    assert refused(Damaged, lambda: EncryptedDatabase(path, wrong)) == ["office.damaged_database"]
    assert path.read_bytes() == raw


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_its_owner_may_read_the_file_and_its_companions(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with EncryptedDatabase(path, KEY, create=True) as database:
        put(database, "一")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {name: 0o600 for name in ("journal.db", "journal.db-wal", "journal.db-shm")}


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    assert refused(NotFound, lambda: EncryptedDatabase(path, KEY)) == ["office.no_database"]
    assert not path.exists()
    nowhere = tmp_path / "no" / "journal.db"
    assert refused(NotFound, lambda: EncryptedDatabase(nowhere, KEY, create=True)) == [
        "disk.no_file"
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"SQLite format 3\x00" + bytes(4080),
        b"not a database at all" * 400,
        bytes(range(256)) * 64,
        b"\xff",
    ],
)
def test_another_file_in_its_place_is_reported_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    assert refused(Damaged, lambda: EncryptedDatabase(path, KEY)) == ["office.damaged_database"]
    assert path.read_bytes() == content


def set_version(path: Path, version: int) -> None:
    connection = sqlcipher3.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_data_of_a_newer_program_are_refused_by_name_and_stay_as_they_are(path: Path) -> None:
    set_version(path, FORMAT + 1)
    raw = path.read_bytes()
    assert refused(TooNew, lambda: EncryptedDatabase(path, KEY)) == ["office.too_new"]
    assert path.read_bytes() == raw


def test_data_of_an_older_program_are_kept_as_they_were_before_they_are_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_on = datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp()
    os.utime(path, (changed_on, changed_on))
    with monkeypatch.context() as later:
        later.setattr("desktop.storage.database.FORMAT", FORMAT + 1)
        with EncryptedDatabase(path, KEY) as database:
            put(database, "二")
            assert database.rows("PRAGMA user_version") == [(FORMAT + 1,)]
    copy = path.with_name("journal-2026-11-20.db")
    with EncryptedDatabase(copy, KEY) as database:
        assert things(database) == ["一"]
    assert refused(TooNew, lambda: EncryptedDatabase(path, KEY)) == ["office.too_new"]


def test_data_of_this_program_are_opened_again(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        assert things(database) == ["一"]
        assert database.is_sound()
        assert database.rows("PRAGMA user_version") == [(FORMAT,)]


def test_the_promises_of_the_file_are_set_at_every_opening(path: Path) -> None:
    expected = {
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "secure_delete": 1,
        "cell_size_check": 1,
        "cache_size": -65536,
        "temp_store": 2,
    }
    with EncryptedDatabase(path, KEY) as database:
        found = {name: database.rows(f"PRAGMA {name}")[0][0] for name in expected}
    assert found == expected


def test_what_is_written_together_stands_together_or_not_at_all(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        with pytest.raises(LookupError), database.writing():
            put(database, "二")
            raise LookupError
        assert things(database) == ["一"]
        with database.writing():
            put(database, "二")
            with database.writing():
                put(database, "三")
        assert things(database) == ["一", "二", "三"]


def test_an_inner_part_may_fail_alone_and_more_than_once(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        with database.writing():
            put(database, "二")
            for _ in range(2):
                with pytest.raises(Clash), database.writing():
                    put(database, "三")
                    put(database, "三")
            with database.writing():
                put(database, "四")
        assert things(database) == ["一", "二", "四"]
        with database.writing():
            put(database, "五")
        assert things(database)[-1] == "五"


def test_a_transaction_that_fails_as_a_whole_takes_its_finished_parts_along(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        with pytest.raises(LookupError), database.writing():
            with database.writing():
                put(database, "二")
            raise LookupError
        assert things(database) == ["一"]


def test_a_second_writer_waits_no_longer_than_it_must_and_is_told(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as first, EncryptedDatabase(path, KEY) as second:
        second.rows("PRAGMA busy_timeout = 20")
        with first.writing():
            put(first, "二")
            with pytest.raises(Unavailable) as caught:
                put(second, "三")
            assert things(second) == ["一"]
        assert [problem.code for problem in caught.value.problems] == ["office.busy"]
        assert things(second) == ["一", "二"]
        put(second, "三")
        assert things(first) == ["一", "二", "三"]


def test_a_generation_ends_when_someone_else_writes_and_not_by_own_acts(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as mine, EncryptedDatabase(path, KEY) as theirs:
        before = mine.generation()
        put(mine, "二")
        assert mine.generation() == before
        put(theirs, "三")
        after = mine.generation()
        assert after != before
        with mine.writing():
            assert mine.generation() == after
        with theirs.writing():
            put(theirs, "四")
        with mine.writing():
            assert mine.generation() != after


def test_full_at_any_moment_leaves_what_was_there(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        (pages,) = database.rows("PRAGMA page_count")[0]
        database.rows(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(Unavailable) as caught, database.writing():
            for number in range(100):
                with database.writing():
                    put(database, str(number) * 2000)
        assert [problem.code for problem in caught.value.problems] == ["disk.full"]
        assert things(database) == ["一"]
        put(database, "二")
        assert things(database) == ["一", "二"]
        assert database.is_sound()


def test_a_running_question_can_be_stopped_from_another_thread(path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with EncryptedDatabase(path, KEY) as database:
        stopper = threading.Timer(0.05, database.interrupt)
        stopper.start()
        with pytest.raises(Cancelled):
            database.rows(endless)
        stopper.join()
        assert things(database) == ["一"]


def test_a_connection_stays_in_its_thread(path: Path) -> None:
    caught: list[str] = []
    with EncryptedDatabase(path, KEY) as database:

        def use_it() -> None:
            try:
                things(database)
            except sqlcipher3.dbapi2.ProgrammingError as error:
                caught.append(str(error))

        thread = threading.Thread(target=use_it)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_an_open_file_that_was_cut_is_not_sound(path: Path) -> None:
    with EncryptedDatabase(path, KEY) as database:
        for number in range(40):
            put(database, str(number) * 1000)
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    with EncryptedDatabase(path, KEY) as database:
        assert not database.is_sound()


def test_an_office_without_its_keys_is_damaged_and_lets_the_file_go(office: Office) -> None:
    office.store.database.run("DELETE FROM secrets WHERE name = 'station'")
    assert refused(Damaged, lambda: Office(office.folder, create=False)) == [
        "office.damaged_database"
    ]
