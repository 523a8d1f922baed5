"""Places to write: signatures, seals, ruled lines, boxes to tick."""

from __future__ import annotations

from dataclasses import replace

from desktop.documents import blocks
from desktop.documents.blocks import Align
from desktop.documents.fonts import EM
from desktop.documents.render.measures import GREY, HAIR, Measures
from desktop.documents.render.paragraphs import (
    Area,
    line_slab,
    place_lines,
    spaced,
    text,
    whole,
)
from desktop.documents.render.sheet import Sheet
from desktop.documents.render.slabs import Slab, guarded, kept, tied

EMPTY, TICKED = "\u2610\xa0", "\u2611\xa0"
BETWEEN = "\u3000\u3000"
SIGN_TO = 0.62  # of the width: where the rules to sign on end
SEAL_LINES = 2  # free above the body's name, for the seal that is pressed over it


def signatures(block: blocks.SignatureBlock, measures: Measures) -> list[Slab]:
    """Return lines to sign; they stay together and with the text before them."""
    starts = [_label_end(signature, measures) for signature in block.signatures]
    start = min(max(starts), measures.left + 0.42 * measures.width)
    slabs = [
        slab for signature in block.signatures for slab in _signature(signature, start, measures)
    ]
    if block.refusal:
        note = text(blocks.runs(block.refusal), measures, measures.table, whole(measures))
        slabs += spaced(note, 6)
        slabs += [_ruled(measures)] * block.refusal_lines
    return tied(spaced(kept(slabs), 10))


def _label_end(signature: blocks.Signature, measures: Measures) -> float:
    style = measures.body
    area = whole(measures)
    lines = place_lines(blocks.runs(signature.label), measures, style, area)
    return measures.left + lines[0].line.width * style.size / EM + 4


def _signature(signature: blocks.Signature, start: float, measures: Measures) -> list[Slab]:
    style = replace(measures.body, leading=measures.signature_leading)
    end = measures.left + SIGN_TO * measures.width
    label = Area(left=measures.left, width=start - measures.left, align=Align.LEFT)
    above = [
        line_slab(line, style)
        for line in place_lines(blocks.runs(signature.label), measures, style, label)
    ]
    name = Area(left=start + 6, width=end - start - 6, align=Align.LEFT)
    names = place_lines(blocks.runs(signature.name), measures, style, name)
    dated = Area(left=end + 6, width=measures.right - end - 6, align=Align.RIGHT)
    dates = place_lines(signature.date, measures, style, dated)
    beside = [line_slab(line, style) for line in (*names[:1], *dates[:1])]
    last = above[-1]

    def draw(sheet: Sheet, top: float) -> None:
        last.draw(sheet, top)
        for slab in beside:
            slab.draw(sheet, top)
        below = top + style.baseline + 0.2 * style.size
        sheet.rule(start, below, end, below)

    return [*above[:-1], replace(last, draw=draw)]


def seal(block: blocks.SealBlock, measures: Measures) -> list[Slab]:
    """Return the body's name over the date, at the right, with room for the seal on both."""
    style = measures.body
    inset = 4 * style.size if measures.chinese else 0
    area = replace(whole(measures).inset(0, inset), align=Align.RIGHT)
    (date,) = place_lines(block.date, measures, style, area)[:1]
    middle = date.left + date.line.width * style.size / EM / 2
    half = min(measures.right - middle, 0.3 * measures.width)
    centred = Area(left=middle - half, width=2 * half, align=Align.CENTRE)
    names = [
        line_slab(line, style)
        for line in place_lines(blocks.runs(block.body), measures, style, centred)
    ]
    free = SEAL_LINES * style.leading
    hint = text(blocks.runs(block.hint), measures, measures.small, centred, GREY)[0]

    def draw(sheet: Sheet, top: float) -> None:
        hint.draw(sheet, top + free - hint.height)
        for place, slab in enumerate([*names, line_slab(date, style)]):
            slab.draw(sheet, top + free + place * style.leading)

    height = free + (len(names) + 1) * style.leading
    return tied([Slab(height=height, draw=draw)])


def _ruled(measures: Measures) -> Slab:
    height = measures.signature_leading

    def draw(sheet: Sheet, top: float) -> None:
        below = top + height - HAIR
        sheet.rule(measures.left, below, measures.right, below)

    return Slab(height=height, draw=draw)


def lines(block: blocks.Lines, measures: Measures) -> list[Slab]:
    """Return ruled lines to write on; the label keeps the first of them."""
    rules = guarded([_ruled(measures)] * block.count)
    if not block.label:
        return rules
    label = text(blocks.runs(block.label), measures, measures.body, whole(measures))
    return [*kept(label), *tied(rules)]


def choice(block: blocks.Choice, measures: Measures) -> list[Slab]:
    """Return boxes in a row, each never parted from its word; the tick is in the text too."""
    boxes = [(TICKED if option.ticked else EMPTY) + option.text for option in block.options]
    words = BETWEEN.join(boxes)
    if block.label:
        words = f"{block.label}{BETWEEN[0]}{words}"
    style = measures.body
    area = replace(whole(measures), indent=measures.indent * style.size, align=Align.LEFT)
    return spaced(kept(text(blocks.runs(words), measures, style, area)), measures.paragraph_gap)
