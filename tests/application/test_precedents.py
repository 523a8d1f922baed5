"""Past cases of an office: taken in, drawn from its own decisions, and beside a run."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from desktop.application.precedent_files import check_lines, write_lines
from desktop.application.precedents import LINES_IN_ENTRY, Codes, Precedents, Similar
from desktop.application.progress import NoProgress
from desktop.application.similar_view import code_choices, similar_shown
from desktop.domain.checklist import RunKind
from desktop.domain.entries.exchange import PrecedentsReceived
from desktop.domain.ids import RunId
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.precedent import AppealOutcome, Precedent
from desktop.domain.respondent import Post, Status
from desktop.errors import NotFound, Refused
from desktop.rules.model import Feature
from desktop.rules.precedent_lines import written
from desktop.rules.precedents import Place
from desktop.text import Language
from tests.builders import REVIEWERS, ACase, Town, refusal
from tests.packs.past import past

QUIET = NoProgress()
CODES = Codes(conduct="flood_emergency", harm="economic", degree="slight", sum=20_000)
ZH, EN = Language.CHINESE, Language.ENGLISH


def a_past(measure: str = "warning", **changes: Any) -> Precedent:
    """Return a past case like the one of the town."""
    return past(measure, **{"track": Track.PARTY_DISCIPLINE, "mitigating": (), **changes})


def compared(case: ACase, run: RunId, codes: Codes | None = None) -> Similar:
    """Return a run of a case beside every past case of its town."""
    precedents = Precedents(case.town.clerk)
    return precedents.similar(case.case, run, precedents.library(QUIET), codes)


def file_of(*cases: Precedent) -> bytes:
    return "".join(f"{written(one)}\n" for one in cases).encode()


def receive(town: Town, *cases: Precedent, dry_run: bool = False) -> tuple[int, int, bool]:
    received = Precedents(town.clerk).receive(
        file_of(*cases), "past.jsonl", "县纪委", dry_run=dry_run
    )
    return (received.cases, received.new, received.recorded)


def test_a_dry_run_records_nothing_and_twice_the_same_changes_nothing(town: Town) -> None:
    cases = (a_past(), a_past(), a_past("demerit", track=Track.SUPERVISION))
    before = town.entries
    assert receive(town, *cases, dry_run=True) == (3, 3, False)
    assert town.entries == before
    assert receive(town, *cases) == (3, 3, True)
    assert town.entries == before + 1
    assert receive(town, *reversed(cases)) == (3, 0, False)
    assert town.entries == before + 1
    library = town.clerk.office.precedents
    assert sum(library.values()) == 3
    assert library[a_past()] == 2


def test_of_two_files_the_larger_count_of_a_line_holds(town: Town) -> None:
    receive(town, a_past(), a_past("", year=2024))
    assert receive(town, a_past(), a_past(), a_past()) == (3, 2, True)
    assert sorted(town.clerk.office.precedents.values()) == [1, 3]


def test_a_large_library_lies_in_several_entries(town: Town) -> None:
    rungs = ("", "talk", "criticism", "self_review", "admonition", "warning", "serious_warning")
    sums = ("none", "below_10000", "below_50000", "below_200000", "below_1000000")
    cases = [
        a_past(measure, year=year, sum=band)
        for measure in rungs
        for band in sums
        for year in range(1990, 2020)
    ]
    assert len(set(cases)) > LINES_IN_ENTRY
    before = town.entries
    assert receive(town, *cases) == (len(cases), len(cases), True)
    assert town.entries == before + 2
    assert sum(town.clerk.office.precedents.values()) == len(cases)


def test_only_a_clerk_who_says_where_from_takes_in(town: Town) -> None:
    take = partial(Precedents(town.clerk).receive, file_of(a_past()), "past.jsonl", dry_run=False)
    assert refusal(Refused, partial(take, " ")) == ["precedent.no_origin"]
    reviewer = Precedents(town.acting(REVIEWERS[0]))
    take = partial(reviewer.receive, b"", "past.jsonl", "县纪委", dry_run=True)
    assert refusal(Refused, take) == ["role.needs_clerk"]


def test_a_line_with_a_name_in_it_brings_nothing_in(town: Town) -> None:
    line = json.dumps({**json.loads(written(a_past())), "name": "张伟"})
    data = file_of(a_past()) + line.encode()
    take = partial(Precedents(town.clerk).receive, data, "past.jsonl", "县纪委", dry_run=False)
    assert refusal(Refused, take) == ["precedent.key_unknown"]
    assert not town.clerk.office.precedents


def test_codes_are_stated_by_who_may_and_as_the_pack_has_them(case: ACase) -> None:
    precedents = Precedents(case.town.clerk)
    state = partial(precedents.state_codes, case.case, case.key)
    odd = Codes(conduct="", harm="x", degree="y", sum=-1)
    assert refusal(Refused, partial(state, odd)) == [
        *["precedent.no_such_code"] * 3,
        "precedent.sum_below_zero",
    ]
    other = partial(precedents.state_codes, case.case, (case.key[0], Track.EMPLOYER), CODES)
    assert refusal(NotFound, other) == ["case.no_such_track"]
    state(replace(CODES, degree="", sum=None))
    assert precedents.codes(case.case, case.key) == Codes(conduct=CODES.conduct, harm=CODES.harm)
    state(CODES)
    assert precedents.codes(case.case, case.key) == CODES


def test_a_decided_case_is_a_past_case_without_names(reviewed: ACase) -> None:
    precedents = Precedents(reviewed.town.clerk)
    assert precedents.own(QUIET).cases == ()
    reviewed.decided()
    assert precedents.own(QUIET).without_codes == 1
    precedents.state_codes(reviewed.case, reviewed.key, CODES)
    own = precedents.own(QUIET)
    ((number, precedent),) = own.cases
    file = reviewed.town.clerk.file(reviewed.case)
    assert (number, own.without_codes) == (file.opened.now.number, 0)
    line = written(precedent)
    assert json.loads(line) == {
        "format": 1,
        "pack": "cn-township",
        "version": "2026-07-01",
        "track": "party_discipline",
        "year": 2026,
        "status": "civil_servant",
        "role": "staff",
        "conduct": "flood_emergency",
        "harm": "economic",
        "degree": "slight",
        "sum": "below_50000",
        "responsibility": "direct",
        "measure": "warning",
        "result": "proportionate",
        "appeal": "none",
    } | {key: json.loads(line)[key] for key in ("mitigating", "aggravating") if key in line}


def test_what_is_written_is_read_by_another_office(reviewed: ACase) -> None:
    reviewed.decided()
    precedents, clerk = Precedents(reviewed.town.clerk), reviewed.town.clerk
    precedents.state_codes(reviewed.case, reviewed.key, CODES)
    own = precedents.own(QUIET)
    target = reviewed.town.folder.parent / "ours.jsonl"
    write_lines(own, target)
    assert check_lines(target.read_bytes(), target.name, clerk.today()) == (own.cases[0][1],)


def begun(case: ACase) -> RunId:
    """Start a binding run about which everything but similar cases is answered."""
    heard = case.investigated().heard()
    return heard.started(case.town.clerk, RunKind.BINDING)


def test_without_codes_nothing_is_compared(case: ACase) -> None:
    run = begun(case)
    assert refusal(Refused, partial(compared, case, run)) == ["precedent.no_codes"]
    assert compared(case, run, CODES).comparison.similar == 0


@pytest.mark.parametrize("language", Language)
def test_a_run_beside_past_cases_in_words(case: ACase, language: Language) -> None:
    run = begun(case)
    blank = {"responsibility": ""}
    cases = (
        *(a_past(measure, **blank) for measure in ("talk", "talk", "admonition")),
        a_past("party_expulsion", **blank),
        a_past("", appeal=AppealOutcome.ANNULLED, **blank),
        a_past("admonition", role=Post.HEAD, aggravating=("blocking",), **blank),
        a_past("talk", status=Status.OTHER, appeal=AppealOutcome.CHANGED, **blank),
    )
    receive(case.town, *cases)
    Precedents(case.town.clerk).state_codes(case.case, case.key, CODES)
    similar = compared(case, run)
    conclusion = similar.comparison.conclusion
    assert conclusion is not None
    assert conclusion.own is not None
    assert (conclusion.own.place, conclusion.own.lighter) == (Place.WITHIN, 4)
    shown = similar_shown(similar, language)
    counts = {level.code: level.count for level in shown.levels if level.count}
    assert counts == {"talk": 3, "admonition": 1, "party_expulsion": 1}
    assert [level.code for level in shown.levels if level.is_own] == ["warning"]
    noted = {level.code for level in shown.levels if level.note}
    assert noted == {"admonition", "party_expulsion", "warning"}
    assert [near.is_similar for near in shown.nearest] == [True] * 3
    assert len(shown.findings) == 4
    assert len(shown.remarks) == 2
    said = " ".join((*shown.findings, *shown.remarks, *shown.nearest[0].differs))
    assert "{" not in said


def test_too_few_are_said_to_be_too_few(case: ACase) -> None:
    run = begun(case)
    receive(case.town, a_past(), a_past("admonition", degree="grave", sum="none"))
    similar = compared(case, run, CODES)
    shown = similar_shown(similar, ZH)
    assert not shown.concluded
    assert shown.findings[1] == "只有 2 件类案，不足 3 件，不下结论。"
    assert len(shown.nearest) == 2


def test_the_own_place_is_said_where_it_is_outside(case: ACase) -> None:
    run = begun(case)
    receive(case.town, *(a_past("talk") for _ in range(3)))
    shown = similar_shown(compared(case, run, CODES), EN)
    assert shown.findings[-1].startswith("The measure proposed is heavier than that of all 3")


def test_a_decided_case_stands_beside_the_next_with_its_number(reviewed: ACase) -> None:
    reviewed.decided()
    town = reviewed.town
    precedents = Precedents(town.clerk)
    precedents.state_codes(reviewed.case, reviewed.key, CODES)
    again = ACase(town)
    run = begun(again)
    similar = compared(again, run, CODES)
    number = town.clerk.file(reviewed.case).opened.now.number
    assert (similar.own, similar.received, similar.without_codes) == (1, 0, 0)
    ((near, numbers),) = similar.numbers.items()
    assert numbers == (number,)
    assert near.measure == MeasureCode("warning")
    shown = similar_shown(similar, ZH)
    assert number in shown.nearest[0].title
    assert similar.comparison.nearest[0].differs == (Feature.RESPONSIBILITY,)
    itself = compared(reviewed, reviewed.run)
    assert itself.own == 0


def test_what_can_be_chosen_has_words(case: ACase) -> None:
    pack = case.town.clerk.world.packs.on(case.today)
    choices = code_choices(pack, ZH)
    assert ("flood_emergency", "防汛和应急值守") in choices.conduct
    assert ("economic", "经济损失") in choices.harm
    assert choices.degree[0][0] == "made_good"


def test_the_library_is_in_the_journal(town: Town) -> None:
    receive(town, a_past())
    thread = town.clerk.store.journal.thread("office")
    act = thread[-1].act
    assert isinstance(act, PrecedentsReceived)
    assert (act.origin, act.precedents[0].count) == ("县纪委", 1)
    town.clerk.store.files.forget()
    assert town.clerk.office.precedents == {a_past(): 1}
