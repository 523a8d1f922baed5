"""Case files kept in memory: never stale, whoever wrote and whatever failed."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.office import PersonAdmitted, RoleGiven, StationStarted
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, IncidentId, PersonId
from desktop.domain.office import Role
from desktop.errors import NotFound
from desktop.storage.case_files import KEPT
from desktop.vault.keys import SealingKey, public_text
from tests.domain.stories import Story, person
from tests.storage.material import Office, signing_key
from tests.vault.refusals import refused

STORY = Story()


def corrected(place: str) -> ValueCorrected:
    return ValueCorrected(about=STORY.incident, field="place", value=place, reason="听错")


def test_a_file_grows_with_every_act_as_if_it_were_folded_anew(office: Office) -> None:
    office.tell(STORY.intake())
    office.tell([STORY.opening()[0]])
    files = office.store.files
    for told in [*STORY.opening()[1:], *STORY.verification(), *STORY.hearing()]:
        files.file(STORY.case)
        office.record(told.act, told.case, told.by)
        grown = files.file(STORY.case)
        files.forget()
        assert grown == files.file(STORY.case)


def test_a_correction_of_a_thing_shows_in_its_case(office: Office) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    assert office.store.files.file(STORY.case).incidents[STORY.incident].now.place == "青山镇石桥村"
    office.record(corrected("青山镇小河村"))
    assert office.store.files.file(STORY.case).incidents[STORY.incident].now.place == "青山镇小河村"


def test_a_case_that_is_not_here_is_named(office: Office) -> None:
    nowhere = CaseId("0" * 32)
    assert office.store.files.find(nowhere) is None
    assert office.store.files.thing("0" * 32) is None
    assert refused(NotFound, lambda: office.store.files.file(nowhere)) == ["case.not_here"]


def test_what_was_rolled_back_is_forgotten(office: Office) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    files = office.store.files
    before = (files.file(STORY.case), files.thing(STORY.incident), files.office())
    with pytest.raises(LookupError), office.store.writing():
        office.tell(STORY.verification())
        office.record(corrected("别处"))
        office.record(RoleGiven(person=person("clerk"), role=Role.CLERK))
        assert len(files.file(STORY.case).history) > len(before[0].history)
        assert files.office().has_role(person("clerk"), Role.CLERK)
        raise LookupError
    assert (files.file(STORY.case), files.thing(STORY.incident), files.office()) == before


def test_a_part_that_failed_alone_is_forgotten_too(office: Office) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    before = office.store.files.file(STORY.case)
    with office.store.writing():
        with pytest.raises(LookupError), office.store.writing():
            office.tell(STORY.verification())
            raise LookupError
        assert office.store.files.file(STORY.case) == before
    assert office.store.files.file(STORY.case) == before


def test_a_second_connection_sees_what_the_first_has_written_and_the_other_way_round(
    office: Office,
) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    other = Office(office.folder, create=False)
    other.skip_salts(5)
    mine, theirs = office.store.files, other.store.files
    assert mine.file(STORY.case) == theirs.file(STORY.case)
    assert mine.office() == theirs.office()
    assert mine.everyone() == theirs.everyone()
    assert mine.thing(STORY.incident) == theirs.thing(STORY.incident)
    other.tell(STORY.verification())
    assert mine.file(STORY.case) == theirs.file(STORY.case)
    office.record(corrected("小河村"))
    assert theirs.thing(STORY.incident) == mine.thing(STORY.incident)
    assert theirs.file(STORY.case) == mine.file(STORY.case)
    other.record(RoleGiven(person=person("clerk"), role=Role.CLERK))
    assert mine.office().has_role(person("clerk"), Role.CLERK)
    assert mine.everyone() == theirs.everyone()
    office.tell(STORY.hearing())
    assert theirs.file(STORY.case) == mine.file(STORY.case)
    other.close()


def test_a_worker_has_its_own_connection_and_the_window_sees_its_work(office: Office) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    before = office.store.files.file(STORY.case)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            store = office.store.another()
            for told in STORY.verification():
                store.record(told.act, told.case, office.hand(told.by))
            store.close()
        except BaseException as error:  # a thread has nobody else to tell
            failures.append(error)
            raise

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert failures == []
    after = office.store.files.file(STORY.case)
    assert len(after.history) == len(before.history) + len(STORY.verification())


def test_no_more_files_are_kept_than_are_in_use(office: Office) -> None:
    stories = [Story(number=number) for number in range(1, KEPT + 9)]
    with office.store.writing():
        for story in stories:
            office.tell([*story.intake(), *story.opening()])
    found = [office.store.files.file(story.case) for story in stories]
    assert [file.case for file in found] == [story.case for story in stories]
    assert len(office.store.files._replays) == KEPT  # memory is what this is about


def test_an_office_is_described_by_its_own_stations_alone(office: Office, other: Office) -> None:
    office.tell(STORY.intake())
    head = office.store.journal.head(office.store.journal.station)
    assert head is not None
    other.record(
        StationStarted(
            station=other.store.journal.station,
            signing_key=public_text(other.store.station_key.public),
            sealing_key=other.store.sealing_key.recipient,
            continues=head.entry,
        )
    )
    intruder = PersonId("e" * 32)
    other.record(
        PersonAdmitted(
            person=intruder,
            name="外人",
            station=other.store.journal.station,
            key=public_text(signing_key("intruder").public),
        )
    )
    other.record(RoleGiven(person=intruder, role=Role.KEY_KEEPER))
    before = office.store.files.office()
    office.take_in(other)
    assert office.store.files.office() == before
    assert intruder in office.store.files.everyone().people
    theirs = office.store.files.stations_of(frozenset({other.store.journal.station}))
    assert theirs.created is not None
    assert theirs.created.name == "石桥镇人民政府"


def test_a_restored_office_goes_on_as_a_new_station_and_stays_the_same_office(
    office: Office,
) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    old = office.store.journal.station
    head = office.store.journal.head(old)
    described = office.store.files.office()
    office.store.start_station(signing_key("new station"), SealingKey.new())
    station = office.store.journal.station
    assert station != old
    first = office.record(corrected("小河村"))
    assert (first.station, office.store.journal.head(old)) == (station, head)
    assert office.store.files.office() == described
    assert office.store.tables.last_number("青山镇", 2026) == 1
    office.store.tables.rebuild()
    assert office.store.tables.last_number("青山镇", 2026) == 1
    again = Office(office.folder, create=False)
    assert again.store.journal.station == station
    assert again.store.station_key.public == office.store.station_key.public
    assert again.store.files.office() == described
    again.close()


def test_a_case_id_used_as_the_name_of_a_thing_confuses_neither(office: Office) -> None:
    incident = STORY.intake()[0].act
    assert isinstance(incident, IncidentRecorded)
    office.tell([*STORY.intake(), *STORY.opening()])
    namesake = replace(incident, incident=IncidentId(STORY.case))
    office.record(namesake)
    office.store.files.forget()
    assert office.store.files.file(STORY.case).opened.now.matter == STORY.matter
    thing = office.store.files.thing(STORY.case)
    assert thing is not None
    assert thing.now == namesake


def test_a_settlement_reaches_the_thing_outside_its_case(office: Office, other: Office) -> None:
    office.tell([*STORY.intake(), *STORY.opening()])
    other.take_in(office)
    office.record(corrected("甲村"))
    other.record(corrected("乙村"))
    office.take_in(other)
    (dispute,) = office.store.files.file(STORY.case).disputes
    assert (dispute.about, dispute.field) == (STORY.incident, "place")
    assert office.store.lists.cases()[0].disputed
    office.record(
        DisputeSettled(
            about=STORY.incident,
            field="place",
            value="乙村",
            settles=tuple(held.entry for held in dispute.held),
        )
    )
    assert office.store.files.file(STORY.case).disputes == ()
    assert office.store.lists.cases()[0].disputed is False
    other.take_in(office)
    assert other.store.files.file(STORY.case) == office.store.files.file(STORY.case)
