"""``quanheng incident``: what comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.application.cases import Cases
from desktop.application.intake import IncidentDraft, Intake, PassOnDraft
from desktop.application.people_checks import name_doubts, number_doubts
from desktop.application.words import word
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, Shape
from desktop.cli.desk import Desk
from desktop.cli.output import ProblemShown, columns, problems_shown
from desktop.cli.paging import LIMIT, rows
from desktop.cli.reading import read_json, read_shape
from desktop.domain.identity import masked
from desktop.domain.ids import IncidentId
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.names import shown_text
from desktop.domain.respondent import ManagementLevel
from desktop.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecordedShown:
    """An entry of the register that was just made, and what is worth a second look."""

    incident: str
    number: str
    warnings: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """One line of the register."""

    incident: str
    number: str
    happened_on: date
    matter: str
    place: str
    passed_on: bool
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterShown:
    """The register, latest first."""

    incidents: tuple[IncidentLine, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentShown:
    """An incident as it reads now; ID numbers are covered, the reporter is kept apart."""

    incident: str
    number: str
    level: ManagementLevel
    happened_on: date
    happened_at: str
    approximate: bool
    place: str
    what: str
    origin: Origin
    people: tuple[Mentioned, ...]
    disputed: tuple[str, ...]


def record(desk: Desk, given: Given) -> Answer:
    """Record an incident, or that a matter was passed on."""
    path = given.path("from")
    raw = read_json(path)
    intake = Intake(desk.work)
    doubts: tuple[Problem, ...] = ()
    if "passed_to" in raw:
        passed_on = read_shape(PassOnDraft, raw, path.name)
        incident, said = intake.pass_on(passed_on), "incident_passed_on"
    else:
        draft = read_shape(IncidentDraft, raw, path.name)
        incident, said = intake.record_incident(draft), "incident_recorded"
        doubts = tuple(_doubts(desk, draft.people))
    number = intake.number(incident)
    shown = problems_shown(doubts, desk.language).problems
    return Answer(
        data=IncidentRecordedShown(incident=incident, number=number, warnings=shown),
        lines=(desk.say(said, number=number), *(each.sentence for each in shown)),
    )


def _doubts(desk: Desk, people: Iterable[Mentioned]) -> Iterator[Problem]:
    for person in people:
        yield from name_doubts(person.name)
        yield from number_doubts(person.id_number, desk.today)


def show_all(desk: Desk, given: Given) -> Answer:
    """List the register, latest first."""
    intake = Intake(desk.work)
    lines = tuple(
        IncidentLine(
            incident=row.incident,
            number=row.number,
            happened_on=row.happened_on,
            matter=row.matter,
            place=row.place,
            passed_on=row.passed_on,
            case=row.case or "",
        )
        for row in rows(intake.register, given)
    )
    cells = [
        (
            line.number,
            line.happened_on.isoformat(),
            desk.say("passed_on_to", body=line.place) if line.passed_on else line.place,
            line.matter,
        )
        for line in lines
    ]
    count = intake.count()
    told = columns(cells) or (desk.say("no_incidents"),)
    return Answer(
        data=RegisterShown(incidents=lines, count=count),
        lines=(*told, desk.say("incidents_counted", number=count)),
    )


def show(desk: Desk, given: Given) -> Answer:
    """Show one incident."""
    incident = Cases(desk.work).find_incident(given.words("incident"))
    shown = _shown(desk, incident)
    say, language = desk.say, desk.language
    when = " ".join((shown.happened_on.isoformat(), shown.happened_at)).strip()
    facts = [
        (say("label_number"), shown.number),
        (say("label_level"), word(shown.level, language)),
        (say("label_when"), say("about_then", when=when) if shown.approximate else when),
        (say("label_place"), shown.place),
        (say("label_origin"), word(shown.origin, language)),
    ]
    people = [(each.name, each.title, each.id_number) for each in shown.people]
    return Answer(
        data=shown,
        lines=(*columns(facts), *columns(people), *shown_text(shown.what).splitlines()),
    )


def _shown(desk: Desk, incident: IncidentId) -> IncidentShown:
    thing = Intake(desk.work).incident(incident)
    now = thing.now
    return IncidentShown(
        incident=incident,
        number=now.number,
        level=now.level,
        happened_on=now.happened_on,
        happened_at=now.happened_at,
        approximate=now.approximate,
        place=now.place,
        what=now.what,
        origin=now.origin,
        people=tuple(
            Mentioned(name=each.name, title=each.title, id_number=masked(each.id_number))
            for each in now.people
        ),
        disputed=tuple(dispute.field for dispute in thing.disputes),
    )


NOUN = Noun(
    name="incident",
    commands=(
        Command(
            name="record",
            run=record,
            gives=IncidentRecordedShown,
            options=(
                Option(
                    name="from",
                    kind=Kind.FILE,
                    needed=True,
                    holds=(Shape(kind=IncidentDraft), Shape(kind=PassOnDraft)),
                ),
            ),
        ),
        Command(name="list", run=show_all, gives=RegisterShown, options=(LIMIT,)),
        Command(
            name="show",
            run=show,
            gives=IncidentShown,
            options=(Option(name="incident", kind=Kind.THING, needed=True, placed=True),),
        ),
    ),
)
