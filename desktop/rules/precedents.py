"""Similar past cases: which are nearest, how their measures spread, and where the own one lies.

Nothing is scored. What is alike and what differs is counted feature by feature, in the order the
pack states, and below the number the pack states nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.domain.checklist import Answer
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent, Traits
from desktop.errors import NotFound, Problem
from desktop.rules.conditions import FactName
from desktop.rules.facts import RespondentFacts
from desktop.rules.lookup import ladder, parameter_on
from desktop.rules.model import Circumstances, FactCode, Feature, RulePack, Rung, Similarity

LEAST = "similar_cases"
NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The case that is compared; without a ``measure`` none is proposed yet."""

    track: Track
    traits: Traits
    measure: MeasureCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A past case, and in what it differs from the one compared, the weightiest first."""

    precedent: Precedent
    differs: tuple[Feature, ...]
    is_similar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A rung, or where there is none the end without a measure, with how many cases ended on it."""

    rung: Rung | None
    count: int
    is_own: bool

    @property
    def code(self) -> str:
        """Return the measure by its code; empty where there is none."""
        return self.rung.code if self.rung else ""


class Place(Enum):
    """Where a measure lies among those of similar cases."""

    LIGHTER_THAN_ALL = "lighter_than_all"
    WITHIN = "within"
    HEAVIER_THAN_ALL = "heavier_than_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """How many similar cases ended lighter than the own measure, on it, and heavier."""

    place: Place
    lighter: int
    same: int
    heavier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What enough similar cases amount to.

    ``middle`` holds one level, or the two between which the middle lies; a single case on one of
    those ``apart`` is far from every other.
    """

    lightest: Level
    heaviest: Level
    middle: tuple[Level, ...]
    apart: tuple[Level, ...]
    own: OwnPlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was found among past cases; without a ``conclusion`` they are fewer than ``least``.

    ``levels`` count the similar cases alone, the lightest end first; ``nearest`` are of the whole
    track. Cases ``annulled`` on appeal, or ended on a measure the ladder no longer has, are left
    out of both.
    """

    similar: int
    least: int
    levels: tuple[Level, ...]
    nearest: tuple[Near, ...]
    conclusion: Conclusion | None
    annulled: int
    off_ladder: int


def similarity_of(pack: RulePack) -> Similarity:
    """Return how a pack compares cases.

    Raises:
        NotFound: it does not.
    """
    if pack.similarity is None:
        raise NotFound(Problem("pack.no_similarity", pack.id, pack=pack.id, version=pack.version))
    return pack.similarity


def traits_of(
    pack: RulePack,
    respondent: RespondentFacts,
    codes: Mapping[FactName, str | int],
    answers: Mapping[str, Answer],
) -> Traits:
    """Return what a run is compared by: facts in codes, a sum by its band, and answers.

    Raises:
        NotFound: the pack compares no cases.
    """
    similarity = similarity_of(pack)

    def code(name: FactName) -> str:
        return str(codes.get(name, ""))

    def chosen(of: Circumstances) -> tuple[str, ...]:
        answer = answers.get(of.item)
        return tuple(sorted(set(answer.chosen) & set(of.counts))) if answer else ()

    grade = answers.get(similarity.responsibility)
    loss = codes.get(similarity.sum)
    return Traits(
        status=respondent.status,
        role=respondent.role,
        conduct=code(similarity.conduct),
        harm=code(similarity.harm),
        degree=code(similarity.degree),
        sum=_band(pack, similarity.sum, loss) if isinstance(loss, int) else "",
        responsibility=grade.value if grade else "",
        mitigating=chosen(similarity.mitigating),
        aggravating=chosen(similarity.aggravating),
    )


def compare(
    pack: RulePack, matter: Matter, precedents: Iterable[Precedent], day: date
) -> Comparison:
    """Return what past cases of the same pack and track say; their order never matters.

    Raises:
        NotFound: the pack compares no cases, or has no ladder for the track.
    """
    similarity = similarity_of(pack)
    ends: tuple[Rung | None, ...] = (None, *ladder(pack, matter.track).rungs)
    places = {each.code if each else None: number for number, each in enumerate(ends)}
    on_track = [one for one in precedents if (one.pack, one.track) == (pack.id, matter.track)]
    standing = [one for one in on_track if one.appeal is not AppealOutcome.ANNULLED]
    known = [one for one in standing if one.measure in places]
    near = sorted(
        (_near(similarity, matter, one) for one in known),
        key=lambda one: _farness(one, similarity),
    )
    similar = sorted(places[one.precedent.measure] for one in near if one.is_similar)
    own = places[matter.measure] if matter.measure else None
    levels = tuple(
        Level(rung=end, count=similar.count(number), is_own=number == own)
        for number, end in enumerate(ends)
    )
    least = parameter_on(pack, LEAST, day).number
    enough = len(similar) >= max(least, 1)
    return Comparison(
        similar=len(similar),
        least=least,
        levels=levels,
        nearest=tuple(near[:NEAREST]),
        conclusion=_conclusion(levels, similar, own, similarity.apart) if enough else None,
        annulled=len(on_track) - len(standing),
        off_ladder=len(standing) - len(known),
    )


def fact_code(pack: RulePack, name: FactName) -> FactCode:
    """Return a fact of a pack."""
    return next(fact for fact in pack.facts if fact.id == name)


def _band(pack: RulePack, name: FactName, number: int) -> str:
    """Return the highest band that begins no later; the first begins at nothing."""
    return [band.code for band in fact_code(pack, name).bands if band.start <= number][-1]


def _near(similarity: Similarity, matter: Matter, one: Precedent) -> Near:
    differs = tuple(
        feature
        for feature in similarity.features
        if getattr(matter.traits, feature.value) != getattr(one.traits, feature.value)
    )
    return Near(
        precedent=one,
        differs=differs,
        is_similar=not set(differs) & set(similarity.alike),
    )


def _farness(near: Near, similarity: Similarity) -> tuple[object, ...]:
    """Return the place of a past case in the order of the nearest.

    Similar ones come first, then those with fewer differences, then those whose differences weigh
    less, then the newer year; what is left is told apart by its codes, so that two computers show
    the same three.
    """
    one = near.precedent
    weighty = tuple(feature in near.differs for feature in similarity.features)
    return (not near.is_similar, len(near.differs), weighty, -one.year, _codes(one))


def _codes(one: Precedent) -> tuple[str, ...]:
    traits = one.traits
    return (
        *(one.version, one.result.value, one.measure or "", one.appeal.value),
        *(traits.status.value, traits.role.value, traits.conduct, traits.harm),
        *(traits.degree, traits.sum, traits.responsibility),
        *(" ".join(traits.mitigating), " ".join(traits.aggravating)),
    )


def _conclusion(
    levels: tuple[Level, ...], similar: list[int], own: int | None, apart: int
) -> Conclusion:
    """Return what places on the ladder, in order, amount to; there is at least one."""
    count = len(similar)
    middle = dict.fromkeys((similar[(count - 1) // 2], similar[count // 2]))
    used = dict.fromkeys(similar)
    far = [
        place
        for place in used
        if levels[place].count == 1
        and count > 1
        and all(abs(place - other) >= apart for other in used if other != place)
    ]
    return Conclusion(
        lightest=levels[similar[0]],
        heaviest=levels[similar[-1]],
        middle=tuple(levels[place] for place in middle),
        apart=tuple(levels[place] for place in far),
        own=None if own is None else _own_place(similar, own),
    )


def _own_place(similar: list[int], own: int) -> OwnPlace:
    place = Place.WITHIN
    if own < similar[0]:
        place = Place.LIGHTER_THAN_ALL
    elif own > similar[-1]:
        place = Place.HEAVIER_THAN_ALL
    return OwnPlace(
        place=place,
        lighter=len([each for each in similar if each < own]),
        same=similar.count(own),
        heavier=len([each for each in similar if each > own]),
    )
