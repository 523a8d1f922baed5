"""One renderer per format: a block tree goes in, a finished file comes out."""

from desktop.documents.render.glyphs import MissingCharacter, missing_characters
from desktop.documents.render.marks import PageMarks
from desktop.documents.render.papers import (
    Anchor,
    Packet,
    Part,
    RenderedPdf,
    count_pages,
    render_packet,
    render_pdf,
)

__all__ = [
    "Anchor",
    "MissingCharacter",
    "Packet",
    "PageMarks",
    "Part",
    "RenderedPdf",
    "count_pages",
    "missing_characters",
    "render_packet",
    "render_pdf",
]
