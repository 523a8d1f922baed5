"""What was recorded is corrected, never written over, and through one gate whatever it is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from desktop.application.case_view import history
from desktop.application.cases import Cases
from desktop.application.corrections import FIELDS, Corrections
from desktop.application.evidence import Evidence
from desktop.application.papers import Papers
from desktop.application.procedure import Procedure
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.entries.act import Act
from desktop.domain.entries.case import CaseOpened
from desktop.domain.entries.evidence import EvidenceAdded, FactStated
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.incident import Origin
from desktop.domain.replay.thing import Thing
from desktop.errors import NotFound, Refused
from desktop.text import Language
from tests.builders import (
    CLERK,
    EVERYONE,
    OTHER_CLERK,
    RECORDER,
    REVIEWERS,
    ACase,
    Town,
    an_incident,
    refusal,
)


def things(case: ACase) -> dict[type[Act], Thing[Any]]:
    """Return the first thing of each kind in a case."""
    known = reversed(Corrections(case.town.clerk).of_case(case.case))
    return {each.thing.kind: each.thing for each in known}


def correct(case: ACase, kind: type[Act], field: str, value: Any, work: Workspace) -> None:
    thing = things(case)[kind]
    Corrections(work).correct(thing.id, field, value, "原登记有误", case.case)


@pytest.mark.parametrize(
    ("kind", "field", "typed", "reads"),
    [
        (CaseOpened, "matter", " 防汛值班迟到 ", "防汛值班迟到"),
        (IncidentRecorded, "what", "15时才有人接听。", "15时才有人接听。"),
        (IncidentRecorded, "place", "青山镇\u202e河东村", "青山镇␣河东村"),
        (IncidentRecorded, "happened_on", "2026-11-16", date(2026, 11, 16)),
        (IncidentRecorded, "happened_at", "15:30", "15:30"),
        (IncidentRecorded, "approximate", True, True),
        (IncidentRecorded, "origin", "inspection", Origin.INSPECTION),
        (RespondentRecorded, "name", "张 玮", "张玮"),
        (RespondentRecorded, "id_number", "11010519491231002x", "11010519491231002X"),
        (FactStated, "text", "张伟14时20分离开值班室。", "张伟14时20分离开值班室。"),
        (EvidenceAdded, "name", "值班表（11月）", "值班表（11月）"),
        (EvidenceAdded, "origin", "镇党政办", "镇党政办"),
        (EvidenceAdded, "collected_on", "2026-11-19", date(2026, 11, 19)),
    ],
)
def test_a_field_reads_otherwise_from_now_on(
    case: ACase, kind: type[Act], field: str, typed: Any, reads: object
) -> None:
    case.investigated()
    before = things(case)[kind].now
    correct(case, kind, field, typed, case.town.clerk)
    after = things(case)[kind].now
    assert getattr(after, field) == reads
    assert {name for name in before.__slots__ if getattr(before, name) != getattr(after, name)} == {
        field
    }


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        (CaseOpened, "number", "x", "correction.wrong_value"),
        (CaseOpened, "matter", " \u3000", "correction.empty"),
        (CaseOpened, "matter", "防汛值班未到岗", "correction.same"),
        (IncidentRecorded, "what", " ", "incident.nothing_told"),
        (IncidentRecorded, "place", "", "incident.no_place"),
        (IncidentRecorded, "happened_on", "2026-12-31", "incident.in_the_future"),
        (IncidentRecorded, "happened_on", None, "correction.wrong_value"),
        (IncidentRecorded, "happened_at", "25:00", "incident.no_such_time"),
        (IncidentRecorded, "level", "county", "correction.wrong_value"),
        (IncidentRecorded, "what", "看\n绝密\n吧", "text.classified"),
        (RespondentRecorded, "name", " ", "respondent.no_name"),
        (FactStated, "text", "", "correction.empty"),
        (FactStated, "number", 2, "correction.wrong_value"),
        (EvidenceAdded, "name", "", "correction.empty"),
        (EvidenceAdded, "origin", "", "evidence.no_origin"),
        (EvidenceAdded, "origin", "机密★", "text.classified"),
        (EvidenceAdded, "collected_on", "2027-01-01", "evidence.in_the_future"),
        (EvidenceAdded, "file", "x", "correction.wrong_value"),
    ],
)
def test_what_would_be_refused_at_recording_is_refused_at_correcting(
    case: ACase, kind: type[Act], field: str, value: Any, code: str
) -> None:
    case.investigated()
    before = case.town.entries
    act = partial(correct, case, kind, field, value, case.town.clerk)
    assert refusal(Refused, act) == [code]
    assert case.town.entries == before


def test_a_reason_is_asked_for_and_what_is_not_here_is_not_found(case: ACase) -> None:
    corrections = Corrections(case.town.clerk)
    without = partial(corrections.correct, case.case, "matter", "迟到", " ")
    assert refusal(Refused, without) == ["correction.no_reason"]
    assert refusal(NotFound, lambda: corrections.correct("f" * 32, "text", "x", "y")) == [
        "thing.not_here"
    ]


@pytest.mark.parametrize("kind", list(FIELDS))
def test_who_had_another_part_in_the_case_corrects_nothing_of_it(
    reviewed: ACase, kind: type[Act]
) -> None:
    everyone = reviewed.town.acting(EVERYONE)
    Procedure(everyone).review(reviewed.case, reviewed.review())
    field = FIELDS[kind][0]
    before = reviewed.town.entries
    assert refusal(Refused, lambda: correct(reviewed, kind, field, "改了", everyone)) == [
        "case.other_part_in_it"
    ]
    reviewer = reviewed.town.acting(REVIEWERS[0])
    assert refusal(Refused, lambda: correct(reviewed, kind, field, "改了", reviewer)) == [
        "role.needs_clerk"
    ]
    assert reviewed.town.entries == before
    about = things(reviewed)[kind].id
    codes = [each.code for each in Corrections(everyone).barred(about, reviewed.case)]
    assert codes == ["case.other_part_in_it"]
    assert Corrections(reviewed.town.clerk).barred(about, reviewed.case) == ()


def test_an_entry_outside_every_case_is_corrected_by_any_clerk_and_by_nobody_else(
    town: Town,
) -> None:
    incident = an_incident(town.clerk)
    Corrections(town.acting(OTHER_CLERK)).correct(incident, "place", "河东村", "听错了")
    assert Corrections(town.clerk).of_incident(incident).thing.now.place == "河东村"
    other = Corrections(town.acting(RECORDER))
    assert refusal(Refused, lambda: other.correct(incident, "place", "河西村", "听错了")) == [
        "role.needs_clerk"
    ]


def test_whoever_corrects_has_a_hand_in_the_case_and_does_not_review_it(case: ACase) -> None:
    case.investigated()
    everyone = case.town.acting(EVERYONE)
    assert gates.may_review(everyone.file(case.case), everyone.person) == ()
    correct(case, FactStated, "text", "张伟离开值班室。", everyone)
    problems = gates.may_review(everyone.file(case.case), everyone.person)
    assert [each.code for each in problems] == ["review.same_person"]


def test_a_fact_corrected_after_it_was_weighed_is_weighed_again(reviewed: ACase) -> None:
    file = reviewed.town.clerk.file(reviewed.case)
    found = gates.binding_run(file, reviewed.key)
    assert found is not None
    assert gates.run_stands(file, reviewed.key, *found) == ()
    correct(reviewed, FactStated, "text", "张伟值班时睡着了。", reviewed.town.clerk)
    file = reviewed.town.clerk.file(reviewed.case)
    problems = gates.run_stands(file, reviewed.key, *found)
    assert [each.code for each in problems] == ["review.facts_changed"]


def test_lists_search_and_history_tell_of_a_correction(case: ACase) -> None:
    work = case.town.clerk
    correct(case, RespondentRecorded, "name", "张玮", work)
    correct(case, IncidentRecorded, "what", "通信机房无人值守。", work)
    correct(case, CaseOpened, "matter", "通信保障不到位", work)
    (row,) = Cases(work).rows()
    assert (row.name, row.matter) == ("张玮", "通信保障不到位")
    assert {each.kind.value for each in Cases(work).search("通信")} == {"case", "incident"}
    told = [line for line in history(work, work.file(case.case), Language.CHINESE)]
    assert [line.words for line in told[:3]] == ["更正：原登记有误"] * 3
    assert {line.who for line in told[:3]} == {CLERK}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (RespondentRecorded, "title", "应急办副主任"),
        (IncidentRecorded, "place", "河东村值班室"),
        (FactStated, "text", "张伟14时20分离开值班室。"),
    ],
)
def test_an_issued_paper_is_out_of_date_once_what_it_tells_was_corrected(
    case: ACase, kind: type[Act], field: str, value: str
) -> None:
    case.investigated()
    papers = Papers(case.town.clerk)
    document = "intake_form"
    papers.issue(case.case, case.key, document, Language.CHINESE)

    def is_current() -> bool:
        rows = papers.rows(case.case, case.key, Language.CHINESE)
        return next(row for row in rows if row.document == document).issued is not None

    assert is_current()
    correct(case, kind, field, value, case.town.clerk)
    assert not is_current()


def test_evidence_and_facts_are_listed_by_number(case: ACase) -> None:
    case.investigated()
    Evidence(case.town.clerk).state_fact(case.case, case.key[0], "没有交接班记录。")
    kinds = [each.thing.kind for each in Corrections(case.town.clerk).of_case(case.case)]
    assert kinds == [
        *(CaseOpened, RespondentRecorded, IncidentRecorded),
        *(FactStated, FactStated, EvidenceAdded),
    ]
