"""Sizes, faces and margins of the sheets papers are set on, in points.

A form and an official paper share the type area of GB/T 9704-2012: 156 mm wide, 28 mm from the
left edge, 28 characters to the line. An official paper is 225 mm high, 37 mm from the top, with
22 lines of 28.95 points (29 would give 21).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop.documents.blocks import PageStyle, Voice
from desktop.documents.fonts import EM, Hand, Typeface, typeface
from desktop.text import Language

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
ONE = 156 * MM / 28  # 三号, as wide as 28 to the line ask for
HAIR, FRAME = 0.5, 0.9  # rules inside and around
GREY = 0.35  # 65 % black: the lightest that small print may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A hand at a size, and how far apart its lines stand."""

    hand: Hand
    size: float
    leading: float

    @property
    def baseline(self) -> float:
        """How far below the top of its line a text stands."""
        return (self.leading - self.size) / 2 + 0.88 * self.size

    def units(self, width: float) -> int:
        """Return a width in thousandths of the type size."""
        return round(width / self.size * EM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Everything the blocks of one sheet need to know about sizes."""

    language: Language
    top: float
    first_top: float
    bottom: float
    body: Type
    strong: Hand
    title: Type
    title_gap: float
    subtitle: Type
    headings: tuple[Type, Type, Type, Type]
    quote: Type
    table: Type
    table_head: Type
    small: Type
    indent: float
    paragraph_gap: float
    heading_gap: float
    signature_leading: float
    left: float = 28 * MM
    width: float = 156 * MM

    @property
    def chinese(self) -> bool:
        """Lines are filled to the right edge and paragraphs indented."""
        return self.language is Language.CHINESE

    @property
    def right(self) -> float:
        """Where the type area ends."""
        return self.left + self.width

    def voices(self, style: Type) -> dict[Voice, Typeface]:
        """Return what draws each voice within text of a type."""
        plain = typeface(style.hand, self.language)
        strong = typeface(self.strong, self.language)
        return {Voice.PLAIN: plain, Voice.EMPHASIS: strong, Voice.CITATION: plain}


@cache
def measures(style: PageStyle, language: Language) -> Measures:
    """Return the sizes of a sheet in a language."""
    if language is Language.ENGLISH:
        return _english(style)
    return _official() if style is PageStyle.OFFICIAL else _form(style)


def _form(style: PageStyle) -> Measures:
    bold = Type(hand=Hand.BOLD, size=ONE, leading=27)
    body = Type(hand=Hand.SONG, size=ONE, leading=27)
    cover = style is PageStyle.COVER
    return Measures(
        language=Language.CHINESE,
        top=30 * MM,
        first_top=(82 if cover else 44) * MM,
        bottom=270 * MM,
        body=body,
        strong=Hand.BOLD,
        title=Type(hand=Hand.BOLD, size=30 if cover else 22, leading=48 if cover else 32),
        title_gap=28 if cover else 8,
        subtitle=Type(hand=Hand.SONG, size=14, leading=22),
        headings=(bold, bold, body, body),
        quote=Type(hand=Hand.KAI, size=14, leading=24),
        table=Type(hand=Hand.SONG, size=12, leading=19),
        table_head=Type(hand=Hand.BOLD, size=12, leading=19),
        small=Type(hand=Hand.SONG, size=10.5, leading=16),
        indent=2,
        paragraph_gap=0,
        heading_gap=0,
        signature_leading=32,
    )


def _official() -> Measures:
    leading = 28.95

    def one(hand: Hand) -> Type:
        return Type(hand=hand, size=ONE, leading=leading)

    return Measures(
        language=Language.CHINESE,
        top=37 * MM,
        first_top=46 * MM,
        bottom=262 * MM,
        body=one(Hand.FANG),
        strong=Hand.HEI,
        title=Type(hand=Hand.BOLD, size=22, leading=32),
        title_gap=leading / 2,
        subtitle=Type(hand=Hand.KAI, size=ONE, leading=leading),
        headings=(one(Hand.HEI), one(Hand.KAI), one(Hand.FANG), one(Hand.FANG)),
        quote=one(Hand.KAI),
        table=Type(hand=Hand.FANG, size=12, leading=19),
        table_head=Type(hand=Hand.HEI, size=12, leading=19),
        small=Type(hand=Hand.FANG, size=10.5, leading=16),
        indent=2,
        paragraph_gap=0,
        heading_gap=0,
        signature_leading=leading,
    )


def _english(style: PageStyle) -> Measures:
    cover = style is PageStyle.COVER
    body = Type(hand=Hand.SONG, size=11.5, leading=18)
    return Measures(
        language=Language.ENGLISH,
        top=30 * MM,
        first_top=(82 if cover else 44) * MM,
        bottom=(262 if style is PageStyle.OFFICIAL else 270) * MM,
        body=body,
        strong=Hand.BOLD,
        title=Type(hand=Hand.BOLD, size=28 if cover else 20, leading=40 if cover else 28),
        title_gap=28 if cover else 8,
        subtitle=Type(hand=Hand.SONG, size=12, leading=18),
        headings=(
            Type(hand=Hand.BOLD, size=13, leading=20),
            Type(hand=Hand.BOLD, size=11.5, leading=18),
            body,
            body,
        ),
        quote=body,
        table=Type(hand=Hand.SONG, size=10, leading=15),
        table_head=Type(hand=Hand.BOLD, size=10, leading=15),
        small=Type(hand=Hand.SONG, size=9, leading=13.5),
        indent=0,
        paragraph_gap=7,
        heading_gap=10,
        signature_leading=30,
    )
