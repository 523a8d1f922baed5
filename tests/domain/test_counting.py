"""What befalls a deadline: suspended, extended, begun anew; each shown in the counting."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.application.deadlines import shipped_calendar
from desktop.domain.counting import count
from desktop.domain.deadline import (
    LONGEST_SUSPENSION,
    Course,
    Deadline,
    Extension,
    Period,
    Suspension,
    Unit,
    Why,
)
from desktop.errors import Refused
from desktop.text import Language, explain

CALENDAR = shipped_calendar()
Told = list[tuple[Why, date, date, int]]


def run(number: int, unit: Unit, start: date, course: Course) -> Deadline:
    return count(Period(number=number, unit=unit), start, CALENDAR, course)


def told(deadline: Deadline) -> Told:
    return [(each.why, each.first, each.last, each.reached) for each in deadline.counted]


def suspended(*days: tuple[date, date]) -> Course:
    pauses = tuple(Suspension(first=a, last=b, reason="补充调查") for a, b in days)
    return Course(suspensions=pauses)


def more(number: int, unit: Unit, granted_on: date) -> Extension:
    by = Period(number=number, unit=unit)
    return Extension(by=by, granted_on=granted_on, approved_by="王某", approved_as="主任")


def day(month: int, of_month: int) -> date:
    return date(2026, month, of_month)


def test_natural_days_stop_and_run_on() -> None:
    deadline = run(10, Unit.NATURAL_DAY, day(3, 2), suspended((day(3, 6), day(3, 8))))
    assert told(deadline) == [
        (Why.START_DAY, day(3, 2), day(3, 2), 0),
        (Why.EVERY_DAY, day(3, 3), day(3, 5), 3),
        (Why.SUSPENDED, day(3, 6), day(3, 8), 3),
        (Why.EVERY_DAY, day(3, 9), day(3, 15), 10),
    ]
    assert deadline.end == day(3, 15)
    assert deadline.last_day == day(3, 16)
    assert deadline.counted[2].reason == "补充调查"


def test_working_days_stop_and_run_on() -> None:
    deadline = run(5, Unit.WORKING_DAY, day(3, 2), suspended((day(3, 4), day(3, 9))))
    assert told(deadline) == [
        (Why.START_DAY, day(3, 2), day(3, 2), 0),
        (Why.WORKING, day(3, 3), day(3, 3), 1),
        (Why.SUSPENDED, day(3, 4), day(3, 9), 1),
        (Why.WORKING, day(3, 10), day(3, 13), 5),
    ]


def test_a_month_is_made_longer_by_the_days_suspended() -> None:
    deadline = run(1, Unit.MONTH, day(3, 2), suspended((day(3, 20), day(3, 24))))
    assert told(deadline) == [
        (Why.START_DAY, day(3, 2), day(3, 2), 0),
        (Why.CORRESPONDING_DAY, day(4, 2), day(4, 2), 0),
        (Why.SUSPENDED, day(3, 20), day(3, 24), 0),
        (Why.RUNS_ON, day(4, 3), day(4, 7), 5),
    ]
    assert deadline.last_day == day(4, 7)


def test_a_suspension_on_the_very_last_day_leaves_that_day_for_afterwards() -> None:
    deadline = run(1, Unit.MONTH, day(2, 10), suspended((day(3, 10), day(3, 20))))
    assert deadline.end == day(3, 21)


def test_a_suspension_within_the_time_it_added_counts_too() -> None:
    course = suspended((day(3, 20), day(3, 24)), (day(4, 4), day(4, 4)))
    assert run(1, Unit.MONTH, day(3, 2), course).end == day(4, 8)


def test_days_suspended_twice_are_left_out_once() -> None:
    twice = suspended((day(3, 5), day(3, 8)), (day(3, 6), day(3, 7)), (day(3, 7), day(3, 10)))
    once = suspended((day(3, 5), day(3, 10)))
    for unit, number in ((Unit.NATURAL_DAY, 15), (Unit.WORKING_DAY, 15), (Unit.MONTH, 1)):
        ends = {run(number, unit, day(3, 2), course).last_day for course in (twice, once)}
        assert len(ends) == 1


def test_a_suspension_before_the_event_or_after_the_end_changes_nothing() -> None:
    outside = suspended((day(2, 1), day(3, 2)), (day(5, 20), day(5, 30)))
    for unit, number in ((Unit.NATURAL_DAY, 9), (Unit.WORKING_DAY, 9), (Unit.MONTH, 2)):
        plain = run(number, unit, day(3, 2), Course())
        assert run(number, unit, day(3, 2), outside) == plain


def test_a_suspension_that_began_before_the_event_counts_from_the_event() -> None:
    course = suspended((day(2, 20), day(3, 4)))
    assert run(10, Unit.NATURAL_DAY, day(3, 2), course).end == day(3, 14)
    assert run(3, Unit.WORKING_DAY, day(3, 2), course).end == day(3, 9)
    assert run(1, Unit.MONTH, day(3, 2), course).end == day(4, 4)


def test_an_end_that_moves_into_a_suspension_moves_behind_it() -> None:
    deadline = run(5, Unit.NATURAL_DAY, day(3, 2), suspended((day(3, 9), day(3, 13))))
    assert deadline.moved_from == day(3, 7)
    assert [each.why for each in deadline.moved_over] == [
        Why.WEEKEND,
        Why.SUSPENDED,
        Why.WEEKEND,
    ]
    assert deadline.last_day == day(3, 16)


def test_an_extension_runs_on_from_the_end_before_any_move() -> None:
    course = Course(extensions=(more(1, Unit.MONTH, day(9, 20)),))
    deadline = run(1, Unit.MONTH, day(9, 1), course)
    assert told(deadline) == [
        (Why.START_DAY, day(9, 1), day(9, 1), 0),
        (Why.CORRESPONDING_DAY, day(10, 1), day(10, 1), 0),
        (Why.EXTENDED, day(10, 1), day(10, 1), 0),
        (Why.CORRESPONDING_DAY, day(11, 1), day(11, 1), 0),
    ]
    assert deadline.counted[2].extension == course.extensions[0]
    assert deadline.last_day == day(11, 2)


def test_an_extension_may_be_of_another_unit_and_be_suspended() -> None:
    course = Course(
        suspensions=(Suspension(first=day(4, 3), last=day(4, 8), reason="补充调查"),),
        extensions=(more(3, Unit.WORKING_DAY, day(3, 30)), more(1, Unit.YEAR, day(3, 31))),
    )
    deadline = run(1, Unit.MONTH, day(3, 2), course)
    assert [each.why for each in deadline.counted] == [
        Why.START_DAY,
        Why.CORRESPONDING_DAY,
        Why.EXTENDED,
        Why.SUSPENDED,
        Why.WORKING,
        Why.WEEKEND,
        Why.WORKING,
        Why.EXTENDED,
        Why.CORRESPONDING_DAY,
    ]
    assert deadline.end == date(2027, 4, 13)
    assert deadline.estimated


def test_it_begins_anew_and_forgets_what_was_before() -> None:
    course = Course(
        restarts=(day(3, 10), day(3, 3), day(3, 3), day(2, 1)),
        suspensions=(Suspension(first=day(3, 4), last=day(3, 6), reason="补充调查"),),
        extensions=(more(1, Unit.MONTH, day(3, 5)), more(2, Unit.NATURAL_DAY, day(3, 10))),
    )
    deadline = run(1, Unit.MONTH, day(3, 2), course)
    assert told(deadline) == [
        (Why.START_DAY, day(3, 2), day(3, 2), 0),
        (Why.RESTARTED, day(3, 3), day(3, 3), 0),
        (Why.SET_ASIDE, day(3, 4), day(3, 9), 0),
        (Why.RESTARTED, day(3, 10), day(3, 10), 0),
        (Why.CORRESPONDING_DAY, day(4, 10), day(4, 10), 0),
        (Why.EXTENDED, day(4, 10), day(4, 10), 0),
        (Why.EVERY_DAY, day(4, 11), day(4, 12), 2),
    ]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (day(3, 2), day(3, 1), "deadline.suspension_backwards"),
        (date(1949, 1, 1), day(3, 1), "deadline.start_out_of_range"),
        (day(3, 1), date(2036, 3, 10), "deadline.suspension_too_long"),
    ],
)
def test_a_suspension_that_cannot_be_is_refused(first: date, last: date, code: str) -> None:
    with pytest.raises(Refused) as caught:
        Suspension(first=first, last=last)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert all(len(explain(problem, language)) > 10 for language in Language)


def test_a_restart_out_of_reach_is_refused() -> None:
    with pytest.raises(Refused):
        run(1, Unit.MONTH, day(3, 2), Course(restarts=(date.max,)))


def test_the_longest_suspension_can_be_counted() -> None:
    longest = Suspension(first=day(3, 3), last=date(2036, 3, 9))
    assert longest.days == LONGEST_SUSPENSION
    assert run(1, Unit.WORKING_DAY, day(3, 2), Course(suspensions=(longest,))).estimated
