from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from desktop.domain.entries.act import Act, ErasedAct, UnknownAct
from desktop.errors import Damaged, NotFound
from desktop.journal.entry import Entry, Header
from desktop.journal.facts import Upcasters, facts_of, read_act, recorded
from desktop.journal.reading import check, check_arrival
from tests.journal.material import (
    KINDS,
    VISIT,
    Desk,
    PumpStarted,
    VisitNoted,
    Weather,
    entry_of,
    refused,
    told,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNotedLater(Act):
    """The same kind two versions on: the weather became two words, the depth a text."""

    KIND: ClassVar[str] = "visit.noted"
    VERSION: ClassVar[int] = 3

    note: str
    sky: Weather
    depth: str


LATER: Mapping[str, type[Act]] = {VisitNoted.KIND: VisitNotedLater}


def sky(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "sky": facts["weather"]}


def depth(facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "depth": f"{facts['metres']} m"}


UP: Upcasters = {("visit.noted", 1): sky, ("visit.noted", 2): depth}


def header_of(entry: Entry) -> Header:
    header = check(entry).header
    assert header is not None
    return header


def plain(act: Act) -> dict[str, object]:
    facts = facts_of(act)
    assert isinstance(facts, dict)
    return facts


def with_facts(facts: object, salt: object = "0" * 32) -> Entry:
    """Return an entry whose digests hold and whose body says anything at all."""
    entry = Desk("石桥镇").write(VISIT)
    assert entry.header is not None
    link, header = json.loads(entry.link), json.loads(entry.header)
    return entry_of(link, header, {"facts": facts, "salt": salt})


def test_an_unknown_kind_is_kept_and_said_to_be_unknown() -> None:
    entry = Desk("石桥镇").write(PumpStarted(pump="三号泵"))
    check_arrival(entry)
    assert told(entry).act == UnknownAct(kind="pump.started", version=1)
    assert told(entry, {"pump.started": PumpStarted}).act == PumpStarted(pump="三号泵")


def test_an_unknown_kind_stays_unknown_when_its_body_is_gone() -> None:
    entry = Desk("石桥镇").write(PumpStarted(pump="三号泵")).without_body()
    assert told(entry).act == UnknownAct(kind="pump.started", version=1)


@pytest.mark.parametrize("version", [2, 3])
def test_a_newer_version_of_a_known_kind_is_unknown_too(version: int) -> None:
    entry = Desk("石桥镇").write(VISIT)
    assert entry.header is not None
    header = {**json.loads(entry.header), "version": version}
    newer = entry_of(json.loads(entry.link), header, {"facts": {}, "salt": "0" * 32})
    check_arrival(newer)
    assert told(newer).act == UnknownAct(kind="visit.noted", version=version)


def test_a_removed_body_leaves_who_when_and_what_kind() -> None:
    desk = Desk("石桥镇")
    record = told(desk.write(VISIT).without_body())
    assert record.act == ErasedAct(kind="visit.noted")
    assert record.actor == desk.person


def test_an_old_version_is_lifted_step_by_step() -> None:
    entry = Desk("石桥镇").write(VISIT)
    lifted = recorded(entry, LATER, UP).act
    assert lifted == VisitNotedLater(note=VISIT.note, sky=Weather.RAIN, depth="12 m")
    assert entry.body == Desk("石桥镇").write(VISIT).body


@pytest.mark.parametrize(
    "facts",
    [{}, {"weather": "rain", "metres": [1]}, {"weather": "fog", "metres": 1}],
)
def test_old_facts_that_no_step_can_lift_are_damaged(facts: dict[str, object]) -> None:
    entry = with_facts(facts)
    header = header_of(entry)
    assert refused(Damaged, lambda: read_act(header, entry.body, LATER, UP)) == (
        "journal.malformed_facts"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"day": "2026-02-30"},
        {"day": 20260703},
        {"weather": "fog"},
        {"note": None},
        {"present": "张三"},
        {"metres": "12"},
    ],
)
def test_facts_of_another_shape_are_damaged(change: dict[str, object]) -> None:
    entry = with_facts({**plain(VISIT), **change})
    check_arrival(entry)
    assert refused(Damaged, lambda: told(entry)) == "journal.malformed_facts"


@pytest.mark.parametrize("facts", [None, [], {}, "facts"])
def test_a_body_without_facts_is_damaged(facts: object) -> None:
    entry = with_facts(facts)
    assert refused(Damaged, lambda: told(entry)) == "journal.malformed_facts"


def test_a_body_without_its_salt_is_damaged() -> None:
    entry = with_facts(facts_of(VISIT), salt="")
    assert refused(Damaged, lambda: told(entry)) == "journal.malformed_facts"


def test_a_field_with_a_default_may_be_missing_in_older_bytes() -> None:
    facts = plain(VISIT)
    del facts["metres"]
    assert told(with_facts(facts)).act == replace(VISIT, metres=None)


def test_a_bare_link_has_no_act_to_tell() -> None:
    entry = Desk("石桥镇").write(VISIT).bare()
    assert refused(NotFound, lambda: recorded(entry, KINDS)) == "journal.header_missing"
