"""Running text as slabs: titles, headings, paragraphs, lists, quotations, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.documents import blocks
from desktop.documents.blocks import Align, Run
from desktop.documents.fonts import EM
from desktop.documents.render.kinds import Item
from desktop.documents.render.lines import Line, flatten, set_lines
from desktop.documents.render.measures import GREY, Measures, Type
from desktop.documents.render.sheet import Sheet
from desktop.documents.render.slabs import Slab, guarded, kept, tied

AIR = 300  # between the characters of a short Chinese title, as an office spaces it
AIRY = 6  # characters: longer titles are not spaced
BAR = 1.2  # the rule beside a cited text
DASH = "\u2014"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where lines may stand: from where, how wide, how far the first is moved in, how aligned."""

    left: float
    width: float
    indent: float = 0
    align: Align = Align.BODY

    def inset(self, left: float, right: float = 0) -> Area:
        """Return the area without margins at its sides."""
        return replace(self, left=self.left + left, width=self.width - left - right)


def whole(measures: Measures) -> Area:
    """Return the full width of the type area."""
    return Area(left=measures.left, width=measures.width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line of text and where it begins."""

    line: Line
    left: float


def place_lines(runs: tuple[Run, ...], measures: Measures, style: Type, area: Area) -> list[Placed]:
    """Return the lines of a text where they stand."""
    room, first = style.units(area.width), style.units(area.indent)
    justified = measures.chinese and area.align is Align.BODY
    placed: list[Placed] = []
    for items in flatten(runs, measures.voices(style)):
        indent = 0 if placed else first
        lines = set_lines(
            items, room, indent=indent, justified=justified, names_whole=not measures.chinese
        )
        for place, line in enumerate(lines):
            start = area.left + (0 if place or not indent else area.indent)
            free = (room - line.width) * style.size / EM
            share = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(area.align, 0.0)
            placed.append(Placed(line=line, left=start + share * free))
    return placed


def line_slab(placed: Placed, style: Type, grey: float = 0) -> Slab:
    """Return one line as a slab."""

    def draw(sheet: Sheet, top: float) -> None:
        if grey:
            sheet.grey(grey)
        sheet.line(placed.line, placed.left, top + style.baseline, style.size)
        if grey:
            sheet.grey(0)

    return Slab(height=style.leading, draw=draw)


def text(
    runs: tuple[Run, ...], measures: Measures, style: Type, area: Area, grey: float = 0
) -> list[Slab]:
    """Return a text as slabs that keep two lines together at either end."""
    placed = place_lines(runs, measures, style, area)
    return guarded([line_slab(line, style, grey) for line in placed])


def spaced(slabs: list[Slab], above: float) -> list[Slab]:
    """Return slabs with white space above the first."""
    return [replace(slabs[0], above=above), *slabs[1:]]


def title(block: blocks.Title, measures: Measures) -> list[Slab]:
    """Return a title: centred, in lines of like length, a short one spaced."""
    style = measures.title
    whole_title = block.text.replace("\n", "" if measures.chinese else " ")
    room, voices = style.units(measures.width), measures.voices(style)
    (items,) = flatten(blocks.runs(whole_title), voices)
    lines = _balanced(items, room)
    if len(lines) > 1:
        parts = flatten(blocks.runs(block.text), voices)
        lines = [line for part in parts for line in _balanced(part, room)]
    if measures.chinese and len(lines) == 1 and len(block.text) <= AIRY:
        _air(lines[0])
    slabs = []
    for line in lines:
        left = measures.left + (measures.width - line.width * style.size / EM) / 2
        slabs.append(line_slab(Placed(line=line, left=left), style))
    if block.subtitle:
        area = replace(whole(measures), align=Align.CENTRE)
        below = text(blocks.runs(block.subtitle), measures, measures.subtitle, area)
        slabs += spaced(below, measures.subtitle.leading / 8)
    return kept(slabs)


def _balanced(items: list[Item], room: int) -> list[Line]:
    """Return as few lines as fit, none much shorter than the others."""
    lines = set_lines(items, room, justified=False)
    if len(lines) == 1:
        return lines
    width = sum(line.width for line in lines) // len(lines)
    while len(closer := set_lines(items, width, justified=False)) > len(lines):
        width += EM // 2
    return closer


def _air(line: Line) -> None:
    for place in range(len(line.gaps) - 1):
        line.gaps[place] += AIR
        line.width += AIR


def heading(block: blocks.Heading, measures: Measures) -> list[Slab]:
    """Return a heading, which readers find in the outline."""
    style = measures.headings[block.level - 1]
    indent = measures.indent * style.size
    area = replace(whole(measures), indent=indent, align=Align.LEFT)
    slabs = kept(text(blocks.runs(block.text), measures, style, area))
    first = slabs[0]

    def draw(sheet: Sheet, top: float) -> None:
        sheet.mark(block.anchor, block.text, block.level, top)
        first.draw(sheet, top)

    return [replace(first, draw=draw, above=measures.heading_gap), *slabs[1:]]


def paragraph(block: blocks.Paragraph, measures: Measures) -> list[Slab]:
    """Return a paragraph of running text."""
    style = measures.body
    indented = block.indent and block.align in (Align.BODY, Align.LEFT)
    indent = measures.indent * style.size if indented else 0
    area = replace(whole(measures), indent=indent, align=block.align)
    return spaced(text(block.runs, measures, style, area), measures.paragraph_gap)


def numbered(block: blocks.NumberedList, measures: Measures) -> list[Slab]:
    """Return numbered items: Chinese ones run on like paragraphs, others hang beside the number."""
    style = measures.body
    marks = [block.mark.format(n=block.start + place) for place in range(len(block.items))]
    if measures.chinese:
        area = replace(whole(measures), indent=measures.indent * style.size)
        texts = [
            text((blocks.plain(mark), *item), measures, style, area)
            for mark, item in zip(marks, block.items, strict=True)
        ]
    else:
        texts = _hanging(marks, block, measures)
    return [slab for item in texts for slab in spaced(item, measures.paragraph_gap / 2)]


def _hanging(marks: list[str], block: blocks.NumberedList, measures: Measures) -> list[list[Slab]]:
    style = measures.body
    area = whole(measures)
    heads = [place_lines(blocks.runs(mark), measures, style, area)[0] for mark in marks]
    hang = max((head.line.width for head in heads), default=0) * style.size / EM + 0.6 * style.size
    texts = []
    for head, item in zip(heads, block.items, strict=True):
        first, *others = text(item, measures, style, area.inset(hang))
        texts.append([over(first, line_slab(head, style)), *others])
    return texts


def over(slab: Slab, other: Slab) -> Slab:
    """Return a slab that draws another one at the same place first."""

    def draw(sheet: Sheet, top: float) -> None:
        other.draw(sheet, top)
        slab.draw(sheet, top)

    return replace(slab, draw=draw)


def cited(block: blocks.Citation, measures: Measures) -> list[Slab]:
    """Return a cited text beside a bar: the place it stands at, then what it says."""
    inset = max(measures.indent * measures.body.size, 6)
    area = whole(measures).inset(inset + 8)
    slabs = text(blocks.runs(block.source), measures, measures.table_head, area)
    if block.text:
        slabs = [*kept(slabs), *text(blocks.runs(block.text), measures, measures.table, area)]
    return spaced([_barred(slab, measures.left + inset) for slab in slabs], 5)


def _barred(slab: Slab, left: float) -> Slab:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.grey(GREY)
        sheet.rule(left, top, left, top + slab.height, BAR)
        sheet.grey(0)
        slab.draw(sheet, top)

    return replace(slab, draw=draw)


def quoted(block: blocks.Quote, measures: Measures) -> list[Slab]:
    """Return someone's words, narrower than the text, and whose they are."""
    style = measures.quote
    inset = 2 * measures.body.size
    area = replace(whole(measures).inset(inset, inset), indent=measures.indent * style.size)
    slabs = text(blocks.runs(block.text), measures, style, area)
    if block.by:
        dash = DASH + DASH if measures.chinese else DASH + " "
        right = replace(area, indent=0, align=Align.RIGHT)
        slabs += tied(text(blocks.runs(dash + block.by), measures, style, right))
    return spaced(slabs, max(4.0, measures.paragraph_gap))


def note(block: blocks.Note, measures: Measures) -> list[Slab]:
    """Return a small remark in grey that still prints."""
    slabs = text(blocks.runs(block.text), measures, measures.small, whole(measures), GREY)
    return spaced(slabs, 3)
