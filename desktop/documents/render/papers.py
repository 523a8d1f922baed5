"""A paper, and a packet of papers, as a finished PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop.documents.blocks import Align, Document, DocumentMeta, PageStyle, Title, Voice, runs
from desktop.documents.fonts import EM
from desktop.documents.render import paragraphs
from desktop.documents.render.book import Book
from desktop.documents.render.cutting import pages_of
from desktop.documents.render.glyphs import missing_characters
from desktop.documents.render.marks import PageMarks, PagePlace, draw_foot, draw_head, first_top
from desktop.documents.render.measures import Measures, measures
from desktop.documents.render.sheet import Sheet
from desktop.documents.render.slabs import Page, Slab, lay, tied
from desktop.errors import Refused
from desktop.text import Language, sentence

COUNTED, FRONT, UNCOUNTED = "D", "r", ""  # how readers number the pages of a PDF


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A heading or paper of a finished PDF and the page it begins on, counted from 1."""

    name: str
    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A finished PDF: same paper, same program, same bytes."""

    data: bytes
    pages: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paper of a packet and how its pages are marked."""

    document: Document
    marks: PageMarks
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Papers and exhibits as one whole: a cover, a table of contents, then each part.

    Printed on both sides, every part begins on the front of a sheet.
    """

    title: str
    language: Language
    meta: DocumentMeta
    cover: Part
    parts: tuple[Part, ...]
    duplex: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A part cut into pages."""

    part: Part
    pages: list[Page]
    sizes: Measures


def go_on() -> None:
    """Do nothing between two papers."""


def render_pdf(document: Document, marks: PageMarks) -> RenderedPdf:
    """Return one paper as a PDF; a character that no font has is refused before drawing."""
    part = Part(document=document, marks=marks)
    _refuse_missing([part])
    book = Book(document.language)
    laid = _lay(part)
    for page in range(len(laid.pages)):
        place = PagePlace(page=page + 1, pages=len(laid.pages), recto=page % 2 == 0)
        _draw(book, laid, place, (COUNTED, page + 1))
    return _finished(book, document.title, document.meta)


def count_pages(document: Document, marks: PageMarks) -> int:
    """Return how many pages a paper has, without drawing it."""
    return len(_lay(Part(document=document, marks=marks)).pages)


def render_packet(packet: Packet, between: Callable[[], None] = go_on) -> RenderedPdf:
    """Return a packet as one PDF with contents, bookmarks and numbers that run through.

    ``between`` is called before each paper; what it raises stops the work.
    """
    _refuse_missing([packet.cover, *packet.parts])
    numbers: list[int] = []
    front = [_lay(packet.cover), _contents(packet, numbers)]
    laid: list[_Laid] = []
    for part in packet.parts:
        between()
        laid.append(_lay(part))
        numbers.append(sum(len(before.pages) for before in laid[:-1]) + 1)
    book = Book(packet.language)
    for before in front:
        _draw_front(book, before, packet)
    total = sum(len(paper.pages) for paper in laid)
    for paper, first in zip(laid, numbers, strict=True):
        between()
        _start(book, paper.part, packet)
        for page in range(len(paper.pages)):
            place = PagePlace(
                page=page + 1,
                pages=len(paper.pages),
                recto=book.pages % 2 == 0,
                number=first + page,
                numbers=total,
            )
            _draw(book, paper, place, (COUNTED, first + page))
    return _finished(book, packet.title, packet.meta)


def _refuse_missing(parts: Iterable[Part]) -> None:
    missing = [found for part in parts for found in missing_characters(part.document)]
    if missing:
        raise Refused(found.problem() for found in missing)


def _lay(part: Part) -> _Laid:
    document = part.document
    sizes = measures(document.style, document.language)
    pages = pages_of(document, first_top=first_top(part.marks, document, sizes))
    return _Laid(part=part, pages=pages, sizes=sizes)


def _draw(book: Book, laid: _Laid, place: PagePlace, label: tuple[str, int]) -> None:
    sheet = Sheet(book)
    draw_head(sheet, laid.part.document, laid.part.marks, place, laid.sizes)
    for slab in laid.pages[place.page - 1]:
        slab.slab.draw(sheet, slab.top)
    draw_foot(sheet, laid.part.document, place, laid.sizes)
    sheet.finish(*label)


def _start(book: Book, part: Part, packet: Packet) -> None:
    """Begin a part: on the front of a sheet, with a bookmark."""
    if packet.duplex and book.pages % 2:
        Sheet(book).finish(UNCOUNTED)
    Sheet(book).mark(part.name, part.document.title, 0, 0)


def _draw_front(book: Book, laid: _Laid, packet: Packet) -> None:
    _start(book, laid.part, packet)
    for page in range(len(laid.pages)):
        place = PagePlace(page=page + 1, pages=len(laid.pages), recto=book.pages % 2 == 0)
        _draw(book, laid, place, (FRONT, book.pages + 1))


def _contents(packet: Packet, numbers: list[int]) -> _Laid:
    """Return the table of contents; its numbers are known by the time it is drawn."""
    title = sentence("render.contents", packet.language)
    document = Document(
        title=title,
        language=packet.language,
        blocks=(),
        meta=packet.meta,
        header=packet.cover.document.header,
    )
    marks = replace(packet.cover.marks, qr="")
    sizes = measures(PageStyle.FORM, packet.language)
    slabs = paragraphs.title(Title(text=title), sizes)
    for place, part in enumerate(packet.parts):
        entry = _entry(place, part, sizes, numbers)
        slabs += paragraphs.spaced(tied(entry), 12) if place == 0 else entry
    pages = lay(slabs, sizes.top, sizes.top, sizes.bottom)
    part = Part(document=document, marks=marks)
    return _Laid(part=part, pages=pages, sizes=sizes)


def _entry(place: int, part: Part, sizes: Measures, numbers: list[int]) -> list[Slab]:
    """Return a line of the contents: number, title, dots, page."""
    style = sizes.body
    hang, number_room = 2.2 * style.size, 3 * style.size
    area = replace(paragraphs.whole(sizes).inset(hang, number_room), align=Align.LEFT)
    words = runs(part.document.title)
    placed = paragraphs.place_lines(words, sizes, style, area)
    lines = [paragraphs.line_slab(line, style) for line in placed]
    face = sizes.voices(style)[Voice.PLAIN]
    end = placed[-1].left + placed[-1].line.width * style.size / EM + 6

    def draw_first(sheet: Sheet, top: float) -> None:
        sheet.words(str(place + 1), (sizes.left, top + style.baseline), style, face)
        lines[0].draw(sheet, top)

    def draw_last(sheet: Sheet, top: float) -> None:
        number = str(numbers[place])
        (draw_first if len(lines) == 1 else lines[-1].draw)(sheet, top)
        baseline = top + style.baseline
        sheet.words(number, (sizes.right, baseline), style, face, share=1)
        wide = (len(number) * 0.56 + 0.4) * style.size
        sheet.dots(end, sizes.right - wide, baseline - 0.1 * style.size)

    drawn = [replace(lines[0], draw=draw_first), *lines[1:]]
    drawn[-1] = replace(drawn[-1], draw=draw_last)
    return drawn


def _finished(book: Book, title: str, meta: DocumentMeta) -> RenderedPdf:
    anchors = tuple(
        Anchor(name=mark.name, title=mark.title, level=mark.level, page=mark.page + 1)
        for mark in book.marks
    )
    return RenderedPdf(data=book.finished(title, meta), pages=book.pages, anchors=anchors)
