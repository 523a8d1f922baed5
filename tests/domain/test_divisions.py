"""The place an identity number begins with."""

from __future__ import annotations

from desktop.domain.divisions import DivisionFault, Divisions

KNOWN = Divisions(codes=frozenset({"110101", "110103", "350100"}))


def test_a_place_any_year_knew_is_not_doubted() -> None:
    assert KNOWN.faults("110103199003077758") == ()


def test_an_unknown_place_and_an_unknown_province_are_told_apart() -> None:
    assert KNOWN.faults("110199199003077758") == (DivisionFault.UNKNOWN_PLACE,)
    assert KNOWN.faults("990101199003077758") == (DivisionFault.NO_SUCH_PROVINCE,)
