"""The packet: everything of fair hearing, in one file, numbered throughout."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.application.corrections import Corrections
from desktop.application.demo.story import EvidenceStory
from desktop.application.evidence import Evidence
from desktop.application.packets import Packets
from desktop.application.papers import Papers
from desktop.application.progress import NoProgress, Progress
from desktop.domain.checklist import Finding
from desktop.errors import Cancelled, Refused
from desktop.text import Language
from tests.documents.practice import EN, ZH, Scene, Stage, play, play_case, story
from tests.documents.reading import page_texts, squeezed, tool, whole_text
from tests.machine import needs


class Watched(Progress):
    """Notes every step, and stops at one if told so."""

    def __init__(self, stop_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, code: str, done: int, total: int) -> None:
        assert code == "packet.papers"
        self.steps.append((done, total))
        if done == self._stop_at:
            raise Cancelled


@pytest.fixture
def heard(tmp_path: Path) -> Stage:
    """A case in which the respondent was heard."""
    return play(tmp_path, ZH, "flood", Scene.HEARD)


def titles(data: bytes) -> list[str]:
    """Return the bookmarks of the highest level."""
    outline = PdfReader(BytesIO(data)).outline
    return [str(each["/Title"]) for each in outline if not isinstance(each, list)]


@pytest.mark.parametrize("language", Language)
def test_a_packet_holds_papers_exhibits_certificate_and_receipt(
    language: Language, tmp_path: Path
) -> None:
    stage = play(tmp_path, language, "flood", Scene.HEARD)
    with stage.clerk() as work:
        packet = Packets(work).draft(stage.case, stage.key, language, NoProgress())
    found = titles(packet.data)
    assert len(found) == 13
    if language is ZH:
        assert found == [
            *("见面与申辩文书", "目录", "权利义务告知书", "事实材料", "证据目录及事实—证据对照表"),
            *("陈述申辩权利告知书", "陈述申辩笔录", "陈述申辩核实采纳情况说明"),
            *("证据1　防汛值班表", "证据2　通话记录", "证据3　群众转移登记"),
            *("程序权利落实表", "送达回证"),
        ]
    assert packet.missing == ()
    assert packet.pages == len(page_texts(packet.data))


def test_packet_pages_are_numbered_throughout_and_marked(heard: Stage) -> None:
    with heard.clerk() as work:
        packet = Packets(work).draft(heard.case, heard.key, ZH, NoProgress())
    pages = [squeezed(page) for page in page_texts(packet.data)]
    written = [page for page in pages if page]
    assert all("练习" in page and "草稿" in page for page in written)
    numbered = [page for page in written if "总第" in page]
    total = len(numbered)
    for number, page in enumerate(numbered, start=1):
        assert f"总第{number}页，共{total}页" in page


def test_an_issued_packet_is_recorded_and_stays(heard: Stage) -> None:
    with heard.clerk() as work:
        packets = Packets(work)
        issued = packets.issue(heard.case, heard.key, ZH, NoProgress())
        assert packets.issue(heard.case, heard.key, ZH, NoProgress()) == issued
        data = Papers(work).file_of(heard.case, issued.paper)
        track = work.file(heard.case).tracks[heard.key]
        english = packets.issue(heard.case, heard.key, EN, NoProgress())
    assert [done.act for done in track.packets] == [issued]
    assert issued.documents[:3] == ("rights_notice", "facts_paper", "evidence_list")
    assert issued.file.pages == len(page_texts(data))
    code = squeezed(issued.page_code)
    assert all(code in page for page in map(squeezed, page_texts(data)) if page)
    assert english.paper != issued.paper
    assert english.page_code != issued.page_code


def test_a_packet_is_issued_anew_once_its_facts_have_changed(heard: Stage) -> None:
    with heard.clerk() as work:
        packets = Packets(work)
        first = packets.issue(heard.case, heard.key, ZH, NoProgress())
        Papers(work).issue(heard.case, heard.key, "service_receipt", ZH)
        assert packets.issue(heard.case, heard.key, ZH, NoProgress()) == first
        fact = next(iter(work.file(heard.case).facts))
        Evidence(work).find_fact(heard.case, fact, Finding.PROVEN, "又核对了一遍。")
        second = packets.issue(heard.case, heard.key, ZH, NoProgress())
    assert second.paper != first.paper


def test_the_same_packet_is_the_same_bytes(heard: Stage) -> None:
    with heard.clerk() as work:
        first = Packets(work).draft(heard.case, heard.key, ZH, NoProgress())
        second = Packets(work).draft(heard.case, heard.key, ZH, NoProgress())
    assert first.data == second.data


def test_a_packet_that_lacks_facts_names_them_once(heard: Stage) -> None:
    with heard.clerk() as work:
        Corrections(work).correct(heard.key[0], "address", "", "原登记有误")
        packets = Packets(work)
        found = [problem.code for problem in packets.missing(heard.case, heard.key, ZH)]
        assert found == ["paper.no_address"]
        with pytest.raises(Refused) as refused:
            packets.issue(heard.case, heard.key, ZH, NoProgress())
        assert [problem.code for problem in refused.value.problems] == found
        draft = packets.draft(heard.case, heard.key, ZH, NoProgress())
        assert [problem.code for problem in draft.missing] == found


def test_progress_is_told_and_stopping_leaves_nothing(heard: Stage) -> None:
    watched = Watched()
    with heard.clerk() as work:
        packets = Packets(work)
        packets.draft(heard.case, heard.key, ZH, watched)
        total = watched.steps[0][1]
        assert [done for done, _ in watched.steps] == list(range(total))
        before = work.store.journal.heads(), work.store.attachments.digests()
        for stop_at in (0, total // 2, total - 1):
            with pytest.raises(Cancelled):
                packets.issue(heard.case, heard.key, ZH, Watched(stop_at))
        assert (work.store.journal.heads(), work.store.attachments.digests()) == before


def test_the_reporter_is_in_no_packet(tmp_path: Path) -> None:
    stage = play(tmp_path, ZH, "relocation", Scene.DECIDED)
    with stage.clerk() as work:
        fact = next(iter(work.file(stage.case).facts))
        words = "钱某某电话13800000000的反映不实，五户足额到账。"
        Evidence(work).find_fact(stage.case, fact, Finding.UNTRUE, words)
        issued = Packets(work).issue(stage.case, stage.key, ZH, NoProgress())
        data = Papers(work).file_of(stage.case, issued.paper)
        papers = [
            Papers(work).draft(stage.case, stage.key, row.document, ZH).data
            for row in Papers(work).rows(stage.case, stage.key, ZH)
        ]
    for text in map(whole_text, (data, *papers)):
        assert "钱某某" not in text
        assert "13800000000" not in text
    assert "某某电话某某的反映不实" in whole_text(data)


def test_evidence_that_is_no_picture_or_pdf_is_listed_as_left_out(tmp_path: Path) -> None:
    told = next(case for case in story(ZH).case if case.code == "flood")
    note = EvidenceStory(file="../story.en.toml", name="情况说明.txt", origin="镇应急管理办公室")
    longer = replace(told, evidence=(*told.evidence, note))
    other = play_case(tmp_path, ZH, longer, Scene.INVESTIGATED)
    with other.clerk() as work:
        packet = Packets(work).draft(other.case, other.key, ZH, NoProgress())
    assert "1件证据不附原件，可以到办案机关查看：证据4情况说明.txt" in whole_text(packet.data)
    assert not [title for title in titles(packet.data) if "情况说明" in title]


@needs("pdffonts")
@needs("qpdf")
def test_readers_find_nothing_wrong_with_a_packet(heard: Stage, tmp_path: Path) -> None:
    with heard.clerk() as work:
        issued = Packets(work).issue(heard.case, heard.key, ZH, NoProgress())
        data = Papers(work).file_of(heard.case, issued.paper)
    fonts = tool("pdffonts", data, tmp_path).splitlines()[2:]
    assert fonts
    assert all(line[-21:].split()[0] == "yes" for line in fonts)
    assert "No syntax or stream encoding errors" in tool("qpdf", data, tmp_path, "--check")
