"""Office cards at the command line: looked at first, then accepted as they were compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.application.office_cards import OfficeCards
from desktop.application.offices import open_office
from desktop.errors import Refused
from tests.application.test_holidays import TABLE
from tests.application.two_offices import NAMES, OFFICE_OF, a_light_world, a_new_office
from tests.builders import CLERK, EVERYONE, PASSWORD
from tests.cli.conftest import CommandLine
from tests.fakes import FixedClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Another office's card on the stick, and its number as its people read it out."""

    card: Path
    number: str


@pytest.fixture
def handed(tmp_path: Path, clock: FixedClock) -> Handed:
    """What the county's people hand over."""
    work = a_new_office(tmp_path / "county", OFFICE_OF[NAMES[2]], clock)
    path = tmp_path / "白水县.qhc"
    OfficeCards(work).export_card(path)
    number = OfficeCards(work).card().safety_number
    work.close()
    return Handed(card=path, number=number)


@pytest.fixture
def second(line: CommandLine) -> tuple[str, ...]:
    """The second person, with the file their password stands in."""
    password = line.file("second.txt", PASSWORD)
    return ("--second-person", EVERYONE, "--second-password-file", password)


def test_a_card_is_accepted_only_with_the_number_that_was_read_out(
    line: CommandLine, handed: Handed, second: tuple[str, ...], clock: FixedClock
) -> None:
    accept = ("card", "accept", str(handed.card), "--compared", "电话逐组核对", *second)
    wrong = handed.number[:-1] + ("0" if handed.number[-1] != "0" else "1")

    assert line.refused(Refused.exit_code, *accept) == ["card.no_number"]
    assert line.refused(Refused.exit_code, *accept, "--safety-number", wrong) == [
        "card.another_number"
    ]
    line.does(*accept, "--safety-number", handed.number)

    work = open_office(line.office, CLERK, PASSWORD, a_light_world(clock))
    assert [held.card.safety_number for held in OfficeCards(work).known().values()] == [
        handed.number
    ]
    work.close()


def test_a_card_exchanged_after_it_was_looked_at_is_refused(
    line: CommandLine, handed: Handed, second: tuple[str, ...], tmp_path: Path, clock: FixedClock
) -> None:
    seen = line.does("card", "accept", str(handed.card))
    assert (" ".join(seen["safety_number"]), seen["standing"]) == (handed.number, "unknown")
    impostor = a_new_office(tmp_path / "impostor", OFFICE_OF[NAMES[2]], clock)
    OfficeCards(impostor).export_card(handed.card)
    impostor.close()

    accept = ("card", "accept", str(handed.card), "--compared", "电话逐组核对", *second)

    assert line.refused(Refused.exit_code, *accept, "--safety-number", handed.number) == [
        "card.another_number"
    ]


def test_looking_at_a_card_says_how_it_stands(
    line: CommandLine, handed: Handed, second: tuple[str, ...]
) -> None:
    look = ("card", "accept", str(handed.card))
    assert "打电话" in line.types(*look).out
    line.does(*look, "--compared", "当面", "--safety-number", handed.number, *second)

    assert "这张名片已经收下" in line.types(*look).out
    assert "打电话" not in line.types(*look).out
    assert line.does(*look)["standing"] == "same"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("card", "accept"), "单位名片，例如"),
        (("bundle", "verify"), "交换包，发出的或收到的，例如"),
        (("bundle", "inspect"), "交换包，例如"),
        (("bundle", "import"), "交换包，例如"),
    ],
)
def test_help_says_what_the_file_is(line: CommandLine, command: tuple[str, ...], told: str) -> None:
    assert told in line.types(*command, "--help").out


def test_an_issuer_signs_a_year_and_it_is_taken_in(
    line: CommandLine, handed: Handed, second: tuple[str, ...], tmp_path: Path
) -> None:
    accept = ("card", "accept", str(handed.card), "--compared", "电话逐组核对", *second)
    line.does(*accept, "--safety-number", handed.number)
    table, file = line.file("2027.toml", TABLE), str(tmp_path / "2027.qhy")
    county = str(tmp_path / "county")
    signed = line.does("holidays", "sign", "--from", table, "--out", file, "--office", county)
    assert signed == {"file": file}
    assert line.refused(5, "holidays", "add", file) == ["calendar.no_issuer"]
    name = OFFICE_OF[NAMES[2]].name
    assert line.does("card", "issuer", "--with", name, *second)["name"] == name
    line.does("holidays", "add", file)
    assert line.does("holidays", "list")["years"][-1]["issuer"] == name
    assert line.types("holidays", "list").out.splitlines()[-1] == f"2027  {name}签发"
