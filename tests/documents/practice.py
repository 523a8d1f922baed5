"""Cases of the practice office, played as far as a test wants, and papers as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import IntEnum
from functools import singledispatch
from pathlib import Path

from desktop.application.deadlines import shipped_calendar
from desktop.application.demo import scenes
from desktop.application.demo.play import Played, PracticeOffice, StoryClock
from desktop.application.demo.story import CaseStory, Story, read_story
from desktop.application.rule_packs import RulePacks
from desktop.application.subjects import gather
from desktop.application.workspace import Workspace, World
from desktop.documents import blocks
from desktop.documents.subject import Subject
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import TrackKey
from desktop.text import Language
from tests.fakes import CountedIds

ZH, EN = Language.CHINESE, Language.ENGLISH


class Scene(IntEnum):
    """How far a case was played."""

    OPENED = 0
    INVESTIGATED = 1
    HEARD = 2
    WEIGHED = 3
    DECIDED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A practice office with one case that was played so far."""

    office: PracticeOffice
    told: CaseStory
    case: CaseId
    key: TrackKey
    language: Language

    @contextmanager
    def clerk(self, day: date | None = None) -> Iterator[Workspace]:
        """Let the clerk act, on the day of service unless another is given."""
        with self.office.clerk(day or self.told.days.served) as work:
            yield work

    def subject(self) -> Subject:
        """Return what papers are composed from on the day of service."""
        with self.clerk() as work:
            return gather(work, self.case, self.key, self.language)


def story(language: Language) -> Story:
    """Return what happens in the practice offices."""
    return read_story(language)


def play(folder: Path, language: Language, code: str, until: Scene) -> Stage:
    """Play one case of the story in a new practice office."""
    whole = story(language)
    told = next(case for case in whole.case if case.code == code)
    return play_case(folder, language, told, until)


def play_case(folder: Path, language: Language, told: CaseStory, until: Scene) -> Stage:
    """Play a case, which a test may have told otherwise, in a new practice office."""
    whole = story(language)
    clock = StoryClock(told.days.recorded)
    world = World(clock=clock, ids=CountedIds(), packs=RulePacks(), calendar=shipped_calendar())
    office = PracticeOffice(folder / f"{told.code}-{language.value}", whole.township, clock, world)
    incident = scenes.record(office, told)
    case, key = scenes.open_case(office, told, incident)
    if until >= Scene.INVESTIGATED:
        scenes.investigate(office, told, case, key)
    if until >= Scene.HEARD:
        scenes.hear(office, told, case, key)
    if until >= Scene.WEIGHED:
        run = scenes.weigh(office, whole, told, case, key)
        if until >= Scene.DECIDED:
            scenes.decide(office, told, Played(case=case, key=key, run=run))
    return Stage(office=office, told=told, case=case, key=key, language=language)


def plain_text(document: blocks.Document) -> str:
    """Return a paper as text, a block to a paragraph, as a golden file holds it."""
    parts = [f"[{document.style.value}] {document.title}", document.header]
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def texts(thing: object) -> Iterator[str]:
    """Yield every text of a tree of blocks."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in ("anchor", "digest", "meta", "read"):
                yield from texts(getattr(thing, field.name))


def said(document: blocks.Document) -> str:
    """Return everything a paper says, one text to a line."""
    return "\n".join(texts(document))


@singledispatch
def _block(block: object) -> str:
    return "\n".join(texts(block))


@_block.register
def _title(block: blocks.Title) -> str:
    return "\n".join(filter(None, (f"# {block.text}", block.subtitle)))


@_block.register
def _heading(block: blocks.Heading) -> str:
    return f"{'#' * (block.level + 1)} {block.text}"


@_block.register
def _paragraph(block: blocks.Paragraph) -> str:
    return _runs(block.runs)


@_block.register
def _fields(block: blocks.FieldTable) -> str:
    return "\n".join(" | ".join(map(_field, row)) for row in block.rows)


@_block.register
def _table(block: blocks.Table) -> str:
    head = " | ".join(column.head for column in block.columns)
    return "\n".join((head, *(" | ".join(map(_cell, row)) for row in block.rows)))


@_block.register
def _list(block: blocks.NumberedList) -> str:
    numbered = enumerate(block.items, start=block.start)
    return "\n".join(f"{block.mark.format(n=n)} {_runs(item)}" for n, item in numbered)


@_block.register
def _signatures(block: blocks.SignatureBlock) -> str:
    signs = [f"{each.label}: {each.name} {_runs(each.date)}" for each in block.signatures]
    return "\n".join([*signs, *([block.refusal] if block.refusal else [])])


@_block.register
def _seal(block: blocks.SealBlock) -> str:
    return "\n".join(filter(None, (block.hint, block.body, _runs(block.date))))


@_block.register
def _choice(block: blocks.Choice) -> str:
    return " ".join(f"[{'x' if each.ticked else ' '}] {each.text}" for each in block.options)


@_block.register
def _lines(block: blocks.Lines) -> str:
    return f"{block.label} (lines to write on: {block.count})".strip()


@_block.register
def _break(block: blocks.PageBreak) -> str:
    return "-" * 20


def _field(field: blocks.Field) -> str:
    return f"{field.label}: {_runs(field.value)}".strip()


def _cell(cell: blocks.Cell) -> str:
    return " / ".join(_runs(paragraph.runs) for paragraph in cell)


def _runs(runs: tuple[blocks.Run, ...]) -> str:
    return "".join("_" * run.width if isinstance(run, blocks.Blank) else run.text for run in runs)
