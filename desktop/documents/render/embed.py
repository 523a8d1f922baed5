"""Fonts inside a PDF: only the glyphs a document uses, and which character each of them is.

Each face becomes one composite font with codes of two bytes, so a page never switches between
subsets, and every code says its character in full, also outside the basic plane (reportlab's own
TrueType fonts hold 255 codes each and cut such characters to four digits). A code stands for a
character *and a width*: a comma that closed up or a letter that keeps its distance from an
ideograph is a code of its own, so that readers and search see running text and no stray spaces.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
)

from desktop.documents.fonts import EM, Face
from desktop.documents.render.kinds import Item

KEPT_TABLES = (b"cvt ", b"fpgm", b"prep")
WORDS, SCALED, MORE, TWO_SCALES, MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
SYMBOLIC = 4


def compressed(content: bytes, **entries: object) -> PDFStream:
    """Return a PDF stream of deflated bytes."""
    packed = zlib.compress(content)
    return PDFStream(PDFDictionary({**entries, "Filter": PDFName("FlateDecode")}), packed)


class FontInUse:
    """The characters that a document draws with one face, numbered as they come."""

    def __init__(self, face: Face, name: str) -> None:
        """Start with no character; ``name`` is what pages call the font."""
        self.face = face
        self.name = name
        self._codes: dict[tuple[str, int, int], int] = {}

    def code(self, item: Item, advance: int) -> str:
        """Return the code of a character at this width, as hexadecimal digits."""
        key = (item.char, item.number, advance)
        number = self._codes.setdefault(key, len(self._codes) + 1)
        return f"{number:04X}"

    def embed(self, document: PDFDocument) -> PDFDictionary:
        """Return the font for a document's font dictionary."""
        program, places = subset(self.face, [glyph for _, glyph, _ in self._codes])
        tag = "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
        base = PDFName(f"{tag}+{self.face.name.value}")
        to_glyphs = struct.pack(f">{len(places) + 1}H", 0, *places)
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity")}
                    | {"Supplement": 0}
                ),
                "FontDescriptor": document.Reference(self._descriptor(base, document, program)),
                "DW": EM,
                "W": PDFArray([1, PDFArray([advance for _, _, advance in self._codes])]),
                "CIDToGIDMap": document.Reference(compressed(to_glyphs)),
            }
        )
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(compressed(self._to_unicode())),
            }
        )

    def _descriptor(self, base: str, document: PDFDocument, program: bytes) -> PDFDictionary:
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray(self.face.box),
                "ItalicAngle": 0,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": document.Reference(compressed(program, Length1=len(program))),
            }
        )

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>"
            for code, (char, _, _) in enumerate(self._codes, 1)
        ]
        parts = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for first in range(0, len(rows), 100):
            some = rows[first : first + 100]
            parts += [f"{len(some)} beginbfchar", *some, "endbfchar"]
        parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(parts).encode("ascii")


def subset(face: Face, wanted: Iterable[int]) -> tuple[bytes, list[int]]:
    """Return a font file of some glyphs, and where in it each wanted glyph stands."""
    numbers = {0: 0}
    places = [numbers.setdefault(glyph, len(numbers)) for glyph in wanted]
    order = list(numbers)
    outlines = []
    for glyph in order:  # parts of composed glyphs join the end while it grows
        outline = face.outline(glyph)
        for part in _parts(outline):
            old = struct.unpack_from(">H", outline, part)[0]
            if old not in numbers:
                numbers[old] = len(numbers)
                order.append(old)
            outline = outline[:part] + struct.pack(">H", numbers[old]) + outline[part + 2 :]
        outlines.append(outline + b"\0" * (-len(outline) % 4))
    return _font_file(face, order, outlines), places


def _parts(outline: bytes) -> list[int]:
    """Return where a composed glyph names its parts."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    found = []
    place, flags = 10, MORE
    while flags & MORE:
        flags = struct.unpack_from(">H", outline, place)[0]
        found.append(place + 2)
        place += 8 if flags & WORDS else 6
        place += 2 if flags & SCALED else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
    return found


def _font_file(face: Face, order: list[int], outlines: list[bytes]) -> bytes:
    starts = [0]
    for outline in outlines:
        starts.append(starts[-1] + len(outline))
    count = len(order)
    head = bytearray(face.table(b"head"))
    head[8:12] = bytes(4)
    head[50:52] = struct.pack(">h", 1)
    metrics = b"".join(struct.pack(">Hh", face.advance(glyph), 0) for glyph in order)
    tables = {
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": face.table(b"hhea")[:34] + struct.pack(">H", count),
        b"hmtx": _with_bearings(metrics, outlines),
        b"loca": struct.pack(f">{count + 1}I", *starts),
        b"maxp": face.table(b"maxp")[:4] + struct.pack(">H", count) + face.table(b"maxp")[6:],
    }
    tables |= {tag: face.table(tag) for tag in KEPT_TABLES if face.has_table(tag)}
    return _assembled(tables)


def _with_bearings(metrics: bytes, outlines: list[bytes]) -> bytes:
    """Set each glyph's left bearing to where its outline begins."""
    filled = bytearray(metrics)
    for place, outline in enumerate(outlines):
        if len(outline) >= 10:
            filled[4 * place + 2 : 4 * place + 4] = outline[2:4]
    return bytes(filled)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    start = 12 + 16 * count
    directory = [
        struct.pack(">IHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    ]
    body = []
    for tag in sorted(tables):
        data = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        checksum = sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", tag, checksum, start, len(tables[tag])))
        body.append(data)
        start += len(data)
    return b"".join(directory + body)
