"""The practice office that the gallery's pages are shown in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.application.checklists import Checklists, RunDraft
from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import PracticeOffice, StoryClock
from desktop.application.demo.story import CaseStory, Story, read_story
from desktop.application.ports import random_id
from desktop.application.progress import Progress
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.checklist import RunKind
from desktop.domain.ids import CaseId, RunId
from desktop.domain.replay.case import TrackKey
from desktop.text import Language, sentence
from ui.gallery_stick import Stick

ANSWERED = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDesk:
    """A clerk's open office: a case just opened, one that is heard, its run half answered.

    A neighbour's card is accepted, and a bundle of it with a value both changed is on the stick;
    so is the card of a stranger that calls itself the same.
    """

    workspace: Workspace
    opened: CaseId
    heard: CaseId
    key: TrackKey
    run: RunId
    card: Path
    strange_card: Path
    bundle: Path


class OnTheWorker:
    """The worker's own connection to an office that is open here; to be used on the worker."""

    def __init__(self, here: Workspace) -> None:
        self._here = here
        self._there: Workspace | None = None

    def __call__(self) -> Workspace:
        """Return it, opened when it is first asked for."""
        if self._there is None:
            self._there = self._here.another()
        return self._there

    def close(self, progress: Progress) -> None:
        """Close it where it was opened."""
        if self._there is not None:
            self._there.close()


@contextmanager
def practice_desk(language: Language) -> Iterator[PracticeDesk]:
    """Play an office in a folder of its own, which goes away afterwards."""
    with TemporaryDirectory() as folder:
        story = read_story(language)
        clock = StoryClock(story.case[0].days.recorded)
        world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
        office = PracticeOffice(Path(folder) / "office", story.township, clock, world)
        opened, _ = _begun(office, story.case[0])
        told = story.case[1]
        heard, key = _begun(office, told)
        scenes.investigate(office, told, heard, key)
        scenes.hear(office, told, heard, key)
        county = PracticeOffice(Path(folder) / "county", story.county, clock, world)
        stick = Stick(township=office, county=county, folder=Path(folder), day=told.days.weighed)
        ours, theirs = (sentence(f"gallery.{one}", language) for one in ("ours", "theirs"))
        card, bundle = stick.carry(heard, ours, theirs)
        strange = stick.card_of(PracticeOffice(Path(folder) / "other", story.county, clock, world))
        with office.clerk(max(told.days.weighed, story.case[0].days.opened)) as work:
            run = _half_answered(work, story, told, (heard, key))
            yield PracticeDesk(
                workspace=work,
                opened=opened,
                heard=heard,
                key=key,
                run=run,
                card=card,
                strange_card=strange,
                bundle=bundle,
            )


def _begun(office: PracticeOffice, told: CaseStory) -> tuple[CaseId, TrackKey]:
    return scenes.open_case(office, told, scenes.record(office, told))


def _half_answered(
    work: Workspace, story: Story, told: CaseStory, place: tuple[CaseId, TrackKey]
) -> RunId:
    case, key = place
    day, checklists = told.incident.happened_on, Checklists(work)
    draft = RunDraft(kind=RunKind.BINDING, conduct_from=day, conduct_to=day)
    run = checklists.start(case, key, draft)
    answers = {**story.answers, **told.answers}
    for item in checklists.sheet(case, run).items[:ANSWERED]:
        if not item.per_rung:
            checklists.answer(case, run, item.id, answers[item.id])
    return run
