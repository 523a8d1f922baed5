"""From blocks to pages: each block is cut into slabs, and these are laid on pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.documents import blocks
from desktop.documents.render import exhibits, forms, paragraphs, tables
from desktop.documents.render.measures import Measures, measures
from desktop.documents.render.slabs import Page, Slab, Turn, lay

UNDER = 8.0  # white under what is framed
Cut = Callable[[Any, Measures], list[Slab]]  # each takes its own kind of block
CUTS: dict[type, Cut] = {
    blocks.Title: paragraphs.title,
    blocks.Heading: paragraphs.heading,
    blocks.Paragraph: paragraphs.paragraph,
    blocks.NumberedList: paragraphs.numbered,
    blocks.Citation: paragraphs.cited,
    blocks.Quote: paragraphs.quoted,
    blocks.Note: paragraphs.note,
    blocks.FieldTable: tables.field_table,
    blocks.Table: tables.table,
    blocks.SignatureBlock: forms.signatures,
    blocks.SealBlock: forms.seal,
    blocks.Lines: forms.lines,
    blocks.Choice: forms.choice,
}


def pages_of(document: blocks.Document, *, first_top: float) -> list[Page]:
    """Return the pages of a paper, whose first begins lower than the others."""
    sizes = measures(document.style, document.language)
    room = sizes.bottom - max(first_top, sizes.top)
    slabs: list[Slab] = []
    under = 0.0
    turn: Turn | None = None
    for block in document.blocks:
        if isinstance(block, blocks.PageBreak):
            turn = Turn.MUST
            continue
        cut = _cut(block, sizes, room)
        if not cut:
            continue
        turn = Turn.MUST if Turn.MUST in (turn, cut[0].turn) else turn or cut[0].turn
        slabs += [replace(cut[0], above=max(cut[0].above, under), turn=turn), *cut[1:]]
        under, turn = _after(block, sizes)
    return lay(slabs, first_top, sizes.top, sizes.bottom)


def _cut(block: blocks.Block, sizes: Measures, room: float) -> list[Slab]:
    if isinstance(block, blocks.Picture):
        return exhibits.picture(block, sizes, room)
    if isinstance(block, blocks.PdfPages):
        return exhibits.pdf_pages(block, sizes, room)
    return CUTS[type(block)](block, sizes)


def _after(block: blocks.Block, sizes: Measures) -> tuple[float, Turn | None]:
    """Return the white under a block, and whether the next one may begin a page."""
    match block:
        case blocks.Title():
            return sizes.title_gap, Turn.NEVER
        case blocks.Heading():
            return sizes.paragraph_gap / 3, Turn.NEVER
        case blocks.PdfPages():
            return 0, Turn.MUST
        case blocks.FieldTable() | blocks.Table() | blocks.Picture():
            return UNDER, None
        case blocks.Citation() | blocks.Quote():
            return UNDER / 2, None
        case _:
            return 0, None
