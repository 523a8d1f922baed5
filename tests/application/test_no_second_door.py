"""No way around a gate: what one door refuses, no other lets through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from desktop.application.case_work import ActKind, step_work
from desktop.application.cases import Cases
from desktop.application.checklists import Checklists
from desktop.application.corrections import Corrections
from desktop.application.evidence import Evidence
from desktop.application.papers import Papers
from desktop.application.procedure import Procedure
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Answer, Finding, ResultKind, RunKind
from desktop.domain.entries.procedure import StepTaken
from desktop.domain.ids import EntryId, FactId
from desktop.domain.measure import MeasureCode
from desktop.domain.procedure import RecusalGround, Step
from desktop.domain.replay.register import Held
from desktop.domain.replay.thing import Dispute
from desktop.errors import NotFound, Refused
from desktop.text import Language
from tests.application import two_offices
from tests.application.two_offices import Neighbour
from tests.builders import CLERK, READER, RECORDER, REVIEWERS, ACase, refusal

made_offices = two_offices.made_offices
offices = two_offices.offices


def steps_aside(case: ACase, name: str) -> None:
    """Let someone of the town step aside."""
    handler = case.town.acting(name).person
    Procedure(case.town.clerk).decide_recusal(
        case.case,
        case.no_recusal(
            case.town.clerk, handler=handler, steps_aside=True, grounds=(RecusalGround.RELATIVE,)
        ),
    )


@pytest.fixture
def heard(case: ACase) -> Iterator[ACase]:
    """A case in which the respondent was heard."""
    yield case.investigated().heard()


def triaged_and_verified(case: ACase) -> None:
    """Take the two steps that have no act of their own."""
    respondent, track = case.key
    for step in ("triage", "verification"):
        act = StepTaken(
            respondent=respondent, track=track, step=step, on=case.today, words="集体研判后办理。"
        )
        Procedure(case.town.clerk).take_step(case.case, act)


def decide(case: ACase, **changes: object) -> EntryId:
    act = case.decision(**changes)
    return Procedure(case.town.acting(RECORDER)).decide(case.case, act)


def find_again(case: ACase, finding: Finding) -> None:
    fact = FactId(case.town.clerk.file(case.case).facts_of(case.key[0])[0].stated.id)
    Evidence(case.town.clerk).find_fact(case.case, fact, finding, "重新核对了值班表。")


def test_who_stepped_aside_corrects_nothing(case: ACase) -> None:
    steps_aside(case, CLERK)
    correct = partial(
        Corrections(case.town.clerk).correct, case.case, "matter", "另一件事", "写错了"
    )
    assert refusal(Refused, correct) == ["case.stepped_aside"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("matter", " \u3000", "correction.empty"),
        ("number", "x", "correction.wrong_value"),
        ("body", "no such body", "correction.wrong_value"),
        ("opened_on", "2026-11-01", "correction.wrong_value"),
    ],
)
def test_of_a_case_only_its_matter_is_corrected(
    case: ACase, field: str, value: str, code: str
) -> None:
    correct = partial(Corrections(case.town.clerk).correct, case.case, field, value, "写错了")
    assert refusal(Refused, correct) == [code]


def test_a_dispute_nobody_had_is_not_settled(case: ACase) -> None:
    opened = case.town.clerk.file(case.case).opened
    held = (Held(value=opened.now.matter, entry=opened.entry),)
    for made_up in (
        Dispute(about=case.case, field="matter", held=()),
        Dispute(about=case.case, field="opened_on", held=held),
    ):
        settle = partial(Cases(case.town.clerk).settle, case.case, made_up, "随便写的")
        assert refusal(Refused, settle) == ["dispute.changed"]
    assert not case.town.clerk.file(case.case).read_only


def test_a_dispute_is_settled_as_it_stands_and_by_a_value_that_fits(
    offices: tuple[Neighbour, Neighbour, Neighbour],
) -> None:
    here, there, _ = offices
    case = here.case("第一句")
    there.takes(here.sends(there, case))
    here.correct(case, "这边的")
    there.correct(case, "那边的")
    there.takes(here.sends(there, case))
    (dispute,) = there.work.file(case).disputes
    settle = partial(Cases(there.work).settle, case)

    assert refusal(Refused, partial(settle, dispute, "")) == ["correction.wrong_value"]
    assert refusal(Refused, partial(settle, replace(dispute, held=dispute.held[:1]), "这边的")) == [
        "dispute.changed"
    ]
    settle(dispute, "这边的")
    there.correct(case, "后来又改的")
    assert refusal(Refused, partial(settle, dispute, "那边的")) == ["dispute.changed"]
    assert there.matter(case) == "后来又改的"


def test_the_blind_reader_gets_no_paper_that_tells_the_answers(heard: ACase) -> None:
    heard.ran(heard.town.clerk, RunKind.BINDING)
    sheet = partial(Papers(heard.town.acting(READER)).draft, heard.case, heard.key)
    language = Language.CHINESE

    assert refusal(NotFound, partial(sheet, "checklist_sheet", language)) == ["paper.not_here_yet"]
    assert Papers(heard.town.clerk).draft(heard.case, heard.key, "checklist_sheet", language)


def test_who_stepped_aside_reads_nothing_a_second_time(heard: ACase) -> None:
    heard.ran(heard.town.clerk, RunKind.BINDING)
    reader = heard.town.acting(READER)
    begun = heard.started(reader, RunKind.SECOND_READER)
    steps_aside(heard, READER)
    start = partial(heard.started, reader, RunKind.SECOND_READER)
    answer = partial(Checklists(reader).answer, heard.case, begun, "A1", Answer(value="yes"))
    for act in (start, answer):
        assert refusal(Refused, act) == ["case.stepped_aside"]


def test_a_second_reading_by_who_then_stepped_aside_does_not_count(reviewed: ACase) -> None:
    file = reviewed.town.clerk.file(reviewed.case)
    assert gates.second_reading(file, reviewed.key, reviewed.run)
    steps_aside(reviewed, READER)
    file = reviewed.town.clerk.file(reviewed.case)
    assert gates.second_reading(file, reviewed.key, reviewed.run) is None


def test_a_run_begun_is_not_gone_on_with_by_who_steps_aside(heard: ACase) -> None:
    clerk = heard.town.clerk
    run = heard.started(clerk, RunKind.BINDING)
    steps_aside(heard, CLERK)
    answer = partial(Checklists(clerk).answer, heard.case, run, "A1", Answer(value="yes"))
    assert refusal(Refused, answer) == ["case.stepped_aside"]
    assert refusal(Refused, partial(Checklists(clerk).conclude, heard.case, run)) == [
        "case.stepped_aside"
    ]


def test_a_heavier_measure_than_was_found_fitting_wants_a_leader_s_reason(
    reviewed: ACase,
) -> None:
    heavier = MeasureCode("serious_warning")
    assert refusal(Refused, partial(decide, reviewed, measure=heavier)) == ["decision.above_advice"]
    decide(reviewed, measure=heavier, above_advice="镇党委书记郑文：造成的后果严重。")


def test_what_was_found_after_the_run_is_weighed_again(reviewed: ACase) -> None:
    triaged_and_verified(reviewed)
    find_again(reviewed, Finding.UNTRUE)
    assert "review.facts_changed" in refusal(Refused, partial(decide, reviewed))
    clerk = reviewed.town.clerk
    standing = Procedure(clerk).standing(reviewed.case, reviewed.key)
    assert standing is Step.CHECKLIST
    file = clerk.file(reviewed.case)
    work = step_work(clerk, file, reviewed.key, standing, Language.CHINESE)
    assert work.next is ActKind.START_BINDING


def test_reviews_count_for_what_they_saw(reviewed: ACase) -> None:
    file = reviewed.town.clerk.file(reviewed.case)
    proposed = file.tracks[reviewed.key].measure.standing.act
    again = replace(proposed, measure=MeasureCode("serious_warning"), reason="后果严重。")
    Evidence(reviewed.town.clerk).propose_measure(reviewed.case, again)

    assert "decision.reviews_missing" in refusal(Refused, partial(decide, reviewed))
    for name in REVIEWERS:
        Procedure(reviewed.town.acting(name)).review(reviewed.case, reviewed.review())
    decide(reviewed)


def test_a_decision_is_recorded_once(reviewed: ACase) -> None:
    reviewed.decided()
    assert refusal(Refused, partial(decide, reviewed)) == ["decision.recorded_already"]


def test_who_steps_aside_in_the_case_takes_no_part_in_the_meeting(reviewed: ACase) -> None:
    steps_aside(reviewed, CLERK)
    took_part = partial(decide, reviewed, attendees=(CLERK, "郑文"))
    assert refusal(Refused, took_part) == ["decision.recused_took_part"]


@pytest.mark.parametrize(
    ("finding", "result"),
    [
        (Finding.UNTRUE, ResultKind.CLEAR_THE_NAME),
        (Finding.UNPROVEN, ResultKind.NO_ACCOUNTABILITY),
    ],
)
def test_nobody_has_to_propose_a_measure_where_nothing_is_proven(
    case: ACase, finding: Finding, result: ResultKind
) -> None:
    clerk = case.town.clerk
    Procedure(clerk).decide_recusal(case.case, case.no_recusal(clerk))
    fact = case.a_fact()
    Evidence(clerk).tie(case.case, fact, Evidence(clerk).add(case.case, case.piece(clerk)))
    case.heard()
    start = partial(case.started, clerk, RunKind.BINDING)
    assert refusal(Refused, start) == ["step.no_measure_proposed"]

    Evidence(clerk).find_fact(case.case, fact, finding, "查过值班表。")
    run = case.ran(clerk, RunKind.BINDING)

    concluded = clerk.file(case.case).runs[run].concluded
    assert concluded is not None and concluded.act.result is result


def test_after_a_return_for_correction_the_clerk_runs_the_checklist_again(heard: ACase) -> None:
    triaged_and_verified(heard)
    clerk = heard.town.clerk
    run = heard.started(clerk, RunKind.BINDING)
    for item, answer in heard.answers(clerk, run).items():
        given = Answer(value="no", reason="回避没有查完。") if item == "G2" else answer
        Checklists(clerk).answer(heard.case, run, item, given)
    assert Checklists(clerk).conclude(heard.case, run).result is ResultKind.RETURN_FOR_CORRECTION

    assert next_act(heard, clerk) is ActKind.START_BINDING
    assert next_act(heard, heard.town.acting(READER)) is None
    heard.started(clerk, RunKind.BINDING)
    assert next_act(heard, clerk) is ActKind.OPEN_RUN


def next_act(case: ACase, work: Workspace) -> ActKind | None:
    file = work.file(case.case)
    return step_work(work, file, case.key, Step.CHECKLIST, Language.CHINESE).next
