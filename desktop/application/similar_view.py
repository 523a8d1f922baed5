"""Similar past cases in words: how their measures spread, where the own one lies, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.application.precedents import Codes, Similar
from desktop.application.words import listed, word
from desktop.domain.precedent import AppealOutcome, Precedent, Traits
from desktop.rules.conditions import FactName
from desktop.rules.lookup import item
from desktop.rules.model import Feature, RulePack, Rung
from desktop.rules.precedents import Conclusion, Level, Near, fact_code, similarity_of
from desktop.rules.spreads import Spread
from desktop.text import Language, sentence

__all__ = ["CodeChoices", "Codes", "LevelShown", "NearShown", "Rung", "SimilarShown", "Spread",
           "SpreadShown", "code_choices", "similar_shown", "spread_shown"]  # fmt: skip

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelShown:
    """A measure, how many similar cases ended on it, and what is to be said of it."""

    measure: str
    code: str
    count: int
    is_own: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearShown:
    """A past case: which it is, how it ended, and in what it differs, a line for each feature."""

    title: str
    measure: str
    differs: tuple[str, ...]
    is_similar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarShown:
    """What past cases say of a run; ``remarks`` say what was left out."""

    concluded: bool
    findings: tuple[str, ...]
    levels: tuple[LevelShown, ...]
    nearest: tuple[NearShown, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeChoices:
    """What a matter can be said to be, code by code with its words."""

    conduct: Choices
    harm: Choices
    degree: Choices


def code_choices(pack: RulePack, language: Language) -> CodeChoices:
    """Return the kinds of conduct, of harm and of its degree that a pack knows.

    Raises:
        NotFound: the pack compares no cases.
    """
    similarity = similarity_of(pack)

    def choices(name: FactName) -> Choices:
        return tuple(
            (each.code, each.text.said(language)) for each in fact_code(pack, name).choices
        )

    return CodeChoices(
        conduct=choices(similarity.conduct),
        harm=choices(similarity.harm),
        degree=choices(similarity.degree),
    )


def similar_shown(similar: Similar, language: Language) -> SimilarShown:
    """Return what was found as a person reads it."""
    comparison = similar.comparison
    say = _Words(similar, language)
    return SimilarShown(
        concluded=comparison.conclusion is not None,
        findings=tuple(say.findings()),
        levels=tuple(say.level(level) for level in comparison.levels),
        nearest=tuple(say.near(near) for near in comparison.nearest),
        remarks=tuple(say.remarks()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadShown:
    """A kind of case in words, and how far its measures spread."""

    kind: str
    words: str


def spread_shown(pack: RulePack, spread: Spread, language: Language) -> SpreadShown:
    """Return a kind of case as a person reads it."""
    choices = code_choices(pack, language)
    named = (
        (choices.conduct, spread.conduct),
        (choices.harm, spread.harm),
        (choices.degree, spread.degree),
    )
    codes = [dict(known).get(code, code) for known, code in named if code]
    kind = listed([word(spread.track, language), *codes], language)
    if spread.range is None:
        words = sentence("similar.range_unknown", language, number=spread.count)
    else:
        words = sentence(
            "similar.range",
            language,
            number=spread.count,
            lightest=end_words(spread.range.lightest, language),
            heaviest=end_words(spread.range.heaviest, language),
            steps=spread.range.steps,
        )
    return SpreadShown(kind=kind, words=words)


def end_words(rung: Rung | None, language: Language) -> str:
    """Return what a case ended with; without a measure, that."""
    if rung is None:
        return sentence("similar.no_measure", language)
    return rung.name.said(language)


class _Words:
    """Speaks of one comparison in one language."""

    def __init__(self, similar: Similar, language: Language) -> None:
        self._similar = similar
        self._language = language

    def findings(self) -> Iterator[str]:
        """Yield how many are similar, and what they amount to, or that they are too few."""
        comparison = self._similar.comparison
        alike = [self._feature(each) for each in similarity_of(self._similar.pack).alike]
        yield self._say("compared_by", features=listed(alike, self._language))
        conclusion = comparison.conclusion
        if conclusion is None:
            yield self._say("too_few", number=comparison.similar, least=comparison.least)
            return
        yield self._say(
            "spread",
            number=comparison.similar,
            lightest=self._measure(conclusion.lightest),
            heaviest=self._measure(conclusion.heaviest),
        )
        middle = [self._measure(level) for level in conclusion.middle]
        key = "middle" if len(middle) == 1 else "middle_between"
        yield self._say(key, low=middle[0], high=middle[-1])
        yield from self._own(conclusion)

    def level(self, level: Level) -> LevelShown:
        """Return a line of the table of measures."""
        conclusion = self._similar.comparison.conclusion
        apart = conclusion is not None and level in conclusion.apart
        notes = [
            self._say(key) for key, holds in (("own", level.is_own), ("apart", apart)) if holds
        ]
        return LevelShown(
            measure=self._measure(level),
            code=level.code,
            count=level.count,
            is_own=level.is_own,
            note=listed(notes, self._language),
        )

    def near(self, near: Near) -> NearShown:
        """Return one of the nearest."""
        one = near.precedent
        numbers = self._similar.numbers.get(one, ())
        where = listed(numbers, self._language) if numbers else self._say("from_elsewhere")
        levels = self._similar.comparison.levels
        ends = {each.code: each for each in levels}
        measure = self._measure(ends[one.measure or ""])
        if one.appeal is not AppealOutcome.NONE:
            appeal = word(one.appeal, self._language)
            measure = self._say("after_appeal", measure=measure, appeal=appeal)
        return NearShown(
            title=self._say("past_case", year=one.year, where=where),
            measure=measure,
            differs=tuple(self._difference(one, each) for each in near.differs)
            or (self._say("nothing_differs"),),
            is_similar=near.is_similar,
        )

    def remarks(self) -> Iterator[str]:
        """Yield where the past cases come from, and what was left out."""
        similar, comparison = self._similar, self._similar.comparison
        yield self._say("library", own=similar.own, received=similar.received)
        for key, number in (
            ("without_codes", similar.without_codes),
            ("annulled", comparison.annulled),
            ("off_ladder", comparison.off_ladder),
        ):
            if number:
                yield self._say(key, number=number)

    def _own(self, conclusion: Conclusion) -> Iterator[str]:
        own = conclusion.own
        if own is None:
            yield self._say("no_measure_proposed")
            return
        yield self._say(
            f"place_{own.place.value}",
            lighter=own.lighter,
            same=own.same,
            heavier=own.heavier,
            item=similarity_of(self._similar.pack).asked_at,
        )

    def _feature(self, feature: Feature) -> str:
        return self._say(f"feature_{feature.value}")

    def _difference(self, one: Precedent, feature: Feature) -> str:
        return self._say(
            "differs",
            feature=self._feature(feature),
            there=self._value(one.traits, feature),
            here=self._value(self._similar.matter.traits, feature),
        )

    def _value(self, traits: Traits, feature: Feature) -> str:
        value: Enum | str | tuple[str, ...] = getattr(traits, feature.value)
        if isinstance(value, Enum):
            return word(value, self._language)
        words = self._codes(feature)
        codes = (value,) if isinstance(value, str) else value
        said = [words.get(code, code) for code in codes if code]
        empty = "none_of_them" if isinstance(value, tuple) else "not_known"
        return listed(said, self._language) if said else self._say(empty)

    def _codes(self, feature: Feature) -> dict[str, str]:
        pack, similarity = self._similar.pack, similarity_of(self._similar.pack)
        facts = {
            Feature.CONDUCT: similarity.conduct,
            Feature.HARM: similarity.harm,
            Feature.DEGREE: similarity.degree,
            Feature.SUM: similarity.sum,
        }
        items = {
            Feature.RESPONSIBILITY: similarity.responsibility,
            Feature.MITIGATING: similarity.mitigating.item,
            Feature.AGGRAVATING: similarity.aggravating.item,
        }
        if feature in items:
            choices = item(pack, items[feature]).choices
            return {each.code: each.text.said(self._language) for each in choices}
        fact = fact_code(pack, facts[feature])
        named = [
            *((each.code, each.text) for each in fact.choices),
            *((each.code, each.text) for each in fact.bands),
        ]
        return {code: text.said(self._language) for code, text in named}

    def _measure(self, level: Level) -> str:
        return end_words(level.rung, self._language)

    def _say(self, key: str, /, **values: str | int) -> str:
        return sentence(f"similar.{key}", self._language, **values)
