"""The six digits an identity number begins with: the place where it was first given.

Places are renamed, merged and divided, and the number keeps the old code; a code that our table
does not have is doubtful and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PROVINCE, COUNTY = 2, 6


class DivisionFault(Enum):
    """What does not fit in the code of a place; the codes are keys of ``identity.toml``."""

    NO_SUCH_PROVINCE = "no_such_province"
    UNKNOWN_PLACE = "unknown_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Divisions:
    """The codes of places that any year knew."""

    codes: frozenset[str]

    def faults(self, number: str) -> tuple[DivisionFault, ...]:
        """Return what is doubtful in the place a number of the right shape begins with."""
        place = number[:COUNTY]
        if place in self.codes:
            return ()
        if any(code.startswith(place[:PROVINCE]) for code in self.codes):
            return (DivisionFault.UNKNOWN_PLACE,)
        return (DivisionFault.NO_SUCH_PROVINCE,)
