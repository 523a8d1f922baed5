"""How pages are filled: nothing is torn apart, nothing stands alone, everything is in its place."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.documents.blocks import (
    Block,
    Citation,
    Column,
    FieldTable,
    Heading,
    Lines,
    NumberedList,
    PageBreak,
    PageStyle,
    SealBlock,
    Signature,
    SignatureBlock,
    Table,
    Title,
    cell,
    paragraph,
    runs,
)
from desktop.documents.render import PageMarks, render_pdf
from desktop.documents.render.slabs import Slab, Turn, guarded, lay, nothing
from tests.documents.reading import darkness, lines, page_texts, squeezed, whole_text
from tests.documents.samples import (
    DRAFT,
    EN,
    ISSUED,
    chinese_paper,
    document,
    drawn,
    evidence_table,
    letter,
)

ROOT = Path(__file__).resolve().parents[2]

LINE = "县应急局电话抽查时值班室无人接听该人受指派在石桥村转移群众"
FILLING = range(19, 26)  # lines on the first page, which holds 25


def body(data: bytes) -> list[list[str]]:
    """Return the lines of text of each page without header and footer."""
    pages = [text.splitlines() for text in page_texts(data)]
    return [
        [
            line
            for line in page
            if not re.match(r"青山镇〔|核验码|(— )?\d+( /| —)", line) and line.strip()
        ]
        for page in pages
    ]


def filler(count: int) -> tuple[Block, ...]:
    """Return so many lines that are paragraphs of their own."""
    return tuple(paragraph(f"第{number}行。") for number in range(count))


@pytest.mark.parametrize("count", FILLING)
def test_a_paragraph_leaves_two_lines_on_either_page(count: int) -> None:
    long = paragraph("".join(f"句{number}完，" + LINE for number in range(4)))
    pages = body(drawn(*filler(count), long).data)
    parts = [[line for line in page if not line.startswith("第")] for page in pages]
    assert sum(map(len, parts)) >= 5
    assert all(len(part) != 1 for part in parts)


@pytest.mark.parametrize("count", FILLING)
def test_a_heading_stays_with_two_lines_of_text(count: int) -> None:
    pages = body(drawn(*filler(count), Heading(text="一、认定的事实"), paragraph(LINE * 3)).data)
    (page,) = [page for page in pages if "一、认定的事实" in page]
    assert len(page) - page.index("一、认定的事实") >= 3


@pytest.mark.parametrize("count", FILLING)
def test_a_place_to_sign_is_never_alone_on_a_page(count: int) -> None:
    signing = SignatureBlock(
        signatures=(Signature(label="当事人（签名）："), Signature(label="经办人：")),
        refusal="拒绝签名的，注明情况：",
    )
    seal = SealBlock(body="中共青山镇委员会", date=runs("2026年11月20日"))
    pages = body(drawn(*filler(count), paragraph(LINE * 3), signing, seal).data)
    (page,) = [page for page in pages if any("当事人" in line for line in page)]
    assert sum(LINE[:4] in line or line[0] in LINE for line in page) >= 2
    assert any("委员会" in line for line in page)


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    rendered = drawn(evidence_table(40))
    texts = [squeezed(text) for text in page_texts(rendered.data)]
    assert rendered.pages >= 3
    assert all("序号事实证据页码" in text for text in texts)
    assert squeezed("".join(texts)).count("序号") == rendered.pages
    for number in range(1, 41):
        assert sum(f"证据{number}：" in text for text in texts) == 1


@pytest.mark.parametrize("count", FILLING)
def test_a_table_begins_with_head_and_row_together(count: int) -> None:
    texts = [squeezed(text) for text in page_texts(drawn(*filler(count), evidence_table(4)).data)]
    first = next(text for text in texts if "事实—证据对照表" in text)
    assert "序号" in first
    assert "证据1：" in first


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    long = "".join(f"第{number}句，" + LINE for number in range(120))
    table = Table(
        columns=(Column(head="序号", share=1), Column(head="内容", share=6)),
        rows=((cell("1"), cell(long)), (cell("2"), cell("完"))),
    )
    rendered = drawn(table)
    assert rendered.pages >= 3
    assert whole_text(rendered.data).count("序号内容") == rendered.pages
    text = "".join(line for page in body(rendered.data) for line in page)
    assert squeezed(long) in squeezed(text).replace("序号内容", "")


def test_a_page_break_breaks_and_makes_no_empty_page() -> None:
    rendered = drawn(paragraph("前"), PageBreak(), PageBreak(), paragraph("后"), PageBreak())
    assert [page for page in body(rendered.data)] == [["前"], ["后"]]


def test_ruled_lines_go_on_overleaf_two_at_a_time() -> None:
    assert drawn(Lines(label="记录：", count=60)).pages >= 3


def test_a_long_field_and_a_long_list_come_out_whole() -> None:
    long = "".join(f"第{number}项，" + LINE for number in range(300))
    items = NumberedList(items=tuple(runs(f"条目{n}。") for n in range(200)), mark="（{n}）")
    text = whole_text(drawn(paragraph(long), items).data)
    assert squeezed(long) in re.sub(r"青山镇〔2026〕12号|\d+/\d+", "", text)
    assert "（200）条目199。" in text


slabs = st.builds(
    lambda height, turn: Slab(height=height, draw=nothing, turn=turn),
    height=st.floats(1, 120),
    turn=st.sampled_from([Turn.MAY, Turn.MAY, Turn.MAY, Turn.NEVER, Turn.MUST]),
)


@given(st.lists(slabs, max_size=60))
def test_laying_loses_nothing_and_overfills_no_page_it_could_end(pile: list[Slab]) -> None:
    pages = lay(pile, 100, 50, 300)
    assert [laid.slab.height for page in pages for laid in page] == [s.height for s in pile]
    for number, page in enumerate(pages):
        assert all(laid.slab.turn is not Turn.MUST for laid in page[1:])
        used = sum(laid.slab.height for laid in page)
        room = 200 if number == 0 else 250
        if used > room + 0.1:
            assert all(laid.slab.turn is Turn.NEVER for laid in page[1:])


@given(st.integers(0, 12))
def test_guarding_leaves_no_single_line(count: int) -> None:
    lines_of_text = guarded([Slab(height=10, draw=nothing) for _ in range(count)])
    breaks = [n for n, slab in enumerate(lines_of_text) if n and slab.turn is Turn.MAY]
    assert all(2 <= place <= count - 2 for place in breaks)


def test_the_first_page_bears_number_code_and_a_qr_code_of_25_mm() -> None:
    data = render_pdf(chinese_paper(), DRAFT).data
    first, second, *_ = page_texts(data)
    for page in (first, second):
        assert "青山镇〔2026〕12号" in page
        assert "核验码 3F7A-92C4" in page
        assert "练习" in page
        assert "草稿" in page
    assert "1 / 4" in first
    assert "2 / 4" in second
    at = darkness(data, scale=4)
    inside = [at(159.3 + 24.5 * n / 60, 12 + 24.5 * m / 60) for n in range(61) for m in range(61)]
    dark = sum(grey < 128 for grey in inside) / len(inside)
    assert 0.35 < dark < 0.65
    assert at(159.3, 12.3) < 128
    assert at(158.5, 12.3) > 200
    assert at(159.3, 36.7) < 128
    assert at(159.3, 37.6) > 200


def test_an_issued_paper_has_no_draft_mark_and_a_draft_has_a_pale_one() -> None:
    issued, draft = (render_pdf(letter(), marks).data for marks in (ISSUED, DRAFT))
    assert "草稿" not in whole_text(issued)
    places = [(x, y) for x in range(30, 180) for y in range(100, 200)]
    at_draft, at_issued = darkness(draft, page=1), darkness(issued, page=1)
    assert Counter(at_issued(*place) for place in places).most_common(1)[0][0] == 255
    assert [grey for grey, _ in Counter(at_draft(*place) for place in places).most_common(2)] == [
        255,
        pytest.approx(240, abs=1),
    ]


def test_the_draft_mark_is_no_text() -> None:
    text = whole_text(render_pdf(chinese_paper(), replace(DRAFT, practice=False)).data)
    assert text.count("草稿") == 4  # the word in the header of each of the four pages


def test_a_form_stands_where_the_standard_puts_text() -> None:
    found = lines(drawn(paragraph(LINE * 12)).data)
    text = [line for line in found if line[3][:2] in LINE or line[3][0] in LINE][1:20]
    assert min(left for left, *_ in text) == pytest.approx(28, abs=0.5)
    assert max(right for _, right, *_ in text) == pytest.approx(184, abs=0.5)


def test_an_official_paper_has_28_characters_to_the_line_and_22_lines_to_the_page() -> None:
    data = drawn(paragraph("国" * 28 * 60, indent=False), style=PageStyle.OFFICIAL).data
    first, second, *_ = body(data)
    assert {len(line) for line in first} == {28}
    assert len(first) == len(second) == 22
    found = [line for line in lines(data, 1) if "国" in line[3]]
    pitch = [after[2] - line[2] for line, after in pairwise(found)]
    assert all(step == pytest.approx(28.95 * 25.4 / 72, abs=0.1) for step in pitch)
    assert found[0][2] == pytest.approx(37 + 2.3, abs=1)


def test_headings_become_bookmarks_and_anchors() -> None:
    rendered = render_pdf(chinese_paper(), ISSUED)
    assert [(anchor.title, anchor.page) for anchor in rendered.anchors if anchor.name] == [
        ("一、认定的事实", 1),
        ("二、主要证据", 1),
        ("三、有关规定", 3),
    ]
    reader = PdfReader(BytesIO(rendered.data))
    outline = reader.outline
    assert [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)] == [
        anchor.title for anchor in rendered.anchors if anchor.level == 1
    ]
    assert any(isinstance(entry, list) for entry in outline)
    assert reader.metadata is not None
    assert reader.metadata.title == "事实材料"
    assert reader.metadata.author == "青山镇"
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_an_english_paper_says_so() -> None:
    rendered = drawn(paragraph("Facts."), language=EN, title="Facts")
    assert str(PdfReader(BytesIO(rendered.data)).root_object["/Lang"]) == "en"


@pytest.mark.parametrize(
    "title", ["长" * 27, "关于对张某同志在防汛值班期间履职情况予以澄清正名的函"]
)
def test_a_long_title_is_balanced(title: str) -> None:
    found = [line for line in body(drawn(Title(text=title)).data)[0] if set(line) <= set(title)]
    assert len(found) == 2
    assert abs(len(found[0]) - len(found[1])) <= 2


def test_white_space_falls_away_at_the_top_of_a_page() -> None:
    heights = {
        lines(drawn(*filler(1), PageBreak(), block).data, 1)[1][2]
        for block in (paragraph("国"), Heading(text="国"))
    }
    assert max(heights) - min(heights) < 0.5


def test_blocks_without_anything_in_them_do_not_fail() -> None:
    empty: tuple[Block, ...] = (
        NumberedList(items=()),
        FieldTable(rows=()),
        Citation(source="《条例》"),
        paragraph(""),
        Title(text=""),
    )
    assert drawn(*empty, marks=PageMarks()).pages == 1
    assert drawn(NumberedList(items=()), language=EN).pages == 1
    assert document().blocks == ()


def test_a_paper_without_pdf_evidence_is_drawn_without_the_reader_of_pdf() -> None:
    code = (
        "import sys\n"
        "from desktop.documents.blocks import paragraph\n"
        "from desktop.documents.render import PageMarks, render_pdf\n"
        "from tests.documents.samples import document\n"
        "render_pdf(document(paragraph('事实清楚')), PageMarks())\n"
        "print([name for name in ('pypdf', 'fontTools') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert told.stdout.decode().strip() == "[]"
