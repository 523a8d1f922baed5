"""``quanheng check``: the safety check."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.progress import NoProgress
from desktop.application.safety import Safety
from desktop.cli.command import DAMAGED, Answer, Command, Given, Noun
from desktop.cli.desk import Desk
from desktop.cli.output import ProblemShown, problem_lines, problems_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown:
    """What was looked at, and every place that is not as it was written."""

    sound: bool
    entries: int
    signatures: int
    attachments: int
    problems: tuple[ProblemShown, ...]


def check(desk: Desk, given: Given) -> Answer:
    """Look for damage and change; what is found makes the exit code 4."""
    report = Safety(desk.work).check(NoProgress())
    shown = CheckShown(
        sound=report.is_sound,
        entries=report.entries,
        signatures=report.signatures,
        attachments=report.attachments,
        problems=problems_shown(report.problems, desk.language).problems,
    )
    counts = desk.say(
        "checked",
        entries=report.entries,
        signatures=report.signatures,
        attachments=report.attachments,
    )
    if report.is_sound:
        return Answer(data=shown, lines=(counts, desk.say("sound")))
    lines = (counts, *problem_lines(report.problems, desk.language))
    return Answer(data=shown, lines=lines, exit_code=DAMAGED)


NOUN = Noun(name="check", commands=(Command(name="", run=check, gives=CheckShown),))
