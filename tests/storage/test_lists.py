"""Lists, a page at a time: every row once, in order, however they are sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from desktop.domain.entries.case import CaseOpened, TrackOpened
from desktop.domain.entries.intake import IntakePassedOn
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.ids import CaseId, IncidentId
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from desktop.domain.respondent import ManagementLevel
from desktop.storage.lists import CaseFilter, CaseOrder, CaseRow, Hit, Lists
from desktop.storage.numbers import SeriesNumber, read_number
from tests.domain.stories import BODY, DAY, Story, name_of, person
from tests.storage.material import Office

MANY = 60


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with many cases, each told as far as its number says."""
    office = Office(tmp_path_factory.mktemp("many"))
    with office.store.writing():
        for number in range(1, MANY + 1):
            story = Story(number=number)
            told = list(story.acts())[: 7 + number % 37]
            if number % 5 == 0:
                told = [
                    replace(one, by="keeper") if isinstance(one.act, CaseOpened) else one
                    for one in told
                ]
            office.tell(told)
            if number % 7 == 0:
                year = str(2020 + number % 4)
                office.record(
                    ValueCorrected(
                        about=story.case,
                        field="number",
                        value=f"青山镇〔{year}〕{number}号",
                        reason="年度写错",
                    ),
                    story.case,
                )
    yield office
    office.close()


def pages(lists: Lists, order: CaseOrder, only: CaseFilter, size: int) -> list[CaseRow]:
    rows: list[CaseRow] = []
    while page := lists.cases(order, only, rows[-1] if rows else None, size):
        assert len(page) <= size
        rows += page
    return rows


PLACES: dict[CaseOrder, Callable[[CaseRow], object]] = {
    CaseOrder.NEWEST: lambda row: tuple(-ord(sign) for sign in row.number_key),
    CaseOrder.NAME: lambda row: row.name_key,
}
FILTERS = [
    CaseFilter(step=step, year=year)
    for step in (None, Step.HEARING, Step.REVIEW, Step.APPEAL, Step.ARCHIVE)
    for year in (None, 2026, 2021, 1999)
]
LEFT_OUT = frozenset({Step.APPEAL, Step.HEARING})
FILTERS += [CaseFilter(without=LEFT_OUT), CaseFilter(without=LEFT_OUT, year=2026)]
FILTERS += [CaseFilter(without=LEFT_OUT, step=step) for step in (Step.HEARING, Step.REVIEW)]
FILTERS += [
    CaseFilter(clerk=person(role), step=step, year=year, without=without)
    for role in ("clerk", "keeper", "reader")
    for step in (None, Step.HEARING)
    for year in (None, 2021)
    for without in (frozenset[Step](), frozenset({Step.APPEAL}))
]


def expected(all_rows: list[CaseRow], order: CaseOrder, only: CaseFilter) -> list[CaseRow]:
    wanted = [
        row
        for row in all_rows
        if only.step in (None, row.step)
        and only.clerk in (None, row.clerk)
        and row.step not in only.without
        and (only.year is None or f"〔{only.year}〕" in row.number)
    ]
    by_place = PLACES[order]
    return sorted(wanted, key=lambda row: (by_place(row), row.key))


@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize("size", [1, 7, 100])
def test_pages_together_are_the_whole_list_in_order(
    many: Office, order: CaseOrder, size: int
) -> None:
    lists = many.store.lists
    everything = [
        row for number in range(1, MANY + 1) for row in lists.case_rows(Story(number=number).case)
    ]
    assert len(everything) == MANY
    for only in FILTERS:
        assert pages(lists, order, only, size) == expected(everything, order, only)


@pytest.mark.parametrize("order", CaseOrder)
def test_rows_can_be_skipped_from_anywhere(many: Office, order: CaseOrder) -> None:
    lists = many.store.lists
    for only in FILTERS:
        rows = pages(lists, order, only, 100)
        for behind in (None, *rows[:1]):
            rest = rows[1:] if behind else rows
            for skip in (1, 7, len(rest), len(rest) + 1):
                assert lists.cases(order, only, behind, 5, skip) == tuple(rest[skip : skip + 5])


def plans(office: Office, ask: Callable[[], object]) -> str:
    """Return how the database goes about all that is asked."""
    connection = office.store.database._connection  # the only way to see the questions
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    ask()
    connection.set_trace_callback(None)
    return "\n".join(
        step[3]
        for question in asked
        for step in office.store.database.rows(f"EXPLAIN QUERY PLAN {question}")
    )


def test_every_page_is_found_along_an_index(many: Office) -> None:
    """No list is sorted when it is asked for: that would take longer the more cases there are."""
    lists = many.store.lists
    for order in CaseOrder:
        first = lists.cases(order, limit=1)[0]
        for only in FILTERS:
            for behind in (None, first):
                plan = plans(many, lambda: lists.cases(order, only, behind))  # noqa: B023 - asked at once
                assert "TEMP B-TREE" not in plan, (order, only, plan)
                asks_nothing = only.step in only.without
                assert asks_nothing or "USING INDEX" in plan, (order, only, plan)
                # Where nearly all cases have ended, those left out are not walked through.
                assert not only.without or "SCAN" not in plan, (order, only, plan)
                plan = plans(many, lambda: lists.cases(order, only, behind, skip=7))  # noqa: B023 - asked at once
                assert only.without or "USING COVERING INDEX" in plan, (order, only, plan)
    register, people = lists.incidents(limit=1)[0], lists.respondents(limit=1)[0]
    for ask in (
        lambda: lists.incidents(register),
        lambda: lists.respondents(people),
        lambda: lists.case_rows(register.case or CaseId("")),
        lambda: lists.id_of_number(Hit.CASE, "1"),
        lambda: lists.id_of_number(Hit.INCIDENT, "1"),
        lambda: lists.ids_beginning(Hit.CASE, "abcdef"),
        lambda: lists.ids_beginning(Hit.RESPONDENT, "abcdef"),
    ):
        plan = plans(many, ask)
        assert "SCAN" not in plan.replace("SCAN incident_rows USING INDEX", ""), plan


def test_totals_are_those_of_the_list(many: Office) -> None:
    lists = many.store.lists
    assert lists.count() == MANY
    for only in FILTERS:
        rows = pages(lists, CaseOrder.NEWEST, only, 100)
        assert lists.count(only) == len(rows)
    assert lists.incident_count() == MANY


def test_whoever_opened_a_listed_case_can_be_chosen(many: Office) -> None:
    lists = many.store.lists
    assert set(lists.clerks()) == {person("clerk"), person("keeper")}
    assert lists.count(CaseFilter(clerk=person("keeper"))) == MANY // 5
    many.store.tables.rebuild()
    assert lists.count(CaseFilter(clerk=person("keeper"))) == MANY // 5


def test_entries_wait_until_they_are_in_a_case_or_passed_on(office: Office) -> None:
    lists = office.store.lists
    story = Story(number=1)
    office.tell(story.intake())
    assert lists.waiting_incidents() == 1
    office.record(
        IntakePassedOn(
            incident=IncidentId(name_of("passed on", 1)),
            number="2026-2",
            level=ManagementLevel.COUNTY,
            passed_to="县纪委监委",
            passed_on=DAY,
        )
    )
    assert lists.waiting_incidents() == 1
    office.tell(story.opening())
    assert lists.waiting_incidents() == 0


def test_the_register_goes_by_number_and_not_by_spelling(office: Office) -> None:
    numbers = ["2026-999", "2026-1000", "2025-1001", "2026-002", "无号"]
    for place, number in enumerate(numbers):
        office.record(
            IntakePassedOn(
                incident=IncidentId(name_of("passed on", place)),
                number=number,
                level=ManagementLevel.COUNTY,
                passed_to="县纪委监委",
                passed_on=DAY,
            )
        )
    lists = office.store.lists
    rows = [lists.incidents(limit=1)[0]]
    while page := lists.incidents(rows[-1], 2):
        rows += page
    assert [row.number for row in rows] == [
        "无号",
        "2026-1000",
        "2026-999",
        "2026-002",
        "2025-1001",
    ]
    assert lists.incident_count() == len(numbers)
    assert {(row.passed_on, row.place, row.matter, row.case) for row in rows} == {
        (True, "县纪委监委", "", None)
    }
    assert lists.id_of_number(Hit.INCIDENT, "2026-1000") == (rows[1].incident,)


def test_the_register_says_which_case_an_entry_went_into(many: Office) -> None:
    for row in many.store.lists.incidents():
        assert row.case is not None
        assert row.incident in many.store.files.file(row.case).incidents


def test_people_come_by_the_sound_of_their_names(many: Office) -> None:
    lists = many.store.lists
    rows = [lists.respondents(limit=1)[0]]
    while page := lists.respondents(rows[-1], 7):
        rows += page
    assert len(rows) == MANY
    assert rows == sorted(rows, key=lambda row: (row.name_key, row.respondent))
    # Two surnames whose usual reading is another: ou and piao, not qu and pu.
    surnames = list(dict.fromkeys(row.name[0] for row in rows))
    assert surnames == list("仇区朴") or surnames.index("区") < surnames.index("朴")


def test_a_case_is_meant_by_its_number_or_the_beginning_of_its_id(many: Office) -> None:
    lists = many.store.lists
    story = Story(number=5)
    assert lists.id_of_number(Hit.CASE, "青山镇〔2026〕5号") == (story.case,)
    assert lists.id_of_number(Hit.CASE, "青山镇〔2026〕5") == ()
    assert lists.ids_beginning(Hit.CASE, story.case[:12]) == (story.case,)
    assert lists.ids_beginning(Hit.INCIDENT, story.incident[:12]) == (story.incident,)
    assert lists.ids_beginning(Hit.RESPONDENT, story.respondent) == (story.respondent,)
    assert lists.id_of_number(Hit.RESPONDENT, "5") == ()
    assert len(lists.ids_beginning(Hit.CASE, "")) == 2
    assert lists.ids_beginning(Hit.CASE, "%") == ()


def test_a_case_with_two_people_on_two_tracks_has_a_row_for_each(office: Office) -> None:
    first = Story(number=1)
    second = Story(number=2)
    office.tell([*first.intake(), *first.opening(), *second.intake()])
    joined = [told.act for told in second.opening()[2:3]]
    for act in joined:
        office.record(act, first.case)
    for track in (Track.PARTY_DISCIPLINE, Track.EMPLOYER):
        office.record(
            TrackOpened(respondent=second.respondent, track=track, opened_on=DAY), first.case
        )
    rows = office.store.lists.cases()
    assert len(rows) == office.store.lists.count() == 3
    assert {(row.name, row.track) for row in rows} == {
        (first.respondent_name, Track.PARTY_DISCIPLINE),
        (second.respondent_name, Track.PARTY_DISCIPLINE),
        (second.respondent_name, Track.EMPLOYER),
    }
    assert office.store.tables.cases_with(second.respondent) == (first.case,)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("青山镇〔2026〕12号", ("青山镇", 2026, 12)),
        ("2026-007", ("", 2026, 7)),
        ("第3镇〔2026〕12号", ("第3镇", 2026, 12)),
        ("青纪（2026）1号", ("青纪", 2026, 1)),
        ("青山镇〔2026〕号", None),
        ("〔2026〕1234567890号", None),
        ("青山镇", None),
        ("", None),
        ("青山镇〔2026〕12号之一2", None),
        ("青山镇〔２０２６〕12号", None),
    ],
)
def test_numbers_are_taken_apart(text: str, read: tuple[str, int, int] | None) -> None:
    expected_number = (
        None if read is None else SeriesNumber(series=read[0], year=read[1], number=read[2])
    )
    assert read_number(text) == expected_number


def test_the_last_number_counts_within_its_series_and_year(office: Office, other: Office) -> None:
    def opened(number: str, case: str) -> None:
        act = CaseOpened(number=number, matter="事", body=BODY, opened_on=DAY)
        office.record(act, CaseId(name_of("case", case)))

    tables = office.store.tables
    assert tables.last_number("青山镇", 2026) == 0
    opened("青山镇〔2026〕2号", "a")
    opened("青山镇〔2026〕11号", "b")
    opened("青山镇〔2026〕3号", "c")
    opened("青山镇〔2025〕40号", "d")
    assert (tables.last_number("青山镇", 2026), tables.last_number("青山镇", 2025)) == (11, 40)
    other.record(
        CaseOpened(number="青山镇〔2026〕99号", matter="事", body=BODY, opened_on=DAY),
        CaseId(name_of("case", "theirs")),
    )
    office.take_in(other)
    assert tables.last_number("青山镇", 2026) == 11
    tables.rebuild()
    assert (tables.last_number("青山镇", 2026), tables.last_number("青山镇", 2025)) == (11, 40)
