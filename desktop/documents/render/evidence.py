"""Pages of an evidence PDF, as pictures that a page of ours places.

Only what draws is carried over, object by object: fonts, images, colours, forms. Scripts, actions,
links, attached files, notes of other programs and references to other files stay behind, because
they are never copied, not because they were found.
"""

from __future__ import annotations

import logging
import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, DeprecationError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from desktop.documents import blocks
from desktop.documents.render.book import Book, object_name
from desktop.documents.render.embed import compressed
from desktop.errors import Damaged, Problem, Refused

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may quote the evidence

DRAWING = ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties")
LEFT_BEHIND = frozenset(
    (
        *("/A", "/AA", "/AF", "/Alternates", "/Annots", "/F", "/FDecodeParms", "/FFilter"),
        *("/JS", "/LastModified", "/Length", "/Measure", "/Metadata", "/OPI", "/OpenAction"),
        *("/Parent", "/PieceInfo", "/PtData", "/Ref", "/StructParent", "/StructParents", "/URI"),
    )
)
BROKEN = (
    *(PyPdfError, DeprecationError, struct.error, zlib.error, ArithmeticError, AssertionError),
    *(AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError),
)
BY_NAME = frozenset((*DRAWING, "/CharProcs", "/Colorants"))  # their keys are names, any name
MOST_PAGES = 500
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """A page to place: its name in the book, and its upright size in points."""

    name: str
    width: float
    height: float
    matrix: tuple[float, ...]


class EvidenceFile:
    """An evidence PDF, read once; its pages enter a book when they are drawn."""

    def __init__(self, block: blocks.PdfPages) -> None:
        """Read the file; a locked, broken or endless one is refused."""
        self._digest = block.digest
        self._key = object_name("E", block.digest)
        self._called = block.name or block.digest[:12]
        self._copies: dict[tuple[int, int], object] = {}
        try:
            self._open(block.read())
        except DependencyError as error:  # a cipher that only a password would open anyway
            raise Refused(self._problem("locked")) from error
        except BROKEN as error:
            raise Damaged(self._problem("damaged")) from error

    def _open(self, data: bytes) -> None:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused(self._problem("locked"))
        if len(reader.pages) > MOST_PAGES:
            raise Refused(self._problem("too_long"))
        self._sources = list(reader.pages)
        self.pages = [_measured(page, self._name(n)) for n, page in enumerate(self._sources)]
        if not self.pages:
            raise Damaged(self._problem("damaged"))

    def _problem(self, what: str) -> Problem:
        return Problem(f"render.pdf_{what}", about=self._digest, what=self._called)

    def _name(self, number: int) -> str:
        return f"{self._key}p{number}"

    def put(self, number: int, book: Book) -> None:
        """Add one page to a book as a drawing to place."""
        if book.has(self._name(number)):
            return
        try:
            form = _Copier(book.document, self._copies).form(self._sources[number])
        except BROKEN as error:
            raise Damaged(self._problem("damaged")) from error
        book.add(self._name(number), form)


def _measured(page: PageObject, name: str) -> EvidencePage:
    """Return the upright size of a page and how its drawing turns into that size at the origin."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
        raise ValueError("a page without a sensible size")
    left, bottom = min(left, right), min(bottom, top)
    turn = int(page.rotation or 0) % 360
    matrix: tuple[float, ...] = {
        90: (0.0, -1.0, 1.0, 0.0, -bottom, left + width),
        180: (-1.0, 0.0, 0.0, -1.0, left + width, bottom + height),
        270: (0.0, 1.0, -1.0, 0.0, bottom + height, -left),
    }.get(turn, (1.0, 0.0, 0.0, 1.0, -left, -bottom))
    if turn in (90, 270):
        width, height = height, width
    return EvidencePage(name=name, width=width, height=height, matrix=matrix)


class _Copier:
    """Copies objects that draw from one file into another, each once."""

    def __init__(self, document: PDFDocument, copies: dict[tuple[int, int], object]) -> None:
        self._document = document
        self._copies = copies
        self._open: list[tuple[PDFDictionary | PDFArray, PdfObject, bool]] = []

    def form(self, page: PageObject) -> PDFStream:
        """Return a page as a form that draws itself within its own edges."""
        resources = page.get("/Resources", DictionaryObject()).get_object()
        assert isinstance(resources, DictionaryObject)  # noqa: S101 - else the file is broken
        drawing = {
            key[1:]: self._copied(resources.raw_get(key), by_name=True)
            for key in DRAWING
            if key in resources
        }
        entries: dict[str, object] = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([round(float(edge), 3) for edge in page.cropbox]),
            "Resources": PDFDictionary(drawing),
        }
        if "/Group" in page:
            entries["Group"] = self._copied(page.raw_get("/Group"))
        self._finish()
        return compressed(_content(page), **entries)

    def _finish(self) -> None:
        while self._open:
            copy, source, by_name = self._open.pop()
            if isinstance(copy, PDFArray):
                assert isinstance(source, ArrayObject)  # noqa: S101 - opened as a pair
                copy.sequence = [self._copied(part) for part in source]
            else:
                assert isinstance(source, DictionaryObject)  # noqa: S101 - opened as a pair
                self._fill(copy, source, by_name)

    def _fill(self, copy: PDFDictionary, source: DictionaryObject, by_name: bool) -> None:
        for key in source:
            if by_name or key not in LEFT_BEHIND:
                named = not by_name and key in BY_NAME
                value = self._copied(source.raw_get(key), by_name=named)
                copy[_raw_name(key)] = value

    def _copied(self, source: PdfObject, *, by_name: bool = False) -> object:
        if isinstance(source, IndirectObject):
            return self._referred(source, by_name)
        return self._begun(source, by_name)

    def _begun(self, source: PdfObject, by_name: bool) -> object:
        """Return the copy of an object; what is inside follows later, so nothing goes deep."""
        if isinstance(source, StreamObject):
            outside = "/F" in source
            stream = PDFStream(PDFDictionary(), b"" if outside else source._data)
            if not outside:
                self._open.append((stream.dictionary, source, False))
            return stream
        copy: PDFDictionary | PDFArray
        if isinstance(source, DictionaryObject):
            copy = PDFDictionary()
        elif isinstance(source, ArrayObject):
            copy = PDFArray([])
        else:
            return _written(source)
        self._open.append((copy, source, by_name))
        return copy

    def _referred(self, source: IndirectObject, by_name: bool) -> object:
        key = (source.idnum, source.generation)
        if key not in self._copies:
            target = source.get_object()
            copy = self._begun(target if target is not None else NullObject(), by_name)
            if not isinstance(copy, bytes):
                copy = self._document.Reference(copy)
            self._copies[key] = copy
        found = self._copies[key]
        return PDFObjectReference(found.name) if isinstance(found, PDFObjectReference) else found


def _content(page: PageObject) -> bytes:
    contents = page.get("/Contents", NullObject()).get_object()
    parts = contents if isinstance(contents, ArrayObject) else [contents]
    streams = (part.get_object() for part in parts)
    return b"\n".join(part.get_data() for part in streams if isinstance(part, StreamObject))


def _written(source: PdfObject) -> bytes:
    written = BytesIO()
    source.write_to_stream(written)
    return written.getvalue()


def _raw_name(key: PdfObject) -> str:
    """Return a name as its bytes, which reportlab escapes again."""
    raw = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), _written(key)[1:])
    return raw.decode("latin-1")
