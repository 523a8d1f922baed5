"""Unified social credit codes (GB 32100): whether one that stands in a text fits together.

A doubtful code is named and kept, like a doubtful identity number.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from desktop.domain.identity import check_digit

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""What a code is made of: digits and capitals without I, O, S, V, Z."""
FACTOR = 3
_LOOKS_LIKE_ONE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
_IDENTITY = re.compile(r"[0-9]{17}[0-9X]")


class CreditFault(Enum):
    """What does not fit in a code; the codes are keys of ``credit.toml``."""

    WRONG_SIGN = "wrong_sign"
    WRONG_CHECK = "wrong_check"


def codes_in(text: str) -> tuple[str, ...]:
    """Return what looks like a credit code in a text; a sound identity number is none."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return tuple(code for code in _LOOKS_LIKE_ONE.findall(plain) if not _is_sound_identity(code))


def check_sign(first_seventeen: str) -> str:
    """Return the last character that belongs to seventeen (ISO 7064, MOD 31-3)."""
    total = sum(
        SIGNS.index(sign) * pow(FACTOR, place, len(SIGNS))
        for place, sign in enumerate(first_seventeen)
    )
    return SIGNS[-total % len(SIGNS)]


def credit_faults(code: str) -> tuple[CreditFault, ...]:
    """Return what does not fit in a code of eighteen characters."""
    if not set(code) <= set(SIGNS):
        return (CreditFault.WRONG_SIGN,)
    return () if code[-1] == check_sign(code[:-1]) else (CreditFault.WRONG_CHECK,)


def _is_sound_identity(code: str) -> bool:
    return _IDENTITY.fullmatch(code) is not None and code[-1] == check_digit(code[:-1])
