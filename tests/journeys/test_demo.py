"""The demo leaves sound papers of four cases, and tells nobody who reported."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo.play import StoryClock
from desktop.application.demo.run import JOURNEYS
from desktop.application.demo.story import Story, read_story
from desktop.application.offices import open_office
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import World
from desktop.text import Language
from tests.documents.reading import squeezed
from tests.fakes import CountedIds
from tests.journeys.terminal import ROOT
from tests.machine import needs
from tests.security.readable import readable

MOST_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the demo left in one language."""

    folder: Path
    story: Story
    summary: Any
    said: str
    elapsed: float

    def counted(self, what: str) -> int:
        """Return a count over all journeys."""
        return sum(counts[what] for counts in self.summary["counts"].values())

    def papers(self, case: Any) -> list[Path]:
        """Return the packet and the papers of a case."""
        return [self.folder / name for name in (case["packet"], *case["papers"])]

    def every_paper(self) -> list[Path]:
        """Return every PDF there is."""
        return sorted(self.folder.rglob("*.pdf"))


@pytest.fixture(scope="module", params=list(Language), ids=lambda language: str(language.value))
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """The demo, played by a process of its own."""
    language: Language = request.param
    folder = tmp_path_factory.mktemp("demo") / "out"
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "demo", "--out", str(folder), "--json"],
        cwd=ROOT,
        env={**os.environ, "LANG": f"{language.value}_XX.UTF-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout
    return Left(
        folder=folder,
        story=read_story(language),
        summary=json.loads(done.stdout),
        said=done.stdout + done.stderr,
        elapsed=time.perf_counter() - began,
    )


def asked(tool: str, path: Path, *options: str) -> str:
    done = subprocess.run(
        [tool, *options, str(path), *(["-"] if tool == "pdftotext" else [])],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{path.name}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_summary_tells_what_was_left(left: Left) -> None:
    assert json.loads((left.folder / "summary.json").read_text("utf-8")) == left.summary
    assert [office["name"] for office in left.summary["offices"]] == [
        left.story.township.name,
        left.story.county.name,
    ]
    assert [case["story"] for case in left.summary["cases"]] == [
        case.code for case in left.story.case
    ]
    results = {case["story"]: case["result"] for case in left.summary["cases"]}
    assert results["landslide"] == "no_accountability"
    assert results["relocation"] == "clear_the_name"
    assert left.summary["wall"] < MOST_SECONDS
    exchange = left.summary["exchange"]
    assert exchange["disputed"] == exchange["settled"] > 0
    assert all((left.folder / name).is_file() for name in exchange["bundles"])
    named = {path for case in left.summary["cases"] for path in left.papers(case)}
    assert named == set(left.every_paper())


def test_the_seconds_of_the_journeys_are_where_the_time_went(left: Left) -> None:
    seconds, wall = left.summary["seconds"], left.summary["wall"]
    assert set(seconds) == set(JOURNEYS)
    assert all(value > 0 for value in seconds.values())
    assert sum(seconds.values()) == pytest.approx(wall, rel=0.05)
    assert wall < left.elapsed


def test_what_the_journeys_left_is_counted(left: Left) -> None:
    entries, sealed = set(), 0
    for office, story in zip(
        left.summary["offices"], (left.story.township, left.story.county), strict=True
    ):
        clock = StoryClock(date(2026, 12, 31))
        world = World(clock=clock, ids=CountedIds(), packs=RulePacks(), calendar=shipped_calendar())
        folder = left.folder / office["folder"]
        work = open_office(folder, story.people[0].name, office["password"], world)
        entries |= {entry.id for entry in work.store.journal.everything()}
        sealed += len(work.store.attachments.digests())
        work.close()
    assert left.counted("entries") == len(entries)
    assert left.counted("attachments") == sealed
    assert left.counted("bundles") == len(left.summary["exchange"]["bundles"])
    counts = left.summary["counts"]
    assert counts["offices"]["entries"] > 0
    assert counts["checklist"]["entries"] > counts["incident"]["entries"] > 0
    issued = sum(len(case["papers"]) for case in left.summary["cases"])
    assert counts["packet"]["papers"] > issued


@needs("pdfinfo")
def test_the_pages_counted_are_those_of_the_files(left: Left) -> None:
    told = [asked("pdfinfo", path) for path in left.every_paper()]
    pages = [int(number) for text in told for number in re.findall(r"^Pages: +(\d+)", text, re.M)]
    assert len(pages) == len(told)
    assert left.counted("pages") == sum(pages)


@needs("qpdf")
def test_every_paper_is_a_whole_file(left: Left) -> None:
    for path in left.every_paper():
        assert "No syntax or stream encoding errors found" in asked("qpdf", path, "--check")


@needs("pdffonts")
def test_every_font_is_embedded(left: Left) -> None:
    for path in left.every_paper():
        rows = [line.split() for line in asked("pdffonts", path).splitlines()[2:]]
        assert rows, path.name
        assert {row[-5] for row in rows} == {"yes"}, f"{path.name}: {rows}"


@needs("pdftotext")
def test_every_paper_can_be_read_and_names_its_respondent(left: Left) -> None:
    for told, case in zip(left.story.case, left.summary["cases"], strict=True):
        for path in left.papers(case):
            pages = asked("pdftotext", path).split("\f")[:-1]
            assert pages, path.name
            assert all(page.strip() for page in pages[::2]), path.name  # a part begins in front
            assert squeezed(told.respondent.name) in squeezed("".join(pages)), path.name
            assert "\N{REPLACEMENT CHARACTER}" not in "".join(pages), path.name


@needs("pdftotext")
@needs("pdfinfo")
def test_the_reporter_is_in_no_paper_and_in_nothing_that_is_said(left: Left) -> None:
    (reporter,) = [case.incident.reporter for case in left.story.case if case.incident.reporter]
    for path in left.every_paper():
        text = asked("pdftotext", path) + asked("pdfinfo", path)
        for canary in (reporter.name, reporter.contact):
            assert squeezed(canary) not in squeezed(text), path.name
    assert reporter.name not in left.said
    assert reporter.contact not in left.said


def test_nothing_of_the_cases_can_be_read_in_offices_and_bundles(left: Left) -> None:
    told = left.story.case
    words = [case.incident.what[:12] for case in told] + [case.matter for case in told]
    words += [case.incident.reporter.contact for case in told if case.incident.reporter]
    for name in (*(office["folder"] for office in left.summary["offices"]), "bundles"):
        assert list(readable(left.folder / name, words)) == []
