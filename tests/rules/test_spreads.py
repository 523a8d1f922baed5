"""How far measures spread inside one kind of case; too few say nothing."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.measure import Track
from desktop.domain.precedent import AppealOutcome
from desktop.errors import NotFound
from desktop.rules.spreads import spreads
from tests.packs.files import small
from tests.packs.past import PACK, past

DAY = date(2026, 11, 24)


def test_measures_of_one_kind_go_from_the_lightest_to_the_heaviest() -> None:
    library = (
        *(past(measure) for measure in ("warning", "", "demerit")),
        past(conduct="petitions"),
        past(conduct="petitions"),
        past(track=Track.EMPLOYER, degree=""),
    )
    found = spreads(PACK, reversed(library), DAY)
    assert [(one.track, one.conduct, one.degree, one.count) for one in found] == [
        (Track.EMPLOYER, "flood_emergency", "", 1),
        (Track.SUPERVISION, "flood_emergency", "slight", 3),
        (Track.SUPERVISION, "petitions", "slight", 2),
    ]
    assert [one.range is None for one in found] == [True, False, True]
    wide = found[1].range
    assert wide is not None
    assert wide.lightest is None
    assert wide.heaviest is not None
    assert (wide.heaviest.code, wide.steps) == ("demerit", 6)


def test_what_does_not_stand_is_left_out() -> None:
    library = (
        past(appeal=AppealOutcome.ANNULLED),
        past("caning"),
        past(pack="other"),
    )
    assert spreads(PACK, library, DAY) == ()


def test_a_pack_that_compares_nothing_has_no_spread() -> None:
    with pytest.raises(NotFound, match=r"pack\.no_similarity"):
        spreads(small(), (), DAY)
