"""What would change a result, in words: gathered by what would come out, item by item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.application.explaining import Weighed
from desktop.domain.checklist import ResultKind
from desktop.rules.changing import Change, Changes, Turn, would_change
from desktop.rules.lookup import item as item_of
from desktop.rules.trace import answer_text
from desktop.text import Language, sentence

__all__ = ["Change", "Changes", "Gathered", "ItemChange", "Turn", "Turned", "change_words",
           "changes_of", "gathered", "outcome_words", "turn_words"]  # fmt: skip

RESULTS = tuple(ResultKind)
MOST_SETS_TOLD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """An item, and the answers to it that would bring an outcome about."""

    item: str
    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What would come out, and what could bring it about: each item alone, or several together.

    ``more`` counts the sets of answers that are not told.
    """

    outcome: str
    items: tuple[ItemChange, ...]
    together: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Everything that would change the result, and how far was looked."""

    turned: tuple[Turned, ...]
    how_far: str


def changes_of(weighed: Weighed) -> Changes:
    """Return the smallest sets of answers that would change the result."""
    return would_change(weighed.pack, weighed.facts)


def gathered(weighed: Weighed, language: Language) -> Gathered:
    """Return what would change the result, the outcomes in the order in which results go first."""
    changes = changes_of(weighed)
    outcomes: dict[str, list[Change]] = {}
    for change in sorted(changes.found, key=lambda each: RESULTS.index(each.result)):
        outcomes.setdefault(outcome_words(change, language), []).append(change)
    return Gathered(
        turned=tuple(
            _turned(weighed, outcome, found, language) for outcome, found in outcomes.items()
        ),
        how_far=sentence("result.looked_so_far", language, size=changes.whole_up_to),
    )


def outcome_words(change: Change, language: Language) -> str:
    """Return what would come out."""
    code, rung = f"result.then_{change.result.value}", change.highest_rung
    if rung is None:
        return sentence(code, language)
    return sentence(f"{code}_rung", language, rung=rung.name.said(language))


def change_words(weighed: Weighed, change: Change, language: Language) -> str:
    """Return the answers that would together bring it about."""
    if len(change.turns) == 1:
        return turn_words(weighed, change.turns[0], language)
    told = (
        sentence(
            "result.if_item", language, item=turn.item, words=turn_words(weighed, turn, language)
        )
        for turn in change.turns
    )
    return sentence("result.and", language).join(told)


def turn_words(weighed: Weighed, turn: Turn, language: Language) -> str:
    """Return one answer given otherwise."""
    if turn.rung is not None:
        turned = next(each for each in turn.answer.rungs if each.rung == turn.rung.code)
        code = "result.if_enough" if turned.enough else "result.if_not_enough"
        return sentence(code, language, rung=turn.rung.name.said(language))
    asked = item_of(weighed.pack, turn.item)
    answer = answer_text(weighed.pack, asked, turn.answer).said(language)
    return sentence("result.if_answered", language, answer=answer)


def _turned(
    weighed: Weighed, outcome: str, changes: Iterable[Change], language: Language
) -> Turned:
    asks = {str(item.id): item.ask.said(language) for item in weighed.pack.checklist.items}
    answers: dict[str, list[str]] = {}
    together: list[str] = []
    for change in changes:
        words = change_words(weighed, change, language)
        if len(change.turns) > 1:
            together.append(words)
        else:
            answers.setdefault(change.turns[0].item, []).append(words)
    return Turned(
        outcome=outcome,
        items=tuple(
            ItemChange(item=item, ask=asks[item], answers=tuple(words))
            for item, words in answers.items()
        ),
        together=tuple(together[:MOST_SETS_TOLD]),
        more=len(together[MOST_SETS_TOLD:]),
    )
