"""The county's office at its own command line, and what goes to and fro on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.application.demo.story import read_story
from desktop.text import Language
from tests.journeys.terminal import Terminal

COUNTY_CLERK, COUNTY_SECOND = "王芳", "何平"
COMPARED = "电话逐组核对"


def found_county(county: Terminal) -> None:
    """Set up the county's office with two people who keep its keys."""
    told = read_story(Language.CHINESE).county
    content = {
        "name": told.name,
        "division": told.division,
        "short_name": told.short_name,
        "bodies": [
            {"name": body.name, "kind": body.kind.value, "mark": body.mark} for body in told.bodies
        ],
        "practice": True,
    }
    path = county.file("office.json", content)
    county.does(COUNTY_CLERK, "office", "create", "--from", path)
    second = ("--name", COUNTY_SECOND, "--role", "reviewer", "--role", "key_keeper")
    new = ("--new-password-file", str(county.password_file))
    county.does(COUNTY_CLERK, "person", "add", *second, *new)


def introduce(known: Terminal, who: str, *, to: tuple[Terminal, str, str], stick: Path) -> None:
    """Let two people of an office compare and accept the card of another."""
    terminal, person, second = to
    card = str(stick / f"{who}.qhc")
    own = known.does(who, "card", "export", "--out", card)
    seen = terminal.does(person, "card", "accept", card)
    assert seen["safety_number"] == own["safety_number"]
    number = " ".join(own["safety_number"])
    names = ("--safety-number", number, "--compared", COMPARED, "--second-person")
    password = ("--second-password-file", str(terminal.password_file))
    assert terminal.is_refused(person, "card", "accept", card, *names, person, *password)
    terminal.does(person, "card", "accept", card, *names, second, *password)


def send(terminal: Terminal, person: str, case: str, to: str, bundle: Path) -> Any:
    """Write a bundle of a case for another office, and return what went into it."""
    return terminal.does(
        person, "bundle", "export", "--case", case, "--to", to, "--reason", "报县纪委审阅",
        "--out", str(bundle),
    )  # fmt: skip
