"""What is doubtful in data about people is said, and nothing typed is refused or altered."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from desktop.application.people_checks import (
    name_doubts,
    number_doubts,
    shipped_divisions,
    unit_doubts,
)
from desktop.application.respondents import RespondentDraft, Respondents
from desktop.domain.credit_code import SIGNS, check_sign
from desktop.domain.identity import check_digit
from desktop.domain.respondent import Status
from desktop.errors import Problem
from desktop.text import Language, explain
from tests.builders import ACase

TODAY = date(2026, 11, 24)
DIGITS = st.text("0123456789", min_size=17, max_size=17)
NUMBERS = st.one_of(
    st.text(max_size=30),
    DIGITS.map(lambda first: first + check_digit(first)),
    st.from_regex(re.compile(r"[1-8][0-9]{16}[0-9X]", re.ASCII), fullmatch=True),
)
UNITS = st.text(max_size=20) | st.text(SIGNS, min_size=17, max_size=17).map(
    lambda first: f"青山镇某公司{first}{check_sign(first)}"
)


def sound(first: str) -> str:
    return first + check_digit(first)


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        (sound("11010119900307775"), []),
        (sound("11010319600307775"), []),  # a district that is no more
        (sound("83000019900307775"), []),
        (sound("99010119900307775"), ["identity.no_such_province"]),
        (sound("11019919900307775"), ["identity.unknown_place"]),
        (sound("11010120900307775"), ["identity.born_in_the_future"]),
        ("11010119900307", ["identity.wrong_length"]),
        ("", []),
        (" ", []),
    ],
)
def test_numbers_are_doubted_by_name(number: str, codes: list[str]) -> None:
    assert [each.code for each in number_doubts(number, TODAY)] == codes


def test_a_credit_code_in_a_unit_is_looked_at() -> None:
    assert unit_doubts("青山镇某公司 91350100M000100Y43") == ()
    (doubt,) = unit_doubts("青山镇某公司 91350100M000100Y44")
    assert doubt == Problem("credit.wrong_check", about="unit", typed="91350100M000100Y44")
    assert [each.code for each in unit_doubts("91350100M000100I43")] == ["credit.wrong_sign"]


def test_the_table_knows_every_place_that_stdnum_knows_and_all_provinces() -> None:
    codes = shipped_divisions().codes
    assert {"110101", "110103", "500101", "659001", "460400", "810000", "820000"} <= codes
    assert len({code[:2] for code in codes}) >= 34
    for code in ("110101", "440305", "650102"):
        assert ric.get_birth_place(sound(f"{code}19900307775"))


@given(number=NUMBERS, unit=UNITS, name=st.text(max_size=20))
def test_every_doubt_has_its_sentence_and_none_stands_in_the_way(
    number: str, unit: str, name: str
) -> None:
    for doubt in (*number_doubts(number, TODAY), *unit_doubts(unit), *name_doubts(name)):
        for language in Language:
            assert explain(doubt, language)


def test_whatever_was_doubted_is_kept_as_it_was_typed(case: ACase) -> None:
    registry = Respondents(case.town.clerk)
    for number, unit in (
        (sound("99010119900307775"), "青山镇某公司 91350100M000100Y44"),
        ("110101199003077759", "91350100M000100I43"),
        ("12345", "青山镇人民政府"),
        ("不清楚", "11010119900307775X"),
    ):
        draft = RespondentDraft(
            name="单wei", id_number=number, unit=unit, title="职员", status=Status.OTHER
        )
        now = registry.respondent(registry.record(draft)).now
        assert (now.name, now.id_number, now.unit) == ("单wei", number, unit)
