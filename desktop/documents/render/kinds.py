"""Kinds of characters, and what happens where two of them meet.

Chinese lines are ruled by neighbours: which pair may be parted (禁则), which closes up because two
half-empty squares touch, where a Latin word keeps a little distance, what gives way when a line is
filled. Which character is of which kind is data, in ``resources/typesetting/kinds.toml``.
"""

from __future__ import annotations

import tomllib
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from desktop import places
from desktop.documents.fonts import EM, Face, Typeface

HALF = EM // 2
LATIN_GAP = EM // 8  # between an ideograph and a Latin letter or digit
WIDE = 9 * EM // 10


class Kind(IntEnum):
    """How a character behaves on a line."""

    HAN = 0
    OPEN = 1
    CLOSE = 2
    STOP = 3
    MIDDLE = 4
    JOIN = 5
    UNIT = 6
    SUFFIX = 7
    PREFIX = 8
    LETTER = 9
    DIGIT = 10
    LATIN_OPEN = 11
    LATIN_CLOSE = 12
    HYPHEN = 13
    SPACE = 14
    STAY = 15
    BLANK = 16


class Parting(IntEnum):
    """Whether a line may end between two characters."""

    FREE = 0
    AVOIDED = 1
    NEVER = 2


class Joint(NamedTuple):
    """What lies between two neighbours, in thousandths of an em.

    ``gap`` is always there (below zero: they close up), ``give`` is what it may lose, and
    ``share`` weighs how much of a line's missing width it takes.
    """

    gap: int
    give: int
    share: int
    parting: Parting


CLOSING = frozenset((Kind.CLOSE, Kind.STOP))
SQUARE = frozenset((Kind.HAN, Kind.UNIT))
ALPHABETIC = frozenset((Kind.LETTER, Kind.DIGIT))
WORD = ALPHABETIC | {
    *(Kind.SUFFIX, Kind.PREFIX, Kind.LATIN_OPEN, Kind.LATIN_CLOSE, Kind.HYPHEN, Kind.STAY)
}
STARTS_NO_LINE = CLOSING | {Kind.MIDDLE, Kind.SUFFIX, Kind.LATIN_CLOSE, Kind.SPACE}
ENDS_NO_LINE = frozenset((Kind.OPEN, Kind.PREFIX, Kind.LATIN_OPEN))
UNIT_STAYS = frozenset(((Kind.DIGIT, Kind.UNIT), (Kind.BLANK, Kind.UNIT)))


def _gap(left: Kind, right: Kind) -> int:
    if left in CLOSING and (right in CLOSING or right is Kind.OPEN):
        return -HALF
    if left is Kind.OPEN and right is Kind.OPEN:
        return -HALF
    if (left in SQUARE and right in ALPHABETIC) or (left in ALPHABETIC and right in SQUARE):
        return LATIN_GAP
    return 0


def _give(left: Kind, right: Kind) -> int:
    gap = _gap(left, right)
    if gap == 0 and (left in CLOSING or right is Kind.OPEN):
        return 2 * HALF // 3
    if gap == LATIN_GAP:
        return LATIN_GAP // 2
    return EM // 12 if left is Kind.SPACE else 0


def _share(left: Kind, right: Kind) -> int:
    if left is Kind.SPACE:
        return 200
    if (left in WORD and right in WORD) or left is right is Kind.JOIN or right is Kind.SPACE:
        return 0
    if _gap(left, right) == LATIN_GAP:
        return 150
    if right in CLOSING or left is Kind.OPEN:
        return 60
    return 130 if left in CLOSING else 100


def _parting(left: Kind, right: Kind) -> Parting:
    if right in STARTS_NO_LINE or left in ENDS_NO_LINE or left is right is Kind.JOIN:
        return Parting.NEVER
    if left is Kind.SPACE:
        return Parting.FREE
    if left is Kind.HYPHEN and right is Kind.LETTER:
        return Parting.FREE
    together = (left in WORD and right in WORD) or (left, right) in UNIT_STAYS
    if together or Kind.STAY in (left, right):
        return Parting.NEVER
    if right is Kind.JOIN or (left is Kind.UNIT and right is Kind.DIGIT):
        return Parting.AVOIDED
    return Parting.FREE


JOINTS = tuple(
    Joint(_gap(left, right), _give(left, right), _share(left, right), _parting(left, right))
    for left in Kind
    for right in Kind
)
KINDS = len(Kind)


class Item:
    """One character ready to be set, or a blank; made once per typeface and character."""

    __slots__ = ("advance", "char", "face", "kind", "number")

    def __init__(self, char: str, kind: Kind, advance: int, face: Face | None, number: int) -> None:
        """Hold what the line breaker and the drawing ask for most."""
        self.char = char
        self.kind = kind
        self.advance = advance
        self.face = face
        self.number = number


class Items(dict[str, Item]):
    """The items of one typeface, by character."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> Item:
        glyph = self._typeface.glyph(char)
        kind = kind_of(char, glyph.advance)
        item = self[char] = Item(char, kind, glyph.advance, glyph.face, glyph.number)
        return item


@cache
def items_of(typeface: Typeface) -> Items:
    """Return the items of a typeface."""
    return Items(typeface)


def blank_item(width: int) -> Item:
    """Return room to write by hand, as wide as so many characters."""
    return Item("", Kind.BLANK, width * EM, None, 0)


NARROW_QUOTES = {
    "\u2018": Kind.LATIN_OPEN,
    "\u201c": Kind.LATIN_OPEN,
    "\u2019": Kind.LATIN_CLOSE,
    "\u201d": Kind.LATIN_CLOSE,
}
SPACES = {" ": Kind.SPACE, "\t": Kind.SPACE, "\u3000": Kind.SPACE, "\xa0": Kind.STAY}


def kind_of(char: str, advance: int) -> Kind:
    """Return how a character behaves when it is drawn this wide."""
    if char in NARROW_QUOTES and advance < WIDE:
        return NARROW_QUOTES[char]
    listed = SPACES.get(char) or _listed().get(char)
    if listed is not None:
        return listed
    if char.isspace():
        return Kind.SPACE
    if advance >= WIDE and not char.isascii():
        return Kind.HAN
    return Kind.DIGIT if char.isdigit() else Kind.LETTER


@cache
def _listed() -> dict[str, Kind]:
    path = places.resources() / "typesetting" / "kinds.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {char: Kind[name.upper()] for name, chars in table.items() for char in chars}
