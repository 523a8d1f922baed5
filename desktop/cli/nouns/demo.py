"""``quanheng demo``: two practice offices and four cases, played into a folder; needs no office."""

from __future__ import annotations

from desktop.application.demo.run import Demo, DemoSummary
from desktop.application.progress import NoProgress
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk


def demo(desk: Desk, given: Given) -> Answer:
    """Play the demo and say what it left."""
    out = given.path("out")
    summary = Demo(out, desk.language, NoProgress()).play()
    seconds = f"{summary.wall:.1f}"
    lines = (
        desk.say("demo_played", cases=len(summary.cases), seconds=seconds),
        *(
            desk.say("demo_case", number=case.number, packet=str(out / case.packet))
            for case in summary.cases
        ),
        desk.say("demo_open", folder=str(out / summary.offices[0].folder)),
    )
    return Answer(data=summary, lines=lines)


NOUN = Noun(
    name="demo",
    commands=(
        Command(
            name="",
            run=demo,
            gives=DemoSummary,
            options=(Option(name="out", kind=Kind.FOLDER, needed=True),),
            in_office=False,
        ),
    ),
)
