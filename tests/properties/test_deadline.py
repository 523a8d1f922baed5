"""What holds of every deadline, whatever the rule and the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.application.deadlines import shipped_calendar
from desktop.domain.calendar import DayKind
from desktop.domain.counting import count
from desktop.domain.deadline import (
    ONE_DAY,
    Course,
    Deadline,
    Extension,
    Period,
    Suspension,
    Unit,
    Why,
)

CALENDAR = shipped_calendar()
FIRST, LAST = CALENDAR.years[0].year, CALENDAR.years[-1].year
OFF = {Why.WEEKEND, Why.HOLIDAY, Why.ESTIMATED_WEEKEND}

starts = st.dates(min_value=date(FIRST - 1, 1, 1), max_value=date(LAST + 2, 12, 31))
numbers = {Unit.NATURAL_DAY: 400, Unit.WORKING_DAY: 90, Unit.MONTH: 36, Unit.YEAR: 5}
periods = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Period, number=st.integers(1, numbers[unit]), unit=st.just(unit))
)
pauses = st.builds(
    lambda start, after, days: Suspension(
        first=start + timedelta(days=after), last=start + timedelta(days=after + days - 1)
    ),
    st.shared(starts, key="start"),
    st.integers(-10, 60),
    st.integers(1, 40),
)
extensions = st.builds(
    lambda by, start: Extension(by=by, granted_on=start), periods, st.shared(starts, key="start")
)
courses = st.builds(
    Course,
    suspensions=st.lists(pauses, max_size=3).map(tuple),
    extensions=st.lists(extensions, max_size=2).map(tuple),
)


def between(first: date, last: date) -> list[date]:
    """Return the days after the first, up to and with the last."""
    return [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]


def end_of_the_rule(deadline: Deadline) -> date:
    return deadline.counted[-1].last


@given(period=periods, start=starts)
def test_the_last_day_is_worked_and_never_earlier_than_the_rule(
    period: Period, start: date
) -> None:
    deadline = count(period, start, CALENDAR)
    assert CALENDAR.is_working(deadline.last_day)
    end = end_of_the_rule(deadline)
    assert start < end <= deadline.last_day
    assert (deadline.moved_from is None) == (end == deadline.last_day)
    if deadline.moved_from is not None:
        assert deadline.moved_from == end
        passed = [end, *between(end, deadline.last_day - ONE_DAY)]
        assert not any(CALENDAR.is_working(day) for day in passed)


@given(number=st.integers(1, 90), start=starts)
@example(number=1, start=date(2026, 9, 19))
def test_exactly_so_many_worked_days_lie_behind_the_start(number: int, start: date) -> None:
    deadline = count(Period(number=number, unit=Unit.WORKING_DAY), start, CALENDAR)
    worked = [day for day in between(start, deadline.last_day) if CALENDAR.is_working(day)]
    assert len(worked) == number
    assert worked[-1] == deadline.last_day


@given(number=st.integers(1, 400), start=starts)
def test_natural_days_are_plain_days(number: int, start: date) -> None:
    deadline = count(Period(number=number, unit=Unit.NATURAL_DAY), start, CALENDAR)
    assert (end_of_the_rule(deadline) - start).days == number


@given(months=st.integers(1, 36), start=starts)
def test_months_keep_the_day_of_the_month_where_they_can(months: int, start: date) -> None:
    deadline = count(Period(number=months, unit=Unit.MONTH), start, CALENDAR)
    end = end_of_the_rule(deadline)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    if deadline.counted[-1].why is Why.CORRESPONDING_DAY:
        assert end.day == start.day
    else:
        assert end.day < start.day
        assert (end + ONE_DAY).day == 1


@given(years=st.integers(1, 5), start=starts)
def test_a_year_is_twelve_months(years: int, start: date) -> None:
    by_years = count(Period(number=years, unit=Unit.YEAR), start, CALENDAR)
    by_months = count(Period(number=12 * years, unit=Unit.MONTH), start, CALENDAR)
    assert by_years == by_months


def test_every_day_made_up_counts_and_holds_an_end() -> None:
    made_up = [day for table in CALENDAR.years for each in table.holidays for day in each.work]
    assert len(made_up) > 100
    for day in made_up:
        before = day - ONE_DAY
        assert CALENDAR.kind_of(day) is DayKind.MAKE_UP
        assert count(Period(number=1, unit=Unit.WORKING_DAY), before, CALENDAR).last_day == day
        assert count(Period(number=1, unit=Unit.NATURAL_DAY), before, CALENDAR).last_day == day


@given(period=periods, start=starts)
def test_an_estimate_says_so_and_nothing_else_does(period: Period, start: date) -> None:
    deadline = count(period, start, CALENDAR)
    if period.unit is Unit.WORKING_DAY:
        looked_up = between(start, deadline.last_day)
    else:
        looked_up = between(end_of_the_rule(deadline) - ONE_DAY, deadline.last_day)
    known = all(FIRST <= day.year <= LAST and day < date(LAST, 12, 25) for day in looked_up)
    assert deadline.estimated is not known


@given(period=periods, start=starts, later=st.integers(1, 40))
def test_a_later_start_never_ends_earlier(period: Period, start: date, later: int) -> None:
    early = count(period, start, CALENDAR)
    late = count(period, start + timedelta(days=later), CALENDAR)
    assert early.last_day <= late.last_day


@given(period=periods, start=starts)
def test_a_longer_period_never_ends_earlier(period: Period, start: date) -> None:
    longer = Period(number=period.number + 1, unit=period.unit)
    assert count(period, start, CALENDAR).last_day <= count(longer, start, CALENDAR).last_day


@given(number=st.integers(1, 90), start=starts)
def test_the_counting_accounts_for_every_day(number: int, start: date) -> None:
    deadline = count(Period(number=number, unit=Unit.WORKING_DAY), start, CALENDAR)
    reached, expected = 0, start
    for stretch in deadline.counted:
        assert stretch.first == expected
        expected = stretch.last + ONE_DAY
        if stretch.why is not Why.START_DAY and stretch.why not in OFF:
            reached += stretch.days
        assert stretch.reached == reached
    assert (reached, expected) == (number, deadline.last_day + ONE_DAY)


@given(number=st.integers(1, 400), pause=pauses, start=st.shared(starts, key="start"))
def test_suspended_days_are_added_to_natural_days_before_any_move(
    number: int, pause: Suspension, start: date
) -> None:
    period = Period(number=number, unit=Unit.NATURAL_DAY)
    plain = end_of_the_rule(count(period, start, CALENDAR))
    paused = end_of_the_rule(count(period, start, CALENDAR, Course(suspensions=(pause,))))
    outside = pause.first > plain or pause.last <= start
    inside = (pause.last - max(pause.first - ONE_DAY, start)).days
    assert (paused - plain).days == (0 if outside else inside)


@given(period=periods, course=courses, start=st.shared(starts, key="start"))
def test_no_suspended_day_is_ever_counted_and_the_last_day_is_worked(
    period: Period, course: Course, start: date
) -> None:
    deadline = count(period, start, CALENDAR, course)
    paused = {
        day for each in course.suspensions for day in between(each.first - ONE_DAY, each.last)
    }
    assert CALENDAR.is_working(deadline.last_day)
    assert deadline.last_day not in paused
    assert deadline.end not in paused
    for stretch in deadline.counted:
        if stretch.why in {Why.EVERY_DAY, Why.WORKING, Why.MAKE_UP, Why.ESTIMATED_WORKING}:
            assert paused.isdisjoint(between(stretch.first - ONE_DAY, stretch.last))


@given(period=periods, course=courses, by=periods, start=st.shared(starts, key="start"))
def test_an_extension_never_ends_earlier(
    period: Period, course: Course, by: Period, start: date
) -> None:
    more = Extension(by=by, granted_on=start)
    longer = Course(suspensions=course.suspensions, extensions=(*course.extensions, more))
    before = count(period, start, CALENDAR, course)
    after = count(period, start, CALENDAR, longer)
    assert before.end < after.end
    assert before.last_day <= after.last_day


@given(period=periods, course=courses, pause=pauses, start=st.shared(starts, key="start"))
def test_a_suspension_never_ends_earlier(
    period: Period, course: Course, pause: Suspension, start: date
) -> None:
    paused = Course(suspensions=(*course.suspensions, pause), extensions=course.extensions)
    before = count(period, start, CALENDAR, course)
    assert before.last_day <= count(period, start, CALENDAR, paused).last_day


@given(
    period=periods, course=courses, later=st.integers(1, 90), start=st.shared(starts, key="start")
)
def test_begun_anew_it_ends_as_if_nothing_had_been_before(
    period: Period, course: Course, later: int, start: date
) -> None:
    anew = start + timedelta(days=later)
    restarted = Course(restarts=(anew,), suspensions=course.suspensions)
    fresh = Course(suspensions=course.suspensions)
    ends = [
        count(period, start, CALENDAR, restarted).last_day,
        count(period, anew, CALENDAR, fresh).last_day,
    ]
    assert ends[0] == ends[1]


@given(number=st.integers(1, 60), start=st.shared(starts, key="start"), pause=pauses)
def test_as_many_working_days_lie_outside_a_suspension(
    number: int, start: date, pause: Suspension
) -> None:
    period = Period(number=number, unit=Unit.WORKING_DAY)
    deadline = count(period, start, CALENDAR, Course(suspensions=(pause,)))
    worked = [
        day
        for day in between(start, deadline.end)
        if CALENDAR.is_working(day) and not pause.first <= day <= pause.last
    ]
    assert len(worked) == number
