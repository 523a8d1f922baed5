"""Resident identity numbers (GB 11643): what a number says, and how it is shown.

A doubtful number is named and kept: real ones exist that look wrong, and a clerk may have nothing
better yet. Nothing here says that a person exists.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

LENGTH = 18
CHECK_DIGITS = "10X98765432"
_NOT_PART_OF_A_NUMBER = re.compile(r"[\s\-\u2010-\u2015\u2212.,\u3001\u3002]")
_SHAPE = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)


class Sex(Enum):
    """What the number says of sex: the digit before the last is odd for men, even for women."""

    MALE = "male"
    FEMALE = "female"


class IdentityFault(Enum):
    """What does not fit in a number; the codes are keys of ``identity.toml``."""

    WRONG_LENGTH = "wrong_length"
    NOT_DIGITS = "not_digits"
    NO_SUCH_DAY = "no_such_day"
    BORN_IN_THE_FUTURE = "born_in_the_future"
    WRONG_CHECK_DIGIT = "wrong_check_digit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A number as it is kept, with what it says; birth date and sex only where it says them."""

    number: str
    faults: tuple[IdentityFault, ...]
    born_on: date | None = None
    sex: Sex | None = None


def normalised_number(typed: str) -> str:
    """Return a number with plain digits and a capital X, without spaces, dashes and dots."""
    return _NOT_PART_OF_A_NUMBER.sub("", unicodedata.normalize("NFKC", typed)).upper()


def check_digit(first_seventeen: str) -> str:
    """Return the last character that belongs to seventeen digits (ISO 7064, MOD 11-2)."""
    total = sum(
        int(digit) * 2 ** (LENGTH - 1 - place) for place, digit in enumerate(first_seventeen)
    )
    return CHECK_DIGITS[total % 11]


def read_identity(typed: str, today: date) -> Identity:
    """Return what a number says and everything that does not fit; never refuses it."""
    number = normalised_number(typed)
    if len(number) != LENGTH:
        return Identity(number=number, faults=(IdentityFault.WRONG_LENGTH,))
    if _SHAPE.fullmatch(number) is None:
        return Identity(number=number, faults=(IdentityFault.NOT_DIGITS,))
    faults = []
    born_on = _birth_date(number)
    if born_on is None:
        faults.append(IdentityFault.NO_SUCH_DAY)
    elif born_on > today:
        faults.append(IdentityFault.BORN_IN_THE_FUTURE)
    if number[-1] != check_digit(number[:-1]):
        faults.append(IdentityFault.WRONG_CHECK_DIGIT)
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return Identity(number=number, faults=tuple(faults), born_on=born_on, sex=sex)


def masked(number: str) -> str:
    """Return a number as lists show it: the first three and last four, stars between.

    A number of any other length is covered whole: too little would stay hidden.
    """
    if len(number) != LENGTH:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (LENGTH - 7)}{number[-4:]}"


def _birth_date(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
