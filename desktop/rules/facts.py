"""The facts file: everything a run is weighed on, as frozen values.

Read from JSON here; the examples of a pack say the same in TOML, and the program builds it from a
case file. Whether it fits a pack is judged by `fitting`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop.domain.checklist import Answer, Finding, RungAnswer, RunKind
from desktop.domain.deadline import EARLIEST_START, LATEST_START
from desktop.domain.ids import EvidenceId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Post, Status
from desktop.errors import Problem, Refused
from desktop.rules.conditions import FactName, ItemId
from desktop.rules.reading.strict import ABSENT, NO_DAY, Faults, Table, as_day, refuse_newer

FORMAT = 1
LARGEST_FILE = 1024 * 1024
FILE = "facts.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentFacts:
    """What the rules need to know of the respondent."""

    status: Status
    role: Post
    party_member: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegedFact:
    """What is alleged; without a finding it has not been established yet."""

    fact: str
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFact:
    """A further fact of the case, in the pack's own codes."""

    fact: FactName
    value: str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """The answer to one item."""

    item: ItemId
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsFile:
    """A run with all it rests on; ``measure`` is nothing while none is proposed."""

    pack: str
    version: str
    run: RunKind
    conduct_from: date
    conduct_to: date
    act_on: date
    respondent: RespondentFacts
    body: BodyKind
    track: Track
    measure: MeasureCode | None = None
    facts: tuple[GivenFact, ...] = ()
    alleged: tuple[AllegedFact, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()


def read_facts(data: bytes, file: str = FILE) -> FactsFile:
    """Return the facts of a JSON file; refused with every fault, each naming file and key."""
    faults = Faults("facts")
    table = Table(_parsed(data, file), file, faults)
    refuse_newer(table, FORMAT, "facts.too_new")
    facts = facts_from(table)
    table.close()
    faults.refuse_if_any()
    return facts


def facts_from(table: Table) -> FactsFile:
    """Return the facts a table holds; what is wrong is noted in the table's faults."""
    conduct = table.table("conduct")
    facts = FactsFile(
        pack=table.words("pack"),
        version=table.day("version").isoformat(),
        run=table.member("run", RunKind),
        conduct_from=_day(conduct, "from"),
        conduct_to=_day(conduct, "to"),
        act_on=_day(table, "act_on"),
        respondent=_respondent(table.table("respondent")),
        body=table.member("body", BodyKind),
        track=table.member("track", Track),
        measure=MeasureCode(table.words("measure")) if table.gives("measure") else None,
        facts=_given_facts(table),
        alleged=_all_alleged(table),
        answers=_answers(table),
    )
    conduct.close()
    return facts


def _parsed(data: bytes, file: str) -> dict[str, object]:
    if len(data) > LARGEST_FILE:
        raise Refused(Problem("facts.file_too_large", file, file=file, largest=LARGEST_FILE))
    try:
        raw = json.loads(data.decode("utf-8"), object_pairs_hook=partial(_each_key_once, file))
    except UnicodeDecodeError:
        raise Refused(Problem("facts.not_utf8", file, file=file)) from None
    except json.JSONDecodeError as error:
        raise Refused(Problem("facts.not_json", file, file=file, line=error.lineno)) from None
    except (ValueError, RecursionError):
        raise Refused(Problem("facts.not_json", file, file=file, line=1)) from None
    if not isinstance(raw, dict):
        raise Refused(Problem("facts.not_json", file, file=file, line=1))
    return raw


def _each_key_once(file: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Refused(Problem("facts.key_twice", file, file=file, key=twice[:80]))
    return table


def _respondent(table: Table) -> RespondentFacts:
    respondent = RespondentFacts(
        status=table.member("status", Status),
        role=table.member("role", Post),
        party_member=table.flag("party_member"),
    )
    table.close()
    return respondent


def _day(table: Table, key: str) -> date:
    """Return a day that can be counted with; one of another age is a fault."""
    day = table.day(key)
    if day != NO_DAY and not EARLIEST_START <= day <= LATEST_START:
        table.fault("day_out_of_range", key, earliest=EARLIEST_START, latest=LATEST_START)
    return day


def _all_alleged(table: Table) -> tuple[AllegedFact, ...]:
    """Return the alleged facts; one that is told twice might be found in two ways."""
    found: dict[str, AllegedFact] = {}
    for row in table.rows("alleged"):
        fact = _alleged(row)
        if fact.fact in found:
            row.fault("said_twice", "fact")
        found[fact.fact] = fact
    return tuple(found.values())


def _alleged(row: Table) -> AllegedFact:
    fact = AllegedFact(
        fact=row.words("fact"),
        finding=row.member("finding", Finding) if row.gives("finding") else None,
    )
    row.close()
    return fact


def _given_facts(table: Table) -> tuple[GivenFact, ...]:
    given = table.raw("facts")
    if given is ABSENT or given == {}:
        return ()
    inner = table.table("facts")
    return tuple(
        GivenFact(fact=FactName(name), value=_fact_value(inner, name)) for name in inner.names()
    )


def _fact_value(table: Table, name: str) -> str | int:
    return table.number(name) if type(table.raw(name)) is int else table.words(name)


def _answers(table: Table) -> tuple[GivenAnswer, ...]:
    given = table.raw("answers")
    if given is ABSENT or given == {}:
        return ()
    return tuple(
        GivenAnswer(item=ItemId(name), answer=_answer(inner))
        for name, inner in table.named("answers")
    )


def _answer(table: Table) -> Answer:
    given = table.raw("answer")
    rungs = isinstance(given, dict)
    many = isinstance(given, list)
    answer = Answer(
        value="" if rungs or many else _value(table, given),
        chosen=table.codes("answer") if many else (),
        rungs=tuple(_rungs(table)) if rungs else (),
        reason=table.words("reason", ""),
        contrary=table.words("contrary", ""),
        evidence=tuple(EvidenceId(each) for each in table.codes("evidence", optional=True)),
    )
    table.close()
    return answer


def _value(table: Table, given: object) -> str:
    """Return an answer in words, digits or as a day, all written as an `Answer` holds them."""
    if type(given) is int:
        return str(table.number("answer"))
    day = as_day(given)
    return day.isoformat() if day else table.words("answer", "")


def _rungs(table: Table) -> list[RungAnswer]:
    found: list[RungAnswer] = []
    for code, inner in table.named("answer"):
        found.append(
            RungAnswer(
                rung=MeasureCode(code),
                enough=inner.flag("enough"),
                reason=inner.words("reason", ""),
            )
        )
        inner.close()
    return found
