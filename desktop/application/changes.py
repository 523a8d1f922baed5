"""What would change a result, in words: gathered by what would come out, item by item."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.explaining import Weighed
from desktop.domain.checklist import ResultKind
from desktop.rules.changing import Change, would_change
from desktop.rules.lookup import item as item_of
from desktop.rules.trace import answer_text
from desktop.text import Language, sentence

__all__ = ["Change", "ItemChange", "Turned", "change_words", "changes_of", "gathered",
           "outcome_words"]  # fmt: skip

RESULTS = tuple(ResultKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """An item, and the single answers to it that would bring an outcome about."""

    item: str
    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What would come out, and each item that alone could bring it about."""

    outcome: str
    items: tuple[ItemChange, ...]


def changes_of(weighed: Weighed) -> tuple[Change, ...]:
    """Return every single answer that would change the result, in the order of the checklist."""
    return would_change(weighed.pack, weighed.facts)


def gathered(weighed: Weighed, language: Language) -> tuple[Turned, ...]:
    """Return what would change the result, the outcomes in the order in which results go first."""
    changes = sorted(changes_of(weighed), key=lambda change: RESULTS.index(change.result))
    outcomes: dict[str, dict[str, list[str]]] = {}
    for change in changes:
        answers = outcomes.setdefault(outcome_words(change, language), {})
        answers.setdefault(change.item, []).append(change_words(weighed, change, language))
    asks = {str(item.id): item.ask.said(language) for item in weighed.pack.checklist.items}
    return tuple(
        Turned(
            outcome=outcome,
            items=tuple(
                ItemChange(item=item, ask=asks[item], answers=tuple(answers))
                for item, answers in items.items()
            ),
        )
        for outcome, items in outcomes.items()
    )


def outcome_words(change: Change, language: Language) -> str:
    """Return what would come out."""
    code, rung = f"result.then_{change.result.value}", change.highest_rung
    if rung is None:
        return sentence(code, language)
    return sentence(f"{code}_rung", language, rung=rung.name.said(language))


def change_words(weighed: Weighed, change: Change, language: Language) -> str:
    """Return the answer that would bring it about."""
    if change.rung is not None:
        turned = next(each for each in change.answer.rungs if each.rung == change.rung.code)
        code = "result.if_enough" if turned.enough else "result.if_not_enough"
        return sentence(code, language, rung=change.rung.name.said(language))
    asked = item_of(weighed.pack, change.item)
    answer = answer_text(weighed.pack, asked, change.answer).said(language)
    return sentence("result.if_answered", language, answer=answer)
