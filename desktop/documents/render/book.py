"""The PDF file itself: pages, fonts, pictures, bookmarks, labels, and what it says of itself.

Built on reportlab's PDF objects alone. Its canvas refers to fonts that are not embedded, and its
markup and picture loaders can reach for files and addresses; neither is ever imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from desktop.documents.blocks import DocumentMeta
from desktop.documents.fonts import Face
from desktop.documents.render.embed import FontInUse, compressed
from desktop.documents.render.kinds import Item
from desktop.documents.render.measures import PAGE_HEIGHT, PAGE_WIDTH
from desktop.text import Language

FONTS = "BasicFonts"  # reportlab's name for the dictionary of all fonts of a document
PRODUCER = "Quanheng"
LANGUAGE_TAGS = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place worth finding again: what it is called, how deep it lies, its page, its height."""

    name: str
    title: str
    level: int
    page: int
    top: float


def object_name(kind: str, digest: str) -> str:
    """Return what pages call a stored file: the same file, the same name."""
    return kind + sha256(digest.encode()).hexdigest()[:16]


class Book:
    """The PDF file that pages are added to."""

    def __init__(self, language: Language) -> None:
        """Start an empty file that says its language."""
        self.document = PDFDocument(
            invariant=1, pdfVersion=(1, 7), lang=LANGUAGE_TAGS[language], compression=1
        )
        self.marks: list[Mark] = []
        self.codes: dict[tuple[Item, int], str] = {}
        self._fonts: dict[Face, FontInUse] = {}
        self._placed: dict[str, PDFObjectReference] = {}
        self._pages: list[PDFObjectReference] = []
        self._labels: list[tuple[str, int | None]] = []

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def font(self, face: Face) -> FontInUse:
        """Return a face as this file uses it."""
        if face not in self._fonts:
            self._fonts[face] = FontInUse(face, f"F{len(self._fonts) + 1}")
        return self._fonts[face]

    def code(self, item: Item, gap: int) -> str:
        """Return the code of a character that is followed by this gap."""
        found = self.codes.get((item, gap))
        if found is None:
            assert item.face is not None  # noqa: S101 - a blank has no code and is not asked for
            found = self.font(item.face).code(item, item.advance + gap)
            self.codes[item, gap] = found
        return found

    def has(self, name: str) -> bool:
        """Tell whether an object of this name was added."""
        return name in self._placed

    def add(self, name: str, thing: PDFObject) -> None:
        """Add a picture or a drawing that pages may place by name."""
        self._placed[name] = self.document.Reference(thing)

    def add_page(
        self, content: bytes, placed: Sequence[str], label: str = "", number: int | None = None
    ) -> None:
        """Append a page that places these objects; readers call it by its label and number."""
        resources: dict[str, object] = {"Font": PDFObjectReference(FONTS)}
        if placed:
            resources["XObject"] = PDFDictionary({name: self._placed[name] for name in placed})
        page = PDFDictionary(
            {
                "Type": PDFName("Page"),
                "Parent": self.document.Reference(self.document.Pages),
                "MediaBox": PDFArray([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]),
                "Resources": PDFDictionary(resources),
                "Contents": self.document.Reference(compressed(content)),
            }
        )
        self.document.addPage(page)
        self._pages.append(self.document.Reference(page))
        self._labels.append((label, number))

    def finished(self, title: str, meta: DocumentMeta) -> bytes:
        """Return the whole file. It holds no time and no chance: same pages, same bytes."""
        document = self.document
        fonts = document.idToObject[FONTS].dict
        for font in self._fonts.values():
            fonts[font.name] = document.Reference(font.embed(document))
        document.info = _information(title, meta)
        catalog = document.Catalog
        catalog.Outlines = self._outline()
        catalog.PageLabels = _page_labels(self._labels)
        if self.marks:
            catalog.PageMode = PDFName("UseOutlines")
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        for text in (title, meta.office, meta.subject):
            document.updateSignature(text.encode())
        result: bytes = document.format()
        return result

    def _outline(self) -> PDFDictionary | None:
        """Return the bookmarks; each is a child of the last one before it that lies higher."""
        root = PDFDictionary({"Type": PDFName("Outlines")})
        open_entries: list[tuple[int, PDFDictionary]] = [(-1, root)]
        reference = self.document.Reference(root)
        for mark in self.marks:
            while open_entries[-1][0] >= mark.level:
                open_entries.pop()
            parent = open_entries[-1][1]
            height = round(PAGE_HEIGHT - mark.top, 2)
            entry = PDFDictionary(
                {
                    "Title": PDFString(mark.title),
                    "Parent": self.document.Reference(parent),
                    "Dest": PDFArray([self._pages[mark.page], PDFName("XYZ"), 0, height, 0]),
                }
            )
            _append(parent, entry, self.document)
            open_entries.append((mark.level, entry))
            for _, above in open_entries[:-1]:
                above["Count"] = above.dict.get("Count", 0) + 1
        return reference if self.marks else None


def _append(parent: PDFDictionary, entry: PDFDictionary, document: PDFDocument) -> None:
    reference = document.Reference(entry)
    if "Last" in parent:
        before = document.idToObject[parent["Last"].name]
        before["Next"] = reference
        entry["Prev"] = parent["Last"]
    else:
        parent["First"] = reference
    parent["Last"] = reference


def _information(title: str, meta: DocumentMeta) -> PDFDictionary:
    entries = {
        "Title": title,
        "Author": meta.office,
        "Subject": meta.subject,
        "Keywords": ", ".join(meta.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    return PDFDictionary({name: PDFString(text) for name, text in entries.items() if text})


def _page_labels(labels: Sequence[tuple[str, int | None]]) -> PDFDictionary:
    """Return the labels as ranges: a style of ``D`` or ``r`` counts, an empty one says nothing."""
    ranges: list[object] = []
    before: tuple[str, int | None] = ("", None)
    for page, (style, number) in enumerate(labels):
        follows = page > 0 and style == before[0] and number is not None and number - 1 == before[1]
        if not follows:
            entry: dict[str, object] = {"St": number} if number is not None else {}
            ranges += [page, PDFDictionary(entry | ({"S": PDFName(style)} if style else {}))]
        before = (style, number)
    return PDFDictionary({"Nums": PDFArray(ranges)})
