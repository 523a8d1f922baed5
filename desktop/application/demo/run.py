"""The demo: two practice offices, four cases from incident to service, papers left to look at."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
JOURNEYS = ("incident", "checklist", "packet", "exchange")


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
class DemoSummary:
    """What the demo left, and how long each journey took, in seconds."""

    format: int = FORMAT
    language: str
    offices: tuple[OfficeMade, ...]
    cases: tuple[CasePlayed, ...]
    exchange: Exchanged
    seconds: dict[str, float]


@dataclass(slots=True, kw_only=True)
class _Watch:
    """Adds up the time of each journey."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(JOURNEYS, 0.0))

    @contextmanager
    def timing(self, journey: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[journey] += time.perf_counter() - began


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
        story = read_story(self._language)
        first = min(case.days.recorded for case in story.case)
        clock = StoryClock(first)
        world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
        for folder in (self._out / "packets", self._out / "papers"):
            with guarded(folder):
                folder.mkdir(parents=True, exist_ok=True)
        township = PracticeOffice(self._out / "township", story.township, clock, world)
        county = PracticeOffice(self._out / "county", story.county, clock, world)
        cases = [
            self._play_case(township, story, case)
            for case in self._progress.each(story.case, "demo.cases")
        ]
        with self._watch.timing("exchange"):
            last = max(case.days.served for case in story.case)
            stick = Stick(self._out, story.exchange, last, self._progress)
            exchanged = stick.carry(township, county, tuple(CaseId(case.case) for case in cases))
        summary = DemoSummary(
            language=self._language.value,
            offices=tuple(self._made(office) for office in (township, county)),
            cases=tuple(cases),
            exchange=exchanged,
            seconds={name: round(value, 3) for name, value in self._watch.seconds.items()},
        )
        with written_whole(self._out / SUMMARY) as file:
            file.write(msgspec.json.format(msgspec.json.encode(summary), indent=1))
        return summary

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
        with office.clerk(case.days.served) as work:
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
