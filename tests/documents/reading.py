"""Reading a finished PDF back, with two libraries and the tools that are installed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

MM = 72 / 25.4


def page_texts(data: bytes) -> list[str]:
    """Return the text layer of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Return a text without white space: where lines end is not what it says."""
    return re.sub(r"\s", "", text)


def whole_text(data: bytes) -> str:
    """Return the text layer without white space."""
    return squeezed("".join(page_texts(data)))


def tool(name: str, data: bytes, folder: Path, *options: str) -> str:
    """Return what a command-line tool says of a PDF."""
    path = folder / "paper.pdf"
    path.write_bytes(data)
    after = ["-"] if name == "pdftotext" else []
    ran = subprocess.run(
        [name, *options, str(path), *after], capture_output=True, check=True, text=True
    )
    return ran.stdout


def lines(data: bytes, page: int = 0) -> list[tuple[float, float, float, str]]:
    """Return left, right and height of each line of text in millimetres from the top left."""
    opened = pypdfium2.PdfDocument(data)
    try:
        sheet = opened[page]
        text = sheet.get_textpage()
        found = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            said = text.get_text_bounded(left, bottom, right, top)
            found.append((left / MM, right / MM, (sheet.get_height() - top) / MM, said))
        return found
    finally:
        opened.close()


def darkness(data: bytes, page: int = 0, scale: float = 1) -> Callable[[float, float], int]:
    """Return how grey a printed page is at a place, given in millimetres: 0 black, 255 white."""
    opened = pypdfium2.PdfDocument(data)
    try:
        picture = opened[page].render(scale=scale * 72 / 72).to_pil().convert("L")
    finally:
        opened.close()

    def at(across: float, down: float) -> int:
        grey = picture.getpixel((round(across * MM * scale), round(down * MM * scale)))
        assert isinstance(grey, int)
        return grey

    return at


def fonts_of(data: bytes) -> list[DictionaryObject]:
    """Return every font of a PDF."""
    reader = PdfReader(BytesIO(data))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return [
        thing
        for thing in objects
        if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/Font"
    ]
