"""Conditions: the closed vocabulary in which a pack says when an effect holds.

A condition is a tree of *all*, *any* and *not* over claims about answers and facts of the case.
There is no other way to make one, so a pack can never run code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

ItemId = NewType("ItemId", str)
FactName = NewType("FactName", str)

Operand = str | int | date


class ClaimKind(Enum):
    """The things that can be claimed of an answer or a fact; a day also against one of the case."""

    EQUALS = "equals"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    AFTER = "after"
    ANSWERED = "answered"


class CaseDay(Enum):
    """The days every run has, with which a day given as an answer can be compared."""

    CONDUCT_FROM = "conduct_from"
    CONDUCT_TO = "conduct_to"
    ACT_ON = "act_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is claimed of the answer to an item, or of a fact of the case.

    *Equals* on an item with many choices holds when the choice is among those given; the operand of
    *after* is the code of a day of the case.
    """

    subject: ItemId | FactName
    of_item: bool
    kind: ClaimKind
    operand: Operand = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds when every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds when at least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Holds when its part does not."""

    part: Condition


Condition = AllOf | AnyOf | Not | Claim


def claims_in(condition: Condition) -> tuple[Claim, ...]:
    """Return every claim of a condition, in the order in which it is written."""
    if isinstance(condition, Claim):
        return (condition,)
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return tuple(claim for part in parts for claim in claims_in(part))
