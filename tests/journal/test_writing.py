from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import ClassVar

import pytest

from desktop.domain.entries.act import Act
from desktop.domain.ids import EntryId, PersonId, StationId
from desktop.errors import Damaged, Refused
from desktop.journal.chain import next_place
from desktop.journal.entry import Entry, digest_of
from desktop.journal.facts import read_act
from desktop.journal.reading import check_arrival, check_signature, read_header, read_link
from desktop.journal.writing import Occasion, Place, write_entry
from tests.journal.material import CASE, MORNING, VISIT, Desk, VisitNoted, refused, told, verify


class Mood(Enum):
    CALM = "calm"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodNoted(Act):
    KIND: ClassVar[str] = "mood.noted"

    mood: Mood


def written(desk: Desk, occasion: Occasion, act: Act = VISIT) -> Entry:
    return write_entry(act, occasion, next_place(desk.station, None), desk.salts(), desk.sign)


def test_an_entry_says_what_was_done_and_is_signed_by_who_did_it() -> None:
    desk = Desk("石桥镇")
    seen = (EntryId("f" * 64), EntryId("0" * 64), EntryId("f" * 64))
    entry = desk.write(VISIT, clock=7, after=seen)
    record = told(entry)
    assert record.act == VISIT
    assert (record.entry, record.station, record.clock) == (entry.id, desk.station, 7)
    assert (record.actor, record.case, record.recorded_at) == (desk.person, CASE, MORNING)
    assert record.after == ("0" * 64, "f" * 64)
    check_signature(entry, desk.public, verify)
    check_arrival(entry)


def test_the_bytes_of_an_entry_are_these() -> None:
    """Frozen for ever: every office must find the same id, whatever its version."""
    entry = Desk("石桥镇").write(VISIT, clock=7)
    assert (
        entry.body
        == (
            '{"facts":{"day":"2026-07-03","metres":12,"note":"堤脚渗水，已上报。",'
            '"present":["张三","李四"],"weather":"rain"},"salt":"00000000000000000000000000000003"}'
        ).encode()
    )
    assert entry.header == (
        b'{"actor":"17e9029906454dd2112b4621f601d332","after":[],'
        b'"body":"d57a00513becb23ae51a92a717f98a9a7bca18afc015e922a5d11e53b15108e2",'
        b'"case":"cccccccccccccccccccccccccccccccc","clock":7,'
        b'"kind":"visit.noted","recorded_at":"2026-11-24T02:00:00Z",'
        b'"salt":"00000000000000000000000000000002","version":1}'
    )
    assert entry.link == (
        b'{"format":1,'
        b'"header":"d0cc449a88ef0199662344a516dd5ed7b12c69aafd5d41cb4f72b1416854e0a4",'
        b'"number":1,"previous":null,"station":"6e2f3f19ce74e9725e654179592b4c4f"}'
    )
    assert entry.id == "3d1364e02cd24d6fae0b9d6c723213f8e660ab3f3d6868d1e1e2dc6ac64deb2e"


def test_equal_facts_give_other_digests_each_time() -> None:
    desk = Desk("石桥镇")
    one, other = desk.write(VISIT), desk.write(VISIT)
    assert one.header is not None and other.header is not None
    assert read_header(one.header).body != read_header(other.header).body
    assert read_link(one.link).header != read_link(other.link).header


def test_recorded_at_is_utc_to_the_second() -> None:
    desk = Desk("石桥镇")
    beijing = timezone(timedelta(hours=8))
    moment = datetime(2026, 11, 24, 10, 0, 0, 999_999, tzinfo=beijing)
    entry = written(desk, replace(desk.occasion(), recorded_at=moment))
    assert told(entry).recorded_at == MORNING
    assert b'"recorded_at":"2026-11-24T02:00:00Z"' in (entry.header or b"")


def test_a_time_without_a_zone_is_a_fault_of_the_program() -> None:
    desk = Desk("石桥镇")
    occasion = replace(desk.occasion(), recorded_at=MORNING.replace(tzinfo=None))
    with pytest.raises(TypeError):
        written(desk, occasion)


def test_an_act_outside_every_case_names_none() -> None:
    desk = Desk("石桥镇")
    entry = written(desk, replace(desk.occasion(), case=None))
    assert told(entry).case is None
    assert b'"case":null' in (entry.header or b"")


def test_the_first_entry_names_no_previous_one_and_the_next_names_it() -> None:
    desk = Desk("石桥镇")
    first, second = desk.write(VISIT), desk.write(VISIT)
    assert (read_link(first.link).number, read_link(first.link).previous) == (1, None)
    assert (read_link(second.link).number, read_link(second.link).previous) == (2, first.id)


def test_nothing_is_appended_that_could_not_be_carried_or_read_again() -> None:
    desk = Desk("石桥镇")
    wide = replace(VISIT, present=tuple("一" * 90_000 for _ in range(4)))
    assert refused(Refused, lambda: desk.write(wide)) == "journal.act_too_large"
    broken = replace(VISIT, note="\ud842")
    assert refused(Refused, lambda: desk.write(broken)) == "journal.broken_character"
    long = replace(VISIT, note="一" * 100_001)
    assert refused(Refused, lambda: desk.write(long)) == "journal.text_too_long"
    assert desk.head is None


def test_names_and_numbers_that_are_none_are_found_before_they_stay_for_ever() -> None:
    desk = Desk("石桥镇")
    stranger = replace(desk.occasion(), actor=PersonId("clerk"))
    assert refused(Damaged, lambda: written(desk, stranger)) == "journal.unreadable_entry"
    early = replace(desk.occasion(), clock=0)
    assert refused(Damaged, lambda: written(desk, early)) == "journal.unreadable_entry"
    place = Place(station=StationId("x"), number=1, previous=None)
    occasion, salts = desk.occasion(), desk.salts()
    assert (
        refused(Damaged, lambda: write_entry(VISIT, occasion, place, salts, desk.sign))
        == "journal.unreadable_entry"
    )


def test_facts_of_the_wrong_type_are_found_before_they_stay_for_ever() -> None:
    desk = Desk("石桥镇")
    act = MoodNoted(mood="furious")  # type: ignore[arg-type]  # the mistake this test is about
    assert refused(Damaged, lambda: desk.write(act)) == "journal.malformed_facts"


def test_text_reads_back_composed() -> None:
    entry = Desk("石桥镇").write(replace(VISIT, note="e\u0301"))
    act = told(entry).act
    assert isinstance(act, VisitNoted)
    assert act.note == "é"


def test_the_facts_are_plain_json_with_their_salt_beside_them() -> None:
    entry = Desk("石桥镇").write(MoodNoted(mood=Mood.CALM))
    assert entry.header is not None and entry.body is not None
    assert json.loads(entry.body) == {"facts": {"mood": "calm"}, "salt": f"{3:032x}"}
    header = read_header(entry.header)
    assert header.body == digest_of(entry.body)
    assert read_act(header, entry.body, {"mood.noted": MoodNoted}) == MoodNoted(mood=Mood.CALM)
