"""A case goes to the county on a stick and comes back, all of it by commands in two offices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.application.demo.story import read_story
from desktop.errors import Damaged, Untrusted
from desktop.text import Language
from tests.journeys.case import CLERK, FIRST, PlayedCase, a_terminal
from tests.journeys.county import COUNTY_CLERK, COUNTY_SECOND, found_county, introduce, send
from tests.journeys.terminal import Terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Township and county, which have compared each other's cards, and the stick between them."""

    case: PlayedCase
    county: Terminal
    stick: Path

    @property
    def township(self) -> Terminal:
        """Return the township's command line."""
        return self.case.terminal

    def known(self, terminal: Terminal, person: str) -> Any:
        """Return the case as one of the offices knows it."""
        return terminal.does(person, "case", "show", self.case.case)


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    case = PlayedCase(a_terminal(tmp_path / "township"))
    case.found()
    case.open(case.receive())
    case.investigate()
    county = a_terminal(tmp_path / "county")
    found_county(county)
    stick = tmp_path / "stick"
    stick.mkdir()
    introduce(case.terminal, CLERK, to=(county, COUNTY_CLERK, COUNTY_SECOND), stick=stick)
    introduce(county, COUNTY_CLERK, to=(case.terminal, CLERK, FIRST), stick=stick)
    return Offices(case=case, county=county, stick=stick)


def evidence_of(known: Any) -> list[tuple[int, str, str]]:
    return [(each["number"], each["name"], each["digest"]) for each in known["evidence"]]


def test_a_case_goes_to_the_county_and_back_with_everything_in_it(offices: Offices) -> None:
    case, county, township = offices.case, offices.county, offices.township
    told = read_story(Language.CHINESE)
    there, back = offices.stick / "there.qhb", offices.stick / "back.qhb"
    sent = send(township, CLERK, case.case, told.county.name, there)
    assert sent["attachments"] == len(case.story.evidence)

    proved = county.does_without_office("bundle", "verify", str(there))
    assert proved["name"] == told.township.name
    looked = county.does(COUNTY_CLERK, "bundle", "inspect", str(there))
    assert ([one["standing"] for one in looked["cases"]], looked["written"]) == (["new"], False)
    assert county.does(COUNTY_CLERK, "case", "list")["count"] == 0
    taken = county.does(COUNTY_CLERK, "bundle", "import", str(there))
    assert (taken["written"], taken["warnings"]) == (True, [])
    here, known = (
        offices.known(county, COUNTY_CLERK),
        offices.known(township, CLERK),
    )
    assert here["matter"] == known["matter"] == case.story.matter
    pieces = [
        terminal.does(person, "evidence", "list", "--case", case.case)
        for terminal, person in ((county, COUNTY_CLERK), (township, CLERK))
    ]
    assert evidence_of(pieces[0]) == evidence_of(pieces[1]) != []

    assert county.does(COUNTY_CLERK, "bundle", "import", str(there))["already_here"]
    assert offices.known(county, COUNTY_CLERK) == here

    county.does(COUNTY_CLERK, *case.recording("fact.stated", text="县里补充的一条事实"))
    send(county, COUNTY_CLERK, case.case, told.township.name, back)
    taken = township.does(CLERK, "bundle", "import", str(back))
    assert [one["standing"] for one in taken["cases"]] == ["updated"]
    assert "县里补充的一条事实" in str(offices.known(township, CLERK))
    for terminal, person in ((county, COUNTY_CLERK), (township, CLERK)):
        checked = terminal.does(person, "check")
        assert (checked["sound"], checked["attachments"]) == (True, len(case.story.evidence))


def test_a_bundle_that_was_changed_or_is_meant_for_others_is_refused_whole(
    offices: Offices,
) -> None:
    case, county = offices.case, offices.county
    bundle = offices.stick / "there.qhb"
    send(offices.township, CLERK, case.case, read_story(Language.CHINESE).county.name, bundle)
    data = bytearray(bundle.read_bytes())
    before = county.does(COUNTY_CLERK, "check")["entries"]
    for place in (len(data) // 3, len(data) // 2, len(data) - 2):
        data[place] ^= 1
        bundle.write_bytes(data)
        code, answer = county.run(COUNTY_CLERK, "bundle", "import", str(bundle))
        assert code in (Damaged.exit_code, Untrusted.exit_code), answer
        data[place] ^= 1
    bundle.write_bytes(data)
    assert offices.township.run(CLERK, "bundle", "import", str(bundle))[0] != 0
    assert county.does(COUNTY_CLERK, "check")["entries"] == before
    assert county.does(COUNTY_CLERK, "case", "list")["count"] == 0
    assert county.does(COUNTY_CLERK, "bundle", "import", str(bundle))["written"]
