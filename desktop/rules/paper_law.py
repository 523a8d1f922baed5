"""The law that papers name: of their clauses, of remedies, and of the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.rules.conditions import ItemId
from desktop.rules.law import SourceId


class Clause(Enum):
    """What a paper says that rests on law of its own, beside items, measures and powers.

    The pack names the law; the words of each stand with the paper.
    """

    RIGHT_TO_KNOW = "right_to_know"
    RIGHT_TO_BE_HEARD = "right_to_be_heard"
    RIGHT_NOT_TO_SUFFER = "right_not_to_suffer"
    RIGHT_TO_RECUSAL = "right_to_recusal"
    RIGHT_TO_READ = "right_to_read"
    RIGHT_TO_FAIR_EVIDENCE = "right_to_fair_evidence"
    RIGHT_TO_REMEDY = "right_to_remedy"
    TOLD_RIGHTS = "told_rights"
    RECUSAL = "recusal"
    FACTS_MET = "facts_met"
    DEFENDED = "defended"
    ANSWERED = "answered"
    WEIGHED = "weighed"
    READ_AGAIN = "read_again"
    NOT_WORSE = "not_worse"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    SERVED = "served"
    DEFENCE_TIME = "defence_time"
    ADOPTED = "adopted"
    NO_HEAVIER = "no_heavier"
    ADVICE = "advice"
    CLEARED = "cleared"
    MEMBER_CLEARED = "member_cleared"


class Remedy(Enum):
    """Where a respondent turns against a decision (DOMAIN 2.8)."""

    MEMBER = "member"
    SUPERVISION = "supervision"
    CIVIL_SERVANT = "civil_servant"
    INSTITUTION = "institution"
    ACCOUNTABILITY = "accountability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A clause of papers with the sources it rests on."""

    clause: Clause
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What a remedy rests on, and the deadlines of its first and second step where it has them.

    ``facts_first`` is why nobody under it answers for what was not shown, ``clears`` why somebody
    is cleared of what was untrue.
    """

    remedy: Remedy
    cites: tuple[SourceId, ...] = ()
    facts_first: tuple[SourceId, ...] = ()
    clears: tuple[SourceId, ...] = ()
    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLaw:
    """The law that papers name; ``not_worse`` asks whether a defence is held against the person."""

    resting: tuple[Resting, ...] = ()
    routes: tuple[Route, ...] = ()
    not_worse: ItemId | None = None
