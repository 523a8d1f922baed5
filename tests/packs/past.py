"""Past cases on the shipped pack: one to start from, any number drawn, and what differs in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from desktop.domain.checklist import ResultKind
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent, Traits
from desktop.domain.respondent import Post, Status
from desktop.rules.precedents import Matter, fact_code, similarity_of
from tests.packs.files import shipped

PACK = shipped()
TRACK = Track.SUPERVISION
TRAITS = Traits(
    status=Status.CIVIL_SERVANT,
    role=Post.STAFF,
    conduct="flood_emergency",
    harm="economic",
    degree="slight",
    sum="below_50000",
    responsibility="direct",
    mitigating=("remedy",),
)
MATTER = Matter(track=TRACK, traits=TRAITS, measure=MeasureCode("demerit"))
DISTANT = replace(TRAITS, conduct="petitions", harm="rights", role=Post.HEAD)


def past(measure: str = "warning", **changes: Any) -> Precedent:
    """Return a past case like the one compared, with some of it otherwise."""
    traits = {name: value for name, value in changes.items() if hasattr(TRAITS, name)}
    own = {name: value for name, value in changes.items() if name not in traits}
    return replace(
        Precedent(
            pack=PACK.id,
            version=PACK.version,
            track=TRACK,
            year=2025,
            traits=replace(TRAITS, **traits),
            measure=MeasureCode(measure) if measure else None,
            result=ResultKind.PROPORTIONATE if measure else ResultKind.NO_ACCOUNTABILITY,
        ),
        **own,
    )


def _codes(name: str) -> st.SearchStrategy[str]:
    similarity = similarity_of(PACK)
    fact = fact_code(PACK, getattr(similarity, name))
    codes = [*(each.code for each in fact.choices), *(each.code for each in fact.bands)]
    return st.sampled_from(codes[:3])


def _some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(codes[:3]), max_size=2).map(lambda some: tuple(sorted(some)))


SIMILARITY = similarity_of(PACK)
TRAITS_DRAWN = st.builds(
    Traits,
    status=st.sampled_from(list(Status)[:2]),
    role=st.sampled_from(list(Post)[:2]),
    conduct=_codes("conduct"),
    harm=_codes("harm"),
    degree=_codes("degree"),
    sum=_codes("sum"),
    responsibility=st.sampled_from(("direct", "main_leadership")),
    mitigating=_some(SIMILARITY.mitigating.counts),
    aggravating=_some(SIMILARITY.aggravating.counts),
)
MEASURES = st.sampled_from([None, *(rung.code for rung in PACK.ladders[0].rungs)])
PAST = st.builds(
    Precedent,
    pack=st.just(PACK.id),
    version=st.just(PACK.version),
    track=st.just(PACK.ladders[0].track),
    year=st.integers(2020, 2026),
    traits=TRAITS_DRAWN,
    measure=MEASURES,
    result=st.sampled_from((ResultKind.PROPORTIONATE, ResultKind.NO_ACCOUNTABILITY)),
    appeal=st.sampled_from(AppealOutcome),
)
STANDING = PAST.filter(lambda one: one.appeal is not AppealOutcome.ANNULLED)
LIBRARIES = st.lists(PAST, max_size=9)
MATTERS = st.builds(
    Matter, track=st.just(PACK.ladders[0].track), traits=TRAITS_DRAWN, measure=MEASURES
)
FARTHEST = past(
    track=PACK.ladders[0].track,
    year=2000,
    traits=Traits(
        status=Status.OTHER,
        role=Post.STAFF,
        conduct="work_discipline",
        harm="public_impact",
        degree="grave",
        sum="from_1000000",
        responsibility="important_leadership",
        mitigating=("remedy",),
        aggravating=("coercing",),
    ),
)
"""Older than any that is drawn, and different in everything."""
