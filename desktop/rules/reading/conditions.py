"""Reading conditions: the closed vocabulary, and what each claim may be about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.domain.checklist import RunKind
from desktop.domain.measure import Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Post, Status
from desktop.rules.conditions import (
    AllOf,
    AnyOf,
    CaseDay,
    Claim,
    ClaimKind,
    Condition,
    FactName,
    ItemId,
    Not,
    Operand,
)
from desktop.rules.model import AnswerKind, Authority, FactCode, Item, Ladder
from desktop.rules.reading.strict import SEPARATOR, Table

YES, NO, OPEN, NOT_APPLICABLE = "yes", "no", "open", "not_applicable"
TRI_STATE = (YES, NO, OPEN, NOT_APPLICABLE)
NEVER = Claim(subject=FactName(""), of_item=False, kind=ClaimKind.EQUALS)
DEEPEST = 6
JOINTS = ("all", "any", "not")
VOCABULARY = SEPARATOR.join((*JOINTS, *(kind.value for kind in ClaimKind)))


class CaseFact(Enum):
    """Facts every case has without being asked."""

    TRACK = "track"
    STATUS = "status"
    ROLE = "role"
    PARTY_MEMBER = "party_member"
    BODY = "body"
    MEASURE = "measure"
    POWER = "power"
    MEASURE_FITS = "measure_fits"


CASE_FACTS = tuple(fact.value for fact in CaseFact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What conditions of a pack may speak about."""

    items: Mapping[str, Item]
    facts: Mapping[str, tuple[str, ...]]


def known_facts(
    facts: tuple[FactCode, ...], ladders: tuple[Ladder, ...]
) -> dict[str, tuple[str, ...]]:
    """Return every fact with its possible values; a fact without any is a number."""
    closed: dict[CaseFact, type[Enum]] = {
        CaseFact.TRACK: Track,
        CaseFact.STATUS: Status,
        CaseFact.ROLE: Post,
        CaseFact.BODY: BodyKind,
        CaseFact.POWER: Authority,
    }
    known = {fact.value: tuple(each.value for each in kind) for fact, kind in closed.items()}
    for fact in (CaseFact.PARTY_MEMBER, CaseFact.MEASURE_FITS):
        known[fact.value] = (YES, NO)
    codes = dict.fromkeys(rung.code for ladder in ladders for rung in ladder.rungs)
    known[CaseFact.MEASURE.value] = tuple(codes)
    return known | {fact.id: tuple(each.code for each in fact.choices) for fact in facts}


def read_condition(
    table: Table,
    known: Known,
    own: Item | None = None,
    depth: int = 1,
    within: tuple[RunKind, ...] = (RunKind.PRELIMINARY, RunKind.BINDING),
) -> Condition:
    """Return a condition; a claim is about the item it stands in unless it names another.

    Every item it names has to be asked ``within`` the runs in which the condition is weighed: those
    of the item it stands in, where it stands in one.
    """
    within = own.runs if own else within
    given = [word for word in (*JOINTS, *(kind.value for kind in ClaimKind)) if table.gives(word)]
    if len(given) != 1 or depth > DEEPEST:
        table.fault("condition_unclear", "", allowed=VOCABULARY, deepest=DEEPEST)
        return NEVER
    word = given[0]
    if word not in JOINTS:
        return _claim(table, ClaimKind(word), known, own, within)
    inner = [table.table(word)] if word == "not" else list(table.rows(word))
    if not inner:
        table.fault("condition_unclear", word, allowed=VOCABULARY, deepest=DEEPEST)
        return NEVER
    parts = tuple(read_condition(each, known, own, depth + 1, within) for each in inner)
    table.close()
    if word == "not":
        return Not(part=parts[0])
    return AllOf(parts=parts) if word == "all" else AnyOf(parts=parts)


def _claim(
    table: Table, kind: ClaimKind, known: Known, own: Item | None, within: tuple[RunKind, ...]
) -> Claim:
    of_fact = table.gives("fact")
    subject = table.words("fact") if of_fact else table.words("item", own.id if own else None)
    table.close()
    if of_fact:
        if subject not in known.facts:
            table.fault("not_allowed", "fact", value=subject, allowed=SEPARATOR.join(known.facts))
            return NEVER
        values = known.facts[subject]
        operand = _operand(table, kind, AnswerKind.CHOICE if values else AnswerKind.NUMBER, values)
        return Claim(subject=FactName(subject), of_item=False, kind=kind, operand=operand)
    item = known.items.get(subject)
    if item is None and not subject:
        return NEVER
    if item is None:
        table.fault("not_allowed", "item", value=subject, allowed=SEPARATOR.join(known.items))
        return NEVER
    for run in within:
        if run not in item.runs:
            table.fault("item_not_asked", "item", value=subject, run=run.value)
    operand = _operand(table, kind, item.answer, _answers(item))
    return Claim(subject=ItemId(subject), of_item=True, kind=kind, operand=operand)


def _answers(item: Item) -> tuple[str, ...]:
    if item.answer is AnswerKind.TRI_STATE:
        return (YES, NO, NOT_APPLICABLE) if item.not_applicable else (YES, NO)
    return tuple(choice.code for choice in item.choices)


def _operand(
    table: Table, kind: ClaimKind, answer: AnswerKind, allowed: tuple[str, ...]
) -> Operand:
    """Return what an answer is compared with; words are never compared, only answered."""
    if kind is ClaimKind.ANSWERED:
        if table.flag("answered") is not True:
            table.fault("not_allowed", "answered", value="false", allowed="true")
        return ""
    key = kind.value
    if kind is ClaimKind.AFTER and answer is AnswerKind.DATE:
        return table.member(key, CaseDay).value
    if answer is AnswerKind.NUMBER and kind is not ClaimKind.AFTER:
        return table.number(key)
    if answer is AnswerKind.DATE:
        return table.day(key)
    if kind is not ClaimKind.EQUALS or answer is AnswerKind.TEXT:
        table.fault("claim_not_possible", key, answer=answer.value)
        return ""
    code = table.words(key)
    if code and code not in allowed:
        table.fault("not_allowed", key, value=code, allowed=SEPARATOR.join(allowed))
    return code
