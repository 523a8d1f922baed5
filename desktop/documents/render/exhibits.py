"""Exhibits as slabs: pictures that fit their page, and pages of other PDFs, one on each of ours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.documents import blocks
from desktop.documents.blocks import Align
from desktop.documents.render import pictures
from desktop.documents.render.book import object_name
from desktop.documents.render.measures import GREY, MM, PAGE_HEIGHT, PAGE_WIDTH, Measures
from desktop.documents.render.paragraphs import text, whole
from desktop.documents.render.sheet import Sheet
from desktop.documents.render.slabs import Slab, Turn, kept

FINEST = 72 / 110  # points for a pixel: a small picture is not blown up beyond this
EDGE = 15 * MM  # white at the sides of an evidence page
HIGHEST, LOWEST = 26 * MM, 278 * MM  # where such a page stands between header and footer


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle measured from the top left corner of the page."""

    left: float
    top: float
    width: float
    height: float

    def fitted(self, width: float, height: float) -> tuple[Box, float]:
        """Return where something of a size stands in the middle of it, and at what scale."""
        scale = min(self.width / width, self.height / height)
        inner = Box(
            left=self.left + (self.width - width * scale) / 2,
            top=self.top + (self.height - height * scale) / 2,
            width=width * scale,
            height=height * scale,
        )
        return inner, scale


def picture(block: blocks.Picture, measures: Measures, room: float) -> list[Slab]:
    """Return a picture as large as the page allows, with its caption."""
    file = pictures.load(block)
    caption: list[Slab] = []
    if block.caption:
        area = replace(whole(measures), align=Align.CENTRE)
        caption = text(blocks.runs(block.caption), measures, measures.small, area)
    highest = room - sum(slab.height for slab in caption) - measures.body.leading
    width = min(measures.width, file.width * FINEST)
    height = min(width * file.height / file.width, highest)
    name = object_name("P", block.digest)

    def draw(sheet: Sheet, top: float) -> None:
        if not sheet.book.has(name):
            sheet.book.add(name, file.image)
        place = Box(left=measures.left, top=top, width=measures.width, height=height)
        box, _ = place.fitted(file.width, file.height)
        _place(sheet, name, file.turn, (box.width, box.height), box)

    return kept([Slab(height=height + 6, draw=draw, above=6), *caption])


def _place(
    sheet: Sheet, name: str, matrix: tuple[float, ...], scale: tuple[float, float], box: Box
) -> None:
    """Place an object that its matrix puts upright at the origin."""
    across, up = scale
    a, b, c, d, e, f = matrix
    below = PAGE_HEIGHT - box.top - box.height
    sheet.place(
        name,
        (a * across, b * up, c * across, d * up, e * across + box.left, f * up + below),
    )
    sheet.grey(GREY)
    sheet.frame(box.left, box.top, box.width, box.height)
    sheet.grey(0)


def pdf_pages(block: blocks.PdfPages, measures: Measures, room: float) -> list[Slab]:
    """Return each page of an evidence PDF as a page of its own."""
    # Most papers hold no PDF of others, and the reader of those takes half of all that loads.
    from desktop.documents.render.evidence import EvidenceFile  # noqa: PLC0415 - as said

    file = EvidenceFile(block)

    def page(number: int) -> Slab:
        evidence = file.pages[number]

        def draw(sheet: Sheet, top: float) -> None:
            file.put(number, sheet.book)
            top = HIGHEST if top <= measures.top else top
            place = Box(left=EDGE, top=top, width=PAGE_WIDTH - 2 * EDGE, height=LOWEST - top)
            box, scale = place.fitted(evidence.width, evidence.height)
            _place(sheet, evidence.name, evidence.matrix, (scale, scale), box)

        return Slab(height=room, draw=draw, turn=Turn.MUST)

    return [page(number) for number in range(len(file.pages))]
