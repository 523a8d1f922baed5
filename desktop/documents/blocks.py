"""The block tree of a paper: what it says, in order, without a word about how it is drawn.

Text is plain: nothing in it is markup, and only a renderer may escape it. Lengths that belong to
the meaning (a blank to fill in, the share of a column) are here; sizes, faces and colours are not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from desktop.text import Language


class Voice(Enum):
    """How words within a paragraph are spoken."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    CITATION = "citation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some text in one voice; a line break in it starts a new line."""

    text: str
    voice: Voice = Voice.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Room to write by hand, as wide as this many Chinese characters."""

    width: int


Run = Words | Blank


def plain(text: str) -> Words:
    """Return words in the ordinary voice."""
    return Words(text=text)


def emphasis(text: str) -> Words:
    """Return words that must not be overlooked."""
    return Words(text=text, voice=Voice.EMPHASIS)


def citation(text: str) -> Words:
    """Return words that name a legal text and a place in it."""
    return Words(text=text, voice=Voice.CITATION)


def blank(width: int) -> Blank:
    """Return room to write by hand."""
    return Blank(width=width)


def runs(*parts: str | Run) -> tuple[Run, ...]:
    """Return runs; a bare string is plain words."""
    return tuple(plain(part) if isinstance(part, str) else part for part in parts)


class Align(Enum):
    """Where the lines of a paragraph stand."""

    BODY = "body"  # as running text of the language stands
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The name of the paper, large; a line break says where to part it if one line is too short."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 4, numbered by its author; it stays with what follows."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; indented by two characters where the language does so."""

    runs: tuple[Run, ...]
    indent: bool = True
    align: Align = Align.BODY


def paragraph(*parts: str | Run, indent: bool = True, align: Align = Align.BODY) -> Paragraph:
    """Return a paragraph of strings and runs."""
    return Paragraph(runs=runs(*parts), indent=indent, align=align)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and its value; ``room`` lines stay free when the value is written by hand."""

    label: str
    value: tuple[Run, ...] = ()
    room: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """Rows of one or two fields each, framed; a label takes this share of the table's width."""

    rows: tuple[tuple[Field, ...], ...]
    label_share: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's head, its share of the table's width, and where its text stands."""

    head: str
    share: float
    align: Align = Align.BODY


Cell = tuple[Paragraph, ...]


def cell(*parts: str | Run) -> Cell:
    """Return a cell of one paragraph."""
    return (Paragraph(runs=runs(*parts), indent=False),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a head that is repeated on every page the table reaches."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """Items numbered in order; ``mark`` holds ``{n}``."""

    items: tuple[tuple[Run, ...], ...]
    mark: str = "{n}."
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a legal text and what it says, in its words or in ours."""

    source: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Someone's own words, set apart, and whose they are."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A line to sign: who signs, the name if it is printed, the date or the room for it."""

    label: str
    name: str = ""
    date: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """Lines to sign, and room to note a refusal; never alone on a page."""

    signatures: tuple[Signature, ...]
    refusal: str = ""
    refusal_lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SealBlock:
    """The body that answers for the paper and the date, with room for its real seal."""

    body: str
    date: tuple[Run, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A small remark under what it concerns."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Ruled lines to write on, under a label if it has one."""

    count: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One box to tick."""

    text: str
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Boxes to tick, after what they answer."""

    options: tuple[Option, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An exhibit picture (JPEG or PNG), fetched by its digest when the paper is drawn."""

    digest: str
    read: Callable[[], bytes] = field(repr=False, compare=False)
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPages:
    """An exhibit that is itself a PDF: each of its pages becomes a page of the paper.

    Its name is not drawn: it is what a clerk is told when the file cannot be read.
    """

    digest: str
    read: Callable[[], bytes] = field(repr=False, compare=False)
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Title
    | Heading
    | Paragraph
    | FieldTable
    | Table
    | NumberedList
    | Citation
    | Quote
    | SignatureBlock
    | SealBlock
    | Note
    | Lines
    | Choice
    | Picture
    | PdfPages
    | PageBreak
)


class PageStyle(Enum):
    """The kind of sheet a paper is set on."""

    FORM = "form"  # forms, minutes, checklists
    OFFICIAL = "official"  # type area and faces of GB/T 9704
    COVER = "cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMeta:
    """What the file says about itself."""

    office: str
    subject: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper. Its language is its own; ``header`` names the case on every page.

    ``stamp`` marks each page of an exhibit with its number.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    meta: DocumentMeta
    header: str = ""
    stamp: str = ""
    style: PageStyle = PageStyle.FORM
