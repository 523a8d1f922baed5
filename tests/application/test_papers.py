"""Drafting and issuing papers, one by one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.application.corrections import Corrections
from desktop.application.demo import scenes
from desktop.application.demo.play import Played
from desktop.application.evidence import Evidence
from desktop.application.page_codes import page_code
from desktop.application.papers import Papers, PaperState
from desktop.application.procedure import Procedure
from desktop.domain.checklist import Finding
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.entries.procedure import ServiceMade
from desktop.domain.ids import EntryId, PaperId, StationId
from desktop.domain.procedure import ServiceWay
from desktop.errors import NotFound, Refused
from desktop.journal.chain import Head
from tests.documents.practice import EN, ZH, Scene, Stage, play, story
from tests.documents.reading import page_texts, squeezed, whole_text


@pytest.fixture
def heard(tmp_path: Path) -> Stage:
    """A case in which the respondent was heard."""
    return play(tmp_path, ZH, "flood", Scene.HEARD)


@pytest.fixture
def decided(tmp_path: Path) -> Stage:
    """A case that was decided."""
    return play(tmp_path, ZH, "subsidy", Scene.DECIDED)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_the_list_says_what_there_is_and_what_is_missing(heard: Stage) -> None:
    with heard.clerk() as work:
        Corrections(work).correct(heard.key[0], "address", "", "原登记有误")
        rows = {row.document: row for row in Papers(work).rows(heard.case, heard.key, ZH)}
    assert rows["facts_paper"].state is PaperState.DRAFT
    assert rows["facts_paper"].pages == 3
    assert rows["facts_paper"].title == "事实材料及签署意见页"
    assert rows["service_receipt"].state is PaperState.BLANK_FORM
    assert [problem.code for problem in rows["defence_notice"].missing] == ["paper.no_address"]
    assert rows["defence_record"].missing == ()


def test_a_draft_is_marked_and_leaves_no_entry(heard: Stage) -> None:
    with heard.clerk() as work:
        before = work.store.journal.heads()
        first = Papers(work).draft(heard.case, heard.key, "defence_notice", ZH)
        second = Papers(work).draft(heard.case, heard.key, "defence_notice", ZH)
        assert work.store.journal.heads() == before
    assert first == second
    assert first.missing == ()
    pages = page_texts(first.data)
    assert len(pages) == first.pages
    assert all("草稿" in page and "练习" in page for page in pages)
    assert "核验码" not in "".join(pages)
    assert "青纪告〔2026〕号" in whole_text(first.data)


def test_an_issued_paper_has_number_code_and_bytes_that_stay(decided: Stage) -> None:
    with decided.clerk() as work:
        papers, journal = Papers(work), work.store.journal
        head = journal.head(journal.station)
        issued = papers.issue(decided.case, decided.key, "decision", ZH)
        data = papers.file_of(decided.case, issued.paper)
        again = papers.issue(decided.case, decided.key, "decision", ZH)
        row = next(
            each
            for each in papers.rows(decided.case, decided.key, ZH)
            if each.document == "decision"
        )
        file = work.file(decided.case)
    assert head is not None
    assert issued.page_code == page_code(head)
    assert issued.number == "青纪决〔2026〕1号"
    assert (issued.file.size, issued.file.pages) == (len(data), len(page_texts(data)))
    text = whole_text(data)
    assert "草稿" not in text
    assert issued.number in text
    assert all(squeezed(issued.page_code) in squeezed(page) for page in page_texts(data))
    assert again == issued
    assert row.state is PaperState.ISSUED
    assert (row.issued, row.pages) == (issued, issued.file.pages)
    assert [done.act for done in file.tracks[decided.key].papers] == [issued]


def test_both_languages_are_papers_of_their_own(decided: Stage) -> None:
    with decided.clerk() as work:
        papers = Papers(work)
        chinese = papers.issue(decided.case, decided.key, "rights_notice", ZH)
        english = papers.issue(decided.case, decided.key, "rights_notice", EN)
        assert "Notice of rights" in page_texts(papers.file_of(decided.case, english.paper))[0]
    assert (chinese.number, english.number) == ("青纪权〔2026〕1号", "青纪权〔2026〕2号")


def test_what_has_changed_since_is_issued_anew_under_the_next_number(heard: Stage) -> None:
    with heard.clerk() as work:
        papers = Papers(work)
        first = papers.issue(heard.case, heard.key, "evidence_list", ZH)
        notice = papers.issue(heard.case, heard.key, "rights_notice", ZH)
        fact = next(iter(work.file(heard.case).facts))
        Evidence(work).find_fact(heard.case, fact, Finding.UNPROVEN, "值班表有两份，不一致。")
        second = papers.issue(heard.case, heard.key, "evidence_list", ZH)
        assert papers.issue(heard.case, heard.key, "rights_notice", ZH) == notice
        old = papers.file_of(heard.case, first.paper)
    assert (first.number, second.number) == ("青纪证〔2026〕1号", "青纪证〔2026〕2号")
    assert first.paper != second.paper
    assert "不一致" not in whole_text(old)


def test_a_year_begins_with_one_again(heard: Stage) -> None:
    with heard.clerk() as work:
        Papers(work).issue(heard.case, heard.key, "rights_notice", ZH)
    with heard.clerk(date(2027, 1, 4)) as work:
        issued = Papers(work).issue(heard.case, heard.key, "rights_notice", EN)
    assert issued.number == "青纪权〔2027〕1号"


def test_a_paper_that_lacks_facts_is_not_issued(heard: Stage) -> None:
    with heard.clerk() as work:
        Corrections(work).correct(heard.key[0], "address", "", "原登记有误")
        before = work.store.journal.heads()
        with pytest.raises(Refused) as refused:
            Papers(work).issue(heard.case, heard.key, "defence_notice", ZH)
        assert codes(refused) == ["paper.no_address"]
        assert work.store.journal.heads() == before
        draft = Papers(work).draft(heard.case, heard.key, "defence_notice", ZH)
        assert [problem.code for problem in draft.missing] == ["paper.no_address"]


def test_a_decision_is_issued_only_once_it_was_made(tmp_path: Path) -> None:
    stage = play(tmp_path, ZH, "subsidy", Scene.WEIGHED)
    with stage.clerk() as work:
        with pytest.raises(Refused) as refused:
            Papers(work).issue(stage.case, stage.key, "decision", ZH)
        assert codes(refused) == ["paper.no_decision"]
        assert Papers(work).draft(stage.case, stage.key, "decision", ZH).pages >= 2
        run = next(run for run, one in work.file(stage.case).runs.items() if not one.started.reads)
    scenes.decide(stage.office, stage.told, Played(case=stage.case, key=stage.key, run=run))
    with stage.clerk() as work:
        assert Papers(work).issue(stage.case, stage.key, "decision", ZH).issued_on == work.today()


def test_papers_that_do_not_exist_are_refused_by_name(heard: Stage) -> None:
    with heard.clerk() as work:
        papers = Papers(work)
        with pytest.raises(NotFound) as caught:
            papers.draft(heard.case, heard.key, "decision", ZH)
        assert caught.value.problems[0].code == "paper.not_here_yet"
        with pytest.raises(NotFound) as caught:
            papers.issue(heard.case, heard.key, "sanction", ZH)
        assert caught.value.problems[0].code == "paper.unknown"
        with pytest.raises(NotFound) as caught:
            papers.file_of(heard.case, PaperId("0" * 32))
        assert caught.value.problems[0].code == "paper.not_issued"


def test_only_a_clerk_who_handles_the_case_issues(heard: Stage) -> None:
    whole = story(ZH)
    reviewer = whole.township.people[2].name
    with heard.office.acting(reviewer, heard.told.days.served) as work:
        with pytest.raises(Refused) as refused:
            Papers(work).issue(heard.case, heard.key, "rights_notice", ZH)
        assert codes(refused) == ["role.needs_clerk"]
        assert Papers(work).draft(heard.case, heard.key, "rights_notice", ZH).pages


def test_a_name_no_font_has_is_named_with_its_character(heard: Stage) -> None:
    name = "张\U0002fa1e"
    with heard.clerk() as work:
        Corrections(work).correct(heard.key[0], "name", name, "本人要求")
        with pytest.raises(Refused) as refused:
            Papers(work).draft(heard.case, heard.key, "rights_notice", ZH)
        (problem,) = refused.value.problems
        assert problem.code == "paper.name_not_drawable"
        assert problem.values["name"] == work.file(heard.case).respondents[heard.key[0]].now.name
        rows = Papers(work).rows(heard.case, heard.key, ZH)
    assert all(row.pages == 0 and row.missing for row in rows if row.document == "rights_notice")


def test_a_rare_name_is_drawn_whole(heard: Stage) -> None:
    with heard.clerk() as work:
        Corrections(work).correct(heard.key[0], "name", "㛃𬭎", "本人要求")
        drawn = Papers(work).draft(heard.case, heard.key, "rights_notice", ZH)
    assert "㛃𬭎" in whole_text(drawn.data)


def test_service_is_told_on_receipt_and_certificate(decided: Stage) -> None:
    with decided.clerk() as work:
        papers = Papers(work)
        decision = papers.issue(decided.case, decided.key, "decision", ZH)
        receipt = papers.issue(decided.case, decided.key, "service_receipt", ZH)
        Procedure(work).serve(
            decided.case,
            ServiceMade(
                paper=decision.paper,
                respondent=decided.key[0],
                receiver=decided.told.respondent.name,
                way=ServiceWay.LEFT_WITH_NOTE,
                on=work.today(),
                refusal="本人在场，不肯签收。",
                witness="吴村长",
            ),
        )
        rows = {row.document: row for row in papers.rows(decided.case, decided.key, ZH)}
        filled = papers.issue(decided.case, decided.key, "service_receipt", ZH)
        text = whole_text(papers.file_of(decided.case, filled.paper))
        certificate = papers.draft(decided.case, decided.key, "process_certificate", ZH)
    assert rows["service_receipt"].state is PaperState.DRAFT
    assert filled.number != receipt.number
    assert "青纪决〔2026〕1号" in text
    assert "☑留置并注明" in text
    assert "本人在场，不肯签收。" in text
    assert "吴村长" in text
    assert "送达回证，青纪决〔2026〕1号" in whole_text(certificate.data)


def test_the_whole_chain_still_holds_after_issuing(decided: Stage) -> None:
    with decided.clerk() as work:
        for row in Papers(work).rows(decided.case, decided.key, ZH):
            Papers(work).issue(decided.case, decided.key, row.document, ZH)
        papers = [done.act for done in work.file(decided.case).tracks[decided.key].papers]
        kept = set(work.store.attachments.digests())
    assert all(isinstance(act, PaperIssued) and act.file.digest in kept for act in papers)
    assert len({act.page_code for act in papers}) == len(papers) == 11


def test_a_page_code_reads_aloud_and_leads_to_the_head() -> None:
    head = Head(station=StationId("00ff" * 8), number=33, entry=EntryId("f" * 64))
    assert page_code(head) == "03ZG1ZR0-11-ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    other = Head(station=head.station, number=34, entry=head.entry)
    assert page_code(other) != page_code(head)
    assert not set("ILOU") & set(page_code(head))


def test_the_day_on_a_paper_is_the_day_it_was_issued(heard: Stage) -> None:
    later = heard.told.days.served + timedelta(days=3)
    with heard.clerk(later) as work:
        issued = Papers(work).issue(heard.case, heard.key, "rights_notice", ZH)
        text = whole_text(Papers(work).file_of(heard.case, issued.paper))
    assert issued.issued_on == later
    assert "2026年11月27日" in text
