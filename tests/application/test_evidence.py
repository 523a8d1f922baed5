"""Evidence is sealed as it was handed in; facts, responsibility and measure rest on it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from desktop.application.case_tables import evidence_lines
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.evidence_pages import evidence_pages
from desktop.domain.checklist import Finding
from desktop.domain.entries.evidence import MeasureProposed, ResponsibilityStated
from desktop.domain.evidence import Marking
from desktop.domain.ids import CaseId, EvidenceId, FactId, RespondentId
from desktop.domain.measure import MeasureCode, Responsibility, Track
from desktop.errors import NotFound, Refused
from tests.builders import RECORDER, REVIEWERS, ACase, Town, a_case, a_piece, refusal
from tests.documents.practice import ZH


def test_a_copy_is_sealed_and_the_original_is_left_alone(case: ACase) -> None:
    work = case.town.clerk
    draft = case.piece(work, marking=Marking.INTERNAL, collected_on=None)
    data = draft.path.read_bytes()
    piece = Evidence(work).add(case.case, draft)
    now = work.file(case.case).evidence[piece].now
    assert (now.number, now.name, now.marking) == (1, "值班表", Marking.INTERNAL)
    assert (now.collected_on, now.file.size) == (work.today(), len(data))
    assert now.file.digest == hashlib.sha256(data).hexdigest()
    draft.path.unlink()
    sealed = BytesIO()
    work.store.attachments.copy_to(now.file.digest, sealed)
    assert sealed.getvalue() == data


def test_pages_are_counted_and_shown_and_other_files_are_said_to_have_none(
    case: ACase, tmp_path: Path
) -> None:
    work = case.town.clerk
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(width=200, height=300)
    paper, broken, picture = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.png"
    writer.write(paper)
    broken.write_bytes(b"%PDF-1.4 nothing follows")
    Image.new("RGB", (30, 20), "white").save(picture)
    table = tmp_path / "d.txt"
    table.write_text("值班表", encoding="utf-8")
    pieces = [
        Evidence(work).add(case.case, case.piece(work, path=path, name=path.name))
        for path in (paper, broken, picture, table)
    ]
    lines = evidence_lines(work.file(case.case))
    assert [(line.pages, line.has_pages) for line in lines] == [
        (3, True),
        (0, True),
        (1, True),
        (0, False),
    ]
    assert evidence_pages(work, case.case, pieces[0], ZH) == paper.read_bytes()
    drawn = evidence_pages(work, case.case, pieces[2], ZH)
    assert len(PdfReader(BytesIO(drawn)).pages) == 1
    assert refusal(Refused, lambda: evidence_pages(work, case.case, pieces[3], ZH)) == [
        "evidence.no_pages"
    ]
    unknown = EvidenceId("0" * 32)
    assert refusal(NotFound, lambda: evidence_pages(work, case.case, unknown, ZH)) == [
        "thing.not_here"
    ]


def test_pieces_are_numbered_and_the_same_file_may_come_twice(case: ACase) -> None:
    work = case.town.clerk
    for name in ("值班表", ""):
        Evidence(work).add(case.case, case.piece(work, name=name))
    pieces = [thing.now for thing in work.file(case.case).evidence.values()]
    assert [(piece.number, piece.name) for piece in pieces] == [(1, "值班表"), (2, "值班表.txt")]


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        *(("a.exe", b"text"), ("a.TXT.Bat", b"text"), ("link.lnk", b"L")),
        *(("photo.jpg", b"MZ\x90"), ("b.pdf", b"\x7fELF"), ("notes.txt", b"#!/bin/sh")),
    ],
)
def test_a_program_is_no_evidence(case: ACase, name: str, beginning: bytes) -> None:
    path = case.town.folder.parent / name
    path.write_bytes(beginning)
    work, before = case.town.clerk, case.town.entries
    draft = case.piece(work, path=path)
    assert refusal(Refused, lambda: Evidence(work).add(case.case, draft)) == ["evidence.program"]
    assert case.town.entries == before
    assert work.store.attachments.digests() == ()


def test_everything_that_is_missing_is_said_at_once(case: ACase) -> None:
    work = case.town.clerk
    empty = EvidenceDraft(
        path=a_piece(case.town.folder.parent),
        name="",
        origin=" ",
        collected_on=date(2026, 11, 25),
        collectors=(" ",),
    )
    assert refusal(Refused, lambda: Evidence(work).add(case.case, empty)) == [
        "evidence.no_origin",
        "evidence.no_collector",
        "evidence.in_the_future",
    ]


def test_a_file_or_case_that_is_not_there_is_said_so(case: ACase) -> None:
    work = case.town.clerk
    gone = case.piece(work, path=Path("/nowhere/at/all.jpg"))
    assert refusal(NotFound, lambda: Evidence(work).add(case.case, gone)) == ["disk.no_file"]
    unknown = CaseId("f" * 32)
    assert refusal(NotFound, lambda: Evidence(work).add(unknown, case.piece(work))) == [
        "case.not_here"
    ]


@pytest.mark.parametrize("field", ["name", "origin", "collectors"])
def test_a_state_secret_is_taken_in_nowhere(case: ACase, field: str) -> None:
    work, before = case.town.clerk, case.town.entries
    marked = case.piece(work, **{field: ("绝密★",) if field == "collectors" else "绝密★"})
    assert refusal(Refused, lambda: Evidence(work).add(case.case, marked)) == ["text.classified"]
    assert case.town.entries == before
    assert work.store.attachments.digests() == ()


def test_a_fact_is_stated_tied_and_found(case: ACase) -> None:
    work = case.town.clerk
    evidence = Evidence(work)
    piece, fact = evidence.add(case.case, case.piece(work)), case.a_fact()
    evidence.tie(case.case, fact, piece)
    evidence.find_fact(case.case, fact, Finding.UNTRUE, "当日值班人员是王强。")
    known = work.file(case.case).facts[fact]
    assert (known.evidence, known.finding) == ((piece,), Finding.UNTRUE)
    evidence.find_fact(case.case, fact, Finding.PROVEN, "重新核对了考勤。")
    assert work.file(case.case).facts[fact].finding is Finding.PROVEN


def test_facts_need_words_reasons_and_known_things(case: ACase) -> None:
    evidence, before = Evidence(case.town.clerk), case.town.entries
    fact, nobody = FactId("f" * 32), RespondentId("f" * 32)
    no_text = partial(evidence.state_fact, case.case, case.key[0], " ")
    assert refusal(Refused, no_text) == ["fact.no_text"]
    assert refusal(NotFound, lambda: evidence.state_fact(case.case, nobody, "某事")) == [
        "respondent.not_here"
    ]
    assert refusal(NotFound, lambda: evidence.tie(case.case, fact, EvidenceId(fact))) == [
        "thing.not_here"
    ]
    assert refusal(
        NotFound, lambda: evidence.find_fact(case.case, fact, Finding.PROVEN, "有据")
    ) == ["thing.not_here"]
    assert case.town.entries == before
    stated = case.a_fact()
    assert refusal(NotFound, lambda: evidence.tie(case.case, stated, EvidenceId(fact))) == [
        "thing.not_here"
    ]
    assert refusal(Refused, lambda: evidence.find_fact(case.case, stated, Finding.PROVEN, "")) == [
        "fact.no_reason"
    ]


@pytest.fixture
def measure(town: Town, case: ACase) -> MeasureProposed:
    """A warning that the discipline commission may decide."""
    return MeasureProposed(
        respondent=case.key[0],
        track=case.key[1],
        measure=MeasureCode("warning"),
        body=next(iter(town.clerk.office.bodies)),
        reason="造成险情处置迟误。",
    )


def test_a_measure_needs_a_reason_a_power_and_a_track(
    case: ACase, measure: MeasureProposed
) -> None:
    evidence, before = Evidence(case.town.clerk), case.town.entries
    propose = partial(evidence.propose_measure, case.case)
    assert refusal(Refused, lambda: propose(replace(measure, reason=""))) == ["fact.no_reason"]
    unknown = replace(measure, measure=MeasureCode("beheading"))
    assert refusal(NotFound, lambda: propose(unknown)) == ["pack.no_rung"]
    elsewhere = replace(measure, track=Track.SUPERVISION)
    assert refusal(NotFound, lambda: propose(elsewhere)) == ["case.no_such_track"]
    assert case.town.entries == before
    propose(measure)
    assert case.town.clerk.file(case.case).tracks[case.key].measure.standing.act == measure


def test_a_body_without_the_power_cannot_even_propose(town: Town, measure: MeasureProposed) -> None:
    case = ACase(town, a_case(town.clerk, Track.EMPLOYER))
    elsewhere = replace(measure, respondent=case.key[0], track=Track.EMPLOYER)
    assert refusal(Refused, lambda: Evidence(town.clerk).propose_measure(case.case, elsewhere)) == [
        "decision.no_power"
    ]


def test_responsibility_rests_on_a_written_duty(case: ACase) -> None:
    evidence = Evidence(case.town.clerk)
    stated = ResponsibilityStated(
        respondent=case.key[0], track=case.key[1], responsibility=Responsibility.DIRECT, duty=""
    )
    assert refusal(Refused, lambda: evidence.state_responsibility(case.case, stated)) == [
        "responsibility.no_duty"
    ]
    evidence.state_responsibility(case.case, replace(stated, duty="值班制度第三条"))
    track = case.town.clerk.file(case.case).tracks[case.key]
    assert track.responsibility.standing.act.duty == "值班制度第三条"


@pytest.mark.parametrize("name", [RECORDER, REVIEWERS[0]])
def test_only_a_clerk_gathers(case: ACase, name: str) -> None:
    other = case.town.acting(name)
    evidence = Evidence(other)
    assert refusal(Refused, lambda: evidence.add(case.case, case.piece(other))) == [
        "role.needs_clerk"
    ]
    assert refusal(Refused, lambda: evidence.state_fact(case.case, case.key[0], "某事")) == [
        "role.needs_clerk"
    ]


def test_titles_and_file_names_are_kept_as_they_were_given(case: ACase) -> None:
    work, title = case.town.clerk, "通话清单.原件 复印"
    path = a_piece(case.town.folder.parent, name="会议.记录 第 二 稿.v2 终稿.txt")
    piece = Evidence(work).add(case.case, case.piece(work, path=path, name=title * 20))
    now = work.file(case.case).evidence[piece].now
    assert (now.name, now.file.name) == (title * 20, path.name)
