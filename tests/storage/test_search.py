"""Search over a real office: two characters, initials, parts of numbers, and every sign a sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.intake import IncidentRecorded, ReporterRecorded
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import IncidentId
from desktop.storage.lists import Hit, Lists
from tests.domain.stories import Story, name_of
from tests.storage.material import Office

MANY = 30


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lists]:
    """The lists of an office with thirty cases and one oddly worded entry."""
    office = Office(tmp_path_factory.mktemp("found"))
    odd = Story(number=900).intake()[0].act
    assert isinstance(odd, IncidentRecorded)
    with office.store.writing():
        for number in range(1, MANY + 1):
            story = Story(number=number)
            office.tell([*story.intake(), *story.opening()])
        for number, what in enumerate(
            ("100% done_", "50_% of it", "a\\b'c\"d*e", "<b>张三</b>&amp;")
        ):
            incident = IncidentId(name_of("odd", number))
            office.record(replace(odd, incident=incident, number=f"2025-{number}", what=what))
    yield office.store.lists
    office.close()


def things(lists: Lists, typed: str, kind: Hit) -> list[str]:
    return [found.thing for found in lists.search(typed, 500) if found.kind is kind]


def test_two_characters_of_a_text_are_enough(lists: Lists) -> None:
    wanted = [Story(number=number).case for number in range(1, MANY + 1)]
    found = things(lists, "值班", Hit.CASE)
    assert (
        found
        == [case for number, case in enumerate(wanted, 1) if "值班" in Story(number=number).matter][
            ::-1
        ]
    )
    assert found


@pytest.mark.parametrize(
    ("typed", "name"),
    [("张伟", "张伟"), ("zw", "张伟"), ("ZhangWei", "张伟"), ("chou", "仇"), ("zeng", "曾")],
)
def test_people_are_found_by_name_initials_and_sound(lists: Lists, typed: str, name: str) -> None:
    stories = [Story(number=number) for number in range(1, MANY + 1)]
    wanted = {story.respondent for story in stories if story.respondent_name.startswith(name)}
    assert wanted <= set(things(lists, typed, Hit.RESPONDENT))
    cases = {story.case for story in stories if story.respondent_name.startswith(name)}
    assert cases <= set(things(lists, typed, Hit.CASE))


def test_a_part_of_a_number_is_enough(lists: Lists) -> None:
    assert things(lists, "〔2026〕12号", Hit.CASE) == [Story(number=12).case]
    assert Story(number=7).incident in things(lists, "6-007", Hit.INCIDENT)
    assert things(lists, "026-01", Hit.INCIDENT) == [
        Story(number=number).incident for number in range(19, 9, -1)
    ]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("%", [1, 0]),
        ("_", [1, 0]),
        ("100%", [0]),
        ("_%", [1]),
        ("e_", [0]),
        ("\\", [2]),
        ("'", [2]),
        ('"', [2]),
        ("*", [2]),
        ("<b>", [3]),
        ("&amp;", [3]),
    ],
)
def test_every_sign_is_an_ordinary_one(lists: Lists, typed: str, numbers: list[int]) -> None:
    odd = [name_of("odd", number) for number in range(4)]
    found = [thing for thing in things(lists, typed, Hit.INCIDENT) if thing in odd]
    assert found == [odd[number] for number in numbers]


@pytest.mark.parametrize("typed", ["", " ", "　", "\u200b", "\ud800", "\x00", "不在这里", "zzzzzz"])
def test_what_is_nowhere_is_not_found(lists: Lists, typed: str) -> None:
    assert lists.search(typed) == ()


def test_what_came_last_comes_first_and_no_more_than_asked(lists: Lists) -> None:
    assert [found.thing for found in lists.search("青山镇", 3)] == [
        found.thing for found in lists.search("青山镇", 500)
    ][:3]
    assert things(lists, "青山镇", Hit.CASE)[0] == Story(number=MANY).case
    assert len(lists.search("青山镇", 1)) == 1


@given(st.text())
def test_whatever_is_typed_is_only_text(lists: Lists, typed: str) -> None:
    lists.search(typed)
    lists.ids_beginning(Hit.CASE, typed.encode("utf-8", "replace").decode())
    lists.id_of_number(Hit.CASE, typed.encode("utf-8", "replace").decode())


@given(st.text(alphabet="\"'*()^:+-{}ANDORNOT NEAR%_\\\x00", max_size=30))
def test_the_words_of_the_index_s_own_language_are_only_text(lists: Lists, typed: str) -> None:
    lists.search(typed)


def test_a_corrected_text_is_found_and_the_old_one_no_longer(office: Office) -> None:
    story = Story(number=1)
    office.tell([*story.intake(), *story.opening()])
    lists = office.store.lists
    before = story.respondent_name
    office.record(
        ValueCorrected(about=story.respondent, field="name", value="欧阳秋", reason="写错")
    )
    office.record(
        ValueCorrected(about=story.case, field="matter", value="信访答复迟延", reason="写错"),
        story.case,
    )
    assert things(lists, "oyq", Hit.CASE) == things(lists, "欧阳", Hit.CASE) == [story.case]
    assert things(lists, "迟延", Hit.CASE) == [story.case]
    assert things(lists, story.matter, Hit.CASE) == []
    assert things(lists, before, Hit.RESPONDENT) == []
    assert things(lists, before, Hit.CASE) == []


def test_who_told_the_office_is_found_nowhere(office: Office) -> None:
    story = Story()
    office.tell(story.intake())
    office.record(ReporterRecorded(incident=story.incident, name="某某告", contact="13812345678"))
    for typed in ("某某告", "mmg", "13812345678", "3812"):
        assert office.store.lists.search(typed) == ()


def test_a_long_text_is_found_to_its_end_and_shown_short(office: Office) -> None:
    story = Story()
    incident, respondent = (told.act for told in story.intake())
    opened = story.opening()[0].act
    assert isinstance(incident, IncidentRecorded)
    assert isinstance(respondent, RespondentRecorded)
    assert isinstance(opened, CaseOpened)
    long = "事" * 50_000 + "尾声"
    office.record(replace(incident, what=long))
    office.record(respondent)
    office.record(replace(opened, matter=long), story.case)
    for told in story.opening()[1:]:
        office.record(told.act, told.case)
    assert things(office.store.lists, "尾声", Hit.INCIDENT) == [story.incident]
    assert things(office.store.lists, "尾声", Hit.CASE) == [story.case]
    assert len(office.store.lists.cases()[0].matter) == 200
    assert len(office.store.lists.incidents()[0].matter) == 200
