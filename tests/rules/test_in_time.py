"""Law in time: the rule of the conduct, a later one where it is milder, and every source's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.application.explaining import reasons, sources_of
from desktop.application.rule_trials import FactsWeighed
from desktop.domain.deadline import Period, Unit
from desktop.domain.measure import MeasureCode, Track
from desktop.rules import lookup
from desktop.rules.evaluation import Evaluation, evaluate
from desktop.rules.facts import FactsFile
from desktop.rules.in_time import Applies, influence_between, months_of, source_on
from desktop.rules.law import Dated, SourceId, Standing, Text
from desktop.rules.model import Rung
from desktop.rules.time_links import time_links
from desktop.text import Language
from tests.packs.files import examples_in, pack_in, released, shipped, small
from tests.packs.runs import sound

OLD, NEW = date(2015, 1, 1), date(2020, 1, 1)
WORDS = Text(zh="警告", en="warning")


def years(first: int, last: int) -> Iterator[date]:
    day = date(first, 1, 1)
    while day <= date(last, 12, 31):
        yield day
        day += timedelta(days=1)


def held(start: date | None, months: int | None) -> Dated[Period]:
    value = Period(number=months, unit=Unit.MONTH) if months else None
    return Dated(start=start, value=value, cites=(SourceId("law.1"),))


def a_rung(*influence: Dated[Period]) -> Rung:
    return Rung(
        code=MeasureCode("warning"),
        track=Track.PARTY_DISCIPLINE,
        name=WORDS,
        influence=influence,
        cites=(SourceId("law.1"),),
    )


@pytest.mark.parametrize(
    ("values", "first", "last", "act", "counts", "why"),
    [
        # the same rule on both days
        ([(OLD, 6)], 2016, 2016, 2021, 6, Applies.UNCHANGED),
        # a new rule that says the same
        ([(OLD, 6), (NEW, 6)], 2016, 2016, 2021, 6, Applies.UNCHANGED),
        # later and heavier: the rule of the conduct
        ([(OLD, 6), (NEW, 12)], 2016, 2016, 2021, 6, Applies.OF_THE_CONDUCT),
        # later and milder: the later one
        ([(OLD, 12), (NEW, 6)], 2016, 2016, 2021, 6, Applies.MILDER_NOW),
        # abolished meanwhile: nothing weighs any more
        ([(OLD, 12), (NEW, None)], 2016, 2016, 2021, 0, Applies.MILDER_NOW),
        # the conduct goes on over the change
        ([(OLD, 6), (NEW, 12)], 2019, 2020, 2021, 6, Applies.MILDER_OF_BOTH),
        ([(OLD, 12), (NEW, 6)], 2019, 2020, 2021, 6, Applies.MILDER_OF_BOTH),
        # over a change that changes nothing here
        ([(OLD, 6), (NEW, 6)], 2019, 2020, 2021, 6, Applies.UNCHANGED),
        # the pack begins after the conduct
        ([(NEW, 12)], 2016, 2016, 2021, 12, Applies.NOT_KNOWN_THEN),
        # and in the midst of it
        ([(NEW, 12)], 2019, 2020, 2021, 12, Applies.UNCHANGED),
        # a rule of an unknown day is older than any
        ([(None, 6), (NEW, 12)], 2000, 2000, 2021, 6, Applies.OF_THE_CONDUCT),
        # before the first rule altogether, and no rule at all
        ([(NEW, 12)], 2016, 2016, 2018, 0, Applies.NO_PERIOD),
        ([], 2016, 2016, 2018, 0, Applies.NO_PERIOD),
    ],
)
def test_the_rule_of_the_conduct_counts_and_a_later_one_where_it_is_milder(
    values: list[tuple[date | None, int | None]],
    first: int,
    last: int,
    act: int,
    counts: int,
    why: Applies,
) -> None:
    rung = a_rung(*(held(start, months) for start, months in values))
    found = influence_between(rung, date(first, 6, 1), date(last, 6, 1), date(act, 6, 1))
    assert (months_of(found.counts), found.why) == (counts, why)


def test_both_periods_stand_side_by_side_in_the_trace() -> None:
    rung = a_rung(held(OLD, 6), held(NEW, 12))
    facts = replace(sound(), conduct_from=OLD, conduct_to=OLD, act_on=date(2021, 6, 1))
    (link,) = time_links(small(), facts, (), rung)
    assert link.said.code == "result.influence_of_the_conduct"
    assert dict(link.said.values) == {"rung": WORDS, "then": 6, "now": 12, "counts": 6}
    assert link.citations


def test_no_period_of_an_unknown_rule_is_passed_off_as_that_of_the_conduct() -> None:
    rung = a_rung(held(NEW, 12))
    facts = replace(sound(), conduct_from=OLD, conduct_to=OLD, act_on=date(2021, 6, 1))
    codes = [link.said.code for link in time_links(small(), facts, (), rung)]
    assert codes == ["result.influence_not_known_then"]


def test_an_article_is_cited_under_the_number_of_its_day() -> None:
    pack, now = shipped(), SourceId("supervision-law.56")
    assert source_on(pack, now, date(2025, 6, 1)).id == "supervision-law.56"
    assert source_on(pack, now, date(2025, 5, 31)).id == "supervision-law-2018.49"
    oldest = source_on(pack, now, date(2018, 3, 19))
    assert oldest.id == "supervision-law-2018.49"
    assert oldest.standing(date(2018, 3, 19)) is Standing.NOT_YET


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_on_every_day_each_source_is_one_text_in_force_or_said_not_to_be(folder: Path) -> None:
    pack = pack_in(folder)
    followed = {each.earlier for each in pack.sources}
    for each in pack.sources:
        if each.id in followed or each.in_force is None:
            continue
        before = None
        for day in years(2016, 2027):
            found = source_on(pack, each.id, day)
            standing = found.standing(day)
            assert standing is not Standing.ENDED, (each.id, day)
            if before is Standing.IN_FORCE:
                assert standing is Standing.IN_FORCE, (each.id, day)
            before = standing


@pytest.mark.parametrize("folder", released(), ids=lambda folder: folder.parent.name)
def test_every_measure_and_deadline_has_one_answer_on_every_day(folder: Path) -> None:
    pack = pack_in(folder)
    rungs = {rung.code: rung for ladder in pack.ladders for rung in ladder.rungs}.values()
    for day in years(2016, 2027):
        for rung in rungs:
            found = influence_between(rung, day, day, date(2027, 12, 31))
            assert (found.counts is None) == (found.why is Applies.NO_PERIOD)
        for rule in pack.deadlines:
            starts = [value.start for value in rule.values if value.start]
            if starts and day < starts[0] and rule.values[0].start is not None:
                continue  # said by the problem that names the first day; tested with the lookup
            assert lookup.period_on(rule, day).number > 0


def of_conduct(first: date, last: date) -> FactsFile:
    facts = next(e.facts for e in examples_in(released()[-1]) if e.id == "flood-duty-deserted")
    return replace(facts, conduct_from=first, conduct_to=last)


def told(facts: FactsFile) -> tuple[Evaluation, list[str]]:
    evaluation = evaluate(shipped(), facts)
    weighed = FactsWeighed(pack=shipped(), facts=facts, evaluation=evaluation)
    return evaluation, [each.words for each in reasons(weighed, Language.CHINESE)]


def test_conduct_before_the_first_version_is_weighed_and_said() -> None:
    evaluation, words = told(of_conduct(date(2017, 7, 1), date(2017, 7, 1)))
    assert evaluation.result is not None
    assert any("行为时的规定本规则包里没有" in each for each in words)


def test_conduct_that_spans_a_change_is_named() -> None:
    _, words = told(of_conduct(date(2023, 12, 20), date(2024, 1, 10)))
    assert any("中间规定变了" in each for each in words)
    _, after = told(of_conduct(date(2026, 7, 12), date(2026, 7, 12)))
    assert not any("中间规定变了" in each or "规则包里没有" in each for each in after)


def test_a_reader_sees_that_a_text_was_not_in_force_then() -> None:
    day = date(2016, 1, 1)
    (shown,) = sources_of(shipped(), (SourceId("discipline-rules.8"),), day, Language.CHINESE)
    assert shown.not_then == "2016年1月1日 尚未施行"
    ended = SourceId("supervision-law-2018.49")
    (past,) = sources_of(shipped(), (ended,), date(2026, 1, 1), Language.ENGLISH)
    assert past.not_then.startswith("no longer in force on")
