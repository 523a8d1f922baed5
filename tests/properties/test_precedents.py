"""What must hold whenever past cases are compared, whatever they are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.precedent import AppealOutcome, Precedent
from desktop.rules.precedent_lines import read_precedents, written
from desktop.rules.precedents import Comparison, Matter, compare, similarity_of
from tests.packs.past import FARTHEST, LIBRARIES, MATTERS, PACK, STANDING

DAY = date(2026, 11, 24)
FEATURES = similarity_of(PACK).features


def compared(matter: Matter, library: list[Precedent]) -> Comparison:
    return compare(PACK, matter, library, DAY)


@given(matter=MATTERS, library=LIBRARIES, data=st.data())
def test_the_order_in_which_cases_came_never_matters(
    matter: Matter, library: list[Precedent], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(library))
    assert compared(matter, shuffled) == compared(matter, library)


@given(matter=MATTERS, library=LIBRARIES, one=STANDING)
def test_a_case_equal_in_everything_is_the_nearest(
    matter: Matter, library: list[Precedent], one: Precedent
) -> None:
    equal = Matter(track=matter.track, traits=one.traits, measure=matter.measure)
    nearest = compared(equal, [*library, one]).nearest[0]
    assert nearest.differs == ()
    assert nearest.is_similar
    assert nearest.precedent.traits == one.traits


@given(matter=MATTERS, library=st.lists(STANDING, min_size=3, max_size=9))
def test_a_farther_case_never_changes_the_nearest_three(
    matter: Matter, library: list[Precedent]
) -> None:
    nearest = compared(matter, library).nearest
    assert compared(matter, [*library, FARTHEST]).nearest == nearest


@given(matter=MATTERS, library=LIBRARIES)
def test_below_the_number_nothing_is_concluded(matter: Matter, library: list[Precedent]) -> None:
    found = compared(matter, library)
    assert (found.conclusion is None) == (found.similar < found.least)
    assert found.least == 3


@given(matter=MATTERS, library=LIBRARIES)
def test_every_case_is_counted_once_or_left_out_and_said_so(
    matter: Matter, library: list[Precedent]
) -> None:
    found = compared(matter, library)
    assert sum(level.count for level in found.levels) == found.similar
    annulled = [one for one in library if one.appeal is AppealOutcome.ANNULLED]
    assert (found.annulled, found.off_ladder) == (len(annulled), 0)
    for near in found.nearest:
        assert list(near.differs) == [one for one in FEATURES if one in near.differs]
    if found.conclusion is not None:
        own = found.conclusion.own
        assert (own is None) == (matter.measure is None)
        assert own is None or own.lighter + own.same + own.heavier == found.similar
        used = [level for level in found.levels if level.count]
        assert (found.conclusion.lightest, found.conclusion.heaviest) == (used[0], used[-1])
        assert set(found.conclusion.middle) <= set(used)


@given(library=LIBRARIES.filter(bool))
def test_lines_are_read_back_as_they_were_written(library: list[Precedent]) -> None:
    data = "".join(f"{written(one)}\n" for one in library).encode()
    again = read_precedents(data, "past.jsonl", lambda pack, version: PACK, 2026)
    assert list(again) == library
    assert "".join(f"{written(one)}\n" for one in again).encode() == data
