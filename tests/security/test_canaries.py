"""T1, T27, T30: what is written of a case can be read nowhere but where it is meant to be read."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo.story import read_story
from desktop.application.drafts import UnfinishedForms
from desktop.application.offices import open_office
from desktop.application.ports import random_id, system_clock
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.cli.desk import Outside
from desktop.cli.main import FAULT, run
from desktop.text import Language
from tests.journeys.case import (
    CLERK,
    FIRST,
    READER,
    RECORDER,
    REPORTER,
    SECOND,
    PlayedCase,
    a_terminal,
)
from tests.journeys.county import COUNTY_CLERK, COUNTY_SECOND, found_county, introduce, send
from tests.journeys.terminal import PASSWORD, Terminal
from tests.security.readable import ENCODINGS, readable

MARK = "金丝雀鸣"
EVIDENCE = "CANARY-IN-THE-EVIDENCE-7731"
ID_NUMBER = "11010119900307002X"
OFFICE = "青山镇人民政府"
BODY = "中共青山镇纪律检查委员会"
PERSON = "买买提江吐尔逊"

_opened: list[str] = []


def _note_writing(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes):
        path, mode = arguments[0], arguments[1] or ""
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if set(mode) & set("wax+") or flags & 3:
            _opened.append(path if isinstance(path, str) else path.decode())


sys.addaudithook(_note_writing)


class MarkingPen:
    """Adds to whatever anybody says a mark that nobody else writes."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}

    def __call__(self, words: str) -> str:
        mark = f"{MARK}{len(self.marks):03}"
        self.marks[mark] = words
        return f"{words}{mark}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A case played by the people of an office, and what was written meanwhile."""

    terminal: Terminal
    county: Terminal
    stick: Path
    pen: MarkingPen
    temporary: Path
    log: str
    written: tuple[str, ...]

    @property
    def reporter(self) -> list[str]:
        """Return what only the reporter's own entry may hold."""
        told = REPORTER.values()
        return [*told, *(mark for mark, words in self.pen.marks.items() if words in told)]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A case from the incident to the county's office, every word of it marked."""
    folder = tmp_path_factory.mktemp("canaries")
    temporary, stick = folder / "temporary", folder / "stick"
    for made in (temporary, stick):
        made.mkdir()
    county = a_terminal(folder / "county")
    heard = StringIO()
    ear = logging.StreamHandler(heard)
    root, level = logging.getLogger(), logging.getLogger().level
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
            patch.setenv(name, str(temporary))
        patch.setattr(tempfile, "tempdir", None)
        root.addHandler(ear)
        root.setLevel(logging.DEBUG)
        _opened.clear()
        case, pen = play(folder / "township")
        carry(case, county, stick)
        written = tuple(_opened)
        root.removeHandler(ear)
        root.setLevel(level)
    yield Scene(
        terminal=case.terminal,
        county=county,
        stick=stick,
        pen=pen,
        temporary=temporary,
        log=heard.getvalue(),
        written=written,
    )


def play(folder: Path) -> tuple[PlayedCase, MarkingPen]:
    terminal, pen = a_terminal(folder), MarkingPen()
    evidence = terminal.hand / f"{MARK}.pdf"
    canvas = Canvas(str(evidence), pageCompression=0)
    canvas.drawString(72, 700, EVIDENCE)
    canvas.save()
    case = PlayedCase(terminal, pen=pen, evidence=[evidence])
    case.found()
    new = ("--new-password-file", str(terminal.password_file))
    terminal.does(CLERK, "person", "add", "--name", PERSON, "--role", "reviewer", *new)
    case.open(case.receive())
    case.investigate()
    case.hear()
    case.weigh()
    case.read_again(READER)
    case.settle()
    for reviewer in (FIRST, SECOND):
        terminal.does(reviewer, *case.review())
    terminal.does(RECORDER, *case.decision())
    whose = ("--case", case.case, "--in", "zh")
    decision, packet = (str(terminal.out / name) for name in ("decision.pdf", "packet.pdf"))
    terminal.does(CLERK, "paper", "issue", *whose, "--document", "decision", "--out", decision)
    terminal.does(CLERK, "packet", "issue", *whose, "--out", packet)
    for words in (("incident", "list"), ("case", "list"), ("case", "show", case.case), ("check",)):
        terminal.does(CLERK, *words)
    return case, pen


def carry(case: PlayedCase, county: Terminal, stick: Path) -> None:
    """Let the county take the case in from a stick."""
    township, bundle = case.terminal, stick / "township-1.qhb"
    found_county(county)
    introduce(township, CLERK, to=(county, COUNTY_CLERK, COUNTY_SECOND), stick=stick)
    introduce(county, COUNTY_CLERK, to=(township, CLERK, FIRST), stick=stick)
    send(township, CLERK, case.case, read_story(Language.CHINESE).county.name, bundle)
    for words in (("bundle", "inspect", str(bundle)), ("bundle", "import", str(bundle))):
        county.does(COUNTY_CLERK, *words)
    county.does(COUNTY_CLERK, "case", "show", case.case)


@contextmanager
def opened(terminal: Terminal, person: str) -> Iterator[Workspace]:
    world = World(clock=system_clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    work = open_office(terminal.office, person, PASSWORD, world)
    try:
        yield work
    finally:
        work.close()


def everything_in(work: Workspace) -> str:
    """Return all that the database of an open office holds, as its key shows it."""
    rows = work.store.database.rows
    tables = [str(name) for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    every = [row for name in tables for row in rows(f"SELECT * FROM [{name}]")]  # noqa: S608 - its own names
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for row in every
        for value in row
    )


def secrets() -> tuple[str, ...]:
    return (MARK, EVIDENCE, ID_NUMBER, REPORTER["contact"], PASSWORD)


def test_nothing_of_a_case_can_be_read_in_the_files_of_the_office(scene: Scene) -> None:
    office = scene.terminal.office
    assert len(list(office.rglob("*.age"))) == 3
    assert list(readable(office, secrets())) == []
    assert list(scene.temporary.iterdir()) == []
    assert [path.name for path in scene.terminal.out.iterdir() if path.suffix != ".pdf"] == []


def test_nothing_can_be_read_while_the_office_is_open_and_something_is_half_typed(
    scene: Scene,
) -> None:
    office = scene.terminal.office
    with opened(scene.terminal, CLERK) as work:
        UnfinishedForms(work).keep("intake", "", {"what": f"写到一半{MARK}"})
        assert [path.name for path in office.glob("journal.db-*")]
        assert list(readable(office, secrets())) == []
    assert list(readable(office, secrets())) == []


def test_nothing_can_be_read_on_the_stick_and_in_the_other_office(scene: Scene) -> None:
    assert sorted(path.suffix for path in scene.stick.iterdir()) == [".qhb", ".qhc", ".qhc"]
    for folder in (scene.stick, scene.county.office):
        assert list(readable(folder, secrets())) == []


def test_the_reporter_stays_in_the_office_that_was_told(scene: Scene) -> None:
    with opened(scene.terminal, CLERK) as work:
        held = everything_in(work)
        assert [canary for canary in scene.reporter if canary not in held] == []
    with opened(scene.county, COUNTY_CLERK) as work:
        held = everything_in(work)
        assert MARK in held
        assert [canary for canary in scene.reporter if canary in held] == []


def test_the_closed_door_shows_the_office_and_its_people_and_no_other_file_does(
    scene: Scene,
) -> None:
    shown = list(readable(scene.terminal.office, (OFFICE, BODY, PERSON)))
    assert shown == [f"keys.json: {PERSON}", f"office.json: {OFFICE}"]


def test_nothing_is_written_beside_the_office_and_what_was_asked_for(scene: Scene) -> None:
    given = scene.terminal
    own = [given.office, given.out, given.hand, scene.stick, Path(os.devnull)]
    own += [scene.county.office, scene.county.hand]
    written = [Path(path) for path in scene.written if "__pycache__" not in path]
    assert any(path.is_relative_to(given.office) for path in written)
    beside = [
        str(path)
        for path in written
        if path.is_absolute() and not any(path.is_relative_to(folder) for folder in own)
    ]
    assert beside == []


def test_the_reporter_is_in_no_paper_and_in_nothing_printed(scene: Scene) -> None:
    said = "".join(scene.terminal.said + scene.county.said)
    assert MARK in said
    papers = sorted(scene.terminal.out.glob("*.pdf"))
    assert len(papers) == 2
    for path in papers:
        reader = PdfReader(BytesIO(path.read_bytes()))
        pages = "".join("".join(page.extract_text().split()) for page in reader.pages)
        assert MARK in pages
        said += pages + str(reader.metadata) + str([mark.title for mark in _flat(reader.outline)])
    assert len(scene.reporter) == 4
    assert [canary for canary in scene.reporter if canary in said] == []


def test_the_log_holds_nothing_of_a_case(scene: Scene) -> None:
    assert [canary for canary in (*secrets(), CLERK, PERSON) if canary in scene.log] == []


def test_a_fault_is_told_without_a_word_of_the_case(scene: Scene) -> None:
    def broken() -> datetime:
        raise RuntimeError(MARK)

    for language in ("zh", "en"):
        out, err = StringIO(), StringIO()
        outside = Outside(out=out, err=err, environment={"LANG": language}, clock=broken)
        line = scene.terminal.line(CLERK, "case", "list")
        assert run(line[:-1], outside) == FAULT
        assert "RuntimeError desktop/" in err.getvalue()
        assert [canary for canary in secrets() if canary in out.getvalue() + err.getvalue()] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_can_be_read_is_found(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.bin").write_bytes(b"\x00\x01" + f"有{MARK}的".encode(encoding))
    (tmp_path / "b.json").write_text(f'"{MARK.encode("unicode_escape").decode()}"', "ascii")
    (tmp_path / f"{MARK}.txt").write_bytes(b"")
    assert list(readable(tmp_path, [MARK])) == [
        f"b.json: {MARK}",
        f"deep/a.bin: {MARK}",
        f"{MARK}.txt: {MARK}",
    ]


def _flat(outline: Any) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield each
