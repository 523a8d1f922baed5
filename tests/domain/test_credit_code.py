"""Unified social credit codes: what fits together, and what is only doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from desktop.domain.credit_code import SIGNS, CreditFault, check_sign, codes_in, credit_faults

# Invented: a registered enterprise of county 350100.
SOUND = "91350100M000100Y43"
MAN = "110101199003077758"


def test_a_sound_code_has_no_faults() -> None:
    assert credit_faults(SOUND) == ()
    assert uscc.is_valid(SOUND)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (SOUND[:-1] + "4", CreditFault.WRONG_CHECK),
        ("91350100M000100Z43", CreditFault.WRONG_SIGN),
        ("9135010OM000100Y43", CreditFault.WRONG_SIGN),
    ],
)
def test_what_does_not_fit_is_named(code: str, fault: CreditFault) -> None:
    assert credit_faults(code) == (fault,)


def test_a_code_is_found_in_a_text_and_an_identity_number_is_none() -> None:
    assert codes_in(f"青山镇某某公司（{SOUND}）") == (SOUND,)
    assert codes_in(f"青山镇某某公司 {SOUND.lower()}") == (SOUND,)
    assert codes_in("青山镇人民政府") == ()
    assert codes_in(MAN) == ()
    assert codes_in(MAN[:-1] + "9") == (MAN[:-1] + "9",)
    assert codes_in(SOUND + "0") == ()


@given(st.text(SIGNS, min_size=17, max_size=17))
def test_the_check_sign_is_that_of_the_standard(first: str) -> None:
    assert check_sign(first) == uscc.calc_check_digit(first)
    assert credit_faults(first + check_sign(first)) == ()
