"""What stands around the text of a page: case number, codes, page numbers, draft mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

import segno
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from desktop.documents.blocks import Document, PageStyle
from desktop.documents.fonts import EM, Hand, typeface
from desktop.documents.render.embed import compressed
from desktop.documents.render.measures import MM, PAGE_HEIGHT, PAGE_WIDTH, Measures, Type
from desktop.documents.render.outlines import path
from desktop.documents.render.sheet import Sheet
from desktop.text import Language, sentence

QR_SIZE = 25 * MM
QR_TOP = 12 * MM
HEADER, SECOND_HEADER, FOOTER = 18 * MM, 23.5 * MM, 284 * MM
SMALL = Type(hand=Hand.SONG, size=9, leading=12)
NUMBER = Type(hand=Hand.SONG, size=10.5, leading=14)
OFFICIAL_NUMBER = Type(hand=Hand.SONG, size=14, leading=18)
OFFICIAL_FOOTER = 269 * MM + 0.35 * OFFICIAL_NUMBER.size  # a dash 7 mm below the type area
LONG_HEADER = 34  # characters: beyond it the page code goes below
STAMP = Type(hand=Hand.BOLD, size=12, leading=16)
WATERMARK = "Draft"
SLOPE = pi / 6
PALE = 0.94  # 6 % black
SPREAD = {Language.CHINESE: (135.0, 104.0), Language.ENGLISH: (112.0, 14.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """What the pages of a paper are marked with.

    ``code`` is the page code in readable groups, ``qr`` what the QR code on the first page says.
    """

    draft: bool = False
    practice: bool = False
    code: str = ""
    qr: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """Which page of the paper this is, and of the packet if it is part of one."""

    page: int
    pages: int
    recto: bool = True
    number: int | None = None
    numbers: int = 0


def first_top(marks: PageMarks, document: Document, measures: Measures) -> float:
    """Return where the text of the first page begins: below the QR code if there is one."""
    if marks.qr or document.style is PageStyle.COVER:
        return max(measures.first_top, measures.top)
    return measures.top


def draw_head(
    sheet: Sheet, document: Document, marks: PageMarks, place: PagePlace, measures: Measures
) -> None:
    """Draw what comes before the text of a page; the draft mark lies under it."""
    if marks.draft:
        _watermark(sheet, document.language)
    language = document.language
    face = typeface(SMALL.hand, language)
    words = [document.header] if document.header else []
    words += [sentence("render.practice", language)] if marks.practice else []
    words += [sentence("render.draft", language)] if marks.draft else []
    between = "\u3000\u3000" if measures.chinese else "\u2003"
    line = between.join(words)
    sheet.words(line, (measures.left, HEADER), SMALL, face)
    first = place.page == 1
    code = sentence("render.page_code", language, code=marks.code) if marks.code else ""
    long = sum(face.glyph(char).advance for char in line) > LONG_HEADER * EM
    if first or document.stamp or long:
        sheet.words(code, (measures.left, SECOND_HEADER), SMALL, face)
    else:
        sheet.words(code, (measures.right, HEADER), SMALL, face, share=1)
    right = measures.right
    if first and marks.qr:
        sheet.squares(_qr_squares(marks.qr, right - QR_SIZE))
        right -= QR_SIZE + 4 * MM
    if document.stamp:
        _stamp(sheet, document, right)


def _stamp(sheet: Sheet, document: Document, right: float) -> None:
    face = typeface(STAMP.hand, document.language)
    width = sum(face.glyph(char).advance for char in document.stamp) * STAMP.size / EM + 16
    top, height = QR_TOP, STAMP.leading + 8
    sheet.frame(right - width, top, width, height)
    middle = (right - width / 2, top + 4 + STAMP.baseline)
    sheet.words(document.stamp, middle, STAMP, face, share=0.5)


def draw_foot(sheet: Sheet, document: Document, place: PagePlace, measures: Measures) -> None:
    """Draw the page numbers, after the text as they are read; a cover has none."""
    if document.style is PageStyle.COVER:
        return
    language = document.language
    face = typeface(Hand.SONG, language)
    outer = measures.right if place.recto else measures.left
    share = 1.0 if place.recto else 0.0
    middle = measures.left + measures.width / 2
    counted = sentence("render.page_of", language, page=place.page, pages=place.pages)
    if document.style is PageStyle.OFFICIAL:
        inset = -measures.body.size if place.recto else measures.body.size
        words = f"\u2014 {place.page} \u2014"
        sheet.words(words, (outer + inset, OFFICIAL_FOOTER), OFFICIAL_NUMBER, face, share)
        sheet.words(counted, (middle, FOOTER), SMALL, face, share=0.5)
    else:
        sheet.words(counted, (middle, FOOTER), NUMBER, face, share=0.5)
    if place.number is not None:
        words = sentence("render.packet_page", language, page=place.number, pages=place.numbers)
        sheet.words(words, (outer, FOOTER), SMALL, face, share)


def _qr_squares(content: str, left: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the dark parts of a QR code, neighbours of a row as one rectangle."""
    rows = [bytes(row) for row in segno.make_qr(content, error="m", boost_error=False).matrix]
    side = QR_SIZE / len(rows)
    for line, row in enumerate(rows):
        start = 0
        while (start := row.find(1, start)) >= 0:
            end = row.find(0, start)
            end = len(row) if end < 0 else end
            yield left + start * side, QR_TOP + line * side, (end - start) * side, side
            start = end


def _watermark(sheet: Sheet, language: Language) -> None:
    name = f"{WATERMARK}{language.value}"
    if not sheet.book.has(name):
        words = sentence("render.draft", language)
        content = "\n".join(_sloped(words, language)).encode("ascii")
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]),
            "Resources": PDFDictionary(),
        }
        sheet.book.add(name, compressed(content, **entries))
    sheet.place(name, (1, 0, 0, 1, 0, 0))


def _sloped(words: str, language: Language) -> Iterator[str]:
    """Yield the draft mark as outlines, not as text: it must not be in the way of copying."""
    size, between = SPREAD[language]
    face = typeface(Hand.BOLD, language)
    drawn: list[str] = []
    left = 0.0
    for char in words:
        glyph = face.glyph(char)
        drawn += path(glyph.face, glyph.number, left)
        left += glyph.advance + between / size * EM
    half = (left - between / size * EM) / 2
    scale = size / EM
    a, b = scale * cos(SLOPE), scale * sin(SLOPE)
    across = PAGE_WIDTH / 2 - half * a + 380 * b
    up = PAGE_HEIGHT / 2 - half * b - 380 * a
    yield f"{PALE} g {a:.5f} {b:.5f} {-b:.5f} {a:.5f} {across:.2f} {up:.2f} cm"
    yield from drawn
    yield "f"
