"""``quanheng holidays``: the years an office knows, and entering one that is missing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.files_out import write_out
from desktop.application.holidays import Holidays, KnownYear
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.output import columns
from desktop.cli.reading import read_file

FROM = Option(name="from", kind=Kind.FILE, needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeShown:
    """A notice a year rests on; the number is empty where it is not known."""

    title: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShown:
    """A year; the names are empty where it came with the program, ``confirmed_by`` while it waits.

    ``issuer`` is the office that signed it.
    """

    year: int
    entered_by: str
    confirmed_by: str
    issuer: str
    counts: bool
    notices: tuple[NoticeShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsShown:
    """Every year, oldest first."""

    years: tuple[YearShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEntered:
    """A year was entered, confirmed by a second person, or taken in signed."""

    entry: str


def show_all(desk: Desk, given: Given) -> Answer:
    """List the years."""
    years = Holidays(desk.work).years()
    cells = [(str(one.year), _origin(desk, one)) for one in years]
    shown = tuple(
        YearShown(
            year=one.year,
            entered_by=one.by,
            confirmed_by=one.confirmed_by,
            issuer=one.issuer,
            counts=not one.waits,
            notices=tuple(
                NoticeShown(title=each.title, number=each.number) for each in one.notices
            ),
        )
        for one in years
    )
    return Answer(data=YearsShown(years=shown), lines=columns(cells))


def enter(desk: Desk, given: Given) -> Answer:
    """Enter a year."""
    path = given.path("from")
    entry = Holidays(desk.work).enter(path.name, read_file(path))
    return Answer(data=YearEntered(entry=entry), lines=(desk.say("year_entered"),))


def confirm(desk: Desk, given: Given) -> Answer:
    """Stand beside a year, having entered the same."""
    path = given.path("from")
    entry = Holidays(desk.work).confirm(path.name, read_file(path))
    return Answer(data=YearEntered(entry=entry), lines=(desk.say("year_confirmed"),))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSigned:
    """A year was signed for other offices."""

    file: str


def sign(desk: Desk, given: Given) -> Answer:
    """Sign a year for offices that accepted this one as an issuer."""
    path, out = given.path("from"), given.path("out")
    data = Holidays(desk.work).sign(path.name, read_file(path))
    write_out(out, data)
    return Answer(data=YearSigned(file=str(out)), lines=(desk.say("year_signed", file=str(out)),))


def add(desk: Desk, given: Given) -> Answer:
    """Take in a year that an issuer signed."""
    path = given.path("file")
    entry = Holidays(desk.work).take_in(path.name, read_file(path))
    return Answer(data=YearEntered(entry=entry), lines=(desk.say("year_added"),))


def _origin(desk: Desk, one: KnownYear) -> str:
    if not one.by:
        return desk.say("year_shipped")
    if one.issuer:
        return desk.say("year_of_issuer", name=one.issuer)
    if one.waits:
        return desk.say("year_waits", name=one.by)
    return desk.say("year_of_two", first=one.by, second=one.confirmed_by)


NOUN = Noun(
    name="holidays",
    commands=(
        Command(name="list", run=show_all, gives=YearsShown),
        Command(name="enter", run=enter, gives=YearEntered, options=(FROM,)),
        Command(name="confirm", run=confirm, gives=YearEntered, options=(FROM,)),
        Command(
            name="sign",
            run=sign,
            gives=YearSigned,
            options=(FROM, Option(name="out", kind=Kind.FILE, needed=True)),
        ),
        Command(
            name="add",
            run=add,
            gives=YearEntered,
            options=(Option(name="file", kind=Kind.FILE, needed=True, placed=True),),
        ),
    ),
)
