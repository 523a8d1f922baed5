"""How far measures spread among past cases of one kind: an indicator, never a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent
from desktop.rules.lookup import ladder, parameter_on
from desktop.rules.model import RulePack, Rung
from desktop.rules.precedents import LEAST, similarity_of

Kind = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From which end to which measures go, a rung or none, and how many steps lie between."""

    lightest: Rung | None
    heaviest: Rung | None
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Past cases alike in track, conduct, harm and its degree; too few of them have no range."""

    track: Track
    conduct: str
    harm: str
    degree: str
    count: int
    range: Range | None


def spreads(pack: RulePack, precedents: Iterable[Precedent], day: date) -> tuple[Spread, ...]:
    """Return every kind of case with how far its measures spread, in the order of their codes.

    What was annulled, or ended on a measure the ladder does not have, is left out.

    Raises:
        NotFound: the pack compares no cases.
    """
    similarity_of(pack)
    least = max(parameter_on(pack, LEAST, day).number, 1)
    ends = {each.track: _ends(pack, each.track) for each in pack.ladders}
    found: dict[Kind, list[int]] = {}
    for one in precedents:
        places = ends.get(one.track, {})
        if one.pack != pack.id or one.appeal is AppealOutcome.ANNULLED:
            continue
        if one.measure in places:
            kind = (one.track.value, one.traits.conduct, one.traits.harm, one.traits.degree)
            found.setdefault(kind, []).append(places[one.measure])
    return tuple(_spread(pack, kind, found[kind], least) for kind in sorted(found))


def _ends(pack: RulePack, track: Track) -> Mapping[MeasureCode | None, int]:
    codes = (None, *(rung.code for rung in ladder(pack, track).rungs))
    return {code: place for place, code in enumerate(codes)}


def _spread(pack: RulePack, kind: Kind, places: list[int], least: int) -> Spread:
    track, conduct, harm, degree = kind
    low, high = min(places), max(places)
    rungs = (None, *ladder(pack, Track(track)).rungs)
    enough = Range(lightest=rungs[low], heaviest=rungs[high], steps=high - low)
    return Spread(
        track=Track(track),
        conduct=conduct,
        harm=harm,
        degree=degree,
        count=len(places),
        range=enough if len(places) >= least else None,
    )
