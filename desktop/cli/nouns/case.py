"""``quanheng case``: opening cases, finding them, and what is known of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop.application.case_view import step_name
from desktop.application.cases import CaseDraft, CaseFilter, CaseOrder, Cases, Hit
from desktop.application.words import word
from desktop.cli.case_shown import CaseShown, case_shown, told
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, option_of
from desktop.cli.desk import Desk
from desktop.cli.naming import body_named
from desktop.cli.output import columns
from desktop.cli.paging import LIMIT, rows
from desktop.domain.measure import Track
from desktop.domain.procedure import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpenedShown:
    """A case just opened."""

    case: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One respondent on one track."""

    case: str
    number: str
    matter: str
    respondent: str
    name: str
    track: Track
    step: Step
    clerk: str
    opened_on: date
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesShown:
    """The case list."""

    cases: tuple[CaseLine, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One thing that was found."""

    kind: Hit
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShown:
    """Everything that was found."""

    found: tuple[FoundLine, ...]


def open_case(desk: Desk, given: Given) -> Answer:
    """Open a case under the next number."""
    work = desk.work
    cases = Cases(work)
    case = cases.open(
        CaseDraft(
            matter=given.words("matter"),
            incidents=tuple(cases.find_incident(typed) for typed in given.all("incident")),
            respondents=tuple(cases.find_respondent(typed) for typed in given.all("respondent")),
            track=Track(given.words("track")),
            body=body_named(work, given.words("body")) if given.has("body") else None,
        )
    )
    number = cases.file(case).opened.now.number
    return Answer(
        data=CaseOpenedShown(case=case, number=number),
        lines=(desk.say("case_opened", number=number),),
    )


def show(desk: Desk, given: Given) -> Answer:
    """Show everything known of a case."""
    shown: CaseShown = case_shown(desk, Cases(desk.work).find(given.words("case")))
    return Answer(data=shown, lines=told(desk, shown))


def show_all(desk: Desk, given: Given) -> Answer:
    """List cases, a line for each respondent and track."""
    work, cases = desk.work, Cases(desk.work)
    only = CaseFilter(step=given.code("step", Step), year=given.number("year"))
    order = given.code("order", CaseOrder) or CaseOrder.NEWEST
    lines = tuple(
        CaseLine(
            case=row.case,
            number=row.number,
            matter=row.matter,
            respondent=row.respondent,
            name=row.name,
            track=row.track,
            step=row.step,
            clerk=work.name_of(row.clerk),
            opened_on=row.opened_on,
            disputed=row.disputed,
        )
        for row in rows(partial(cases.rows, order, only), given)
    )
    pack = work.world.packs.on(desk.today)
    cells = [
        (
            each.number,
            each.name,
            each.matter,
            word(each.track, desk.language),
            step_name(pack, each.step, desk.language),
            each.clerk,
        )
        for each in lines
    ]
    return Answer(
        data=CasesShown(cases=lines, count=cases.count(only)),
        lines=columns(cells) or (desk.say("no_cases"),),
    )


def search(desk: Desk, given: Given) -> Answer:
    """Find cases, incidents and respondents."""
    query = given.words("query")
    found = tuple(
        FoundLine(kind=each.kind, id=each.thing, text=each.text)
        for each in Cases(desk.work).search(query)
    )
    cells = [(word(each.kind, desk.language), each.text, each.id) for each in found]
    told_none = desk.say("nothing_found", query=query)
    return Answer(data=FoundShown(found=found), lines=columns(cells) or (told_none,))


NOUN = Noun(
    name="case",
    commands=(
        Command(
            name="open",
            run=open_case,
            gives=CaseOpenedShown,
            options=(
                Option(name="matter", needed=True),
                Option(name="incident", kind=Kind.THING, needed=True, many=True),
                Option(name="respondent", kind=Kind.THING, needed=True, many=True),
                option_of(Track, "track", needed=True),
                Option(name="body", kind=Kind.THING),
            ),
        ),
        Command(
            name="show",
            run=show,
            gives=CaseShown,
            options=(Option(name="case", kind=Kind.THING, needed=True, placed=True),),
        ),
        Command(
            name="list",
            run=show_all,
            gives=CasesShown,
            options=(
                option_of(Step, "step"),
                Option(name="year", kind=Kind.NUMBER),
                option_of(CaseOrder, "order"),
                LIMIT,
            ),
        ),
        Command(
            name="search",
            run=search,
            gives=FoundShown,
            options=(Option(name="query", needed=True, placed=True),),
        ),
    ),
)
