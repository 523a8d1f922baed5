"""Runs of the proportionality checklist: answers given and results reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.ids import EvidenceId
from desktop.domain.measure import MeasureCode


class RunKind(Enum):
    """What a run is for: it advises at triage, carries a decision, or is read a second time."""

    PRELIMINARY = "preliminary"
    BINDING = "binding"
    SECOND_READER = "second_reader"


class Finding(Enum):
    """What became of an alleged fact."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    UNTRUE = "untrue"


class ResultKind(Enum):
    """What the items amount to. Where several hold, the first in this order is the result."""

    NOT_READY = "not_ready"
    CLEAR_THE_NAME = "clear_the_name"
    NO_ACCOUNTABILITY = "no_accountability"
    RETURN_FOR_CORRECTION = "return_for_correction"
    LIGHTER_MEASURE = "lighter_measure"
    PROPORTIONATE = "proportionate"


FAVOURABLE = frozenset({ResultKind.CLEAR_THE_NAME, ResultKind.NO_ACCOUNTABILITY})
"""Results that favour the respondent: they bind, whatever the procedure still lacks."""
HELD_BACK = frozenset({ResultKind.NOT_READY, ResultKind.RETURN_FOR_CORRECTION})
"""Results with which a case goes no further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungAnswer:
    """Why one lighter rung is, or is not, enough."""

    rung: MeasureCode
    enough: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The clerk's answer to one item, with reasons and evidence.

    ``value`` holds a choice code, ``yes``/``no``/``open``/``not_applicable``, digits, an ISO day
    or text; ``chosen`` the codes of a many-choice item; ``rungs`` the answers of F3.
    """

    value: str = ""
    chosen: tuple[str, ...] = ()
    rungs: tuple[RungAnswer, ...] = ()
    reason: str = ""
    contrary: str = ""
    evidence: tuple[EvidenceId, ...] = ()
