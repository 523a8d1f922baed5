"""Runs of the proportionality checklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.checklist import Answer, ResultKind, RunKind
from desktop.domain.entries.act import Act
from desktop.domain.ids import Digest, RespondentId, RunId
from desktop.domain.measure import MeasureCode, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Act):
    """A run began, pinned to a pack and to the days whose law applies.

    ``reads`` names the run that a second reader reads again without seeing its answers.
    """

    KIND: ClassVar[str] = "run.started"

    run: RunId
    respondent: RespondentId
    track: Track
    kind: RunKind
    pack: str
    version: str
    digest: Digest
    conduct_from: date
    conduct_to: date
    act_on: date
    reads: RunId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswered(Act):
    """One item has this answer; an earlier one the author had seen no longer stands."""

    KIND: ClassVar[str] = "item.answered"

    run: RunId
    item: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class RunConcluded(Act):
    """The run ended with this result; it is never judged again.

    ``trace`` holds one line per link from answers to result, in the pack's own codes.
    """

    KIND: ClassVar[str] = "run.concluded"

    run: RunId
    result: ResultKind
    highest_rung: MeasureCode | None = None
    warnings: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesSettled(Act):
    """The differences between a run and its second reading were settled in words."""

    KIND: ClassVar[str] = "differences.settled"

    run: RunId
    second: RunId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionDeclined(Act):
    """A named leader says in writing why an exemption that was found is not followed."""

    KIND: ClassVar[str] = "exemption.declined"

    run: RunId
    leader: str
    reason: str
