"""Similar past cases: which count, how measures spread, where the own one lies, which are near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.checklist import Answer
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent, Traits
from desktop.domain.respondent import Post, Status
from desktop.errors import NotFound
from desktop.rules.conditions import FactName
from desktop.rules.facts import RespondentFacts
from desktop.rules.model import Feature
from desktop.rules.precedents import (
    Comparison,
    Conclusion,
    Level,
    Place,
    compare,
    similarity_of,
    traits_of,
)
from tests.packs.files import small
from tests.packs.past import DISTANT, MATTER, PACK, past

DAY = date(2026, 11, 24)
FIVE = [past(measure) for measure in ("warning", "warning", "demerit", "", "removal")]


def found(*library: Precedent, measure: str = "demerit") -> Comparison:
    matter = replace(MATTER, measure=MeasureCode(measure) if measure else None)
    return compare(PACK, matter, library, DAY)


def concluded(*library: Precedent, measure: str = "demerit") -> Conclusion:
    conclusion = found(*library, measure=measure).conclusion
    assert conclusion is not None
    return conclusion


def codes(*levels: Level) -> list[str]:
    return [level.code for level in levels]


def test_measures_are_counted_on_the_ladder_with_the_own_one_marked() -> None:
    levels = found(*FIVE).levels
    assert codes(*levels)[:2] == ["", "talk"]
    counted = {code: level.count for code, level in zip(codes(*levels), levels, strict=True)}
    assert {code: count for code, count in counted.items() if count} == {
        "": 1,
        "warning": 2,
        "demerit": 1,
        "removal": 1,
    }
    assert codes(*(level for level in levels if level.is_own)) == ["demerit"]


def test_lightest_heaviest_middle_and_what_stands_apart() -> None:
    conclusion = concluded(*FIVE)
    assert codes(conclusion.lightest, conclusion.heaviest) == ["", "removal"]
    assert codes(*conclusion.middle) == ["warning"]
    assert codes(*conclusion.apart) == ["", "removal"]
    assert codes(*concluded(*FIVE, past("criticism")).apart) == ["removal"]
    between = concluded(*FIVE, past("demerit"))
    assert codes(*between.middle) == ["warning", "demerit"]


def test_nothing_stands_apart_from_itself() -> None:
    assert concluded(past(), past(), past()).apart == ()


@pytest.mark.parametrize(
    ("measure", "place", "counts"),
    [
        ("talk", Place.LIGHTER_THAN_ALL, (0, 0, 3)),
        ("warning", Place.WITHIN, (0, 2, 1)),
        ("demerit", Place.WITHIN, (2, 0, 1)),
        ("removal", Place.HEAVIER_THAN_ALL, (3, 0, 0)),
    ],
)
def test_the_own_measure_has_its_place(
    measure: str, place: Place, counts: tuple[int, int, int]
) -> None:
    library = (past(), past(), past("major_demerit"))
    own = concluded(*library, measure=measure).own
    assert own is not None
    assert (own.place, (own.lighter, own.same, own.heavier)) == (place, counts)


def test_without_a_measure_there_is_no_place() -> None:
    conclusion = concluded(*FIVE, measure="")
    assert conclusion.own is None


def test_two_cases_are_too_few() -> None:
    comparison = found(past(), past(), past(conduct="petitions"))
    assert (comparison.similar, comparison.least, comparison.conclusion) == (2, 3, None)
    assert len(comparison.nearest) == 3


def test_only_cases_of_the_same_track_and_pack_are_looked_at() -> None:
    comparison = found(past(track=Track.EMPLOYER), past(pack="other"))
    assert (comparison.similar, comparison.nearest) == (0, ())


def test_what_was_annulled_or_is_off_the_ladder_is_left_out_and_said_so() -> None:
    annulled, gone = past(appeal=AppealOutcome.ANNULLED), past("caning")
    comparison = found(annulled, gone, past(appeal=AppealOutcome.CHANGED))
    assert (comparison.annulled, comparison.off_ladder, comparison.similar) == (1, 1, 1)


def test_similar_cases_are_nearer_however_much_else_differs() -> None:
    loose = past(
        degree="grave", sum="none", responsibility="", mitigating=(), status=Status.VILLAGE_CADRE
    )
    close = past(role=Post.HEAD)
    nearest = found(close, loose, past(traits=DISTANT)).nearest
    assert [near.precedent for near in nearest] == [loose, close, past(traits=DISTANT)]
    assert [near.is_similar for near in nearest] == [True, False, False]


def test_of_two_that_differ_in_as_many_the_lighter_difference_is_nearer() -> None:
    by_status, by_degree = past(status=Status.OTHER), past(degree="serious")
    newer = past(status=Status.OTHER, year=2026)
    nearest = found(by_degree, by_status, newer).nearest
    assert [near.precedent for near in nearest] == [newer, by_status, by_degree]
    assert [near.differs for near in nearest] == [
        (Feature.STATUS,),
        (Feature.STATUS,),
        (Feature.DEGREE,),
    ]


def test_a_pack_that_does_not_say_how_compares_nothing() -> None:
    with pytest.raises(NotFound, match=r"pack\.no_similarity"):
        similarity_of(small())


RESPONDENT = RespondentFacts(
    status=Status.VILLAGE_CADRE, role=Post.LEADING_MEMBER, party_member=True
)


def test_a_run_is_compared_by_its_facts_and_answers() -> None:
    codes: dict[FactName, str | int] = {
        FactName("conduct"): "subsidies",
        FactName("harm"): "economic",
        FactName("loss_yuan"): 49_999,
    }
    answers = {
        "B2": Answer(value="direct", reason="x"),
        "E1": Answer(chosen=("remedy", "light", "none")),
        "E2": Answer(chosen=("off_list",)),
    }
    assert traits_of(PACK, RESPONDENT, codes, answers) == Traits(
        status=Status.VILLAGE_CADRE,
        role=Post.LEADING_MEMBER,
        conduct="subsidies",
        harm="economic",
        sum="below_50000",
        responsibility="direct",
        mitigating=("light", "remedy"),
    )


def test_what_is_not_known_yet_is_blank() -> None:
    traits = traits_of(PACK, RESPONDENT, {}, {})
    blank = Traits(status=RESPONDENT.status, role=RESPONDENT.role, conduct="", harm="")
    assert traits == blank
