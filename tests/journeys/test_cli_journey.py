"""One whole case through the command line: every act is a command, by the person who has to."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.domain.office import Role
from tests.journeys.case import (
    CLERK,
    DAY,
    FIRST,
    READER,
    RECORDER,
    REPORTER,
    SECOND,
    PlayedCase,
    a_terminal,
)

EVERY_ROLE = tuple(role.value for role in Role)


@pytest.fixture
def played(tmp_path: Path) -> PlayedCase:
    """A case that was heard, weighed, and read a second time."""
    case = PlayedCase(a_terminal(tmp_path))
    case.found(dict.fromkeys((CLERK, FIRST, SECOND, READER, RECORDER), EVERY_ROLE))
    case.open(case.receive())
    case.investigate()
    case.hear()
    case.weigh()
    return case


def text_of(path: Path) -> str:
    reader = PdfReader(BytesIO(path.read_bytes()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def test_a_case_goes_from_the_incident_to_a_served_decision(tmp_path: Path) -> None:
    terminal = a_terminal(tmp_path)
    case = PlayedCase(terminal)
    case.found()
    case.open(case.receive())
    case.investigate()
    case.hear()
    case.weigh()
    case.read_again()
    assert "review.differences_open" in terminal.is_refused(FIRST, *case.review())
    case.settle()
    assert "decision.reviews_missing" in terminal.is_refused(RECORDER, *case.decision())
    for reviewer in (FIRST, SECOND):
        terminal.does(reviewer, *case.review())
    assert terminal.does(RECORDER, *case.decision())["step"] == "service"

    decision, packet = terminal.out / "decision.pdf", terminal.out / "packet.pdf"
    issued = terminal.does(
        CLERK, "paper", "issue", "--case", case.case, "--document", "decision", "--in", "zh",
        "--out", str(decision),
    )  # fmt: skip
    served = case.act(
        CLERK, "service.made", paper=issued["number"], receiver="张某", way="handed_over", on=DAY
    )
    assert served["step"] == "appeal"
    bound = terminal.does(
        CLERK, "packet", "issue", "--case", case.case, "--in", "zh", "--out", str(packet)
    )
    assert issued["missing"] == bound["missing"] == []
    for path, written in ((decision, issued), (packet, bound)):
        text = text_of(path)
        assert len(PdfReader(path).pages) == written["pages"]
        assert "张某" in text
        assert written["page_code"] in text
        assert not [canary for canary in REPORTER.values() if canary in text]
    checked = terminal.does(CLERK, "check")
    assert checked["sound"]
    assert checked["attachments"] == len(case.story.evidence) + 2


def test_the_office_is_there_for_the_next_process(tmp_path: Path) -> None:
    terminal = a_terminal(tmp_path)
    case = PlayedCase(terminal)
    case.found()
    case.open(case.receive())
    listed = terminal.process(CLERK, "case", "list")
    assert listed.returncode == 0, listed.stdout
    (line,) = json.loads(listed.stdout)["cases"]
    assert (line["case"], line["name"], line["step"]) == (case.case, "张某", "triage")
    refused = terminal.process(FIRST, *case.recording("fact.stated", text="不该由我登记"))
    assert refused.returncode == 2
    assert [problem["code"] for problem in json.loads(refused.stdout)["problems"]] == [
        "role.needs_clerk"
    ]
    checked = terminal.process(READER, "check")
    assert checked.returncode == 0, checked.stdout
    assert json.loads(checked.stdout)["sound"]


def test_nobody_plays_two_parts_in_one_case_whatever_roles_they_hold(played: PlayedCase) -> None:
    terminal = played.terminal
    fact = played.recording("fact.stated", text="换一个人补登")
    reading = played.second_reading()
    assert terminal.is_refused(CLERK, *reading)
    played.read_again()
    played.settle()
    assert "review.same_person" in terminal.is_refused(CLERK, *played.review())
    assert "review.other_part_in_it" in terminal.is_refused(READER, *played.review())
    for reviewer in (FIRST, SECOND):
        terminal.does(reviewer, *played.review())
    for investigator_or_reviewer in (CLERK, READER, FIRST):
        refused = terminal.is_refused(investigator_or_reviewer, *played.decision())
        assert refused == {"decision.other_part_in_it"}
    assert terminal.is_refused(FIRST, *reading)
    terminal.does(RECORDER, *played.decision())
    assert "review.other_part_in_it" in terminal.is_refused(RECORDER, *played.review())
    assert terminal.is_refused(RECORDER, *reading)
    for other in (READER, FIRST, RECORDER):
        assert "case.other_part_in_it" in terminal.is_refused(other, *fact)


def test_the_reporter_is_in_nothing_that_is_printed_or_found(tmp_path: Path) -> None:
    terminal = a_terminal(tmp_path)
    case = PlayedCase(terminal)
    case.found()
    incident = case.receive()
    case.open(incident)
    for words in (
        ("incident", "show", incident),
        ("incident", "list"),
        ("case", "show", case.case),
        ("case", "list"),
        ("step", "list", "--case", case.case),
        ("respondent", "list"),
    ):
        terminal.does(CLERK, *words)
    said = "".join(terminal.said)
    assert case.story.incident.place in said
    for canary in REPORTER.values():
        assert canary not in said
        assert terminal.does(CLERK, "case", "search", canary)["found"] == []
