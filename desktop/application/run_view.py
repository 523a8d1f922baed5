"""Runs of the checklist as a person sees them: in the case, and item by item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.application.case_view import StepState
from desktop.application.checklists import Checklists, RunDraft, RunSheet, may_see
from desktop.application.explaining import (
    Reason,
    SourceShown,
    missing_words,
    reasons,
    result_words,
    sources_of,
)
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Answer, ResultKind, RunKind
from desktop.domain.entries.checklist import RunConcluded
from desktop.domain.ids import CaseId, RunId
from desktop.domain.replay.case import CaseFile, RunFile, TrackKey
from desktop.errors import NotFound, Problem
from desktop.rules.conditions import ItemId
from desktop.rules.evaluation import evaluate, items_open
from desktop.rules.facts import GivenAnswer
from desktop.rules.in_time import influence_of
from desktop.rules.lookup import item as item_of
from desktop.rules.lookup import lighter_rungs
from desktop.rules.model import AnswerKind, EffectKind, Group, Item, Wanted
from desktop.rules.time_links import influence_said
from desktop.rules.trace import day_of
from desktop.rules.weighing import Part
from desktop.text import Language, sentence

__all__ = [
    "AnswerKind",
    "Checklists",
    "GroupShown",
    "ItemLine",
    "ItemShown",
    "MissingShown",
    "Reason",
    "RunDraft",
    "RunSheet",
    "RungShown",
    "SourceShown",
    "StepState",
    "StripShown",
]  # fmt: skip


LETTERS = "ABCDEFGH"
"""Groups in the order of the pack; an item's id is its group's letter and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """How a run stands, in a sentence; a run that must not be seen yet is not opened."""

    words: str
    may_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item in the outline."""

    item: str
    ask: str
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShown:
    """A group in the outline, with its letter."""

    group: str
    number: str
    name: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RungShown:
    """A lighter rung: its name, and for how long it weighs on the respondent."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """An item with all that is needed to answer it."""

    item: str
    ask: str
    help: str
    support: str
    told: str
    kind: AnswerKind
    choices: tuple[tuple[str, str], ...]
    alone: tuple[str, ...]
    rungs: tuple[RungShown, ...]
    is_per_rung: bool
    proposed: str
    takes_evidence: bool
    takes_reason: bool
    needs_reason: bool
    takes_contrary: bool
    needs_contrary: bool
    sources: tuple[SourceShown, ...]
    compares_cases: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingShown:
    """What keeps a result from standing; ``may`` says what an answer may still bring."""

    item: str
    words: str
    may: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripShown:
    """The result as it stands: a sentence, what sends it back, what fits together badly.

    What is missing follows, what matters most now first; ``may_conclude`` says whether it can
    stand.
    """

    result: str
    blocks: tuple[str, ...]
    contradictions: tuple[str, ...]
    missing: tuple[MissingShown, ...]
    may_conclude: bool

    @property
    def urgent(self) -> tuple[str, ...]:
        """Return in this order what sends it back, what does not fit and what is missing."""
        return (*self.blocks, *self.contradictions, *(each.words for each in self.missing))


def runs_in_sight(
    work: Workspace, file: CaseFile, key: TrackKey, kind: RunKind
) -> tuple[tuple[RunId, RunFile], ...]:
    """Return the runs of a kind, oldest first."""
    return tuple((run, one) for run, one in file.runs_of(*key) if one.started.kind is kind)


def run_line(
    work: Workspace, file: CaseFile, run: RunId, one: RunFile, language: Language
) -> RunLine:
    """Return how a run stands; its result only to those who may see it."""
    who, open_to_all = work.name_of(one.by), may_see(work, file, run)
    if one.concluded is None:
        words = sentence(
            "casework.run_going", language, who=who, day=one.started.act_on, number=len(one.items)
        )
        return RunLine(words=words, may_open=open_to_all)
    day = legal_day(one.concluded.recorded_at)
    words = sentence("casework.run_ended", language, who=who, day=day)
    if open_to_all:
        return RunLine(
            words=f"{words}　{result_in_short(one.concluded.act, language)}", may_open=True
        )
    hidden = sentence("casework.run_blind", language)
    return RunLine(words=f"{words}　{hidden}", may_open=False)


def result_in_short(ended: RunConcluded, language: Language) -> str:
    """Return the result in a few words; where no measure was proposed none is spoken of."""
    weighs = ended.result in (ResultKind.LIGHTER_MEASURE, ResultKind.PROPORTIONATE)
    so_far = "_so_far" if weighs and ended.highest_rung is None else ""
    return sentence(f"casework.result_{ended.result.value}{so_far}", language)


def second_reading_line(work: Workspace, case: CaseId, sheet: RunSheet, language: Language) -> str:
    """Return who reads a binding run a second time, and how far; empty where nobody has to."""
    started = sheet.file.started
    if started.kind is not RunKind.BINDING:
        return ""
    file, key = work.file(case), (started.respondent, started.track)
    done = gates.second_reading(file, key, started.run)
    if done is not None and done[1].concluded is not None:
        day = legal_day(done[1].concluded.recorded_at)
        return sentence("casework.second_done", language, who=work.name_of(done[1].by), day=day)
    going = [one for _, one in file.runs_of(*key) if one.started.reads == started.run]
    under_way = [one for one in going if one.concluded is None]
    if under_way:
        who = work.name_of(under_way[-1].by)
        return sentence("casework.second_going", language, who=who)
    if sheet.file.concluded is None:
        return sentence("casework.second_later", language)
    needed = gates.needs_second_reader(file.tracks[key], sheet.file)
    return sentence("casework.second_waits", language) if needed else ""


def open_sheet(work: Workspace, case: CaseId, run: RunId) -> RunSheet:
    """Return a run to be read or answered.

    Raises:
        Refused: it must not be seen before the second reading is done.
        NotFound: there is no such run.
    """
    file = work.file(case)
    if run not in file.runs:
        raise NotFound(Problem("run.not_here", about=run, run=run[:12]))
    return Checklists(work).sheet(case, run)


def tried(sheet: RunSheet, item: str, answer: Answer) -> RunSheet:
    """Return the run as it would stand with an answer that is not recorded.

    Raises:
        Refused: the answer does not fit the item.
    """
    answers = {**sheet.answers, item: answer}
    if answer == Answer():
        del answers[item]
    given = tuple(GivenAnswer(item=ItemId(name), answer=answers[name]) for name in sorted(answers))
    facts = replace(sheet.facts, answers=given)
    evaluation = evaluate(sheet.pack, facts)  # refuses what nothing else could read
    return replace(
        sheet,
        items=items_open(sheet.pack, facts),
        answers=answers,
        facts=facts,
        evaluation=evaluation,
    )


def outline(sheet: RunSheet, language: Language) -> tuple[GroupShown, ...]:
    """Return the groups with the items the run asks."""
    shown, left = [], unfinished(sheet)
    for place, group in enumerate(Group):
        items = [item for item in sheet.items if item.group is group]
        if not items:
            continue
        shown.append(
            GroupShown(
                group=group.value,
                number=LETTERS[place],
                name=sentence(f"casework.group_{group.value}", language),
                items=tuple(
                    ItemLine(
                        item=item.id,
                        ask=item.ask.said(language),
                        is_answered=item.id not in left,
                    )
                    for item in items
                ),
            )
        )
    return tuple(shown)


def item_shown(sheet: RunSheet, item: str, language: Language) -> ItemShown:
    """Return one item with choices, rungs and sources in words."""
    asked = item_of(sheet.pack, ItemId(item))
    needs_reason, needs_contrary = words_needed(sheet, item)
    is_text = asked.answer is AnswerKind.TEXT
    proposed, similarity = sheet.evaluation.proposed, sheet.pack.similarity
    return ItemShown(
        item=item,
        ask=asked.ask.said(language),
        help=asked.help.said(language),
        support=asked.support.said(language) if asked.support else "",
        told=_told(sheet, asked, language),
        kind=asked.answer,
        choices=_choices(sheet, asked, language),
        alone=asked.alone,
        rungs=_rungs(sheet, language) if asked.per_rung else (),
        is_per_rung=asked.per_rung,
        proposed=proposed.name.said(language) if proposed else "",
        takes_evidence=asked.evidence,
        takes_reason=not is_text,
        needs_reason=needs_reason,
        takes_contrary=asked.contrary is not Wanted.NEVER,
        needs_contrary=needs_contrary,
        sources=sources_of(sheet.pack, asked.cites, day_of(asked, sheet.facts), language),
        compares_cases=similarity is not None and similarity.asked_at == asked.id,
    )


def words_needed(sheet: RunSheet, item: str) -> tuple[bool, bool]:
    """Return whether the answer to an item still wants a reason, and the strongest contrary point.

    What is always wanted stays marked, also once it is written.
    """
    asked = item_of(sheet.pack, ItemId(item))
    owed = {(each.item, each.part) for each in sheet.evaluation.owed}
    return (
        asked.reason is Wanted.ALWAYS or (asked.id, Part.REASON) in owed,
        asked.contrary is Wanted.ALWAYS or (asked.id, Part.CONTRARY) in owed,
    )


def _told(sheet: RunSheet, asked: Item, language: Language) -> str:
    """Return what is counted beside an item; nothing where nothing is, or no measure proposed."""
    proposed = sheet.evaluation.proposed
    if asked.tells is None or proposed is None:
        return ""
    said = influence_said(proposed, influence_of(proposed, sheet.facts))
    return sentence(said.code, language, **said.values_in(language))


def strip(sheet: RunSheet, language: Language) -> StripShown:
    """Return the result so far, as sentences."""
    said = {EffectKind.BLOCK: list[str](), EffectKind.CONTRADICT: list[str]()}
    for each in reasons(sheet, language):
        if each.effect in said:
            said[each.effect].append(each.words)
    held_back = sheet.evaluation.result is ResultKind.RETURN_FOR_CORRECTION
    return StripShown(
        result=result_words(sheet, language),
        blocks=tuple(said[EffectKind.BLOCK]) if held_back else (),
        contradictions=tuple(said[EffectKind.CONTRADICT]),
        missing=_missing(sheet, language),
        may_conclude=sheet.evaluation.result is not ResultKind.NOT_READY,
    )


def _missing(sheet: RunSheet, language: Language) -> tuple[MissingShown, ...]:
    """Return what is missing: of the case, then by how much an answer matters, then words owed."""
    unanswered = sheet.evaluation.unanswered
    may = {each.item: each.may for each in unanswered}
    places = {str(each.item): place for place, each in enumerate(unanswered)}
    shown = []
    for item, words in missing_words(sheet, language):
        kind = may.get(ItemId(item))
        brings = sentence(f"result.may_{kind.value}", language) if kind else ""
        shown.append(MissingShown(item=item, words=words, may=brings))
    return tuple(
        sorted(shown, key=lambda each: places.get(each.item, len(places)) if each.item else -1)
    )


def answered(sheet: RunSheet) -> int:
    """Return how many items have an answer."""
    return sum(_is_answered(sheet.answers.get(item.id)) for item in sheet.items)


def unfinished(sheet: RunSheet) -> frozenset[str]:
    """Return the items that have no answer, or one that owes its reason or contrary point."""
    owing = {owed.item for owed in sheet.evaluation.owed if owed.item}
    unanswered = {item.id for item in sheet.items if not _is_answered(sheet.answers.get(item.id))}
    return frozenset(unanswered | owing)


def trace(sheet: RunSheet, language: Language) -> tuple[Reason, ...]:
    """Return how the result comes about, link by link."""
    return reasons(sheet, language)


def _is_answered(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.value or answer.chosen or answer.rungs)


def _choices(sheet: RunSheet, item: Item, language: Language) -> tuple[tuple[str, str], ...]:
    choices = item.choices
    if item.answer is AnswerKind.TRI_STATE:
        every = sheet.pack.checklist.tri_state
        choices = tuple(c for c in every if item.not_applicable or c.code != "not_applicable")
    return tuple((choice.code, choice.text.said(language)) for choice in choices)


def _rungs(sheet: RunSheet, language: Language) -> tuple[RungShown, ...]:
    facts = sheet.facts
    if facts.measure is None:
        return ()
    lighter = lighter_rungs(sheet.pack, facts.track, facts.respondent.status, facts.measure)
    shown = []
    for rung in lighter:
        name = rung.name.said(language)
        period = influence_of(rung, facts).counts
        if period is not None:
            length = sentence(
                f"casework.period_{period.unit.value}", language, number=period.number
            )
            name = sentence("casework.rung", language, name=name, period=length)
        shown.append(RungShown(code=rung.code, name=name))
    return tuple(shown)
