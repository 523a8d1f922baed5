"""Past cases without names: what is left of a case once nobody can be told from it.

One precedent is one respondent on one track. It holds codes of a rule pack and closed sets only:
no free text, id, place or day (PRODUCT section 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.checklist import ResultKind
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.respondent import Post, Status


class AppealOutcome(Enum):
    """What became of a decision that was appealed against, if it was."""

    NONE = "none"
    UPHELD = "upheld"
    CHANGED = "changed"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What cases are compared by, each in the codes of the pack.

    Blank means not known; ``sum`` is a band. Circumstances stand in the order of their codes.
    """

    status: Status
    role: Post
    conduct: str
    harm: str
    degree: str = ""
    sum: str = ""
    responsibility: str = ""
    mitigating: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A past case; ``measure`` is the one that stood in the end, nothing where there was none."""

    pack: str
    version: str
    track: Track
    year: int
    traits: Traits
    measure: MeasureCode | None = None
    result: ResultKind
    appeal: AppealOutcome = AppealOutcome.NONE
