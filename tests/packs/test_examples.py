"""The worked examples of every pack that ships, and what a pack must bring along."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from desktop.application.rule_packs import SHIPPED
from desktop.application.subjects import DEFENCE
from desktop.domain.checklist import ResultKind
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.procedure import Step
from desktop.domain.respondent import Status
from desktop.rules.coverage import coverage
from desktop.rules.evaluation import evaluate
from desktop.rules.examples import Example, surprises
from desktop.rules.facts import FactsFile
from desktop.rules.in_time import influence_between, months_of
from desktop.rules.law import Verified
from desktop.rules.lookup import deadline_rule, granted, item, parameter_on, period_on, rung
from desktop.rules.model import Authority, EffectKind
from desktop.rules.paper_law import Clause, Remedy
from desktop.text import Language, explain, sentence
from tests.packs.files import SMALL, examples_in, files_in, pack_in, released, second, shipped

FOLDERS = (*released(), SMALL)
LEAST_EXAMPLES = {SHIPPED: 60}
CASES = [(folder, example) for folder in FOLDERS for example in examples_in(folder)]


@pytest.mark.parametrize(
    ("folder", "example"), CASES, ids=[f"{folder.parent.name}-{case.id}" for folder, case in CASES]
)
def test_an_example_comes_out_as_its_authors_expect(folder: Path, example: Example) -> None:
    found = surprises(pack_in(folder), example)
    assert [explain(problem, Language.ENGLISH) for problem in found] == []


@pytest.mark.parametrize(
    ("folder", "example"), CASES, ids=[f"{folder.parent.name}-{case.id}" for folder, case in CASES]
)
@pytest.mark.parametrize("language", Language)
def test_every_trace_can_be_said(folder: Path, example: Example, language: Language) -> None:
    links = evaluate(pack_in(folder), example.facts).trace
    said = [sentence(link.said.code, language, **link.said.values_in(language)) for link in links]
    assert all("{" not in words for words in said)
    assert len(said) >= 2


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_the_examples_cover_every_result(folder: Path) -> None:
    examples = examples_in(folder)
    assert len(examples) >= LEAST_EXAMPLES.get(folder.parent.name, 12)
    assert {example.expected.result for example in examples} == set(ResultKind)


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_the_examples_reach_every_effect_of_every_item(folder: Path) -> None:
    pack = pack_in(folder)
    weighed = [(each.id, evaluate(pack, each.facts)) for each in examples_in(folder)]
    reached = coverage(pack, weighed)
    assert len(reached) == sum(len(item.effects) for item in pack.checklist.items)
    assert [each for each in reached if not each.examples] == []


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_many_examples_differ_in_one_fact_and_end_differently(folder: Path) -> None:
    named = {example.id: example for example in examples_in(folder)}
    pairs = [(named[each.like], each) for each in named.values() if each.like]
    apart = [
        (one.id, other.id)
        for one, other in pairs
        if len(differing(one.facts, other.facts)) == 1
        and one.expected.result is not other.expected.result
    ]
    assert len(apart) >= 10


def differing(one: FactsFile, other: FactsFile) -> set[str]:
    """Return the items answered otherwise, and every other fact that is not the same."""
    before, after = ({each.item: each.answer for each in facts.answers} for facts in (one, other))
    items = {item for item in {*before, *after} if before.get(item) != after.get(item)}
    names = {field.name for field in fields(FactsFile)} - {"answers"}
    return items | {name for name in names if getattr(one, name) != getattr(other, name)}


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_the_examples_use_every_kind_of_effect(folder: Path) -> None:
    pack = pack_in(folder)
    links = [link for case in examples_in(folder) for link in evaluate(pack, case.facts).trace]
    assert {link.effect for link in links} >= set(EffectKind)


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_a_pack_lies_where_its_name_says(folder: Path) -> None:
    pack = pack_in(folder)
    assert (pack.id, pack.version) == (folder.parent.name, folder.name)


def test_the_township_pack_asks_all_forty_items() -> None:
    items = [item.id for item in shipped().checklist.items if not item.id[-1].islower()]
    sizes = {"A": 5, "B": 5, "C": 5, "D": 5, "E": 3, "F": 6, "G": 6, "H": 5}
    assert items == [f"{group}{n}" for group, size in sizes.items() for n in range(1, size + 1)]


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_its_steps_are_those_the_program_knows(folder: Path) -> None:
    pack = pack_in(folder)
    assert [step.id for step in pack.steps] == [step.value for step in Step]
    assert [stage for step in pack.steps for stage in step.stages] == [
        stage.id for stage in pack.stages
    ]


def test_the_township_pack_names_what_every_clause_of_a_paper_rests_on() -> None:
    """That the file may be read, and that somebody read it a second time, rests on no article."""
    law = shipped().papers
    without = {Clause.RIGHT_TO_READ, Clause.READ_AGAIN}
    assert {each.clause for each in law.resting} == set(Clause) - without
    assert {each.remedy for each in law.routes} == set(Remedy)
    assert law.not_worse is not None
    unfair = item(shipped(), law.not_worse)
    assert [each.kind for each in unfair.effects] == [EffectKind.BLOCK]


def test_a_pack_of_fair_process_shares_no_law_with_that_of_the_townships() -> None:
    ours, theirs = (
        {each.id for each in pack.sources if each.verified is not Verified.OWN}
        for pack in (second(), shipped())
    )
    assert ours
    assert not ours & theirs
    assert {each.track for each in second().ladders} == {Track.FIRST_FORM, Track.EMPLOYER}
    assert all(not rung.influence for ladder in second().ladders for rung in ladder.rungs)


def test_the_same_word_weighs_differently_on_two_tracks() -> None:
    pack, day, warning = shipped(), date(2026, 11, 24), MeasureCode("warning")
    party, state = (
        influence_between(rung(pack, track, warning), day, day, day).counts
        for track in (Track.PARTY_DISCIPLINE, Track.SUPERVISION)
    )
    assert (months_of(party), months_of(state)) == (12, 6)


@pytest.mark.parametrize(
    "body", [body for body in BodyKind if body.value.startswith("township_")], ids=str
)
def test_no_township_body_ever_decides_on_a_state_sanction(body: BodyKind) -> None:
    pack = shipped()
    ladder = next(each for each in pack.ladders if each.track is Track.SUPERVISION)
    sanctions = [each for each in ladder.rungs if each.track is Track.SUPERVISION]
    found = {granted(pack, body, each, status).may for each in sanctions for status in Status}
    assert Authority.DECIDE not in found


def test_a_village_cadre_gets_three_state_sanctions_only() -> None:
    ladder = next(each for each in shipped().ladders if each.track is Track.SUPERVISION)
    own = [each for each in ladder.rungs if each.track is Track.SUPERVISION]
    assert [each.code for each in own if each.open_to(Status.VILLAGE_CADRE)] == [
        "warning",
        "demerit",
        "major_demerit",
    ]


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_every_deadline_and_number_holds_on_a_day_of_this_year(folder: Path) -> None:
    pack, day = pack_in(folder), date(2026, 11, 24)
    assert all(period_on(rule, day).number > 0 for rule in pack.deadlines)
    assert all(parameter_on(pack, each.id, day).number > 0 for each in pack.parameters)
    assert period_on(deadline_rule(pack, DEFENCE), day).number > 0


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_what_was_not_read_in_the_text_is_never_printed(folder: Path) -> None:
    sources = pack_in(folder).sources
    unread = [each for each in sources if each.verified in (Verified.NO, Verified.COPY)]
    assert unread
    assert not any(each.may_be_printed for each in unread)


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_no_lawyer_is_claimed_and_no_statute_is_quoted(folder: Path) -> None:
    pack = pack_in(folder)
    assert pack.reviewed_by == ()
    assert [each.id for each in pack.sources if each.quote] == []


def test_each_file_of_a_pack_ends_with_a_line() -> None:
    files = {name: data for folder in FOLDERS for name, data in files_in(folder).items()}
    assert [name for name, data in files.items() if b"\r" in data or data[-1:] != b"\n"] == []
