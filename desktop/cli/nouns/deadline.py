"""``quanheng deadline``: the last day of a rule, counted line by line, and what runs in an office.

Only what runs, and what befalls it, needs an office.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.deadlines import Deadlines, rests_on, rules_listed, shipped_calendar
from desktop.application.rule_packs import RulePacks
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, option_of
from desktop.cli.desk import Desk
from desktop.cli.due_shown import DueShown, MovedShown
from desktop.cli.output import columns
from desktop.domain.deadline import Unit, Why
from desktop.domain.measure import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """A deadline rule: from which event it runs, and what else is to be known of it.

    ``unverified`` says that a source of it was not yet compared with the text of the law.
    """

    rule: str
    name: str
    starts: str
    starts_name: str
    note: str
    sources: tuple[str, ...]
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesShown:
    """Every deadline rule of the pack in force."""

    pack: str
    version: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchShown:
    """Days in a row that were treated alike."""

    first: date
    last: date
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineShown:
    """A last day, and how it was counted."""

    rule: str
    start: date
    number: int
    unit: Unit
    last_day: date
    estimated: bool
    moved_from: date | None
    counted: tuple[StretchShown, ...]
    moved_over: tuple[StretchShown, ...]
    sources: tuple[str, ...]
    unverified: bool
    words: tuple[str, ...]


def list_rules(desk: Desk, given: Given) -> Answer:
    """List the deadline rules, each with the law it rests on."""
    pack = RulePacks().on(desk.today)
    listed = rules_listed(pack, desk.language)
    rules = tuple(
        RuleShown(
            rule=each.rule.id,
            name=each.rule.name.said(desk.language),
            starts=each.rule.starts.code,
            starts_name=each.rule.starts.name.said(desk.language),
            note=each.rule.note.said(desk.language) if each.rule.note else "",
            sources=each.sources,
            unverified=each.unverified,
        )
        for each in listed
    )
    unsure = desk.say("due_unverified")
    cells = [
        (rule.rule, rule.name, rule.starts_name, unsure if rule.unverified else "", rule.note)
        for rule in rules
    ]
    shown = RulesShown(pack=pack.id, version=pack.version, rules=rules)
    lines = (
        line
        for told, each in zip(columns(cells), listed, strict=True)
        for line in (told, *(desk.say("reason", words=title) for title in each.titles))
    )
    return Answer(data=shown, lines=tuple(lines))


def compute(desk: Desk, given: Given) -> Answer:
    """Count a deadline."""
    pack = RulePacks().on(desk.today)
    start = given.day("from") or desk.today
    explained = Deadlines(pack.deadlines, shipped_calendar()).compute(given.words("rule"), start)
    deadline = explained.deadline
    words = explained.lines(desk.language)
    basis = rests_on(pack, explained.cites, desk.language)
    shown = DeadlineShown(
        rule=explained.rule.id,
        start=start,
        number=explained.period.number,
        unit=explained.period.unit,
        last_day=deadline.last_day,
        estimated=deadline.estimated,
        moved_from=deadline.moved_from,
        counted=tuple(
            StretchShown(first=each.first, last=each.last, why=each.why)
            for each in deadline.counted
        ),
        moved_over=tuple(
            StretchShown(first=each.first, last=each.last, why=each.why)
            for each in deadline.moved_over
        ),
        sources=explained.cites,
        unverified=any(each.unverified for each in basis),
        words=words,
    )
    named = explained.rule.name.said(desk.language)
    told = (
        desk.say("rests_on_unverified" if each.unverified else "rests_on", title=each.title)
        for each in basis
    )
    return Answer(data=shown, lines=(named, *words, *told))


def show_running(desk: Desk, given: Given) -> Answer:
    """List the deadlines that run in the office, or in one case."""
    from desktop.cli import office_deadlines  # noqa: PLC0415 - slow to load

    return office_deadlines.show_running(desk, given)


def extend(desk: Desk, given: Given) -> Answer:
    """Note that a deadline was extended."""
    from desktop.cli import office_deadlines  # noqa: PLC0415 - slow to load

    return office_deadlines.extend(desk, given)


def suspend(desk: Desk, given: Given) -> Answer:
    """Note from when to when a deadline did not run."""
    from desktop.cli import office_deadlines  # noqa: PLC0415 - slow to load

    return office_deadlines.suspend(desk, given)


_WHICH = (
    Option(name="case", kind=Kind.THING, needed=True),
    Option(name="rule", needed=True),
    Option(name="respondent", kind=Kind.THING),
    option_of(Track, "track"),
)
_APPROVED = (
    Option(name="reason", needed=True),
    Option(name="approved-by", needed=True),
    Option(name="approved-as", needed=True),
)

NOUN = Noun(
    name="deadline",
    commands=(
        Command(
            name="compute",
            run=compute,
            gives=DeadlineShown,
            options=(
                Option(name="rule", needed=True),
                Option(name="from", kind=Kind.DAY, needed=True),
            ),
            in_office=False,
        ),
        Command(name="list-rules", run=list_rules, gives=RulesShown, in_office=False),
        Command(
            name="list",
            run=show_running,
            gives=DueShown,
            options=(Option(name="case", kind=Kind.THING),),
        ),
        Command(
            name="extend",
            run=extend,
            gives=MovedShown,
            options=(
                *_WHICH,
                Option(name="number", kind=Kind.NUMBER, needed=True),
                option_of(Unit, "unit", needed=True),
                Option(name="on", kind=Kind.DAY),
                *_APPROVED,
            ),
        ),
        Command(
            name="suspend",
            run=suspend,
            gives=MovedShown,
            options=(
                *_WHICH,
                Option(name="from", kind=Kind.DAY, needed=True),
                Option(name="to", kind=Kind.DAY, needed=True),
                *_APPROVED,
            ),
        ),
    ),
)
