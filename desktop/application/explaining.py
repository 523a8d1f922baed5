"""Finished sentences about a run: what it amounts to, what is missing, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.rules.evaluation import Evaluation
from desktop.rules.facts import FactsFile
from desktop.rules.in_time import source_on
from desktop.rules.law import Source, SourceId, Standing, Verified
from desktop.rules.lookup import source
from desktop.rules.model import EffectKind, RulePack
from desktop.rules.trace import Said, TraceLink, missing_said
from desktop.text import Language, sentence


class Weighed(Protocol):
    """Facts with what they amount to by a pack: of a run, or of a file alone."""

    @property
    def pack(self) -> RulePack:
        """Return the pack they were weighed by."""
        ...

    @property
    def facts(self) -> FactsFile:
        """Return what was weighed."""
        ...

    @property
    def evaluation(self) -> Evaluation:
        """Return what it amounts to."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShown:
    """A source as a reader sees it; ``is_ours`` says that the words are our gist, no quotation.

    ``not_then`` says, where it is so, that the text was not in force on the day that matters.
    """

    title: str
    words: str
    is_ours: bool
    in_force: str
    not_then: str
    unverified: bool
    design_rule: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One link from answers to result, in words, with its sources."""

    words: str
    item: str
    effect: EffectKind | None
    sources: tuple[SourceShown, ...]


def result_words(weighed: Weighed, language: Language) -> str:
    """Return the result in one or two sentences."""
    return _said(weighed.evaluation.trace[-1].said, language)


def missing_words(weighed: Weighed, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what keeps a result from standing: the item to go to, and the sentence."""
    return tuple(
        (missing.item or "", _said(missing_said(weighed.pack, weighed.facts, missing), language))
        for missing in weighed.evaluation.left
    )


def reasons(weighed: Weighed, language: Language) -> tuple[Reason, ...]:
    """Return how the result came about, link by link."""
    return tuple(_reason(weighed.pack, link, language) for link in weighed.evaluation.trace)


def sources_of(
    pack: RulePack, cites: Iterable[SourceId], day: date, language: Language
) -> tuple[SourceShown, ...]:
    """Return sources as a reader sees them, each in the text of the day that matters."""
    found = dict.fromkeys(source_on(pack, cite, day) for cite in cites)
    return tuple(_source(each, each.standing(day), day, language) for each in found)


def _reason(pack: RulePack, link: TraceLink, language: Language) -> Reason:
    return Reason(
        words=_said(link.said, language),
        item=link.item or "",
        effect=link.effect,
        sources=tuple(
            _source(source(pack, each.source), each.standing, each.on, language)
            for each in link.citations
        ),
    )


def _source(found: Source, standing: Standing, day: date, language: Language) -> SourceShown:
    has_quote = bool(found.quote) and language is Language.CHINESE
    out_of_force = {
        Standing.NOT_YET: "result.source_not_yet",
        Standing.ENDED: "result.source_ended",
    }
    code = out_of_force.get(standing)
    return SourceShown(
        title=found.title.said(language),
        words=found.quote if has_quote else found.gist.said(language),
        is_ours=not has_quote,
        in_force=found.in_force.isoformat() if found.in_force else "",
        not_then=sentence(code, language, day=day) if code else "",
        unverified=not found.may_be_printed,
        design_rule=found.verified is Verified.OWN,
    )


def _said(said: Said, language: Language) -> str:
    return sentence(said.code, language, **said.values_in(language))
