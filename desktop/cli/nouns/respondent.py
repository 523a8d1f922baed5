"""``quanheng respondent``: whom cases concern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.cases import Cases
from desktop.application.people_checks import name_doubts, number_doubts, unit_doubts
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.application.words import word, yes_or_no
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, Shape
from desktop.cli.desk import Desk
from desktop.cli.output import ProblemShown, columns, problems_shown
from desktop.cli.paging import LIMIT, rows
from desktop.cli.reading import read_json, read_shape
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.identity import masked
from desktop.domain.respondent import Post, Status
from desktop.errors import Problem
from desktop.text import shown_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentAdded:
    """A respondent just put into the registry, and what is worth a second look."""

    respondent: str
    name: str
    warnings: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentLine:
    """One line of the registry."""

    respondent: str
    name: str
    title: str
    unit: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryShown:
    """The registry, by the sound of the name."""

    respondents: tuple[RespondentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentShown:
    """A respondent as they read now; the ID number is covered."""

    respondent: str
    name: str
    sex: str
    born_on: date | None
    id_number: str
    status: Status
    party_member: bool
    post: Post
    title: str
    unit: str
    address: str
    disputed: tuple[str, ...]


def add(desk: Desk, given: Given) -> Answer:
    """Put a respondent into the registry; a doubtful name or number is named and kept."""
    path = given.path("from")
    draft = read_shape(RespondentDraft, read_json(path), path.name)
    respondents = Respondents(desk.work)
    respondent = respondents.record(draft)
    now = respondents.respondent(respondent).now
    shown = problems_shown(_warnings(desk, now), desk.language).problems
    return Answer(
        data=RespondentAdded(respondent=respondent, name=now.name, warnings=shown),
        lines=(
            desk.say("respondent_added", name=now.name, id=respondent),
            *(each.sentence for each in shown),
        ),
    )


def show_all(desk: Desk, given: Given) -> Answer:
    """List the registry, by the sound of the name."""
    lines = tuple(
        RespondentLine(
            respondent=row.respondent,
            name=row.name,
            title=row.title,
            unit=row.unit,
            status=row.status,
        )
        for row in rows(Respondents(desk.work).registry, given)
    )
    cells = [(each.name, each.title, each.unit, each.respondent) for each in lines]
    told = columns(cells) or (desk.say("no_respondents"),)
    return Answer(data=RegistryShown(respondents=lines), lines=told)


def show(desk: Desk, given: Given) -> Answer:
    """Show one respondent."""
    respondent = Cases(desk.work).find_respondent(given.words("respondent"))
    thing = Respondents(desk.work).respondent(respondent)
    now = thing.now
    shown = RespondentShown(
        respondent=respondent,
        name=now.name,
        sex=now.sex,
        born_on=now.born_on,
        id_number=masked(now.id_number),
        status=now.status,
        party_member=now.party_member,
        post=now.post,
        title=now.title,
        unit=now.unit,
        address=now.address,
        disputed=tuple(dispute.field for dispute in thing.disputes),
    )
    return Answer(data=shown, lines=_lines(desk, shown))


def _lines(desk: Desk, shown: RespondentShown) -> tuple[str, ...]:
    say, language = desk.say, desk.language
    facts = (
        (say("label_name"), shown.name),
        (say("label_born"), shown_date(shown.born_on, language) if shown.born_on else ""),
        (say("label_id_number"), shown.id_number),
        (say("label_status"), word(shown.status, language)),
        (say("label_party_member"), yes_or_no(shown.party_member, language)),
        (say("label_post"), word(shown.post, language)),
        (say("label_title"), shown.title),
        (say("label_unit"), shown.unit),
        (say("label_address"), shown.address),
    )
    return columns([fact for fact in facts if fact[1]])


def _warnings(desk: Desk, now: RespondentRecorded) -> tuple[Problem, ...]:
    return (
        *name_doubts(now.name),
        *number_doubts(now.id_number, desk.today),
        *unit_doubts(now.unit),
    )


NOUN = Noun(
    name="respondent",
    commands=(
        Command(
            name="add",
            run=add,
            gives=RespondentAdded,
            options=(
                Option(
                    name="from", kind=Kind.FILE, needed=True, holds=(Shape(kind=RespondentDraft),)
                ),
            ),
        ),
        Command(name="list", run=show_all, gives=RegistryShown, options=(LIMIT,)),
        Command(
            name="show",
            run=show,
            gives=RespondentShown,
            options=(Option(name="respondent", kind=Kind.THING, needed=True, placed=True),),
        ),
    ),
)
