"""A run opened again shows what became otherwise, and knows what the case file says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.application.checklists import Checklists, may_see
from desktop.application.run_view import item_shown
from desktop.application.since_last import since_last
from desktop.application.subjects import gather
from desktop.application.workspace import Workspace
from desktop.documents.catalogue import draft_of, paper_kind
from desktop.domain.checklist import Answer, RunKind
from desktop.domain.ids import RunId
from desktop.text import Language
from tests.builders import READER, REVIEWERS, ACase
from tests.documents.practice import said
from tests.documents.reading import squeezed


@pytest.fixture
def heard(case: ACase) -> ACase:
    """A case whose respondent was heard."""
    return case.investigated().heard()


def told(case: ACase, work: Workspace, run: RunId) -> tuple[str, ...]:
    sheet = Checklists(work).sheet(case.case, run)
    return since_last(work, case.case, sheet, Language.CHINESE)


def test_a_first_run_has_nothing_to_be_compared_with(heard: ACase) -> None:
    work = heard.town.clerk
    assert told(heard, work, heard.started(work, RunKind.BINDING)) == ()


def test_a_run_after_new_evidence_shows_what_is_answered_otherwise(heard: ACase) -> None:
    work, checklists = heard.town.clerk, Checklists(heard.town.clerk)
    heard.ran(work, RunKind.BINDING)
    again = heard.started(work, RunKind.BINDING)
    lines = told(heard, work, again)
    assert lines[0].startswith("上一次是 ")
    assert "措施与情节和责任相当" in lines[0]
    assert lines[1:] == ("已答的各项和上一次相同。",)
    checklists.answer(heard.case, again, "D4", Answer(value="yes", reason="会议记录有异议。"))
    (_, changed) = told(heard, work, again)
    assert changed.startswith("D4“")
    assert changed.endswith("上一次答“不适用”，这一次答“是”。")


def test_a_run_of_another_kind_is_compared_where_both_were_asked(heard: ACase) -> None:
    work, checklists = heard.town.clerk, Checklists(heard.town.clerk)
    heard.ran(work, RunKind.PRELIMINARY)
    binding = heard.started(work, RunKind.BINDING)
    answers = heard.answers(work, binding)
    for item in ("A1", "B3"):
        checklists.answer(heard.case, binding, item, answers[item])
    assert told(heard, work, binding)[1:] == ("已答的各项和上一次相同。",)


def test_a_second_reader_is_shown_no_earlier_run(heard: ACase) -> None:
    heard.ran(heard.town.clerk, RunKind.BINDING)
    reader = heard.town.acting(READER)
    reading = heard.started(reader, RunKind.SECOND_READER)
    assert told(heard, reader, reading) == ()
    assert Checklists(reader).known(heard.case, reading) == {}


def test_what_the_case_file_says_is_filled_in_and_not_yet_recorded(heard: ACase) -> None:
    work, checklists = heard.town.clerk, Checklists(heard.town.clerk)
    run = heard.started(work, RunKind.BINDING)
    known = checklists.known(heard.case, run)
    assert known["B2"].value == "direct"
    assert known["B2"].reason
    assert known["G3"] == Answer(value="yes")
    assert set(known) == {"B2", "G3", "G4"}
    assert checklists.sheet(heard.case, run).answers == {}
    checklists.answer(heard.case, run, "G3", Answer(value="no"))
    assert "G3" not in checklists.known(heard.case, run)


def test_the_period_of_the_measure_is_told_where_it_is_weighed(heard: ACase) -> None:
    work = heard.town.clerk
    sheet = Checklists(work).sheet(heard.case, heard.started(work, RunKind.BINDING))
    told = {str(item.id): item_shown(sheet, item.id, Language.CHINESE).told for item in sheet.items}
    assert told.pop("F4") == "拟采取的“警告”，影响期 12 个月，自作出决定之日起算。"
    assert set(told.values()) == {""}


def test_nothing_is_known_before_it_happened(case: ACase) -> None:
    work = case.town.clerk
    run = case.started(work, RunKind.PRELIMINARY)
    assert Checklists(work).known(case.case, run) == {}


def test_the_printed_sheet_sets_both_runs_side_by_side(heard: ACase) -> None:
    work, checklists = heard.town.clerk, Checklists(heard.town.clerk)
    heard.ran(work, RunKind.BINDING)
    again = heard.started(work, RunKind.BINDING)
    otherwise = {"D4": Answer(value="yes", reason="会议记录有异议。", contrary="只有一人记得。")}
    for item, answer in {**heard.answers(work, again), **otherwise}.items():
        checklists.answer(heard.case, again, item, answer)
    checklists.conclude(heard.case, again)
    subject = gather(work, heard.case, heard.key, Language.CHINESE)
    sheet = said(draft_of(paper_kind("checklist_sheet"), replace(subject, number="1")).document)
    assert "与上一次核对不同的地方" in sheet
    assert "结果为“" in squeezed(sheet)
    then, now = sheet.index("\n上一次\n"), sheet.index("\n这一次\n")
    assert then < now < sheet.index("会议记录有异议。", now)


def test_a_reopened_run_is_hidden_from_who_may_read_it_a_second_time(heard: ACase) -> None:
    work, reader = heard.town.clerk, heard.town.acting(READER)
    first = heard.ran(work, RunKind.BINDING)
    heard.ran(reader, RunKind.SECOND_READER)
    assert may_see(reader, reader.file(heard.case), first)
    again = heard.started(work, RunKind.BINDING)
    other = heard.town.acting(REVIEWERS[0])
    for person in (reader, other):
        assert not may_see(person, person.file(heard.case), again)
        assert may_see(person, person.file(heard.case), first)
