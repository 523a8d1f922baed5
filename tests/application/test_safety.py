"""The safety check: whatever was changed behind the program's back is named."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from desktop.application.evidence import Evidence
from desktop.application.offices import open_office
from desktop.application.progress import NoProgress, Progress
from desktop.application.safety import Safety
from desktop.errors import Cancelled
from tests.builders import CLERK, PASSWORD, ACase, a_world, an_incident, refusal
from tests.fakes import FixedClock


class Stopped(Progress):
    """A person who wants to stop at once."""

    def step(self, code: str, done: int, total: int) -> None:
        raise Cancelled


def found(case: ACase) -> list[str]:
    report = Safety(case.town.clerk).check(NoProgress())
    assert report.is_sound is not bool(report.problems)
    return sorted({problem.code for problem in report.problems})


def behind_the_triggers(case: ACase, sql: str, values: tuple[Any, ...] = ()) -> None:
    """Change the database as somebody with the key could."""
    database = case.town.clerk.store.database
    for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        database.run(f'DROP TRIGGER "{name}"')
    database.run("PRAGMA foreign_keys = OFF")
    database.run(sql, values)


def test_an_office_that_was_left_alone_is_sound(reviewed: ACase) -> None:
    before = reviewed.town.entries
    report = Safety(reviewed.town.clerk).check(NoProgress())
    assert report.is_sound
    assert (report.entries, report.signatures, report.attachments) == (before, before, 1)
    assert reviewed.town.entries == before


def test_the_check_can_be_stopped(case: ACase) -> None:
    assert refusal(Cancelled, partial(Safety(case.town.clerk).check, Stopped())) == [
        "work.cancelled"
    ]


def test_a_changed_word_is_named(case: ACase) -> None:
    an_incident(case.town.clerk, what="值班室有人")
    words = ("有人", "无人", "有人".encode())
    behind_the_triggers(
        case,
        "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), ?, ?) AS BLOB)"
        " WHERE instr(body, ?)",
        words,
    )
    assert found(case) == ["journal.body_changed"]


@pytest.mark.parametrize("column", ["link", "header"])
def test_a_changed_link_or_header_is_named(case: ACase, column: str) -> None:
    behind_the_triggers(
        case,
        f"UPDATE entries SET {column} = CAST(replace(CAST({column} AS TEXT), '1', '2') AS BLOB)"  # noqa: S608 # two constants
        " WHERE number = 1",
    )
    assert found(case)


def test_an_act_signed_by_somebody_else_is_named(case: ACase) -> None:
    behind_the_triggers(
        case,
        "UPDATE entries SET signature = (SELECT signature FROM entries WHERE number = 1)"
        " WHERE number = 2",
    )
    assert found(case) == ["journal.wrong_signature"]


def test_a_tail_that_was_cut_off_is_named_by_the_head_once_signed(
    reviewed: ACase, clock: FixedClock
) -> None:
    town = reviewed.town
    town.clerk.close()
    again = open_office(town.folder, CLERK, PASSWORD, a_world(clock, town.ids))
    town.clerk = again
    last = "(SELECT max(number) FROM entries)"
    behind_the_triggers(reviewed, f"DELETE FROM entries WHERE number = {last}")  # noqa: S608 # a constant
    codes = found(reviewed)
    again.close()
    assert codes == ["journal.chain_cut"]


def test_evidence_that_is_gone_cut_or_changed_is_named(case: ACase) -> None:
    work = case.town.clerk
    Evidence(work).add(case.case, case.piece(work))
    (sealed,) = (case.town.folder / "attachments").rglob("*.age")
    whole = sealed.read_bytes()
    for left in (whole[:-1], whole[:40], b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        sealed.write_bytes(left)
        assert found(case) == ["attachment.damaged"]
    sealed.unlink()
    assert found(case) == ["attachment.damaged"]
    sealed.write_bytes(whole)
    assert found(case) == []
