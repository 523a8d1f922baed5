"""``quanheng person``: who acts in the office."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.offices import People, PersonDraft
from desktop.application.words import words
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option, option_of
from desktop.cli.desk import Desk
from desktop.cli.output import columns
from desktop.domain.names import cleaned_name
from desktop.domain.office import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """Someone of the office."""

    person: str
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleShown:
    """Everyone of the office."""

    people: tuple[PersonShown, ...]


def add(desk: Desk, given: Given) -> Answer:
    """Admit a person."""
    draft = PersonDraft(
        name=given.words("name"),
        password=desk.password_in(given.path("new-password-file")),
        roles=tuple(Role(code) for code in given.all("role")),
    )
    person = People(desk.work).admit(draft)
    name = cleaned_name(draft.name)
    roles = words(draft.roles, desk.language)
    return Answer(
        data=PersonShown(person=person, name=name, roles=draft.roles),
        lines=(desk.say("person_added", name=name, roles=roles),),
    )


def show_all(desk: Desk, given: Given) -> Answer:
    """List everyone with their roles."""
    people = tuple(
        PersonShown(
            person=each.person,
            name=each.name,
            roles=tuple(role for role in Role if role in each.roles),
        )
        for each in desk.work.office.people.values()
    )
    rows = [(each.name, words(each.roles, desk.language), each.person) for each in people]
    return Answer(data=PeopleShown(people=people), lines=columns(rows))


NOUN = Noun(
    name="person",
    commands=(
        Command(
            name="add",
            run=add,
            gives=PersonShown,
            options=(
                Option(name="name", needed=True),
                option_of(Role, "role", needed=True, many=True),
                Option(name="new-password-file", kind=Kind.FILE, needed=True),
            ),
        ),
        Command(name="list", run=show_all, gives=PeopleShown),
    ),
)
