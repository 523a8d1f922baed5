"""The faces of papers: which characters each can draw, how wide, and where the outlines lie.

Our fonts are made by ``packaging/make_fonts.py``: TrueType outlines, 1000 units to the em, a
Unicode table of format 4 or 12. Only what is asked for is read: a face of 15 MB costs a
millisecond, and its characters are looked up once per process.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_right
from enum import Enum
from functools import cache
from sys import byteorder
from typing import NamedTuple

from desktop import places
from desktop.errors import Damaged, Problem, Refused, Unavailable
from desktop.text import Language

EM = 1000
LATIN_END = 0x250
DASH = "\u2014"
THIN_SPACES = frozenset("\u2004\u2005\u2006\u2008\u2009\u200a\u202f\u205f")


class FaceName(Enum):
    """The faces that are shipped, by file name."""

    SONG = "NotoSerifSC-Regular"
    SONG_BOLD = "NotoSerifSC-Bold"
    HEI = "NotoSansSC-Regular"
    HEI_MEDIUM = "NotoSansSC-Medium"
    KAI = "QuanhengKai"
    FANG = "QuanhengFang"
    RARE = "QuanhengRare"
    LATIN = "QuanhengLatinSerif-Regular"
    LATIN_BOLD = "QuanhengLatinSerif-Bold"


class Face:
    """One font file, read where it is asked."""

    def __init__(self, name: FaceName, data: mmap.mmap | bytes) -> None:
        """Find the tables; a file that is not one of our fonts is damaged."""
        self.name = name
        self._data = data
        try:
            self._read()
        except (struct.error, KeyError, IndexError, ValueError) as error:
            raise Damaged(Problem("font.damaged", about=name.value, file=name.value)) from error

    def _read(self) -> None:
        count = struct.unpack_from(">H", self._data, 4)[0]
        self._tables = {
            bytes(tag): (offset, length)
            for tag, _, offset, length in struct.iter_unpack(
                ">4sIII", self._data[12 : 12 + 16 * count]
            )
        }
        head = self.table(b"head")
        if struct.unpack_from(">H", head, 18)[0] != EM:
            raise ValueError("not 1000 units to the em")
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        metrics = struct.unpack_from(">H", self.table(b"hhea"), 34)[0]
        self.ascent, self.descent = struct.unpack_from(">hh", self.table(b"OS/2"), 68)
        self._advances = _numbers("H", self.table(b"hmtx")[: 4 * metrics])[::2]
        wide = struct.unpack_from(">h", head, 50)[0]
        self._starts = _numbers("I" if wide else "H", self.table(b"loca"))
        self._scale = 1 if wide else 2
        self._glyf = self._tables[b"glyf"][0]
        self._map = _character_map(self.table(b"cmap"))
        self._kerning: dict[int, int] = (
            _pairs(self.table(b"kern")) if b"kern" in self._tables else {}
        )
        self.kerns = bool(self._kerning)

    def table(self, tag: bytes) -> bytes:
        """Return the bytes of a table."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def has_table(self, tag: bytes) -> bool:
        """Tell whether the file holds a table."""
        return tag in self._tables

    def glyph(self, code: int) -> int:
        """Return the glyph of a character, 0 if the face cannot draw it."""
        firsts, lasts, glyphs = self._map
        found = bisect_right(firsts, code) - 1
        if found < 0 or code > lasts[found]:
            return 0
        return glyphs[found] + code - firsts[found]

    def advance(self, glyph: int) -> int:
        """Return a glyph's width in thousandths of an em."""
        return self._advances[min(glyph, len(self._advances) - 1)]

    def outline(self, glyph: int) -> bytes:
        """Return the bytes of a glyph's outline, none for a space."""
        start, end = (self._starts[place] * self._scale for place in (glyph, glyph + 1))
        return self._data[self._glyf + start : self._glyf + end]

    def kerning(self, left: int, right: int) -> int:
        """Return how much nearer (below zero) or farther two glyphs stand than their widths."""
        return self._kerning.get(left << 16 | right, 0)


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind, data)
    if byteorder == "little":
        numbers.byteswap()
    return numbers


CharacterMap = tuple[list[int], list[int], list[int]]


def _character_map(cmap: bytes) -> CharacterMap:
    """Return runs of consecutive characters and glyphs: firsts, lasts, glyphs of the firsts."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    places_of = {
        (platform, encoding): offset
        for platform, encoding, offset in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * count])
    }
    if (3, 10) in places_of:
        return _format_12(cmap, places_of[3, 10])
    return _format_4(cmap, places_of[3, 1])


def _format_12(cmap: bytes, place: int) -> CharacterMap:
    count = struct.unpack_from(">I", cmap, place + 12)[0]
    groups = _numbers("I", cmap[place + 16 : place + 16 + 12 * count])
    return list(groups[::3]), list(groups[1::3]), list(groups[2::3])


def _format_4(cmap: bytes, place: int) -> CharacterMap:
    length, _, doubled = struct.unpack_from(">HHH", cmap, place + 2)
    words = _numbers("H", cmap[place + 14 : place + length])
    count = doubled // 2
    lasts, firsts = words[:count], words[count + 1 : 2 * count + 1]
    deltas, offsets = words[2 * count + 1 : 3 * count + 1], 3 * count + 1
    runs: CharacterMap = ([], [], [])
    for segment, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        offset = words[offsets + segment]
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = words[offsets + segment + offset // 2 + code - first] if offset else code
            if glyph:
                for column, number in zip(
                    runs, (code, code, glyph + deltas[segment] & 0xFFFF), strict=True
                ):
                    column.append(number)
    return runs


def _pairs(kern: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", kern, 10)[0]
    return {
        pair: distance for pair, distance in struct.iter_unpack(">Ih", kern[18 : 18 + 6 * count])
    }


@cache
def face(name: FaceName) -> Face:
    """Return a shipped face, opened once per process."""
    path = places.resources() / "fonts" / f"{name.value}.ttf"
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise Unavailable(Problem("font.not_there", about=name.value, file=path.name)) from error
    return Face(name, data)


class Glyph(NamedTuple):
    """A character as it will be drawn: by which face, as which glyph, how wide."""

    char: str
    face: Face
    number: int
    advance: int


class Typeface:
    """Faces in order of preference; the first that has a character draws it."""

    def __init__(self, *names: FaceName, latin: FaceName | None = None, joins_dashes: bool) -> None:
        """Take the order; ``latin`` draws letters and digits where the first face's are plain."""
        self._names = names
        self._latin = latin
        self._joins_dashes = joins_dashes
        self._found: dict[str, Glyph] = {}

    def can_draw(self, char: str) -> bool:
        """Tell whether some face has this character."""
        try:
            self.glyph(char)
        except Refused:
            return False
        return True

    def glyph(self, char: str) -> Glyph:
        """Return how to draw a character; one that no face has is a problem, never a blank."""
        found = self._found.get(char)
        if found is None:
            found = self._found[char] = self._search(char)
        return found

    def _search(self, char: str) -> Glyph:
        code = ord(" " if char in THIN_SPACES else char)
        for name in self._order(char):
            number = face(name).glyph(code)
            if number:
                return Glyph(char, face(name), number, face(name).advance(number))
        raise Refused(Problem("font.no_glyph", char=char, code=f"U+{ord(char):04X}", where=""))

    def _order(self, char: str) -> tuple[FaceName, ...]:
        if self._latin and ord(char) < LATIN_END:
            return (self._latin, *self._names)
        if self._joins_dashes and char == DASH:
            return (FaceName.RARE, *self._names)
        return self._names


class Hand(Enum):
    """The hands a paper is set in."""

    SONG = "song"
    BOLD = "bold"
    HEI = "hei"
    KAI = "kai"
    FANG = "fang"


FALLBACK = (FaceName.SONG, FaceName.RARE, FaceName.KAI)
CHINESE_FIRST: dict[Hand, tuple[FaceName, ...]] = {
    Hand.SONG: (),
    Hand.BOLD: (FaceName.SONG_BOLD,),
    Hand.HEI: (FaceName.HEI_MEDIUM, FaceName.HEI),
    Hand.KAI: (FaceName.KAI,),
    Hand.FANG: (FaceName.FANG,),
}


@cache
def typeface(hand: Hand, language: Language) -> Typeface:
    """Return the faces of a hand in a language: English takes its letters and quotes from Latin."""
    first = CHINESE_FIRST[hand]
    if language is Language.ENGLISH:
        latin = FaceName.LATIN_BOLD if hand in (Hand.BOLD, Hand.HEI) else FaceName.LATIN
        return Typeface(latin, *first, *FALLBACK, joins_dashes=False)
    latin_beside = FaceName.LATIN if hand in (Hand.KAI, Hand.FANG) else None
    return Typeface(*first, *FALLBACK, latin=latin_beside, joins_dashes=True)
