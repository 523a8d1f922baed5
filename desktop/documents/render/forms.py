"""Places to write: signatures, seals, ruled lines, boxes to tick."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from desktop.documents import blocks
from desktop.documents.blocks import Align
from desktop.documents.fonts import EM
from desktop.documents.render.measures import GREY, HAIR, Measures, Type
from desktop.documents.render.paragraphs import (
    Area,
    Placed,
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
    name = Area(left=start + 6, width=end - start - 6, align=Align.LEFT)
    dated = Area(left=end + 6, width=measures.right - end - 6, align=Align.RIGHT)
    labels = place_lines(blocks.runs(signature.label), measures, style, label)
    names = place_lines(blocks.runs(signature.name), measures, style, name)
    dates = place_lines(signature.date, measures, style, dated)
    rows = zip_longest(labels, names, dates)
    return [
        _signing_line([part for part in row if part], row[1] is not None, (start, end), style)
        for row in rows
    ]


def _signing_line(parts: list[Placed], ruled: bool, rule: tuple[float, float], style: Type) -> Slab:
    slabs = [line_slab(part, style) for part in parts]

    def draw(sheet: Sheet, top: float) -> None:
        for slab in slabs:
            slab.draw(sheet, top)
        if ruled:
            below = top + style.baseline + 0.2 * style.size
            sheet.rule(rule[0], below, rule[1], below)

    return Slab(height=style.leading, draw=draw)


def seal(block: blocks.SealBlock, measures: Measures) -> list[Slab]:
    """Return the body's name over the date, at the right, with room for the seal on both."""
    style = measures.body
    if measures.chinese:
        area = replace(whole(measures).inset(0, 4 * style.size), align=Align.RIGHT)
        dates = place_lines(block.date, measures, style, area)
        middle = dates[0].left + dates[0].line.width * style.size / EM / 2
        half = min(measures.right - middle, 0.3 * measures.width)
        centred = Area(left=middle - half, width=2 * half, align=Align.CENTRE)
    else:
        width = 0.56 * measures.width
        centred = Area(left=measures.right - width, width=width, align=Align.CENTRE)
        dates = place_lines(block.date, measures, style, centred)
    names = place_lines(blocks.runs(block.body), measures, style, centred)
    hint = text(blocks.runs(block.hint), measures, measures.small, centred, GREY)
    hinted = len(hint) * measures.small.leading
    free = max(SEAL_LINES * style.leading, hinted)
    lines_below = [line_slab(line, style) for line in (*names, *dates)]

    def draw(sheet: Sheet, top: float) -> None:
        for place, slab in enumerate(hint):
            slab.draw(sheet, top + free - hinted + place * slab.height)
        for place, slab in enumerate(lines_below):
            slab.draw(sheet, top + free + place * style.leading)

    height = free + len(lines_below) * style.leading
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
