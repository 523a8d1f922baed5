"""What a paper says can be read back, and nothing it says is ever an instruction."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject

from desktop.documents.blocks import Column as Head
from desktop.documents.blocks import (
    Document,
    Field,
    FieldTable,
    Heading,
    Note,
    PageStyle,
    Quote,
    Table,
    Title,
    cell,
    paragraph,
    runs,
)
from desktop.documents.fonts import Hand, typeface
from desktop.documents.render import missing_characters, render_packet, render_pdf
from desktop.errors import Refused
from desktop.text import Language, explain
from tests.documents.reading import fonts_of, page_texts, squeezed, tool, whole_text
from tests.documents.samples import (
    DRAFT,
    EN,
    FACTS,
    ISSUED,
    PLAIN,
    ZH,
    chinese_paper,
    document,
    drawn,
    english_paper,
    letter,
    packet,
)
from tests.machine import needs

HOSTILE = (
    '<img src="http://example.org/a.png"/>',
    "</para><para>",
    "&#x0;&lt;b&gt;",
    '<font size="99999">',
    "(\\) Tj ET Q /JS (app.alert(1)) \\",
    "%PDF-1.7 endstream endobj",
    "{{ x }}{% y %}=cmd|' /C calc'!A0",
)
SONG = typeface(Hand.SONG, Language.CHINESE)
DRAWABLE = st.text(
    alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cf", "Co", "Cn"]).filter(
        SONG.can_draw
    ),
    max_size=60,
)


def _words(thing: object) -> list[str]:
    """Return every text of a block tree, one by one."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [word for part in thing for word in _words(part)]
    names = ("text", "subtitle", "runs", "items", "label", "value", "caption", "columns", "head")
    more = ("rows", "source", "by", "options", "signatures", "name", "date", "refusal", "body")
    return [word for name in names + more for word in _words(getattr(thing, name, ()))]


@pytest.mark.parametrize("paper", [chinese_paper(), english_paper(), letter()])
def test_every_word_of_a_paper_is_in_its_text_layer(paper: Document) -> None:
    text = whole_text(render_pdf(paper, ISSUED).data)
    for word in _words(paper.blocks):
        assert squeezed(word) in text or all(part in text for part in squeezed(word).split("…"))


def test_a_paragraph_reads_back_as_it_was_written() -> None:
    content = FACTS + "由𠮷某、㛃某、𬭎某核实——￥1,234.56元……“完”。"
    for style in PageStyle:
        data = drawn(paragraph(content), style=style).data
        assert squeezed(content) in whole_text(data)


@given(text=DRAWABLE)
@example(text=HOSTILE[0])
@example(text=HOSTILE[1])
@example(text=HOSTILE[2])
@example(text=HOSTILE[3])
@example(text=HOSTILE[4])
@example(text=HOSTILE[5])
@example(text=HOSTILE[6])
@example(text="𠮷㛃𬭎𫖯")
def test_any_text_reads_back_and_nothing_in_it_is_markup(text: str) -> None:
    data = drawn(paragraph(f"始{text}终"), header="").data
    assert squeezed(f"始{text}终") in whole_text(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_plain_in_every_kind_of_block(text: str) -> None:
    table = Table(columns=(Head(head=text, share=1),), rows=((cell(text),),), caption=text)
    fields = FieldTable(rows=((Field(label=text, value=runs(text)),),))
    blocks = (
        Title(text=text),
        Heading(text=text),
        table,
        fields,
        Quote(text=text),
        Note(text=text),
    )
    data = drawn(*blocks, title=text, header="").data
    assert whole_text(data).count(squeezed(text)) == 9


@needs("pdftotext")
def test_other_readers_find_the_same_text(tmp_path: Path) -> None:
    text = squeezed(tool("pdftotext", render_pdf(chinese_paper(), ISSUED).data, tmp_path))
    for word in ("2026年11月17日14时至14时40分", "由𠮷某回拨", "《中国共产党问责条例》第十二条"):
        assert word in text


def test_text_comes_out_without_stray_spaces() -> None:
    (page,) = page_texts(drawn(Title(text="事实材料"), paragraph(FACTS), header="").data)
    first, second, *_ = page.splitlines()
    assert first == "事实材料"
    assert second == FACTS[: len(second)]


def test_every_font_is_embedded_and_says_its_characters() -> None:
    fonts = fonts_of(render_packet(packet()).data)
    kinds = {str(font["/Subtype"]) for font in fonts}
    assert kinds == {"/Type0", "/CIDFontType2"}
    for font in fonts:
        if "/DescendantFonts" in font:
            assert "/ToUnicode" in font
        else:
            descriptor = font["/FontDescriptor"]
            assert isinstance(descriptor, DictionaryObject)
            assert "/FontFile2" in descriptor


@needs("pdffonts")
@needs("qpdf")
@pytest.mark.parametrize("paper", [chinese_paper(), english_paper(), letter()])
def test_tools_find_papers_sound(paper: Document, tmp_path: Path) -> None:
    data = render_pdf(paper, DRAFT).data
    assert "No syntax or stream encoding errors" in tool("qpdf", data, tmp_path, "--check")
    rows = tool("pdffonts", data, tmp_path).splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@needs("pdffonts")
@needs("qpdf")
def test_tools_find_packets_sound(tmp_path: Path) -> None:
    data = render_packet(packet()).data
    assert "No syntax or stream encoding errors" in tool("qpdf", data, tmp_path, "--check")
    rows = tool("pdffonts", data, tmp_path).splitlines()[2:]
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_same_paper_is_the_same_bytes() -> None:
    assert render_pdf(chinese_paper(), DRAFT) == render_pdf(chinese_paper(), DRAFT)
    assert render_packet(packet()).data == render_packet(packet()).data


def test_a_file_says_what_it_is_and_nothing_of_the_machine() -> None:
    data = render_pdf(chinese_paper(), ISSUED).data
    for never in (b"CreationDate", b"ModDate", b"/Annots", b"/JavaScript", b"/URI", b"Helvetica"):
        assert never not in data


def test_missing_characters_are_named_with_their_place() -> None:
    paper = document(
        FieldTable(rows=((Field(label="姓名", value=runs("张\U00031350")),),)),
        paragraph("现有\U0001f600在场，又有\U0001f600。"),
        Table(columns=(Head(head="事实", share=1),), rows=((cell("见\u0e01"),),)),
    )
    missing = missing_characters(paper)
    assert {(found.char, found.where) for found in missing} == {
        ("\U00031350", "姓名"),
        ("\U0001f600", "现有\U0001f600"),
        ("\u0e01", "事实"),
    }
    with pytest.raises(Refused) as refused:
        render_pdf(paper, PLAIN)
    assert [problem.code for problem in refused.value.problems] == ["font.no_glyph"] * 3
    assert "姓名" in explain(refused.value.problems[0], ZH)
    assert "U+31350" in explain(refused.value.problems[0], EN)


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\u202e", "\u2066", "\ue000"])
def test_controls_are_refused_and_not_drawn(control: str) -> None:
    with pytest.raises(Refused):
        drawn(paragraph(f"张{control}某"))


def test_a_packet_names_what_is_missing_in_any_of_its_papers() -> None:
    broken = packet()
    with pytest.raises(Refused):
        render_packet(
            type(broken)(
                title=broken.title,
                language=broken.language,
                meta=broken.meta,
                cover=broken.cover,
                parts=(
                    *broken.parts,
                    type(broken.cover)(document=document(title="\U0001f600"), marks=PLAIN),
                ),
            )
        )


def test_an_empty_paper_is_one_page_with_its_marks() -> None:
    rendered = drawn(marks=ISSUED)
    assert rendered.pages == 1
    assert "青山镇〔2026〕12号" in whole_text(rendered.data)


def test_nothing_that_fetches_is_even_loaded() -> None:
    """The markup and canvas of reportlab reach for files and addresses; we never load them."""
    script = (
        "import sys; from tests.documents.samples import packet;"
        "from desktop.documents.render import render_packet; render_packet(packet());"
        "print(sorted(m for m in sys.modules if m.startswith(('reportlab.platypus',"
        "'reportlab.pdfgen', 'reportlab.graphics'))))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
