"""``quanheng office``: making an office, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.offices import OfficeDraft, PersonDraft, create_office
from desktop.application.words import word, yes_or_no
from desktop.application.workspace import Workspace
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, Shape, option_of
from desktop.cli.desk import Desk
from desktop.cli.output import columns
from desktop.cli.reading import read_json, read_shape
from desktop.domain.office import BodyKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyShown:
    """A body of the office."""

    id: str
    name: str
    kind: BodyKind
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeShown:
    """An office as a program reads it."""

    office: str
    name: str
    division: str
    short_name: str
    practice: bool
    folder: str
    person: str
    bodies: tuple[BodyShown, ...]
    people: int


def create(desk: Desk, given: Given) -> Answer:
    """Make an office from a file; the acting person founds it."""
    path = given.path("from")
    draft = read_shape(OfficeDraft, read_json(path), path.name)
    roles = tuple(Role(code) for code in given.all("role")) or (Role.CLERK, Role.KEY_KEEPER)
    founder = PersonDraft(name=desk.person, password=desk.password, roles=roles)
    work = create_office(desk.folder, draft, founder, desk.world)
    desk.take(work)
    shown = _shown(work)
    lines = (desk.say("office_created", name=shown.name, folder=shown.folder), *_lines(desk, shown))
    return Answer(data=shown, lines=lines)


def show(desk: Desk, given: Given) -> Answer:
    """Show the office."""
    shown = _shown(desk.work)
    return Answer(data=shown, lines=_lines(desk, shown))


def _shown(work: Workspace) -> OfficeShown:
    office, created = work.office, work.founding
    return OfficeShown(
        office=created.office,
        name=created.name,
        division=created.division,
        short_name=created.short_name,
        practice=created.practice,
        folder=str(work.folder),
        person=work.person,
        bodies=tuple(
            BodyShown(id=body.body, name=body.name, kind=body.kind, mark=body.mark)
            for body in office.bodies.values()
        ),
        people=len(office.people),
    )


def _lines(desk: Desk, shown: OfficeShown) -> tuple[str, ...]:
    language = desk.language
    facts = (
        (desk.say("label_name"), shown.name),
        (desk.say("label_division"), shown.division),
        (desk.say("label_short_name"), shown.short_name),
        (desk.say("label_practice"), yes_or_no(shown.practice, language)),
        (desk.say("label_people"), str(shown.people)),
    )
    bodies = [(body.name, body.mark, word(body.kind, language)) for body in shown.bodies]
    return (*columns(facts), *columns(bodies))


NOUN = Noun(
    name="office",
    commands=(
        Command(
            name="create",
            run=create,
            gives=OfficeShown,
            options=(
                Option(name="from", kind=Kind.FILE, needed=True, holds=(Shape(kind=OfficeDraft),)),
                option_of(Role, "role", many=True),
            ),
        ),
        Command(name="show", run=show, gives=OfficeShown),
    ),
)
