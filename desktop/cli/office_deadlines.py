"""Deadlines of an office on the command line: which run, and that one was extended or suspended."""

from __future__ import annotations

from desktop.application.moving_deadlines import MovingDeadlines
from desktop.application.running_deadlines import Running, RunningDeadlines
from desktop.application.words import word
from desktop.cli.command import Answer, Given
from desktop.cli.desk import Desk
from desktop.cli.due_shown import DueLine, DueShown, MovedShown, UncountedLine
from desktop.cli.naming import case_of, key_of
from desktop.cli.output import columns, problems_shown
from desktop.domain.deadline import Unit
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended


def show_running(desk: Desk, given: Given) -> Answer:
    """List the deadlines that run in the office, or in one case."""
    running, language = RunningDeadlines(desk.work), desk.language
    due = running.of_case(case_of(desk.work, given)) if given.has("case") else running.all()
    lines = tuple(_line(desk, one) for one in due.running)
    uncounted = tuple(
        UncountedLine(
            case=one.case,
            number=one.number,
            problem=problems_shown((one.problem,), language).problems[0],
        )
        for one in due.uncounted
    )
    cells = [
        (
            line.last_day.isoformat(),
            _left(desk, line),
            line.number,
            line.name,
            word(line.track, language),
            line.rule_name,
            desk.say("due_estimated") if line.estimated else "",
            desk.say("due_entered") if line.entered else "",
            desk.say("due_unverified") if line.unverified else "",
        )
        for line in lines
    ]
    told = columns(cells) if cells else (desk.say("no_deadlines"),)
    beside = tuple(f"{line.number}  {line.problem.sentence}" for line in uncounted)
    shown = DueShown(today=desk.today, deadlines=lines, uncounted=uncounted)
    return Answer(data=shown, lines=(*told, *beside))


def extend(desk: Desk, given: Given) -> Answer:
    """Note that a deadline was extended."""
    case = case_of(desk.work, given)
    respondent, track = key_of(desk.work, case, given)
    act = DeadlineExtended(
        respondent=respondent,
        track=track,
        rule=given.words("rule"),
        number=given.number("number") or 0,
        unit=given.code("unit", Unit) or Unit.NATURAL_DAY,
        on=given.day("on") or desk.today,
        reason=given.words("reason"),
        approved_by=given.words("approved-by"),
        approved_as=given.words("approved-as"),
    )
    entry = MovingDeadlines(desk.work).extend(case, act)
    key = (respondent, track)
    moved = RunningDeadlines(desk.work).find(desk.work.file(case), key, act.rule)
    return _moved(desk, entry, moved)


def suspend(desk: Desk, given: Given) -> Answer:
    """Note from when to when a deadline did not run."""
    case = case_of(desk.work, given)
    respondent, track = key_of(desk.work, case, given)
    first = given.day("from") or desk.today
    act = DeadlineSuspended(
        respondent=respondent,
        track=track,
        rule=given.words("rule"),
        first=first,
        last=given.day("to") or first,
        reason=given.words("reason"),
        approved_by=given.words("approved-by"),
        approved_as=given.words("approved-as"),
    )
    entry = MovingDeadlines(desk.work).suspend(case, act)
    key = (respondent, track)
    moved = RunningDeadlines(desk.work).find(desk.work.file(case), key, act.rule)
    return _moved(desk, entry, moved)


def _moved(desk: Desk, entry: str, one: Running) -> Answer:
    words = one.explained.lines(desk.language)
    shown = MovedShown(
        entry=entry,
        rule=one.rule.id,
        last_day=one.last_day,
        days_left=one.days_left,
        estimated=one.explained.deadline.estimated,
        words=words,
    )
    return Answer(data=shown, lines=(desk.say("deadline_moved"), *words))


def _line(desk: Desk, one: Running) -> DueLine:
    return DueLine(
        case=one.case,
        number=one.number,
        respondent=one.respondent,
        name=one.name,
        track=one.track,
        rule=one.rule.id,
        rule_name=one.rule.name.said(desk.language),
        started=one.explained.begun,
        starts_name=one.rule.starts.name.said(desk.language),
        last_day=one.last_day,
        days_left=one.days_left,
        overdue=one.overdue,
        estimated=one.explained.deadline.estimated,
        unverified=one.unverified,
        entered=bool(one.explained.entered),
    )


def _left(desk: Desk, line: DueLine) -> str:
    days = abs(line.days_left)
    if line.days_left == 0:
        return desk.say("due_today")
    key = "due_over" if line.overdue else "due_in"
    return desk.say(f"{key}_one" if days == 1 else key, days=days)
