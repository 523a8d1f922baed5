"""What an identity number says, what does not fit, and how it is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from desktop.domain.identity import (
    Identity,
    IdentityFault,
    Sex,
    check_digit,
    masked,
    normalised_number,
    read_identity,
)
from desktop.text import Language, sentence

TODAY = date(2026, 11, 20)
# The worked example of the standard, with its X, and a made-up man born on 7 March 1990.
WOMAN = "11010519491231002X"
MAN = "110101199003077758"


def test_a_sound_number_says_birth_date_and_sex() -> None:
    assert read_identity(WOMAN, TODAY) == Identity(
        number=WOMAN, faults=(), born_on=date(1949, 12, 31), sex=Sex.FEMALE
    )
    assert read_identity(MAN, TODAY) == Identity(
        number=MAN, faults=(), born_on=date(1990, 3, 7), sex=Sex.MALE
    )


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002X ",
        "110105-19491231-002x",
        "110105，19491231。002X",
        "110105.19491231、002X",
    ],
)
def test_a_number_is_kept_in_one_form_however_it_is_typed(typed: str) -> None:
    assert normalised_number(typed) == WOMAN
    assert read_identity(typed, TODAY).faults == ()


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        ("", (IdentityFault.WRONG_LENGTH,)),
        ("110105491231002", (IdentityFault.WRONG_LENGTH,)),
        (WOMAN + "1", (IdentityFault.WRONG_LENGTH,)),
        ("1101051949123100XX", (IdentityFault.NOT_DIGITS,)),
        ("11010519491231002Y", (IdentityFault.NOT_DIGITS,)),
        ("١" * 18, (IdentityFault.NOT_DIGITS,)),
        ("110105194912310020", (IdentityFault.WRONG_CHECK_DIGIT,)),
        ("110105194902300029", (IdentityFault.NO_SUCH_DAY, IdentityFault.WRONG_CHECK_DIGIT)),
        ("110105000001010029", (IdentityFault.NO_SUCH_DAY, IdentityFault.WRONG_CHECK_DIGIT)),
    ],
)
def test_what_does_not_fit_is_named_and_the_number_kept(
    typed: str, faults: tuple[IdentityFault, ...]
) -> None:
    found = read_identity(typed, TODAY)
    assert found.faults == faults
    assert found.number == typed


def test_nobody_is_born_tomorrow() -> None:
    number = "11010520261121002"
    number += check_digit(number)
    assert read_identity(number, TODAY).faults == (IdentityFault.BORN_IN_THE_FUTURE,)
    assert read_identity(number, date(2026, 11, 21)).faults == ()


@given(st.text(alphabet="0123456789", min_size=17, max_size=17))
def test_the_check_digit_is_that_of_the_public_library(digits: str) -> None:
    last = check_digit(digits)
    assert last == ric.calc_check_digit(f"{digits}0")
    others = [each for each in "0123456789X" if each != last]
    for other in others:
        assert IdentityFault.WRONG_CHECK_DIGIT in read_identity(digits + other, TODAY).faults


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(place: int, step: int) -> None:
    changed = str((int(MAN[place]) + step) % 10)
    wrong = MAN[:place] + changed + MAN[place + 1 :]
    assert IdentityFault.WRONG_CHECK_DIGIT in read_identity(wrong, TODAY).faults


@given(st.text())
def test_nothing_typed_is_refused(typed: str) -> None:
    assert read_identity(typed, TODAY).number == normalised_number(typed)


def test_lists_show_three_and_four_characters() -> None:
    assert masked(WOMAN) == "110***********002X"
    assert len(masked(WOMAN)) == 18


@pytest.mark.parametrize("number", ["", "1", "110105491231002", "1101051949123100211"])
def test_a_number_of_another_length_is_covered_whole(number: str) -> None:
    assert masked(number) == "*" * len(number)


@pytest.mark.parametrize("fault", IdentityFault)
@pytest.mark.parametrize("language", Language)
def test_every_fault_has_its_sentence(fault: IdentityFault, language: Language) -> None:
    said = sentence(f"identity.{fault.value}", language, length=17, born_on=TODAY)
    assert "先不填" in said or "leave it empty" in said
