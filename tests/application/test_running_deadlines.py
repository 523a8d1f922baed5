"""Which deadlines run, and what is noted of one: only as far as its rule allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from desktop.application.cases import Cases
from desktop.application.moving_deadlines import MovingDeadlines
from desktop.application.procedure import Procedure
from desktop.application.running_deadlines import Due, Running, RunningDeadlines
from desktop.application.workspace import Workspace
from desktop.domain.deadline import Unit
from desktop.domain.entries.case import TrackOpened
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.entries.procedure import DefenceRecorded, StepTaken
from desktop.domain.ids import RespondentId
from desktop.domain.measure import Track
from desktop.domain.respondent import Status
from desktop.errors import NotFound, Refused
from desktop.text import Language
from tests.builders import OTHER_CLERK, READER, ACase, Town, a_case, refusal
from tests.fakes import FixedClock

OPENED = date(2026, 11, 24)


@pytest.fixture
def supervised(town: Town) -> ACase:
    """A case just opened on the state track."""
    return ACase(town, a_case(town.clerk, Track.SUPERVISION))


@pytest.fixture
def accepted(supervised: ACase) -> ACase:
    """One whose review was accepted on the day it was opened."""
    Procedure(supervised.town.clerk).take_step(supervised.case, accepted_on(supervised, OPENED))
    return supervised


def accepted_on(case: ACase, day: date) -> StepTaken:
    return StepTaken(
        respondent=case.key[0], track=case.key[1], step="review", on=day, words="已受理审理"
    )


def due(case: ACase) -> Due:
    return RunningDeadlines(case.town.clerk).of_case(case.case)


def running(case: ACase) -> dict[str, Running]:
    found = due(case)
    assert found.uncounted == ()
    return {one.rule.id: one for one in found.running}


def last_days(case: ACase) -> dict[str, date]:
    return {rule: one.last_day for rule, one in running(case).items()}


def more(case: ACase, **changes: Any) -> DeadlineExtended:
    act = DeadlineExtended(
        respondent=case.key[0],
        track=case.key[1],
        rule="case_disposition",
        number=6,
        unit=Unit.MONTH,
        on=case.today,
        reason="案情复杂，需要鉴定。",
        approved_by="周正",
        approved_as="县监委主任",
    )
    return replace(act, **changes)


def paused(case: ACase, **changes: Any) -> DeadlineSuspended:
    act = DeadlineSuspended(
        respondent=case.key[0],
        track=case.key[1],
        rule="review",
        first=date(2026, 11, 26),
        last=date(2026, 12, 1),
        reason="补充调查",
        approved_by="周正",
        approved_as="审理室主任",
    )
    return replace(act, **changes)


def extends(case: ACase, **changes: Any) -> Callable[[], object]:
    return partial(MovingDeadlines(case.town.clerk).extend, case.case, more(case, **changes))


def suspends(case: ACase, **changes: Any) -> Callable[[], object]:
    return partial(MovingDeadlines(case.town.clerk).suspend, case.case, paused(case, **changes))


def test_a_case_opened_on_the_state_track_is_to_be_ended_within_a_year(supervised: ACase) -> None:
    (one,) = running(supervised).values()
    assert (one.rule.id, one.last_day) == ("case_disposition", date(2027, 11, 24))
    assert (one.days_left, one.overdue) == (365, False)
    assert one.explained.deadline.estimated
    assert (one.name, one.track) == ("张伟", Track.SUPERVISION)
    assert one.number == supervised.town.clerk.file(supervised.case).opened.now.number


def test_the_time_for_the_defence_runs_until_it_is_heard(case: ACase, clock: FixedClock) -> None:
    assert running(case) == {}
    case.investigated()
    Procedure(case.town.clerk).show_facts(case.case, case.facts_shown())
    assert last_days(case) == {"defence": date(2026, 12, 1)}
    clock.go_on(timedelta(days=8))
    one = running(case)["defence"]
    assert (one.days_left, one.overdue) == (-1, True)
    respondent, track = case.key
    waived = DefenceRecorded(respondent=respondent, track=track, on=case.today, waiver="不申辩")
    Procedure(case.town.clerk).record_defence(case.case, waived)
    assert running(case) == {}


def test_a_rule_for_other_statuses_does_not_run(town: Town) -> None:
    rules = {}
    for status in (Status.CIVIL_SERVANT, Status.INSTITUTION_STAFF):
        opened = a_case(town.clerk, Track.EMPLOYER, name=status.value, status=status)
        rules[status] = set(running(ACase(town, opened)))
    assert rules == {Status.CIVIL_SERVANT: {"employer_sanction"}, Status.INSTITUTION_STAFF: set()}


def test_what_was_not_in_force_on_the_day_does_not_run(supervised: ACase) -> None:
    respondent = supervised.key[0]
    early = TrackOpened(respondent=respondent, track=Track.EMPLOYER, opened_on=date(2007, 5, 31))
    supervised.town.clerk.record(early, supervised.case)
    assert set(running(supervised)) == {"case_disposition"}


def test_after_the_decision_the_times_that_follow_it_run(
    reviewed: ACase, clock: FixedClock
) -> None:
    assert running(reviewed) == {}
    reviewed.decided()
    assert last_days(reviewed) == {
        "party_announcement": date(2026, 12, 24),
        "party_execution": date(2026, 12, 24),
        "party_execution_report": date(2027, 5, 24),
    }
    clock.go_on(timedelta(days=40))
    assert set(running(reviewed)) == {"party_execution_report"}


def test_the_list_of_the_office_has_the_soonest_first(town: Town) -> None:
    later = ACase(town, a_case(town.clerk, Track.SUPERVISION, name="李强"))
    first = ACase(town, a_case(town.clerk, Track.EMPLOYER, name="王芳"))
    Cases(town.clerk).open_track(first.case, first.key[0], Track.SUPERVISION)
    found = RunningDeadlines(town.clerk).all()
    assert [(one.case, one.rule.id) for one in found.running] == [
        (first.case, "employer_sanction"),
        (later.case, "case_disposition"),
        (first.case, "case_disposition"),
    ]
    assert found.uncounted == ()


def test_a_case_on_several_tracks_is_looked_at_once(town: Town) -> None:
    work = town.clerk
    case, key = a_case(work, Track.SUPERVISION)
    for track in (Track.EMPLOYER, Track.ORGANISATIONAL, Track.FIRST_FORM):
        Cases(work).open_track(case, key[0], track)
    assert len(RunningDeadlines(work).all().running) == 2


def test_the_disposition_is_extended_by_six_months_at_most(supervised: ACase) -> None:
    extends(supervised, number=4)()
    assert last_days(supervised)["case_disposition"] == date(2028, 3, 24)
    assert refusal(Refused, extends(supervised, number=3)) == ["deadline.beyond_the_bound"]
    assert refusal(Refused, extends(supervised, number=100, unit=Unit.NATURAL_DAY)) == [
        "deadline.beyond_the_bound"
    ]
    extends(supervised, number=2)()
    assert last_days(supervised)["case_disposition"] == date(2028, 5, 24)
    lines = running(supervised)["case_disposition"].explained.lines(Language.CHINESE)
    assert "2026年11月24日经县监委主任周正批准，从2027年11月24日起延长 4 个月。" in lines


def test_a_bound_in_all_counts_from_the_event(town: Town) -> None:
    case = ACase(town, a_case(town.clerk, Track.EMPLOYER))
    refused = refusal(Refused, extends(case, rule="employer_sanction", number=7))
    assert refused == ["deadline.beyond_the_bound"]
    extends(case, rule="employer_sanction", number=6)()
    assert last_days(case)["employer_sanction"] == date(2027, 11, 24)


def test_a_review_is_extended_without_a_bound(accepted: ACase) -> None:
    assert last_days(accepted)["review"] == date(2026, 12, 24)
    extends(accepted, rule="review", number=1)()
    extends(accepted, rule="review", number=12)()
    assert last_days(accepted)["review"] == date(2028, 1, 24)


def test_supplementary_inquiry_does_not_count(accepted: ACase, clock: FixedClock) -> None:
    clock.go_on(timedelta(days=7))
    suspends(accepted)()
    assert last_days(accepted)["review"] == date(2026, 12, 30)
    assert refusal(Refused, suspends(accepted)) == ["deadline.not_counted_anyway"]
    clock.go_on(timedelta(days=10))
    suspends(accepted, first=date(2026, 12, 1), last=date(2026, 12, 9))()
    assert running(accepted)["review"].explained.deadline.end == date(2027, 1, 7)


def test_accepted_again_the_review_begins_anew(accepted: ACase, clock: FixedClock) -> None:
    extends(accepted, rule="review", number=1)()
    clock.go_on(timedelta(days=20))
    procedure = Procedure(accepted.town.clerk)
    procedure.take_step(accepted.case, accepted_on(accepted, date(2026, 12, 14)))
    one = running(accepted)["review"]
    assert one.explained.begun == date(2026, 12, 14)
    assert one.last_day == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"reason": " "}, ["deadline.no_reason"]),
        ({"approved_by": "", "approved_as": ""}, ["deadline.not_approved", "deadline.no_post"]),
        ({"number": 0}, ["deadline.extension_number"]),
        ({"number": 1201}, ["deadline.extension_number"]),
        ({"on": date(2026, 11, 25)}, ["step.in_the_future"]),
        ({"on": date(2026, 11, 23)}, ["deadline.not_begun"]),
        ({"rule": "review"}, ["deadline.not_running"]),
        ({"rule": "service"}, ["deadline.not_running"]),
        ({"reason": "机密★"}, ["text.classified"]),
    ],
)
def test_an_extension_says_who_why_and_when(
    supervised: ACase, changes: dict[str, Any], codes: list[str]
) -> None:
    before = supervised.town.entries
    assert refusal(Refused, extends(supervised, **changes)) == codes
    assert supervised.town.entries == before


def test_what_no_rule_lets_be_moved_stands(case: ACase, clock: FixedClock) -> None:
    case.investigated()
    Procedure(case.town.clerk).show_facts(case.case, case.facts_shown())
    clock.go_on(timedelta(days=7))
    assert refusal(Refused, extends(case, rule="defence", unit=Unit.WORKING_DAY)) == [
        "deadline.no_extension"
    ]
    assert refusal(Refused, suspends(case, rule="defence")) == ["deadline.no_suspension"]


def test_nothing_is_moved_after_the_last_day(accepted: ACase, clock: FixedClock) -> None:
    clock.go_on(timedelta(days=60))
    assert running(accepted)["review"].overdue
    assert refusal(Refused, extends(accepted, rule="review")) == ["deadline.over_before"]
    late = suspends(accepted, first=date(2026, 12, 25), last=date(2026, 12, 28))
    assert refusal(Refused, late) == ["deadline.over_before"]
    extends(accepted, rule="review", on=date(2026, 12, 24), number=2)()
    assert not running(accepted)["review"].overdue


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, ["deadline.suspended_ahead"]),
        ({"last": date(2026, 11, 25)}, ["deadline.suspension_backwards"]),
        ({"last": date(2026, 11, 26), "first": date(2026, 11, 1), "reason": ""},
         ["deadline.no_reason", "deadline.suspended_ahead"]),
        ({"first": date(2026, 11, 20), "last": date(2026, 11, 24)},
         ["deadline.not_counted_anyway"]),
    ],
)  # fmt: skip
def test_a_suspension_tells_what_was(
    accepted: ACase, changes: dict[str, Any], codes: list[str]
) -> None:
    assert refusal(Refused, suspends(accepted, **changes)) == codes


def test_who_is_no_clerk_or_steps_aside_moves_nothing(supervised: ACase) -> None:
    def as_(work: Workspace) -> Callable[[], object]:
        return partial(MovingDeadlines(work).extend, supervised.case, more(supervised))

    town = supervised.town
    assert refusal(Refused, as_(town.acting(READER))) == ["role.needs_clerk"]
    other = town.acting(OTHER_CLERK)
    aside = supervised.no_recusal(town.clerk, handler=other.person, steps_aside=True)
    town.clerk.record(aside, supervised.case)
    assert refusal(Refused, as_(other)) == ["case.stepped_aside"]


def test_an_unknown_rule_or_track_is_named(supervised: ACase) -> None:
    assert refusal(NotFound, extends(supervised, rule="moonrise")) == ["deadline.unknown_rule"]
    for changes in ({"track": Track.EMPLOYER}, {"respondent": RespondentId("f" * 32)}):
        assert refusal(NotFound, extends(supervised, **changes)) == ["case.no_such_track"]


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ([{"number": 0, "unit": Unit.MONTH}], "deadline.period_out_of_range"),
        ([{"number": 100, "unit": Unit.YEAR}] * 4, "deadline.out_of_reach"),
    ],
)
def test_what_another_office_recorded_and_cannot_be_is_told(
    supervised: ACase, acts: list[dict[str, Any]], code: str
) -> None:
    for changes in acts:
        supervised.town.clerk.record(more(supervised, **changes), supervised.case)
    found = RunningDeadlines(supervised.town.clerk).all()
    assert found.running == ()
    assert [one.problem.code for one in found.uncounted] == [code]


def test_a_respondent_who_is_not_here_has_the_times_that_fit_everybody(
    supervised: ACase,
) -> None:
    unknown = TrackOpened(
        respondent=RespondentId("e" * 32), track=Track.SUPERVISION, opened_on=OPENED
    )
    supervised.town.clerk.record(unknown, supervised.case)
    found = due(supervised).running
    assert [(one.name, one.rule.id) for one in found] == [
        ("张伟", "case_disposition"),
        ("", "case_disposition"),
    ]
