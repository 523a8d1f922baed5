"""What became different between two packs, each kind of part for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from desktop.rules.combining import Accumulation, Pair
from desktop.rules.comparing import Became, Difference, PackPart, differences
from desktop.rules.conditions import AllOf, AnyOf, Claim, ClaimKind, ItemId, Not
from desktop.rules.law import Source
from desktop.rules.model import (
    Asked,
    Checklist,
    DeadlineRule,
    FactCode,
    Item,
    Parameter,
    RulePack,
    Rung,
    Similarity,
    Stage,
    Step,
)
from desktop.rules.paper_law import Route
from desktop.rules.reader import read_pack
from desktop.text import Language, catalogue
from tests.packs.files import SMALL, files_in, shipped, small


def edited(file: str, old: str, new: str) -> RulePack:
    """Return the small pack with one place of one file written otherwise."""
    files = dict(files_in(SMALL))
    text = files[file].decode()
    assert old in text
    files[file] = text.replace(old, new, 1).encode()
    return read_pack(files)


def told(found: Difference) -> tuple[object, ...]:
    changes = tuple((one.field, one.was.en, one.now.en) for one in found.fields)
    return (found.part, found.name, found.became, *changes)


PARAMETER = """
[parameter.witnesses]
name = { zh = "在场人数", en = "Witnesses" }
[[parameter.witnesses.value]]
from = 2010-01-01
value = 2
unit = "person"
cites = ["law.1"]
"""
DEADLINE = """
[deadline.answer]
name = { zh = "答复", en = "Answer" }
starts = "decision_received"
[[deadline.answer.value]]
from = 2010-01-01
number = 5
unit = "working_day"
cites = ["law.1"]
"""
SOURCE = """
[source."law.9"]
title = { zh = "某法第九条", en = "Some law, art. 9" }
gist = { zh = "新的。", en = "New." }
in_force = 2010-01-01
verified = "no"
"""
POWER = """
[[power]]
body = "county_discipline_supervision"
track = "party_discipline"
measures = ["warning", "removal"]
may = "decide"
cites = ["law.1"]
"""


@pytest.mark.parametrize(
    ("part", "name", "file", "before", "text"),
    [
        (PackPart.PARAMETER, "witnesses", "parameters.toml", "[parameter.", PARAMETER),
        (PackPart.DEADLINE, "answer", "deadlines.toml", "[deadline.", DEADLINE),
        (PackPart.SOURCE, "law.9", "sources.toml", "[source.", SOURCE),
    ],
)
def test_what_is_new_is_added_and_the_other_way_round_removed(
    part: PackPart, name: str, file: str, before: str, text: str
) -> None:
    grown = edited(file, before, text + before)
    assert [told(one) for one in differences(small(), grown)] == [(part, name, Became.ADDED)]
    assert [told(one) for one in differences(grown, small())] == [(part, name, Became.REMOVED)]


def test_a_power_over_two_measures_is_two_powers() -> None:
    grown = edited("powers.toml", "[[power]]", POWER + "[[power]]")
    found = differences(small(), grown)
    body = "county_discipline_supervision party_discipline"
    assert [told(one) for one in found] == [
        (PackPart.POWER, f"{body} warning", Became.ADDED),
        (PackPart.POWER, f"{body} removal", Became.ADDED),
    ]
    assert [one.words.en for one in found] == ["warning", "removal"]


CHANGES = [
    ("checklist.toml", "What link?", "Which link?",
     (PackPart.ITEM, "B1", Became.CHANGED, ("ask", "What link?", "Which link?"))),
    ("checklist.toml", "{ equals = 0 }", "{ equals = 2 }",
     (PackPart.ITEM, "C1", Became.CHANGED,
      ("effects", "warn, C1 equals 0, law.2", "warn, C1 equals 2, law.2"))),
    ("checklist.toml", "rungs = [1, 2]", "rungs = [1, 3]",
     (PackPart.FRONT, "checklist", Became.CHANGED, ("lowers", "2", "3"))),
    ("sources.toml", "Not checked.", "Checked.",
     (PackPart.SOURCE, "law.4", Became.CHANGED, ("gist", "Not checked.", "Checked."))),
    ("ladders.toml", "number = 6,", "number = 9,",
     (PackPart.RUNG, "first_form admonition", Became.CHANGED,
      ("influence", "6, month, law.2", "9, month, law.2"))),
    ("ladders.toml", '["first_form.talk", "first_form.admonition"]',
     '["first_form.admonition", "first_form.talk"]',
     (PackPart.LADDER, "first_form", Became.CHANGED,
      ("order", "first_form.talk; first_form.admonition",
       "first_form.admonition; first_form.talk"))),
    ("powers.toml", 'may = "propose"', 'may = "decide"',
     (PackPart.POWER, "township_discipline party_discipline removal civil_servant",
      Became.CHANGED, ("may", "propose", "decide"))),
    ("deadlines.toml", "number = 1", "number = 2",
     (PackPart.DEADLINE, "appeal", Became.CHANGED,
      ("values", "2010-01-01, 1, month, law.1", "2010-01-01, 2, month, law.1"))),
    ("parameters.toml", "value = 3", "value = 4",
     (PackPart.PARAMETER, "reviewers", Became.CHANGED,
      ("values", "2015-01-01, 3, person, law.1", "2015-01-01, 4, person, law.1"))),
    ("codes.toml", "flood duty", "flood watch",
     (PackPart.FACT, "conduct", Became.CHANGED,
      ("choices", "flood, flood duty", "flood, flood watch"))),
    ("steps.toml", 'en = "Triage"', 'en = "Sorting"',
     (PackPart.STAGE, "S1", Became.CHANGED, ("name", "Triage", "Sorting"))),
    ("steps.toml", '["S0", "S1"]', '["S1", "S0"]',
     (PackPart.STEP, "intake", Became.CHANGED, ("stages", "S0; S1", "S1; S0"))),
    ("steps.toml", 'en = "the respondent was asked"', 'en = "the wish is known"',
     (PackPart.NEED, "wish_asked", Became.CHANGED,
      ("name", "the respondent was asked", "the wish is known"))),
    ("papers.toml", 'cites = ["law.1", "own.1"]', 'cites = ["law.1", "law.2"]',
     (PackPart.PAPER, "clause right_to_know", Became.CHANGED, ("cites", "own.1", "law.2"))),
    ("papers.toml", 'first = "appeal"', 'second = "appeal"',
     (PackPart.PAPER, "remedy supervision", Became.CHANGED,
      ("first", "appeal", "-"), ("second", "-", "appeal"))),
    ("papers.toml", "[clause.right_to_know]", 'not_worse = "E2"\n[clause.right_to_know]',
     (PackPart.PAPER, "not_worse", Became.ADDED)),
    ("combining.toml", 'combines = "never"', 'combines = "beside"',
     (PackPart.TOGETHER, "pair supervision employer", Became.CHANGED,
      ("combines", "never", "beside"))),
    ("combining.toml", "most_at_once = 48", "most_at_once = 36",
     (PackPart.TOGETHER, "adding supervision", Became.CHANGED, ("most_at_once", "48", "36"))),
    ("pack.toml", "for tests only", "for more tests",
     (PackPart.FRONT, "pack", Became.CHANGED, ("knowledge", "for tests only", "for more tests"))),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "wanted"), CHANGES, ids=lambda each: str(each)[:40])
def test_one_change_is_one_difference(
    file: str, old: str, new: str, wanted: tuple[object, ...]
) -> None:
    assert [told(one) for one in differences(small(), edited(file, old, new))] == [wanted]


def test_a_measure_that_is_renamed_does_not_change_the_powers_over_it() -> None:
    found = differences(small(), edited("ladders.toml", 'en = "warning"', 'en = "caution"'))
    assert {one.part for one in found} == {PackPart.RUNG}


@pytest.mark.parametrize("pack", [small(), shipped()], ids=["small", "shipped"])
def test_a_pack_does_not_differ_from_itself(pack: RulePack) -> None:
    assert differences(pack, pack) == ()


def test_two_ways_are_two_sides_of_the_same() -> None:
    there, back = differences(small(), shipped()), differences(shipped(), small())
    other = {Became.ADDED: Became.REMOVED, Became.REMOVED: Became.ADDED}
    assert {(one.part, one.name, one.became) for one in there} == {
        (one.part, one.name, other.get(one.became, one.became)) for one in back
    }


def test_a_condition_is_told_as_it_is_built() -> None:
    claims = [
        Claim(subject=ItemId(name), of_item=True, kind=ClaimKind.EQUALS, operand="yes")
        for name in ("A1", "B1", "C1")
    ]
    built = AnyOf(parts=(AllOf(parts=tuple(claims[:2])), Not(part=claims[2])))
    pack = small()
    found = differences(pack, replace(pack, checklist=replace(pack.checklist, light=built)))
    assert [one.fields[0].now.en for one in found] == [
        "any (all (A1 equals yes; B1 equals yes); not (C1 equals yes))"
    ]


def compared_fields() -> Iterator[str]:
    kinds = (Item, Source, Rung, DeadlineRule, Parameter, FactCode, Stage, Step, Checklist)
    more = (Asked, Route, Pair, Accumulation, Similarity)
    unseen = {"id", "code", "items", "remedy", "need"}
    for kind in (*kinds, *more):
        yield from (each.name for each in fields(kind) if each.name not in unseen)
    yield from ("name", "knowledge", "reviewed_by", "may", "note", "cites", "order", "item")


@pytest.mark.parametrize("language", Language)
def test_every_field_has_its_word(language: Language) -> None:
    assert set(compared_fields()) == set(catalogue(language, "difference"))


def test_another_way_to_compare_cases_is_told() -> None:
    pack = shipped()
    assert pack.similarity is not None
    other = replace(pack, similarity=replace(pack.similarity, apart=4))
    assert [told(one) for one in differences(pack, other)] == [
        (PackPart.FRONT, "similar", Became.CHANGED, ("apart", "3", "4"))
    ]
    without = replace(pack, similarity=None)
    assert [told(one) for one in differences(pack, without)] == [
        (PackPart.FRONT, "similar", Became.REMOVED)
    ]
