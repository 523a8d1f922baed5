"""Two practice offices that know each other, and a bundle with a value both sides changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import PracticeOffice, StoryClock
from desktop.application.demo.story import Story, read_story
from desktop.application.office_cards import OfficeCards
from desktop.application.ports import random_id
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import World
from desktop.domain.ids import CaseId, OfficeId
from desktop.text import Language
from ui.gallery_stick import Stick


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The township with a bundle of the county on its stick: one value differs, nothing is in."""

    township: PracticeOffice
    county: PracticeOffice
    story: Story
    case: CaseId
    ours: str
    theirs: str
    bundle: Path
    card: Path
    to_county: OfficeId


def carried(folder: Path, language: Language = Language.CHINESE) -> Carried:
    """Play both offices up to the moment at which the township is handed the bundle."""
    story = read_story(language)
    told = story.case[0]
    clock = StoryClock(told.days.recorded)
    world = World(clock=clock, ids=random_id, packs=RulePacks(), calendar=shipped_calendar())
    township = PracticeOffice(folder / "township", story.township, clock, world)
    county = PracticeOffice(folder / "county", story.county, clock, world)
    day = told.days.weighed
    case, _ = scenes.open_case(township, told, scenes.record(township, told))
    with township.clerk(day) as work:
        matter = work.file(case).opened.now.matter
    ours, theirs = f"{matter} 14:00", f"{matter} 14:30"
    stick = Stick(township=township, county=county, folder=folder, day=day)
    card, bundle = stick.carry(case, ours, theirs)
    with township.clerk(day) as work:
        to_county = next(iter(OfficeCards(work).known()))
    return Carried(
        township=township,
        county=county,
        story=story,
        case=case,
        ours=ours,
        theirs=theirs,
        bundle=bundle,
        card=card,
        to_county=to_county,
    )
