"""Making an office, opening it, and who acts in it."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop.application.evidence import Evidence
from desktop.application.offices import (
    Bodies,
    BodyDraft,
    People,
    PersonDraft,
    create_office,
    keyholders,
    open_office,
    read_doorplate,
)
from desktop.domain.entries.evidence import MeasureProposed
from desktop.domain.ids import PersonId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind, Role
from desktop.errors import Damaged, NotFound, Refused, TooNew, Unavailable
from tests.builders import (
    CLERK,
    EVERYONE,
    FOUNDER,
    OFFICE,
    OTHERS,
    PASSWORD,
    RECORDER,
    Town,
    a_case,
    a_world,
    an_incident,
    an_office,
    refusal,
)
from tests.fakes import CountedIds, FixedClock

CANARY = "金丝雀石桥村"


def digests(folder: Path) -> dict[str, str]:
    """Return every file below a folder with the digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_who_founds_an_office_acts_in_it_with_the_roles_given(
    tmp_path: Path, clock: FixedClock
) -> None:
    work = an_office(tmp_path / "office", a_world(clock))
    assert work.founding.name == OFFICE.name
    assert [body.name for body in work.office.bodies.values()] == ["青山镇纪委", "青山镇党委"]
    assert work.office.has_role(work.person, Role.KEY_KEEPER)
    assert not work.office.has_role(work.person, Role.REVIEWER)
    assert work.is_practice
    work.close()
    assert [holder.name for holder in keyholders(tmp_path / "office")] == [CLERK]
    assert read_doorplate(tmp_path / "office").name == OFFICE.name


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_made(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "office"
    empty = BodyDraft(name="青山镇党委", kind=BodyKind.TOWNSHIP_PARTY_COMMITTEE, mark=" ")
    draft = replace(OFFICE, name="", short_name=" ", division="", bodies=(empty,))
    nobody = PersonDraft(name=" \u202e ", password="short", roles=())
    codes = refusal(Refused, lambda: create_office(folder, draft, nobody, a_world(clock)))
    assert codes == [
        *("office.no_name", "office.no_short_name", "office.no_division"),
        *("office.body_incomplete", "vault.password_short", "person.no_name", "person.no_role"),
    ]
    no_body = replace(OFFICE, bodies=())
    assert refusal(Refused, lambda: create_office(folder, no_body, FOUNDER, a_world(clock))) == [
        "office.no_body"
    ]
    assert not folder.exists()


def test_an_office_that_is_there_is_left_alone(town: Town, clock: FixedClock) -> None:
    town.clerk.close()
    before = digests(town.folder)
    assert refusal(Refused, lambda: an_office(town.folder, a_world(clock))) == [
        "office.already_there"
    ]
    assert digests(town.folder) == before


def test_a_wrong_password_opens_nothing(town: Town, clock: FixedClock) -> None:
    town.clerk.close()
    before = digests(town.folder)
    wrong = "wrong-password"
    codes = refusal(Refused, lambda: open_office(town.folder, CLERK, wrong, a_world(clock)))
    assert codes == ["vault.wrong_password"]
    assert digests(town.folder) == before


def test_it_has_to_be_said_who_acts(town: Town, clock: FixedClock) -> None:
    world = a_world(clock)
    assert refusal(Refused, lambda: open_office(town.folder, "", PASSWORD, world)) == [
        "person.which"
    ]
    assert refusal(NotFound, lambda: open_office(town.folder, "某某", PASSWORD, world)) == [
        "person.not_here"
    ]


def test_one_program_has_an_office_at_a_time(town: Town, clock: FixedClock) -> None:
    world = a_world(clock)
    assert refusal(Unavailable, lambda: open_office(town.folder, CLERK, PASSWORD, world)) == [
        "office.already_open"
    ]
    town.clerk.close()
    again = open_office(town.folder, CLERK, PASSWORD, world)
    assert again.name_of(again.person) == CLERK
    again.close()


def test_where_there_is_no_office_nothing_is_opened_or_made(
    tmp_path: Path, clock: FixedClock
) -> None:
    world = a_world(clock)
    assert refusal(NotFound, lambda: open_office(tmp_path, CLERK, PASSWORD, world)) == [
        "office.not_there"
    ]
    assert refusal(NotFound, lambda: read_doorplate(tmp_path)) == ["office.not_there"]
    assert list(tmp_path.iterdir()) == []


def test_an_office_of_a_newer_version_is_refused_by_name(town: Town, clock: FixedClock) -> None:
    town.clerk.store.database.run("PRAGMA user_version = 99")
    town.clerk.close()
    before = digests(town.folder)
    world = a_world(clock)
    assert refusal(TooNew, lambda: open_office(town.folder, CLERK, PASSWORD, world)) == [
        "office.too_new"
    ]
    assert digests(town.folder)["journal.db"] == before["journal.db"]
    plate = town.folder / "office.json"
    plate.write_text(plate.read_text(encoding="utf-8").replace('"format":1', '"format":2'))
    assert refusal(TooNew, lambda: read_doorplate(town.folder)) == ["office.too_new"]


@pytest.mark.parametrize("file", ["office.json", "keys.json", "journal.db"])
@pytest.mark.parametrize("left", [0, 100])
def test_what_was_cut_is_not_opened(town: Town, clock: FixedClock, file: str, left: int) -> None:
    town.clerk.close()
    path = town.folder / file
    path.write_bytes(path.read_bytes()[:left])
    world = a_world(clock)
    (code,) = refusal(Damaged, lambda: open_office(town.folder, CLERK, PASSWORD, world))
    assert code in {"office.damaged_folder", "vault.keys_damaged", "office.damaged_database"}
    assert path.stat().st_size == left


def test_the_lock_is_let_go_after_a_refusal(town: Town, clock: FixedClock) -> None:
    town.clerk.close()
    path = town.folder / "journal.db"
    whole = path.read_bytes()
    path.write_bytes(b"\0" * len(whole))
    world = a_world(clock, CountedIds())
    refusal(Damaged, lambda: open_office(town.folder, CLERK, PASSWORD, world))
    path.write_bytes(whole)
    open_office(town.folder, CLERK, PASSWORD, world).close()


def test_a_key_keeper_admits_people_and_nobody_else_does(town: Town) -> None:
    draft = PersonDraft(name="何 平", password=PASSWORD, roles=(Role.REVIEWER,))
    assert refusal(Refused, lambda: People(town.acting(RECORDER)).admit(draft)) == [
        "role.needs_key_keeper"
    ]
    person = People(town.clerk).admit(draft)
    assert town.clerk.name_of(person) == "何平"
    assert town.acting("何平").office.has_role(person, Role.REVIEWER)


COMMITTEE = BodyDraft(name="石桥镇党委", kind=BodyKind.TOWNSHIP_PARTY_COMMITTEE, mark="石委")


def test_an_office_founded_with_one_body_acts_for_another_as_soon_as_it_is_named(
    tmp_path: Path, clock: FixedClock
) -> None:
    work = an_office(tmp_path / "office", a_world(clock), bodies=OFFICE.bodies[:1])
    case, key = a_case(work, Track.FIRST_FORM)
    body = Bodies(work).name(replace(COMMITTEE, name=" 石桥镇党委 "))
    assert work.office.bodies[body].name == "石桥镇党委"
    proposed = MeasureProposed(
        respondent=key[0],
        track=key[1],
        measure=MeasureCode("admonition"),
        body=body,
        reason="造成险情处置迟误。",
    )
    Evidence(work).propose_measure(case, proposed)
    assert work.file(case).tracks[key].measure.standing.act.body == body
    work.close()
    again = open_office(tmp_path / "office", CLERK, PASSWORD, a_world(clock))
    assert [each.name for each in again.office.bodies.values()] == ["青山镇纪委", "石桥镇党委"]
    again.close()


def test_only_the_key_keeper_names_a_body_and_each_has_a_name_and_mark_of_its_own(
    town: Town,
) -> None:
    assert refusal(Refused, lambda: Bodies(town.acting(RECORDER)).name(COMMITTEE)) == [
        "role.needs_key_keeper"
    ]
    before = town.entries
    for draft, codes in (
        (replace(COMMITTEE, name=" ", mark=""), ["body.no_name", "body.no_mark"]),
        (OFFICE.bodies[0], ["body.name_taken", "body.mark_taken"]),
        (replace(COMMITTEE, name="石" * 201), ["office.long_name"]),
    ):
        assert refusal(Refused, partial(Bodies(town.clerk).name, draft)) == codes
    assert town.entries == before


def test_what_would_not_fit_on_an_office_card_is_not_founded(
    tmp_path: Path, clock: FixedClock
) -> None:
    long = replace(OFFICE, short_name="镇" * 201, bodies=(replace(COMMITTEE, mark="石" * 201),))
    codes = refusal(Refused, lambda: create_office(tmp_path / "o", long, FOUNDER, a_world(clock)))
    assert codes == ["office.long_name", "office.long_name"]


def test_a_role_is_given_and_taken_back_by_the_key_keeper(town: Town, clock: FixedClock) -> None:
    work = town.clerk
    person = town.acting(RECORDER).person
    people = People(work)
    people.change_roles(person, frozenset({Role.CLERK, Role.REVIEWER}))
    assert work.office.people[person].roles == {Role.CLERK, Role.REVIEWER}
    assert an_incident(town.acting(RECORDER))
    people.change_roles(person, frozenset({Role.REVIEWER}))
    assert refusal(Refused, lambda: an_incident(town.acting(RECORDER))) == ["role.needs_clerk"]
    town.close()
    again = open_office(town.folder, CLERK, PASSWORD, a_world(clock))
    assert again.office.people[person].roles == {Role.REVIEWER}
    again.close()


def test_roles_are_not_changed_by_others_for_nothing_or_so_that_nobody_keeps_the_keys(
    town: Town,
) -> None:
    work, before = town.clerk, town.entries
    mine = work.office.people[work.person].roles
    other = town.acting(EVERYONE).person
    assert refusal(
        Refused, lambda: People(town.acting(RECORDER)).change_roles(work.person, frozenset())
    ) == ["role.needs_key_keeper"]
    assert refusal(Refused, lambda: People(work).change_roles(work.person, mine)) == [
        "person.same_roles"
    ]
    assert refusal(NotFound, lambda: People(work).change_roles(PersonId("0" * 32), mine)) == [
        "person.not_here"
    ]
    assert town.entries == before
    People(work).change_roles(other, frozenset({Role.CLERK}))
    assert refusal(
        Refused, lambda: People(work).change_roles(work.person, frozenset({Role.CLERK}))
    ) == ["person.last_key_keeper"]


def test_nobody_is_admitted_twice_or_for_nothing(town: Town) -> None:
    before = town.entries
    again = replace(OTHERS[0], name="李\u200b敏", roles=())
    assert refusal(Refused, lambda: People(town.clerk).admit(again)) == [
        "person.no_role",
        "person.name_taken",
    ]
    assert town.entries == before


def test_a_changed_password_is_the_only_one_that_opens(town: Town, clock: FixedClock) -> None:
    new = "a-new-password"
    assert refusal(Refused, lambda: People(town.clerk).change_password("wrong-password", new)) == [
        "vault.wrong_password"
    ]
    People(town.clerk).change_password(PASSWORD, new)
    town.clerk.close()
    world = a_world(clock)
    assert refusal(Refused, lambda: open_office(town.folder, CLERK, PASSWORD, world)) == [
        "vault.wrong_password"
    ]
    open_office(town.folder, CLERK, new, world).close()
    open_office(town.folder, EVERYONE, PASSWORD, world).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_only_its_owner_can_read_an_office(town: Town) -> None:
    town.clerk.close()
    modes = {path.name: path.stat().st_mode & 0o077 for path in town.folder.iterdir()}
    assert not town.folder.stat().st_mode & 0o077
    assert modes["keys.json"] == modes["office.json"] == modes["lock"] == 0


def test_nothing_recorded_can_be_read_from_the_raw_files(town: Town) -> None:
    an_incident(town.clerk, what=CANARY, place=CANARY)
    town.clerk.drafts.all()
    readable = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    for path in sorted(town.folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            assert not [code for code in readable if code in data], path.name
    town.clerk.close()
    assert not any(code in (town.folder / "journal.db").read_bytes() for code in readable)
