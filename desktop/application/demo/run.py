"""The demo: two practice offices, four cases from incident to service, papers left to look at."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.exchanging import Exchanged, Stick
from desktop.application.demo.play import PASSWORD, Played, PracticeOffice, StoryClock
from desktop.application.demo.story import CaseStory, Story, read_story
from desktop.application.packets import Packets
from desktop.application.papers import Papers
from desktop.application.ports import random_id
from desktop.application.procedure import Procedure
from desktop.application.progress import Progress
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.documents.catalogue import outcome_papers
from desktop.domain.entries.procedure import ServiceMade
from desktop.domain.ids import CaseId
from desktop.domain.procedure import ServiceWay
from desktop.errors import Problem, Refused
from desktop.storage.disk import guarded, written_whole
from desktop.text import Language

FORMAT = 1
SUMMARY = "summary.json"
JOURNEYS = ("offices", "incident", "checklist", "packet", "exchange")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMade:
    """An office left behind, and who can open it."""

    name: str
    folder: str
    password: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlayed:
    """A case played, and what came of it."""

    story: str
    case: str
    number: str
    result: str
    packet: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a journey left: entries both offices recorded, files they sealed, papers, bundles."""

    entries: int = 0
    attachments: int = 0
    papers: int = 0
    pages: int = 0
    bundles: int = 0

    def with_more(self, more: Counts) -> Counts:
        """Return both together."""
        return Counts(
            entries=self.entries + more.entries,
            attachments=self.attachments + more.attachments,
            papers=self.papers + more.papers,
            pages=self.pages + more.pages,
            bundles=self.bundles + more.bundles,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSummary:
    """What the demo left, and how long each journey took; ``wall`` is the whole, in seconds."""

    format: int = FORMAT
    language: str
    offices: tuple[OfficeMade, ...]
    cases: tuple[CasePlayed, ...]
    exchange: Exchanged
    counts: dict[str, Counts]
    seconds: dict[str, float]
    wall: float


class _Watch:
    """Adds up the time of each journey, and what it left."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(JOURNEYS, 0.0)
        self.counts = dict.fromkeys(JOURNEYS, Counts())
        self.offices: list[PracticeOffice] = []

    @contextmanager
    def timing(self, journey: str) -> Iterator[None]:
        began, before = time.perf_counter(), self._kept()
        yield
        after = self._kept()
        self.seconds[journey] += time.perf_counter() - began
        entries, attachments = after[0] - before[0], after[1] - before[1]
        self.add(journey, Counts(entries=entries, attachments=attachments))

    def add(self, journey: str, more: Counts) -> None:
        self.counts[journey] = self.counts[journey].with_more(more)

    def _kept(self) -> tuple[int, int]:
        entries = sum(office.entries for office in self.offices)
        return entries, sum(office.attachments for office in self.offices)


class Demo:
    """Plays everything into one folder."""

    def __init__(self, out: Path, language: Language, progress: Progress) -> None:
        """Play into ``out``, which is new or empty.

        Raises:
            Refused: there is something in it already.
        """
        if out.exists() and any(out.iterdir()):
            raise Refused(Problem("demo.not_empty", about=str(out), path=str(out)))
        self._out = out
        self._language = language
        self._progress = progress
        self._watch = _Watch()

    def play(self) -> DemoSummary:
        """Play every case; leave packets, papers, bundles and ``summary.json``."""
        began = time.perf_counter()
        with self._watch.timing("offices"):
            story = read_story(self._language)
            township, county = self._found_offices(story)
        cases = [
            self._play_case(township, story, case)
            for case in self._progress.each(story.case, "demo.cases")
        ]
        with self._watch.timing("exchange"):
            last = max(case.days.served for case in story.case)
            stick = Stick(self._out, story.exchange, last, self._progress)
            exchanged = stick.carry(township, county, tuple(CaseId(case.case) for case in cases))
        self._watch.add("exchange", Counts(bundles=len(exchanged.bundles)))
        summary = DemoSummary(
            language=self._language.value,
            offices=tuple(self._made(office) for office in (township, county)),
            cases=tuple(cases),
            exchange=exchanged,
            counts=self._watch.counts,
            seconds={name: round(value, 3) for name, value in self._watch.seconds.items()},
            wall=round(time.perf_counter() - began, 3),
        )
        with written_whole(self._out / SUMMARY) as file:
            file.write(msgspec.json.format(msgspec.json.encode(summary), indent=1))
        return summary

    def _found_offices(self, story: Story) -> tuple[PracticeOffice, PracticeOffice]:
        for folder in (self._out / "packets", self._out / "papers"):
            with guarded(folder):
                folder.mkdir(parents=True, exist_ok=True)
        clock = StoryClock(min(case.days.recorded for case in story.case))
        world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
        township = PracticeOffice(self._out / "township", story.township, clock, world)
        county = PracticeOffice(self._out / "county", story.county, clock, world)
        self._watch.offices += (township, county)
        return township, county

    def _play_case(self, office: PracticeOffice, story: Story, case: CaseStory) -> CasePlayed:
        with self._watch.timing("incident"):
            incident = scenes.record(office, case)
            opened, key = scenes.open_case(office, case, incident)
            scenes.investigate(office, case, opened, key)
            scenes.hear(office, case, opened, key)
        with self._watch.timing("checklist"):
            run = scenes.weigh(office, story, case, opened, key)
            played = Played(case=opened, key=key, run=run)
            scenes.decide(office, case, played)
        with self._watch.timing("packet"), office.clerk(case.days.served) as work:
            packet = self._issue_packet(work, case, played)
            papers = self._issue_papers(work, case, played)
            file = work.file(opened)
        concluded = file.runs[run].concluded
        return CasePlayed(
            story=case.code,
            case=opened,
            number=file.opened.now.number,
            result=concluded.act.result.value if concluded else "",
            packet=packet,
            papers=papers,
        )

    def _issue_packet(self, work: Workspace, case: CaseStory, played: Played) -> str:
        issued = Packets(work).issue(played.case, played.key, self._language, self._progress)
        self._watch.add("packet", Counts(papers=len(issued.documents), pages=issued.file.pages))
        data = Papers(work).file_of(played.case, issued.paper)
        return self._leave(Path("packets") / f"{case.code}.pdf", data)

    def _issue_papers(self, work: Workspace, case: CaseStory, played: Played) -> tuple[str, ...]:
        """Issue what the decision calls for, and serve it."""
        papers = Papers(work)
        left = []
        for row in papers.rows(played.case, played.key, self._language):
            if row.document not in outcome_papers():
                continue
            act = papers.issue(played.case, played.key, row.document, self._language)
            self._watch.add("packet", Counts(papers=1, pages=act.file.pages))
            data = papers.file_of(played.case, act.paper)
            left.append(self._leave(Path("papers") / f"{case.code}-{row.document}.pdf", data))
            Procedure(work).serve(
                played.case,
                ServiceMade(
                    paper=act.paper,
                    respondent=played.key[0],
                    receiver=case.respondent.name,
                    way=ServiceWay.HANDED_OVER,
                    on=work.today(),
                ),
            )
        return tuple(left)

    def _leave(self, name: Path, data: bytes) -> str:
        with written_whole(self._out / name) as file:
            file.write(data)
        return name.as_posix()

    @staticmethod
    def _made(office: PracticeOffice) -> OfficeMade:
        return OfficeMade(
            name=office.office.name,
            folder=office.folder.name,
            password=PASSWORD,
            people=tuple(person.name for person in office.office.people),
        )
