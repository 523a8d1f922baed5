"""What a run, or a facts file, amounts to: result, reasons, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.application.changes import Change, Turn, change_words, changes_of, gathered
from desktop.application.explaining import Weighed, missing_words, reasons, result_words
from desktop.cli.desk import Desk
from desktop.domain.checklist import ResultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingShown:
    """Something a result still waits for; ``item`` is empty where it is of the case."""

    part: str
    item: str
    ref: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShown:
    """A source, by its name in the pack."""

    source: str
    verified: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """One link from answers to result."""

    code: str
    item: str
    effect: str
    words: str
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnShown:
    """One answer given otherwise.

    ``answer`` holds codes; where one ``rung`` is meant, whether it is said to be ``enough``.
    """

    item: str
    answer: tuple[str, ...]
    rung: str
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """Answers that together would change the result, and what would come out."""

    answers: tuple[TurnShown, ...]
    result: ResultKind
    highest_rung: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredShown:
    """An item without an answer, and what its answer may bring; empty where it cannot matter."""

    item: str
    may: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedShown:
    """A result with its trace.

    Items that are ``unanswered`` stand with the one that matters most first. Every set of up to
    ``would_change_tried`` answers was tried.
    """

    pack: str
    version: str
    digest: str
    result: ResultKind
    highest_rung: str
    missing: tuple[MissingShown, ...]
    trace: tuple[LinkShown, ...]
    sources: tuple[str, ...]
    contradictions: tuple[str, ...]
    unanswered: tuple[UnansweredShown, ...]
    would_change: tuple[ChangeShown, ...]
    would_change_tried: int


def weighed_shown(desk: Desk, weighed: Weighed) -> WeighedShown:
    """Return what was weighed, for programs."""
    evaluation, changes = weighed.evaluation, changes_of(weighed)
    told = missing_words(weighed, desk.language)
    return WeighedShown(
        pack=weighed.pack.id,
        version=weighed.pack.version,
        digest=weighed.pack.digest,
        result=evaluation.result,
        highest_rung=evaluation.highest_rung.code if evaluation.highest_rung else "",
        missing=tuple(
            MissingShown(part=each.part.value, item=each.item or "", ref=each.ref, words=words)
            for each, (_, words) in zip(evaluation.left, told, strict=True)
        ),
        trace=tuple(_links(desk, weighed)),
        sources=evaluation.sources,
        contradictions=tuple(each.item or "" for each in evaluation.contradictions),
        unanswered=tuple(
            UnansweredShown(item=each.item, may=each.may.value if each.may else "")
            for each in evaluation.unanswered
        ),
        would_change=tuple(_change(desk, weighed, each) for each in changes.found),
        would_change_tried=changes.whole_up_to,
    )


def _links(desk: Desk, weighed: Weighed) -> Iterator[LinkShown]:
    told = reasons(weighed, desk.language)
    for link, reason in zip(weighed.evaluation.trace, told, strict=True):
        yield LinkShown(
            code=link.said.code,
            item=link.item or "",
            effect=link.effect.value if link.effect else "",
            words=reason.words,
            sources=tuple(
                SourceShown(
                    source=cite.source,
                    verified=cite.verified.value,
                    standing=cite.standing.value,
                )
                for cite in link.citations
            ),
        )


def told(desk: Desk, weighed: Weighed) -> Iterator[str]:
    """Yield the result, how it came about with its sources, and what is missing."""
    yield result_words(weighed, desk.language)
    for reason in reasons(weighed, desk.language)[:-1]:
        yield desk.say("reason", words=reason.words)
        for source in reason.sources:
            key = "source_unverified" if source.unverified else "source"
            yield desk.say(key, title=source.title)
    missing = missing_words(weighed, desk.language)
    if missing:
        yield desk.say("missing")
    for _, words in missing:
        yield desk.say("reason", words=words)


def changes_told(desk: Desk, weighed: Weighed) -> Iterator[str]:
    """Yield which answers would change the result, to what, and how far was looked."""
    found = gathered(weighed, desk.language)
    yield desk.say("would_change" if found.turned else "nothing_would_change")
    for each in found.turned:
        yield desk.say("reason", words=each.outcome)
        for item in each.items:
            yield desk.say("item_turned", item=item.item, ask=item.ask)
            yield from (desk.say("answer_turned", words=words) for words in item.answers)
        yield from (desk.say("set_turned", words=words) for words in each.together)
        if each.more:
            yield desk.say("more_sets", number=each.more)
    yield found.how_far


def _change(desk: Desk, weighed: Weighed, change: Change) -> ChangeShown:
    return ChangeShown(
        answers=tuple(_turn(each) for each in change.turns),
        result=change.result,
        highest_rung=change.highest_rung.code if change.highest_rung else "",
        words=change_words(weighed, change, desk.language),
    )


def _turn(turn: Turn) -> TurnShown:
    rung, answer = turn.rung, turn.answer
    turned = {each.rung: each.enough for each in answer.rungs}
    return TurnShown(
        item=turn.item,
        answer=(answer.value,) if answer.value else answer.chosen,
        rung=rung.code if rung else "",
        enough=turned[rung.code] if rung else False,
    )
