"""Opening cases, finding them, correcting them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from desktop.application.cases import CaseDraft, CaseFilter, CaseOrder, Cases, Hit
from desktop.application.corrections import Corrections
from desktop.domain.ids import BodyId, CaseId, IncidentId, RespondentId
from desktop.domain.measure import Track
from desktop.domain.procedure import Step
from desktop.errors import NotFound, Refused
from tests.builders import RECORDER, Town, a_case, a_respondent, an_incident, refusal

NOTHING = CaseDraft(matter=" ", incidents=(), respondents=(), track=Track.SUPERVISION)


@pytest.fixture
def draft(town: Town) -> CaseDraft:
    """A case that can be opened."""
    return CaseDraft(
        matter="防汛值班未到岗",
        incidents=(an_incident(town.clerk),),
        respondents=(a_respondent(town.clerk), a_respondent(town.clerk, name="王芳")),
        track=Track.PARTY_DISCIPLINE,
        body=next(iter(town.clerk.office.bodies)),
    )


def test_a_case_is_opened_with_a_track_for_each_respondent(town: Town, draft: CaseDraft) -> None:
    case = Cases(town.clerk).open(draft)
    file = town.clerk.file(case)
    assert file.opened.now.number == "青山镇〔2026〕1号"
    assert list(file.tracks) == [(name, draft.track) for name in draft.respondents]
    assert list(file.incidents) == list(draft.incidents)
    assert file.opened_by == town.clerk.person
    second = Cases(town.clerk).open(replace(draft, matter="低保审核差错"))
    assert town.clerk.file(second).opened.now.number == "青山镇〔2026〕2号"


def test_everything_that_is_missing_is_said_at_once(town: Town) -> None:
    before = town.entries
    assert refusal(Refused, lambda: Cases(town.clerk).open(NOTHING)) == [
        "case.no_matter",
        "case.no_incident",
        "case.no_respondent",
    ]
    assert town.entries == before


def test_a_case_of_what_is_not_here_is_not_opened(town: Town, draft: CaseDraft) -> None:
    cases, before = Cases(town.clerk), town.entries
    unknown = "f" * 32
    no_incident = replace(draft, incidents=(IncidentId(unknown),))
    nobody = replace(draft, respondents=(RespondentId(unknown),))
    assert refusal(NotFound, lambda: cases.open(no_incident)) == ["incident.not_here"]
    assert refusal(NotFound, lambda: cases.open(nobody)) == ["respondent.not_here"]
    for body in (None, BodyId(unknown)):
        assert refusal(Refused, partial(cases.open, replace(draft, body=body))) == [
            "office.which_body"
        ]
    assert town.entries == before


def test_only_a_clerk_opens_corrects_and_settles(town: Town, draft: CaseDraft) -> None:
    case, (respondent, _) = a_case(town.clerk)
    other = Cases(town.acting(RECORDER))
    acts = (
        lambda: other.open(draft),
        lambda: Corrections(town.acting(RECORDER)).correct(case, "matter", "另一件事", "写错了"),
        lambda: other.open_track(case, respondent, Track.SUPERVISION),
    )
    for act in acts:
        assert refusal(Refused, act) == ["role.needs_clerk"]


def test_one_more_track_is_opened_once(town: Town) -> None:
    case, (respondent, _) = a_case(town.clerk)
    cases = Cases(town.clerk)
    cases.open_track(case, respondent, Track.SUPERVISION)
    assert (respondent, Track.SUPERVISION) in town.clerk.file(case).tracks
    again = partial(cases.open_track, case, respondent, Track.SUPERVISION)
    assert refusal(Refused, again) == ["case.track_open"]
    stranger = RespondentId("f" * 32)
    assert refusal(NotFound, lambda: cases.open_track(case, stranger, Track.EMPLOYER)) == [
        "respondent.not_here"
    ]


def test_a_track_may_be_left_out_while_there_is_only_one(town: Town) -> None:
    case, key = a_case(town.clerk)
    cases = Cases(town.clerk)
    assert cases.key(case, "", None) == key
    cases.open_track(case, key[0], Track.SUPERVISION)
    assert refusal(Refused, lambda: cases.key(case, key[0], None)) == ["case.which_track"]
    assert cases.key(case, "", Track.SUPERVISION) == (key[0], Track.SUPERVISION)
    assert refusal(NotFound, lambda: cases.key(case, "", Track.EMPLOYER)) == ["case.no_such_track"]


def test_a_correction_is_read_and_needs_a_reason(town: Town) -> None:
    case, _ = a_case(town.clerk)
    cases = Cases(town.clerk)
    assert refusal(
        Refused, lambda: Corrections(town.clerk).correct(case, "matter", "迟到", "")
    ) == ["correction.no_reason"]
    assert refusal(
        Refused, lambda: Corrections(town.clerk).correct(case, "opened_on", "2026-02-30", "写错")
    ) == ["correction.wrong_value"]
    Corrections(town.clerk).correct(case, "matter", "防汛值班迟到四十分钟", "按通话记录")
    assert cases.file(case).opened.now.matter == "防汛值班迟到四十分钟"
    assert cases.rows()[0].matter == "防汛值班迟到四十分钟"


def test_a_thing_is_meant_by_id_its_beginning_or_a_number(town: Town) -> None:
    case, (respondent, _) = a_case(town.clerk)
    (incident,) = town.clerk.file(case).incidents
    cases = Cases(town.clerk)
    assert cases.find(case) == cases.find("青山镇〔2026〕1号") == case
    assert cases.find_incident(incident) == cases.find_incident("2026-001") == incident
    assert cases.find_respondent(respondent) == respondent
    for typed in ("", "12345", "f" * 32, "青山镇〔2025〕1号", "' OR 1=1 --", "%", "x" * 9999):
        assert refusal(NotFound, partial(cases.find, typed)) == ["thing.not_here"]
    a_case(town.clerk)
    assert refusal(Refused, lambda: cases.find(case[:6])) == ["thing.not_unique"]


def test_a_case_that_is_not_here_is_not_found(town: Town) -> None:
    assert refusal(NotFound, lambda: town.clerk.file(CaseId("f" * 32))) == ["case.not_here"]


def test_cases_are_listed_by_number_name_and_step(town: Town) -> None:
    for name in ("张伟", "单雪", "王芳"):
        a_case(town.clerk, name=name)
    cases = Cases(town.clerk)
    assert [row.name for row in cases.rows()] == ["王芳", "单雪", "张伟"]
    assert [row.name for row in cases.rows(CaseOrder.NAME)] == ["单雪", "王芳", "张伟"]
    first, second, third = cases.rows()
    assert cases.rows(behind=first) == (second, third)
    triage = CaseFilter(step=Step.TRIAGE)
    assert len(cases.rows(only=triage)) == cases.count(triage) == 3
    assert cases.rows(only=CaseFilter(step=Step.REVIEW)) == ()
    assert cases.rows(only=CaseFilter(year=2025)) == ()


def test_two_characters_initials_or_a_number_find_a_case(town: Town) -> None:
    case, (respondent, _) = a_case(town.clerk, name="单雪")
    cases = Cases(town.clerk)
    for typed in ("单雪", "sx", "shanxue", "值班", "青山镇〔2026〕1号"):
        found = {(each.kind, each.thing) for each in cases.search(typed)}
        assert (Hit.CASE, case) in found, typed
    assert (Hit.RESPONDENT, respondent) in {(h.kind, h.thing) for h in cases.search("单雪")}
    for typed in ("%", "_", "'", '"', "某某", "\\", "* OR *", ""):
        assert cases.search(typed) == (), typed


@pytest.mark.parametrize("marking", ["秘密★", "绝密"])
def test_a_state_secret_is_taken_in_nowhere(town: Town, draft: CaseDraft, marking: str) -> None:
    case, _ = a_case(town.clerk)
    before = town.entries
    cases = Cases(town.clerk)
    assert refusal(Refused, lambda: cases.open(replace(draft, matter=marking))) == [
        "text.classified"
    ]
    assert refusal(
        Refused, lambda: Corrections(town.clerk).correct(case, "matter", marking, "写错了")
    ) == ["text.classified"]
    assert town.entries == before


def test_the_count_is_of_the_rows_that_are_listed(town: Town) -> None:
    a_case(town.clerk)
    cases = Cases(town.clerk)
    for only in (CaseFilter(), CaseFilter(year=2026), CaseFilter(year=1999)):
        assert cases.count(only) == len(cases.rows(only=only))
