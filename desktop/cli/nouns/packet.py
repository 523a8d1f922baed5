"""``quanheng packet``: the papers of fair hearing as one paginated whole."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.files_out import write_out
from desktop.application.packets import Packets
from desktop.application.papers import Papers
from desktop.application.progress import NoProgress
from desktop.cli.command import Answer, Command, Given, Noun
from desktop.cli.desk import Desk
from desktop.cli.naming import CASE, RESPONDENT, TRACK, case_of, key_of
from desktop.cli.nouns.paper import IN_LANGUAGE, OUT, wanted
from desktop.cli.output import ProblemShown, problems_shown
from desktop.text import explain


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketWritten:
    """A packet that was written; an issued one has a page code."""

    file: str
    pages: int
    page_code: str
    documents: tuple[str, ...]
    missing: tuple[ProblemShown, ...]


def draft(desk: Desk, given: Given) -> Answer:
    """Write the packet as it would be issued now, marked as a draft."""
    case = case_of(desk.work, given)
    drawn = Packets(desk.work).draft(
        case, key_of(desk.work, case, given), wanted(desk, given), NoProgress()
    )
    write_out(given.path("out"), drawn.data)
    written = PacketWritten(
        file=given.words("out"),
        pages=drawn.pages,
        page_code="",
        documents=(),
        missing=problems_shown(drawn.missing, desk.language).problems,
    )
    lines = [desk.say("paper_drafted", file=written.file, pages=drawn.pages)]
    lines += [f"  {explain(problem, desk.language)}" for problem in drawn.missing]
    return Answer(data=written, lines=tuple(lines))


def issue(desk: Desk, given: Given) -> Answer:
    """Make the packet final, and write it out."""
    case = case_of(desk.work, given)
    act = Packets(desk.work).issue(
        case, key_of(desk.work, case, given), wanted(desk, given), NoProgress()
    )
    write_out(given.path("out"), Papers(desk.work).file_of(case, act.paper))
    written = PacketWritten(
        file=given.words("out"),
        pages=act.file.pages,
        page_code=act.page_code,
        documents=act.documents,
        missing=(),
    )
    line = desk.say("packet_issued", file=written.file, pages=act.file.pages)
    return Answer(data=written, lines=(line,))


NOUN = Noun(
    name="packet",
    commands=(
        Command(
            name="draft",
            run=draft,
            gives=PacketWritten,
            options=(CASE, RESPONDENT, TRACK, IN_LANGUAGE, OUT),
        ),
        Command(
            name="issue",
            run=issue,
            gives=PacketWritten,
            options=(CASE, RESPONDENT, TRACK, IN_LANGUAGE, OUT),
        ),
    ),
)
