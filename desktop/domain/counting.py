"""Counting: from a period and the day of its event to the last day, line by line.

The day of the event is not counted; months and years end on the corresponding day or, where there
is none, on the last of the month; an end on a day off moves to the next working day (DOMAIN 2.10).
Days suspended are left out and the rest runs on after them. An extension runs on from the end that
the time before it had of itself, before any move: so a day off is never counted in one's favour
twice. Both are choices of ours (design note 0027); no text says more than that they exist.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop.domain.calendar import Calendar, CalendarDay
from desktop.domain.deadline import (
    ONE_DAY,
    UNDISTURBED,
    WHY_OF_KIND,
    Course,
    Deadline,
    Period,
    Stretch,
    Suspension,
    Unit,
    Why,
    refuse_out_of_reach,
)
from desktop.errors import Problem, Refused

LATEST_END = date(2399, 12, 31)

Pauses = Sequence[Suspension]


def count(
    period: Period, start: date, calendar: Calendar, course: Course = UNDISTURBED
) -> Deadline:
    """Return the last day of a period that starts with an event on ``start``."""
    counted = list(_beginnings(start, course))
    begun = counted[-1].last
    pauses = tuple(_apart(course.suspensions))
    counted.extend(_run(period, begun, pauses, calendar))
    for extension in course.extensions:
        if counted[0].last == begun or extension.granted_on >= begun:
            end = counted[-1].last
            counted.append(Stretch(first=end, last=end, why=Why.EXTENDED, extension=extension))
            counted.extend(_run(extension.by, end, pauses, calendar))
            if counted[-1].last > LATEST_END:
                raise Refused(Problem("deadline.out_of_reach", latest=LATEST_END))
    return _moved_to_a_working_day(tuple(counted), pauses, calendar)


def _beginnings(start: date, course: Course) -> Iterator[Stretch]:
    """Yield the day of the event and those from which the period was counted anew."""
    refuse_out_of_reach(start)
    yield Stretch(first=start, last=start, why=Why.START_DAY)
    for day in sorted({day for day in course.restarts if day > start}):
        refuse_out_of_reach(day)
        if start + ONE_DAY < day:
            yield Stretch(first=start + ONE_DAY, last=day - ONE_DAY, why=Why.SET_ASIDE)
        yield Stretch(first=day, last=day, why=Why.RESTARTED)
        start = day


def _apart(suspensions: Iterable[Suspension]) -> Iterator[Suspension]:
    """Yield suspensions in order, none of which has a day of another."""
    free = date.min
    for each in sorted(suspensions, key=lambda each: (each.first, each.last)):
        first = max(each.first, free)
        if first <= each.last:
            yield Suspension(first=first, last=each.last, reason=each.reason)
            free = each.last + ONE_DAY


def _run(period: Period, day: date, pauses: Pauses, calendar: Calendar) -> Iterator[Stretch]:
    """Yield how a period is counted that begins on the day after ``day``."""
    left = tuple(each for each in pauses if each.last > day)
    if period.unit is Unit.WORKING_DAY:
        return _working_days(period.number, day, left, calendar)
    if period.unit is Unit.NATURAL_DAY:
        return _natural_days(period.number, day, left)
    return _months(period.months, day, left)


def _natural_days(number: int, day: date, pauses: Pauses) -> Iterator[Stretch]:
    reached = 0
    for pause in pauses:
        before = max((pause.first - day).days - 1, 0)
        if reached + before >= number:
            break
        if before:
            reached += before
            yield Stretch(
                first=day + ONE_DAY,
                last=day + before * ONE_DAY,
                why=Why.EVERY_DAY,
                reached=reached,
            )
        yield _suspended(pause, day, reached)
        day = pause.last
    end = day + (number - reached) * ONE_DAY
    yield Stretch(first=day + ONE_DAY, last=end, why=Why.EVERY_DAY, reached=number)


def _working_days(number: int, day: date, pauses: Pauses, calendar: Calendar) -> Iterator[Stretch]:
    days: list[CalendarDay] = []
    reached = before = 0
    while reached < number:
        day += ONE_DAY
        pause = _pause_on(day, pauses)
        if pause is None:
            days.append(calendar.day(day))
            reached += days[-1].kind.is_worked
            continue
        yield from _stretches(days, before)
        yield _suspended(pause, day - ONE_DAY, reached)
        day, days, before = pause.last, [], reached
    yield from _stretches(days, before)


def _months(months: int, day: date, pauses: Pauses) -> Iterator[Stretch]:
    corresponding = _corresponding_day(day, months)
    yield corresponding
    end = corresponding.last
    for pause in pauses:
        if pause.first > end:
            break
        suspended = _suspended(pause, day, 0)
        yield suspended
        end += suspended.days * ONE_DAY
    if end > corresponding.last:
        reached = (end - corresponding.last).days
        first = corresponding.last + ONE_DAY
        yield Stretch(first=first, last=end, why=Why.RUNS_ON, reached=reached)


def _corresponding_day(start: date, months: int) -> Stretch:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    month += 1
    length = monthrange(year, month)[1]
    day = date(year, month, min(start.day, length))
    why = Why.CORRESPONDING_DAY if start.day <= length else Why.END_OF_MONTH
    return Stretch(first=day, last=day, why=why)


def _pause_on(day: date, pauses: Pauses) -> Suspension | None:
    return next((each for each in pauses if each.first <= day <= each.last), None)


def _suspended(pause: Suspension, after: date, reached: int) -> Stretch:
    """Return the days of a suspension that lie after a day."""
    first = max(pause.first, after + ONE_DAY)
    return Stretch(
        first=first, last=pause.last, why=Why.SUSPENDED, reached=reached, reason=pause.reason
    )


def _moved_to_a_working_day(
    counted: tuple[Stretch, ...], pauses: Pauses, calendar: Calendar
) -> Deadline:
    end = counted[-1].last
    over: list[Stretch] = []
    days: list[CalendarDay] = []
    landing = calendar.day(end)
    while True:
        pause = _pause_on(landing.day, pauses)
        if pause is not None:
            over.extend(_stretches(days))
            over.append(_suspended(pause, landing.day - ONE_DAY, 0))
            days = []
            landing = calendar.day(pause.last + ONE_DAY)
        elif landing.kind.is_worked:
            break
        else:
            days.append(landing)
            landing = calendar.day(landing.day + ONE_DAY)
    over.extend(_stretches(days))
    estimated = any(each.why in _ESTIMATES for each in (*counted, *over))
    return Deadline(
        last_day=landing.day,
        counted=counted,
        estimated=estimated or landing.kind.is_estimated,
        moved_from=end if over else None,
        moved_over=tuple(over),
    )


_ESTIMATES = frozenset(why for kind, why in WHY_OF_KIND.items() if kind.is_estimated)


def _stretches(days: Iterable[CalendarDay], reached: int = 0) -> Iterator[Stretch]:
    """Yield days in a row as stretches of one reason each, with the working days reached."""
    held: Stretch | None = None
    for each in days:
        why = WHY_OF_KIND[each.kind]
        reached += each.kind.is_worked
        first = each.day
        if held is not None:
            if (held.why, held.holiday) == (why, each.holiday):
                first = held.first
            else:
                yield held
        held = Stretch(first=first, last=each.day, why=why, reached=reached, holiday=each.holiday)
    if held is not None:
        yield held
