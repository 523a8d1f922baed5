"""Which papers exist when, and what they lack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from desktop.documents.catalogue import (
    PAPERS,
    draft_of,
    is_blank_form,
    is_for_respondent,
    number_of,
    number_room,
    outcome,
    paper_kind,
    papers_of,
    series_of,
)
from desktop.documents.packet import missing_of, packet_papers
from desktop.documents.subject import Subject
from desktop.domain.checklist import ResultKind
from desktop.domain.entries.checklist import ExemptionDeclined
from desktop.domain.procedure import DecisionKind
from desktop.errors import NotFound
from desktop.rules.model import Authority
from tests.documents.conftest import Playing
from tests.documents.practice import ZH, Scene

DAY = date(2026, 11, 24)


def codes(subject: Subject) -> list[str]:
    return [kind.code for kind in papers_of(subject)]


def with_result(subject: Subject, result: ResultKind, *, declined: bool = False) -> Subject:
    """Return a subject without a decision whose binding run ended so."""
    runs = dict(subject.file.runs)
    for run, one in runs.items():
        if one.concluded is not None and one.started.reads is None:
            done = one.concluded
            note = ExemptionDeclined(run=run, leader="郑文", reason="须追究")
            concluded = replace(done, act=replace(done.act, result=result))
            runs[run] = replace(
                one,
                concluded=concluded,
                declined=replace(cast(Any, done), act=note) if declined else None,
            )
    return replace(subject, file=replace(subject.file, runs=runs))


def test_papers_come_as_the_case_goes_on(played: Playing) -> None:
    opened = codes(played("flood", ZH, Scene.OPENED).subject())
    assert opened == ["intake_form", "rights_notice", "process_certificate", "service_receipt"]
    investigated = codes(played("flood", ZH, Scene.INVESTIGATED).subject())
    assert set(investigated) - set(opened) == {
        *("facts_paper", "evidence_list", "defence_notice", "defence_record"),
    }
    heard = codes(played("flood", ZH, Scene.HEARD).subject())
    assert set(heard) - set(investigated) == {"defence_answers"}
    weighed = codes(played("flood", ZH, Scene.WEIGHED).subject())
    assert set(weighed) - set(heard) == {"checklist_sheet", "decision"}
    assert codes(played("flood", ZH, Scene.DECIDED).subject()) == weighed


def test_a_favourable_result_leads_to_no_measure(played: Playing) -> None:
    landslide = codes(played("landslide", ZH, Scene.WEIGHED).subject())
    assert "no_accountability" in landslide
    assert "decision" not in landslide
    relocation = codes(played("relocation", ZH, Scene.WEIGHED).subject())
    assert {"no_accountability", "clearing_letter"} <= set(relocation)
    assert "defence_notice" not in relocation


@pytest.mark.parametrize(
    ("result", "declined", "authority", "ruling"),
    [
        (ResultKind.PROPORTIONATE, False, Authority.DECIDE, "decision"),
        (ResultKind.PROPORTIONATE, False, Authority.PROPOSE, "proposal"),
        (ResultKind.LIGHTER_MEASURE, False, Authority.NOTHING, ""),
        (ResultKind.RETURN_FOR_CORRECTION, False, Authority.DECIDE, ""),
        (ResultKind.NOT_READY, False, Authority.DECIDE, ""),
        (ResultKind.NO_ACCOUNTABILITY, False, Authority.DECIDE, "no_accountability"),
        (ResultKind.NO_ACCOUNTABILITY, True, Authority.DECIDE, "decision"),
        (ResultKind.CLEAR_THE_NAME, False, Authority.PROPOSE, "no_accountability"),
    ],
)
def test_the_ruling_drafted_follows_result_and_power(
    result: ResultKind, declined: bool, authority: Authority, ruling: str, played: Playing
) -> None:
    subject = with_result(played("flood", ZH, Scene.WEIGHED).subject(), result, declined=declined)
    assert outcome(replace(subject, authority=authority)) == ruling


@pytest.mark.parametrize(
    ("decision", "authority", "ruling"),
    [
        (DecisionKind.MEASURE, Authority.DECIDE, "decision"),
        (DecisionKind.MEASURE, Authority.PROPOSE, "proposal"),
        (DecisionKind.MEASURE, Authority.NOTHING, ""),
        (DecisionKind.PROPOSAL, Authority.PROPOSE, "proposal"),
        (DecisionKind.NO_ACCOUNTABILITY, Authority.NOTHING, "no_accountability"),
        (DecisionKind.EXEMPTION, Authority.DECIDE, "no_accountability"),
        (DecisionKind.CASE_WITHDRAWN, Authority.DECIDE, "no_accountability"),
    ],
)
def test_no_body_prints_a_decision_it_may_not_make(
    decision: DecisionKind, authority: Authority, ruling: str, played: Playing
) -> None:
    subject = played("flood", ZH, Scene.DECIDED).subject()
    track = subject.track
    done = track.decision.standing
    held = type(track.decision).of(
        replace(done, act=replace(done.act, decision=decision)), done.entry
    )
    tracks = {subject.key: replace(track, decision=held)}
    decided = replace(subject, file=replace(subject.file, tracks=tracks), authority=authority)
    assert outcome(decided) == ruling
    assert ("decision" in codes(decided)) is (ruling == "decision")


def test_what_a_paper_lacks_is_named(played: Playing) -> None:
    def missing(code: str, subject: Subject) -> list[str]:
        return [problem.code for problem in draft_of(paper_kind(code), subject).missing]

    opened = played("flood", ZH, Scene.OPENED).subject()
    investigated = played("flood", ZH, Scene.INVESTIGATED).subject()
    weighed = played("flood", ZH, Scene.WEIGHED).subject()
    assert missing("rights_notice", opened) == []
    assert missing("facts_paper", opened) == ["paper.no_facts"]
    assert missing("defence_notice", opened) == [
        *("paper.no_facts", "paper.no_duty", "paper.no_measure"),
    ]
    assert missing("defence_answers", investigated) == ["paper.no_defence"]
    assert missing("checklist_sheet", investigated) == ["paper.no_run"]
    assert missing("clearing_letter", investigated) == ["paper.no_untrue_fact"]
    assert missing("decision", weighed) == ["paper.no_decision"]
    assert missing("decision", opened) == [
        *("paper.no_decision", "paper.no_proven_fact", "paper.no_duty"),
        *("paper.no_defence", "paper.no_measure"),
    ]
    assert missing("proposal", investigated) == [
        *("paper.no_decision", "paper.no_defence", "paper.no_run"),
    ]
    assert missing("proposal", opened)[-1] == "paper.no_measure"
    assert missing("no_accountability", opened) == [
        *("paper.no_decision", "paper.no_facts", "paper.no_defence", "paper.no_run"),
    ]


def test_unanswered_points_and_facts_without_evidence_are_named(played: Playing) -> None:
    subject = played("flood", ZH, Scene.HEARD).subject()
    track = subject.track
    bare = {
        fact: replace(one, evidence=(), found=type(one.found)())
        for fact, one in subject.file.facts.items()
    }
    unanswered = {subject.key: replace(track, answered=type(track.answered)())}
    file = replace(subject.file, facts=bare, tracks=unanswered)
    changed = replace(subject, file=file)
    answers = draft_of(paper_kind("defence_answers"), changed)
    assert [(p.code, p.values) for p in answers.missing] == [
        ("paper.points_unanswered", {"left": 2})
    ]
    for code in ("evidence_list", "facts_paper"):
        found = draft_of(paper_kind(code), changed).missing
        assert [(p.code, p.values) for p in found] == [
            ("paper.fact_without_evidence", {"number": 1}),
            ("paper.fact_without_evidence", {"number": 2}),
        ]
    judged = {p.code for p in draft_of(paper_kind("no_accountability"), changed).missing}
    assert {"paper.fact_not_judged", "paper.points_unanswered"} <= judged
    packet = missing_of(packet_papers(changed))
    assert len(packet) == len(set(packet)) == 3


def test_forms_are_blank_until_what_they_record_has_happened(played: Playing) -> None:
    record, receipt = paper_kind("defence_record"), paper_kind("service_receipt")
    investigated = played("flood", ZH, Scene.INVESTIGATED).subject()
    heard = played("flood", ZH, Scene.HEARD).subject()
    assert is_blank_form(record, investigated)
    assert not is_blank_form(record, heard)
    assert is_blank_form(receipt, heard)
    assert not is_blank_form(paper_kind("facts_paper"), investigated)


def test_only_what_the_respondent_gets_is_served() -> None:
    served = {kind.code for kind in PAPERS if is_for_respondent(kind.code)}
    assert not served & {"intake_form", "checklist_sheet", "proposal", "service_receipt"}
    assert {"decision", "no_accountability", "process_certificate"} <= served


def test_numbers_run_in_a_series_of_body_paper_and_year() -> None:
    assert number_of("decision", "青纪", DAY, 3) == "青纪决〔2026〕3号"
    assert series_of("decision", "青纪", DAY) == "青纪决"
    assert number_room("proposal", "青纪", DAY) == "青纪建〔2026〕　号"
    series = {series_of(kind.code, "青", DAY) for kind in PAPERS}
    assert len(series) == len(PAPERS)


def test_an_unknown_paper_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound) as caught:
        paper_kind("sanction_decision")
    (problem,) = caught.value.problems
    assert problem.code == "paper.unknown"
    assert "decision" in str(problem.values["allowed"])
