"""Similar past cases, for programs and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.application.precedents import Similar
from desktop.application.similar_view import SimilarShown, similar_shown
from desktop.cli.desk import Desk
from desktop.cli.output import columns


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine:
    """A measure, empty for none, and how many similar cases ended on it."""

    measure: str
    count: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLine:
    """One of the nearest; ``differs`` names the features, the weightiest first."""

    year: int
    measure: str
    differs: tuple[str, ...]
    similar: bool
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarLines:
    """What past cases say of a run; below ``least`` nothing is ``concluded``.

    ``place`` is empty where nothing is concluded or no measure proposed; ``words`` says it all.
    """

    run: str
    similar: int
    least: int
    concluded: bool
    place: str
    lighter: int
    same: int
    heavier: int
    levels: tuple[LevelLine, ...]
    middle: tuple[str, ...]
    apart: tuple[str, ...]
    nearest: tuple[NearLine, ...]
    own: int
    received: int
    without_codes: int
    annulled: int
    off_ladder: int
    words: tuple[str, ...]


def similar_lines(desk: Desk, run: str, similar: Similar) -> SimilarLines:
    """Return what was found, for programs."""
    comparison, conclusion = similar.comparison, similar.comparison.conclusion
    own = conclusion.own if conclusion else None
    shown = similar_shown(similar, desk.language)

    return SimilarLines(
        run=run,
        similar=comparison.similar,
        least=comparison.least,
        concluded=shown.concluded,
        place=own.place.value if own else "",
        lighter=own.lighter if own else 0,
        same=own.same if own else 0,
        heavier=own.heavier if own else 0,
        levels=tuple(
            LevelLine(measure=level.code, count=level.count, own=level.is_own)
            for level in shown.levels
        ),
        middle=tuple(level.code for level in conclusion.middle) if conclusion else (),
        apart=tuple(level.code for level in conclusion.apart) if conclusion else (),
        nearest=tuple(
            NearLine(
                year=near.precedent.year,
                measure=near.precedent.measure or "",
                differs=tuple(feature.value for feature in near.differs),
                similar=near.is_similar,
                numbers=similar.numbers.get(near.precedent, ()),
            )
            for near in comparison.nearest
        ),
        own=similar.own,
        received=similar.received,
        without_codes=similar.without_codes,
        annulled=comparison.annulled,
        off_ladder=comparison.off_ladder,
        words=(*shown.findings, *shown.remarks),
    )


def similar_told(desk: Desk, similar: Similar) -> Iterator[str]:
    """Yield what was found: the findings, the measures with their counts, and the nearest."""
    shown: SimilarShown = similar_shown(similar, desk.language)
    yield from shown.findings
    yield from columns([(each.measure, str(each.count), each.note) for each in shown.levels])
    for near in shown.nearest:
        yield desk.say("past_case", title=near.title, measure=near.measure)
        yield from (desk.say("reason", words=words) for words in near.differs)
    yield from shown.remarks
