"""Runs of the checklist: gates, answers, blindness, and a result that stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from desktop.application.checklists import Checklists, RunDraft, may_see
from desktop.application.run_view import run_line
from desktop.application.workspace import Workspace
from desktop.domain.checklist import Answer, ResultKind, RunKind
from desktop.domain.ids import RunId
from desktop.domain.measure import Track
from desktop.errors import NotFound, Refused
from desktop.text import Language
from tests.builders import (
    EVERYONE,
    OTHER_CLERK,
    READER,
    RECORDER,
    REVIEWERS,
    ACase,
    refusal,
)

DAY = date(2026, 11, 17)
PRELIMINARY = RunDraft(kind=RunKind.PRELIMINARY, conduct_from=DAY, conduct_to=DAY)


@pytest.fixture
def heard(case: ACase) -> ACase:
    """A case whose respondent was heard."""
    return case.investigated().heard()


def test_a_preliminary_run_advises_at_once_and_moves_no_gate(case: ACase) -> None:
    work = case.town.clerk
    checklists = Checklists(work)
    run = checklists.start(case.case, case.key, PRELIMINARY)
    sheet = checklists.sheet(case.case, run)
    assert (sheet.pack.id, sheet.file.started.act_on) == ("cn-township", work.today())
    assert {item.id for item in sheet.items} < {item.id for item in sheet.pack.checklist.items}
    assert sheet.evaluation.result is ResultKind.NOT_READY
    assert refusal(Refused, lambda: case.started(work, RunKind.BINDING)) == [
        "step.facts_not_shown",
        "step.no_defence",
        "step.no_measure_proposed",
    ]


@pytest.mark.parametrize(
    ("language", "words", "unsaid"),
    [
        (Language.CHINESE, "没有发现不宜继续办理的情形", "措施"),
        (Language.ENGLISH, "nothing was found against going on", "measure"),
    ],
)
def test_a_case_speaks_of_no_measure_where_a_run_weighed_none(
    case: ACase, language: Language, words: str, unsaid: str
) -> None:
    work = case.town.clerk
    case.a_fact()
    run = case.ran(work, RunKind.PRELIMINARY)
    file = work.file(case.case)
    ended = file.runs[run].concluded
    assert ended is not None
    assert (ended.act.result, ended.act.highest_rung) == (ResultKind.PROPORTIONATE, None)
    line = run_line(work, file, run, file.runs[run], language)
    assert words in line.words
    assert unsaid not in line.words


def test_a_run_is_about_days_that_were(case: ACase) -> None:
    checklists, today = Checklists(case.town.clerk), case.today
    before = case.town.entries
    for first, last in ((DAY, DAY - timedelta(days=1)), (today, today + timedelta(days=1))):
        draft = replace(PRELIMINARY, conduct_from=first, conduct_to=last)
        assert refusal(Refused, partial(checklists.start, case.case, case.key, draft)) == [
            "run.impossible_days"
        ]
    elsewhere = (case.key[0], Track.SUPERVISION)
    assert refusal(NotFound, lambda: checklists.start(case.case, elsewhere, PRELIMINARY)) == [
        "case.no_such_track"
    ]
    assert case.town.entries == before


def test_an_answer_has_to_fit_its_item(case: ACase) -> None:
    checklists = Checklists(case.town.clerk)
    run = checklists.start(case.case, case.key, PRELIMINARY)
    before = case.town.entries
    answer = Answer(value="yes")
    assert refusal(NotFound, lambda: checklists.answer(case.case, run, "Z9", answer)) == [
        "run.no_such_item"
    ]
    assert refusal(
        Refused, lambda: checklists.answer(case.case, run, "D3", Answer(value="maybe"))
    ) == ["facts.not_allowed"]
    assert refusal(
        Refused, lambda: checklists.answer(case.case, run, "D3", Answer(chosen=("yes",)))
    ) == ["facts.answer_shape"]
    marked = Answer(value="yes", reason="机密\n★")
    assert refusal(Refused, lambda: checklists.answer(case.case, run, "D3", marked)) == [
        "text.classified"
    ]
    assert case.town.entries == before
    assert checklists.answer(case.case, run, "D3", answer).answers["D3"] == answer
    again = Answer(value="no", reason="证据不足")
    assert checklists.answer(case.case, run, "D3", again).answers["D3"] == again


def test_nobody_answers_or_concludes_somebody_else_s_run(case: ACase) -> None:
    run = Checklists(case.town.clerk).start(case.case, case.key, PRELIMINARY)
    for name in (OTHER_CLERK, READER):
        other = Checklists(case.town.acting(name))
        for act in (
            partial(other.answer, case.case, run, "D3", Answer(value="yes")),
            partial(other.conclude, case.case, run),
        ):
            assert refusal(Refused, act) == ["run.someone_elses"]


def test_a_run_is_concluded_when_nothing_that_matters_is_missing(heard: ACase) -> None:
    work = heard.town.clerk
    checklists = Checklists(work)
    run = heard.started(work, RunKind.BINDING)
    assert refusal(Refused, lambda: checklists.conclude(heard.case, run)) == ["run.not_ready"]
    for item, answer in heard.answers(work, run).items():
        checklists.answer(heard.case, run, item, answer)
    concluded = checklists.conclude(heard.case, run)
    assert concluded.result is ResultKind.PROPORTIONATE
    assert concluded.highest_rung == "warning"
    assert concluded.trace
    before = heard.town.entries
    assert refusal(Refused, lambda: checklists.conclude(heard.case, run)) == ["run.ended"]
    assert refusal(
        Refused, lambda: checklists.answer(heard.case, run, "A1", Answer(value="no"))
    ) == ["run.ended"]
    assert heard.town.entries == before


def test_earlier_answers_are_offered_and_each_is_confirmed_anew(heard: ACase) -> None:
    work = heard.town.clerk
    checklists = Checklists(work)
    first = heard.started(work, RunKind.PRELIMINARY)
    checklists.answer(heard.case, first, "D3", Answer(value="yes"))
    second = heard.started(work, RunKind.BINDING)
    assert checklists.offered(heard.case, second) == {"D3": Answer(value="yes")}
    assert checklists.sheet(heard.case, second).answers == {}
    checklists.answer(heard.case, second, "D3", Answer(value="no"))
    assert checklists.offered(heard.case, second) == {}


def sees(case: ACase, work: Workspace, run: RunId) -> bool:
    return may_see(work, work.file(case.case), run)


def test_a_second_reader_sees_no_answer_before_their_own_reading_ended(heard: ACase) -> None:
    clerk, reader = heard.town.clerk, heard.town.acting(READER)
    blind = Checklists(reader)
    advice = heard.ran(clerk, RunKind.PRELIMINARY)
    run = heard.ran(clerk, RunKind.BINDING)
    for one in (advice, run):
        assert not sees(heard, reader, one)
        assert refusal(Refused, partial(blind.sheet, heard.case, one)) == ["run.unread_second_time"]
    assert sees(heard, heard.town.acting(OTHER_CLERK), run)
    assert sees(heard, heard.town.acting(RECORDER), run)
    second = heard.started(reader, RunKind.SECOND_READER)
    assert blind.offered(heard.case, second) == {}
    assert not sees(heard, reader, run)
    assert not sees(heard, clerk, second)
    for item, answer in heard.answers(reader, second).items():
        blind.answer(heard.case, second, item, answer)
    blind.conclude(heard.case, second)
    assert blind.sheet(heard.case, run).answers
    assert sees(heard, heard.town.acting(REVIEWERS[0]), run)


def test_a_second_reader_is_asked_what_the_first_was_asked(heard: ACase) -> None:
    run = heard.ran(heard.town.clerk, RunKind.BINDING)
    reader = heard.town.acting(READER)
    other_day = replace(PRELIMINARY, kind=RunKind.SECOND_READER, conduct_from=date(2026, 1, 1))
    second = Checklists(reader).start(heard.case, heard.key, other_day)
    runs = reader.file(heard.case).runs
    read, reading = runs[run].started, runs[second].started
    assert reading.reads == run
    assert (reading.digest, reading.conduct_from, reading.conduct_to) == (
        read.digest,
        read.conduct_from,
        read.conduct_to,
    )


def test_there_is_nothing_to_read_a_second_time_before_a_binding_run_ended(heard: ACase) -> None:
    reader = heard.town.acting(READER)
    heard.started(heard.town.clerk, RunKind.BINDING)
    assert refusal(Refused, lambda: heard.started(reader, RunKind.SECOND_READER)) == [
        "review.no_binding_run"
    ]


def test_who_handled_the_case_does_not_read_it_again(heard: ACase) -> None:
    everyone = heard.town.acting(EVERYONE)
    heard.ran(heard.town.clerk, RunKind.BINDING)
    heard.started(everyone, RunKind.PRELIMINARY)
    assert refusal(Refused, lambda: heard.started(everyone, RunKind.SECOND_READER)) == [
        "run.second_reader_handled"
    ]
    assert refusal(Refused, lambda: heard.started(heard.town.clerk, RunKind.SECOND_READER)) == [
        "role.needs_reviewer"
    ]
    recorder = heard.town.acting(RECORDER)
    assert refusal(Refused, lambda: heard.started(recorder, RunKind.PRELIMINARY)) == [
        "role.needs_clerk"
    ]


def test_differences_are_shown_when_both_ended_and_settled_in_words(heard: ACase) -> None:
    clerk, reader = Checklists(heard.town.clerk), heard.town.acting(READER)
    run = heard.ran(heard.town.clerk, RunKind.BINDING)
    assert refusal(Refused, lambda: clerk.settle(heard.case, run, "听取了意见")) == [
        "review.no_second_reader"
    ]
    second = heard.started(reader, RunKind.SECOND_READER)
    answers = heard.answers(reader, second)
    answers["D3"] = Answer(value="open", reason="还需了解。")
    for item, answer in answers.items():
        Checklists(reader).answer(heard.case, second, item, answer)
    assert clerk.differences(heard.case, run) == ()
    Checklists(reader).conclude(heard.case, second)
    assert clerk.differences(heard.case, run) == ("D3",)
    assert refusal(Refused, lambda: clerk.settle(heard.case, run, " ")) == ["run.no_words"]
    clerk.settle(heard.case, run, "经讨论，维持原来的答案。")
    assert heard.town.clerk.file(heard.case).runs[run].settled


def test_only_a_favourable_result_is_declined_by_a_leader_with_reasons(heard: ACase) -> None:
    work = heard.town.clerk
    checklists = Checklists(work)
    run = heard.ran(work, RunKind.BINDING)
    assert refusal(Refused, lambda: checklists.decline_exemption(heard.case, run, " ", "")) == [
        "run.nothing_to_decline",
        "run.no_leader",
        "run.no_words",
    ]
    second = heard.started(work, RunKind.BINDING)
    for item, answer in heard.answers(work, second).items():
        given = Answer(value="none", reason="没有因果关系。", contrary="也有人说有关。")
        checklists.answer(heard.case, second, item, given if item == "B3" else answer)
    concluded = checklists.conclude(heard.case, second)
    assert concluded.result is ResultKind.NO_ACCOUNTABILITY
    checklists.decline_exemption(heard.case, second, "郑文", "社会影响大。")
    declined = work.file(heard.case).runs[second].declined
    assert declined is not None
    assert declined.act.leader == "郑文"


def test_a_run_that_is_not_here_is_not_found(case: ACase) -> None:
    run = RunId("f" * 32)
    checklists = Checklists(case.town.clerk)
    assert refusal(NotFound, lambda: checklists.sheet(case.case, run)) == ["run.not_here"]
    assert refusal(NotFound, lambda: checklists.conclude(case.case, run)) == ["run.not_here"]
