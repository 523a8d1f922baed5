"""``quanheng paper``: the papers of a respondent on a track, drafted and issued one by one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.files_out import write_out
from desktop.application.papers import Papers, PaperState, paper_codes
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.naming import CASE, RESPONDENT, TRACK, case_of, key_of
from desktop.cli.output import ProblemShown, columns, problems_shown
from desktop.text import Language, explain

DOCUMENT = Option(name="document", kind=Kind.CODE, needed=True, codes=paper_codes())
IN_LANGUAGE = Option(
    name="in", kind=Kind.CODE, codes=tuple(language.value for language in Language)
)
OUT = Option(name="out", kind=Kind.FILE, needed=True)

_STATES = {
    PaperState.DRAFT: "state_draft",
    PaperState.BLANK_FORM: "state_blank_form",
    PaperState.ISSUED: "state_issued",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShown:
    """A paper there is now: what is missing from it, and its number once it is issued."""

    document: str
    title: str
    state: PaperState
    pages: int
    number: str
    missing: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersListed:
    """The papers of a respondent on a track, in the order of the case."""

    papers: tuple[PaperShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWritten:
    """A PDF that was written; an issued one has a number and a page code."""

    document: str
    file: str
    pages: int
    number: str
    page_code: str
    missing: tuple[ProblemShown, ...]


def show_all(desk: Desk, given: Given) -> Answer:
    """List the papers there are now."""
    case = case_of(desk.work, given)
    rows = Papers(desk.work).rows(case, key_of(desk.work, case, given), wanted(desk, given))
    listed = PapersListed(
        papers=tuple(
            PaperShown(
                document=row.document,
                title=row.title,
                state=row.state,
                pages=row.pages,
                number=row.issued.number if row.issued else "",
                missing=problems_shown(row.missing, desk.language).problems,
            )
            for row in rows
        )
    )
    cells = [
        (each.document, each.title, desk.say(_STATES[each.state]), each.number)
        for each in listed.papers
    ]
    return Answer(data=listed, lines=columns(cells))


def draft(desk: Desk, given: Given) -> Answer:
    """Write a paper as it would be issued now, marked as a draft."""
    case = case_of(desk.work, given)
    document = given.words("document")
    drawn = Papers(desk.work).draft(
        case, key_of(desk.work, case, given), document, wanted(desk, given)
    )
    write_out(given.path("out"), drawn.data)
    written = PaperWritten(
        document=document,
        file=given.words("out"),
        pages=drawn.pages,
        number="",
        page_code="",
        missing=problems_shown(drawn.missing, desk.language).problems,
    )
    lines = [desk.say("paper_drafted", file=written.file, pages=drawn.pages)]
    lines += [f"  {explain(problem, desk.language)}" for problem in drawn.missing]
    return Answer(data=written, lines=tuple(lines))


def issue(desk: Desk, given: Given) -> Answer:
    """Make a paper final, and write it out."""
    case = case_of(desk.work, given)
    papers = Papers(desk.work)
    act = papers.issue(
        case,
        key_of(desk.work, case, given),
        given.words("document"),
        wanted(desk, given),
    )
    write_out(given.path("out"), papers.file_of(case, act.paper))
    written = PaperWritten(
        document=act.document,
        file=given.words("out"),
        pages=act.file.pages,
        number=act.number,
        page_code=act.page_code,
        missing=(),
    )
    line = desk.say("paper_issued", number=act.number, file=written.file, pages=written.pages)
    return Answer(data=written, lines=(line,))


def wanted(desk: Desk, given: Given) -> Language:
    """Return the language a paper is to be in: its own, or the reader's where none is given."""
    return given.code("in", Language) or desk.language


NOUN = Noun(
    name="paper",
    commands=(
        Command(
            name="list",
            run=show_all,
            gives=PapersListed,
            options=(CASE, RESPONDENT, TRACK, IN_LANGUAGE),
        ),
        Command(
            name="draft",
            run=draft,
            gives=PaperWritten,
            options=(CASE, RESPONDENT, TRACK, DOCUMENT, IN_LANGUAGE, OUT),
        ),
        Command(
            name="issue",
            run=issue,
            gives=PaperWritten,
            options=(CASE, RESPONDENT, TRACK, DOCUMENT, IN_LANGUAGE, OUT),
        ),
    ),
)
