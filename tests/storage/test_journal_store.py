"""The journal on disk: append-only, exact, and the same whatever comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

import pytest

from desktop.domain.entries.act import OFFICE_THREAD, Act, ErasedAct, UnknownAct
from desktop.domain.entries.case import TrackOpened
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import EntryId, StationId
from desktop.errors import Damaged, NotFound
from desktop.journal.chain import Head, check_chain, sign_head
from desktop.journal.entry import Entry
from desktop.journal.reading import check_arrival
from desktop.journal.writing import Occasion, Place, write_entry
from desktop.storage.database import Clash
from tests.domain.stories import DAY, Story
from tests.storage.material import Office
from tests.vault.refusals import refused

STORY = Story()


def received(here: Office, entries: list[Entry]) -> list[bool]:
    journal = here.store.journal
    with here.store.writing():
        added = [journal.receive(entry, check_arrival(entry)) for entry in entries]
        here.store.tables.refresh(journal.rethread(entry.id for entry in entries))
    return added


def test_an_act_is_the_next_link_of_this_station_and_knows_what_its_author_had_seen(
    office: Office,
) -> None:
    journal = office.store.journal
    first, respondent = (office.record(told.act) for told in STORY.intake())
    correction = ValueCorrected(about=STORY.incident, field="place", value="石桥村", reason="听错")
    second = office.record(correction)
    assert second.after == (first.entry,)
    assert (first.clock, respondent.clock, second.clock) == tuple(
        range(first.clock, first.clock + 3)
    )
    assert journal.frontier(STORY.incident) == (second.entry,)
    assert journal.thread(STORY.incident) == (first, second)
    assert journal.head(journal.station) == Head(
        station=journal.station, number=len(list(journal.everything())), entry=second.entry
    )


def test_what_a_clerk_saw_elsewhere_is_named_too(office: Office) -> None:
    incident, _ = (office.record(told.act) for told in STORY.intake())
    opened = STORY.opening()[0]
    recorded = office.store.record(opened.act, opened.case, office.hand(seen=(incident.entry,)))
    assert recorded.after == (incident.entry,)


def test_the_chain_holds_link_by_link_and_every_entry_by_its_digests(office: Office) -> None:
    office.tell(STORY.acts())
    journal = office.store.journal
    links = journal.links_after(journal.station, 0)
    assert check_chain(links) == journal.head(journal.station) == journal.heads()[0]
    assert len(list(journal.check())) == len(links)
    third = journal.at(journal.station, 3)
    assert third is not None
    assert journal.entry(third).link == links[2] == journal.links_after(journal.station, 2)[0]
    assert journal.at(journal.station, len(links) + 1) is None
    assert journal.has(third)


def test_an_entry_that_is_not_here_is_named(office: Office) -> None:
    nowhere = EntryId("0" * 64)
    assert not office.store.journal.has(nowhere)
    assert refused(NotFound, lambda: office.store.journal.entry(nowhere)) == ["entry.not_here"]
    assert office.store.journal.head(StationId("0" * 32)) is None


def test_received_bytes_are_kept_exactly_and_a_second_time_changes_nothing(
    office: Office, other: Office
) -> None:
    other.tell(STORY.acts())
    entries = list(other.store.journal.everything())
    assert all(received(office, entries))
    station = other.store.journal.station
    assert [office.store.journal.entry(entry.id) for entry in entries] == entries
    assert office.store.journal.head(station) == other.store.journal.head(station)
    assert office.store.files.file(STORY.case) == other.store.files.file(STORY.case)
    before = office.store.lists.cases()
    assert not any(received(office, entries))
    assert office.store.lists.cases() == before


def test_the_next_act_comes_after_everything_received(office: Office, other: Office) -> None:
    other.tell(STORY.acts())
    office.take_in(other)
    highest = other.store.journal.highest_clock()
    assert office.record(STORY.intake()[0].act).clock == highest + 1


def test_a_header_may_follow_its_link_and_a_body_its_header(office: Office, other: Office) -> None:
    other.tell(STORY.acts())
    entries = list(other.store.journal.everything())
    assert all(received(office, [entry.bare() for entry in entries]))
    assert office.store.lists.cases() == ()
    assert office.store.files.find(STORY.case) is None
    assert all(received(office, [entry.without_body() for entry in entries]))
    assert office.store.files.find(STORY.case) is None
    assert all(received(office, entries))
    assert office.store.files.file(STORY.case) == other.store.files.file(STORY.case)
    assert office.store.lists.cases() == other.store.lists.cases()
    assert office.store.lists.incidents() == other.store.lists.incidents()


def test_an_act_outside_every_case_finds_its_thread_when_its_body_comes(
    office: Office, other: Office
) -> None:
    recorded = other.record(STORY.intake()[0].act)
    entry = other.store.journal.entry(recorded.entry)
    before = office.store.journal.frontier(OFFICE_THREAD)
    received(office, [entry.without_body()])
    assert recorded.entry in office.store.journal.frontier(OFFICE_THREAD)
    erased = office.store.journal.recorded(recorded.entry)
    assert erased.act == ErasedAct(kind="incident.recorded")
    received(office, [entry])
    assert office.store.journal.frontier(STORY.incident) == (recorded.entry,)
    assert office.store.journal.frontier(OFFICE_THREAD) == before
    assert office.store.lists.incidents()[0].incident == STORY.incident


def test_a_bare_link_has_no_thread(office: Office, other: Office) -> None:
    recorded = other.record(STORY.intake()[0].act)
    bare = other.store.journal.entry(recorded.entry).bare()
    assert received(office, [bare]) == [True]
    assert office.store.journal.thread(STORY.incident) == ()
    assert refused(NotFound, lambda: office.store.journal.recorded(recorded.entry)) == [
        "journal.header_missing"
    ]


def test_entries_that_never_saw_each_other_are_both_the_latest(
    office: Office, other: Office
) -> None:
    office.record(STORY.intake()[0].act)
    other.take_in(office)
    mine = office.record(
        ValueCorrected(about=STORY.incident, field="place", value="甲村", reason="一")
    )
    theirs = other.record(
        ValueCorrected(about=STORY.incident, field="place", value="乙村", reason="二")
    )
    office.take_in(other)
    assert set(office.store.journal.frontier(STORY.incident)) == {mine.entry, theirs.entry}
    settled = office.record(
        ValueCorrected(about=STORY.incident, field="place", value="丙村", reason="三")
    )
    assert set(settled.after) == {mine.entry, theirs.entry}
    assert office.store.journal.frontier(STORY.incident) == (settled.entry,)


def fork_of(office: Office, number: int) -> Entry:
    """Return another entry that the station signs under a number it used before."""
    journal = office.store.journal
    place = Place(station=journal.station, number=number, previous=journal.at(journal.station, 1))
    hand = office.hand()
    genuine = office.store.journal.entry(journal.at(journal.station, number) or EntryId(""))
    header = check_arrival(genuine).header
    assert header is not None
    occasion = Occasion(
        actor=hand.actor,
        recorded_at=hand.recorded_at + timedelta(days=1),
        clock=header.clock,
        case=None,
        after=(),
    )
    return write_entry(STORY.intake()[0].act, occasion, place, hand.salts, hand.sign)


def test_a_forked_number_is_refused_with_its_sentence_and_nothing_is_kept(
    office: Office, other: Office
) -> None:
    other.tell(STORY.intake())
    office.take_in(other)
    before = list(office.store.journal.everything())
    fork = fork_of(other, 2)
    assert refused(Damaged, lambda: received(office, [fork])) == ["journal.forked_chain"]
    assert refused(Damaged, lambda: received(office, [fork.bare()])) == ["journal.forked_chain"]
    assert list(office.store.journal.everything()) == before
    assert office.record(STORY.intake()[0].act).clock > 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries",
        "UPDATE entries SET link = x'00' WHERE number = 2",
        "UPDATE entries SET number = number + 100",
        "UPDATE entries SET station = 'x'",
        "UPDATE entries SET entry = 'x' WHERE number = 2",
        "UPDATE entries SET header = x'00' WHERE number = 2",
        "UPDATE entries SET signature = x'00' WHERE number = 2",
        "UPDATE entries SET clock = 99 WHERE number = 2",
        "UPDATE entries SET clock = NULL, header = NULL, signature = NULL, body = NULL",
        "UPDATE entries SET body = x'00' WHERE number = 2",
        "UPDATE entries SET header = NULL WHERE number = 2",
        "INSERT OR REPLACE INTO entries (entry, station, number, link)"
        " SELECT entry, station, number, x'00' FROM entries WHERE number = 2",
        "INSERT INTO entries (entry, station, number, link, body) VALUES ('x', 'y', 1, x'', x'')",
        "INSERT INTO entries (entry, station, number, link, header) VALUES ('x', 'y', 1, x'', x'')",
    ],
)
def test_nothing_written_is_ever_changed(office: Office, statement: str) -> None:
    before = list(office.store.journal.everything())
    with pytest.raises(Clash):
        office.store.database.run(statement)
    assert list(office.store.journal.everything()) == before


def test_a_body_alone_may_be_removed_and_the_chain_still_holds(office: Office) -> None:
    recorded = office.record(STORY.intake()[0].act)
    office.store.database.run("UPDATE entries SET body = NULL WHERE entry = ?", (recorded.entry,))
    journal = office.store.journal
    assert check_chain(journal.links_after(journal.station, 0)) == journal.head(journal.station)
    assert len(list(journal.check())) == recorded.clock
    assert journal.recorded(recorded.entry).act == ErasedAct(kind=IncidentRecorded.KIND)


def test_a_changed_byte_behind_the_triggers_is_found(office: Office) -> None:
    recorded = office.record(STORY.intake()[0].act)
    database = office.store.database
    database.run("DROP TRIGGER bodies_stay_as_written")
    database.run(
        "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '无人', '有人') AS BLOB)"
        " WHERE entry = ?",
        (recorded.entry,),
    )
    office.store.files.forget()
    assert refused(Damaged, lambda: office.store.files.thing(STORY.incident)) == [
        "journal.body_changed"
    ]


@pytest.mark.parametrize("moved_to", ["office", "incident:other"])
def test_a_changed_body_is_found_when_all_tables_are_filled_again(
    office: Office, moved_to: str
) -> None:
    """Also where the change would lay the entry into another thread."""
    recorded = office.record(STORY.intake()[0].act)
    database = office.store.database
    database.run("DROP TRIGGER bodies_stay_as_written")
    body = office.store.journal.entry(recorded.entry).body
    assert body is not None
    changed = body.replace(STORY.incident.encode(), moved_to.encode())
    assert changed != body
    database.run("UPDATE entries SET body = ? WHERE entry = ?", (changed, recorded.entry))
    assert refused(Damaged, office.store.tables.rebuild) == ["journal.body_changed"]


def test_heads_once_shown_are_kept_as_witnesses(office: Office) -> None:
    journal = office.store.journal
    head = journal.head(journal.station)
    assert head is not None
    signed = sign_head(head, office.store.station_key.sign)
    journal.keep_head(signed)
    journal.keep_head(replace(signed, signature=b"another"))
    assert journal.witnesses() == (signed,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSealed(Act):
    """A kind of a later version of the program."""

    KIND: ClassVar[str] = "case.sealed"

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPaused(TrackOpened):
    """A known kind in a later version."""

    VERSION: ClassVar[int] = 2


@pytest.mark.parametrize(
    "act",
    [
        CaseSealed(why="移交档案"),
        TrackPaused(respondent=STORY.respondent, track=STORY.track, opened_on=DAY),
    ],
)
def test_a_case_with_an_act_of_a_newer_program_is_read_and_not_changed(
    office: Office, other: Office, act: Act
) -> None:
    other.tell([*STORY.intake(), *STORY.opening()])
    newer = other.record(act, STORY.case)
    office.take_in(other)
    file = office.store.files.file(STORY.case)
    assert file.read_only
    assert file.history[-1].act == UnknownAct(kind=act.KIND, version=act.VERSION)
    assert office.store.journal.entry(newer.entry) == other.store.journal.entry(newer.entry)
    assert office.store.lists.cases() == other.store.lists.cases()
