"""What a run, or a facts file, amounts to: result, reasons, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.application.changes import Change, change_words, changes_of, gathered
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
class ChangeShown:
    """A single answer that would change the result, and what would come out.

    ``answer`` holds codes; where one ``rung`` is meant, whether it is said to be ``enough``.
    """

    item: str
    answer: tuple[str, ...]
    rung: str
    enough: bool
    result: ResultKind
    highest_rung: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedShown:
    """A result with its trace."""

    pack: str
    version: str
    digest: str
    result: ResultKind
    highest_rung: str
    missing: tuple[MissingShown, ...]
    trace: tuple[LinkShown, ...]
    sources: tuple[str, ...]
    would_change: tuple[ChangeShown, ...]


def weighed_shown(desk: Desk, weighed: Weighed) -> WeighedShown:
    """Return what was weighed, for programs."""
    evaluation = weighed.evaluation
    waits = (*evaluation.missing, *evaluation.owed)
    told = missing_words(weighed, desk.language)
    links = zip(evaluation.trace, reasons(weighed, desk.language), strict=True)
    return WeighedShown(
        pack=weighed.pack.id,
        version=weighed.pack.version,
        digest=weighed.pack.digest,
        result=evaluation.result,
        highest_rung=evaluation.highest_rung.code if evaluation.highest_rung else "",
        missing=tuple(
            MissingShown(part=each.part.value, item=each.item or "", ref=each.ref, words=words)
            for each, (_, words) in zip(waits, told, strict=True)
        ),
        trace=tuple(
            LinkShown(
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
            for link, reason in links
        ),
        sources=evaluation.sources,
        would_change=tuple(_change(desk, weighed, each) for each in changes_of(weighed)),
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
    """Yield which single answers would change the result, and to what."""
    turned = gathered(weighed, desk.language)
    yield desk.say("would_change" if turned else "nothing_would_change")
    for each in turned:
        yield desk.say("reason", words=each.outcome)
        for item in each.items:
            yield desk.say("item_turned", item=item.item, ask=item.ask)
            yield from (desk.say("answer_turned", words=words) for words in item.answers)


def _change(desk: Desk, weighed: Weighed, change: Change) -> ChangeShown:
    rung, answer = change.rung, change.answer
    turned = {each.rung: each.enough for each in answer.rungs}
    return ChangeShown(
        item=change.item,
        answer=(answer.value,) if answer.value else answer.chosen,
        rung=rung.code if rung else "",
        enough=turned[rung.code] if rung else False,
        result=change.result,
        highest_rung=change.highest_rung.code if change.highest_rung else "",
        words=change_words(weighed, change, desk.language),
    )
