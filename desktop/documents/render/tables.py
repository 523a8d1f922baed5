"""Tables as slabs: ruled rows, a head that comes again, tall rows that part between lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.documents import blocks
from desktop.documents.blocks import Align
from desktop.documents.render.measures import FRAME, HAIR, Measures, Type
from desktop.documents.render.paragraphs import Area, Placed, place_lines, spaced, text, whole
from desktop.documents.render.sheet import Sheet
from desktop.documents.render.slabs import Drawing, Slab, guarded, tied

SIDE = 5.0  # white between a rule and the text beside it
PAD = 4.5  # white above and below the text of a cell
TALL = 8  # lines: a row of more may part
AROUND = 8.0  # white above a table


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """The lines of a cell, all at one distance."""

    lines: tuple[Placed, ...]
    style: Type
    centred: bool = False  # from top to bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells between edges: one edge more than cells; ``least`` lines are kept free."""

    edges: tuple[float, ...]
    cells: tuple[CellText, ...]
    least: int = 1


def cell_text(
    paragraphs: Sequence[blocks.Paragraph], measures: Measures, style: Type, area: Area
) -> tuple[Placed, ...]:
    """Return the lines of the paragraphs of a cell."""
    inner = area.inset(SIDE, SIDE)
    return tuple(
        placed
        for paragraph in paragraphs
        for placed in place_lines(paragraph.runs, measures, style, inner)
    )


def row_slabs(row: Row) -> list[Slab]:
    """Return a row as one slab, or as one for each line where it is tall."""
    leading = max(cell.style.leading for cell in row.cells)
    count = max(row.least, *(len(cell.lines) for cell in row.cells))
    if count <= TALL:
        return [Slab(height=count * leading + 2 * PAD, draw=_whole_row(row, count, leading))]
    slabs = []
    for place in range(count):
        first, last = place == 0, place == count - 1
        height = leading + (PAD if first else 0) + (PAD if last else 0)
        draw = _one_line(row, place, PAD if first else 0, height if last else 0)
        slabs.append(Slab(height=height, draw=_with_sides(draw, row.edges, height)))
    return guarded(slabs)


def _whole_row(row: Row, count: int, leading: float) -> Drawing:
    height = count * leading + 2 * PAD

    def draw(sheet: Sheet, top: float) -> None:
        for cell in row.cells:
            free = (count - len(cell.lines)) * leading / 2 if cell.centred else 0
            baseline = top + PAD + free + cell.style.baseline
            for place, placed in enumerate(cell.lines):
                sheet.line(placed.line, placed.left, baseline + place * leading, cell.style.size)
        sheet.rule(row.edges[0], top + height, row.edges[-1], top + height)

    return _with_sides(draw, row.edges, height)


def _one_line(row: Row, place: int, above: float, foot: float) -> Drawing:
    def draw(sheet: Sheet, top: float) -> None:
        for cell in row.cells:
            if place < len(cell.lines):
                placed = cell.lines[place]
                baseline = top + above + cell.style.baseline
                sheet.line(placed.line, placed.left, baseline, cell.style.size)
        if foot:
            sheet.rule(row.edges[0], top + foot, row.edges[-1], top + foot)

    return draw


def _with_sides(draw: Drawing, edges: tuple[float, ...], height: float) -> Drawing:
    def drawn(sheet: Sheet, top: float) -> None:
        draw(sheet, top)
        for edge in edges:
            width = FRAME if edge in (edges[0], edges[-1]) else HAIR
            sheet.rule(edge, top, edge, top + height, width)

    return drawn


def _border(left: float, right: float) -> Drawing:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.rule(left - FRAME / 2, top, right + FRAME / 2, top, FRAME)

    return draw


def _framed(head: Slab, rows: list[list[Slab]], measures: Measures) -> list[Slab]:
    """Return rows under a head that comes again, closed by a border wherever a page ends."""
    border = _border(measures.left, measures.right)
    again = (head,)
    for second in {1, len(rows) - 1} & set(range(1, len(rows))):  # no row alone on a page
        rows[second] = tied(rows[second])
    slabs = [replace(slab, again=again, closing=border) for row in rows for slab in row]
    if not slabs:
        return [replace(head, draw=_ending(head, border))]
    last = slabs[-1]
    slabs[-1] = replace(last, draw=_ending(last, border))
    return [replace(head, closing=border), *tied(slabs)]


def _ending(slab: Slab, border: Drawing) -> Drawing:
    def draw(sheet: Sheet, top: float) -> None:
        slab.draw(sheet, top)
        border(sheet, top + slab.height)

    return draw


def table(block: blocks.Table, measures: Measures) -> list[Slab]:
    """Return a table: its caption and head stay with the first row."""
    edges = _edges(measures, [column.share for column in block.columns])
    areas = [
        Area(left=left, width=right - left, align=column.align)
        for (left, right), column in zip(pairwise(edges), block.columns, strict=True)
    ]
    head = _head(block, areas, edges, measures)
    rows = [row_slabs(_row(cells, areas, edges, measures)) for cells in block.rows]
    slabs = _framed(head, rows, measures)
    if not block.caption:
        return spaced(slabs, AROUND)
    style = measures.table_head
    area = replace(whole(measures), align=Align.CENTRE)
    caption = text(blocks.runs(block.caption), measures, style, area)
    return [*spaced(caption, AROUND), *spaced(tied(slabs), 3)]


def _edges(measures: Measures, shares: Sequence[float]) -> tuple[float, ...]:
    edges = [measures.left]
    for share in shares[:-1]:
        edges.append(edges[-1] + measures.width * share / sum(shares))
    return (*edges, measures.right)


def _head(
    block: blocks.Table, areas: Sequence[Area], edges: tuple[float, ...], measures: Measures
) -> Slab:
    style = measures.table_head
    cells = tuple(
        CellText(
            lines=cell_text(
                blocks.cell(column.head), measures, style, replace(area, align=Align.CENTRE)
            ),
            style=style,
            centred=True,
        )
        for column, area in zip(block.columns, areas, strict=True)
    )
    row = Row(edges=edges, cells=cells)
    count = max(len(cell.lines) for cell in cells)
    slab = Slab(height=count * style.leading + 2 * PAD, draw=_whole_row(row, count, style.leading))
    border = _border(edges[0], edges[-1])

    def draw(sheet: Sheet, top: float) -> None:
        border(sheet, top)
        slab.draw(sheet, top)

    return replace(slab, draw=draw)


def _row(
    cells: Sequence[blocks.Cell],
    areas: Sequence[Area],
    edges: tuple[float, ...],
    measures: Measures,
) -> Row:
    style = measures.table
    drawn = tuple(
        CellText(lines=cell_text(cell, measures, style, area), style=style, centred=_short(cell))
        for cell, area in zip(cells, areas, strict=True)
    )
    return Row(edges=edges, cells=drawn)


def _short(cell: blocks.Cell) -> bool:
    """A number, a date or a page stands in the middle of its row; text begins at the top."""
    characters = sum(
        len(run.text)
        for paragraph in cell
        for run in paragraph.runs
        if isinstance(run, blocks.Words)
    )
    return characters <= 10


def field_table(block: blocks.FieldTable, measures: Measures) -> list[Slab]:
    """Return labels and values in a frame, with room to write where a value is missing."""
    border = _border(measures.left, measures.right)
    rows = [row_slabs(_field_row(fields, block, measures)) for fields in block.rows]
    return spaced(_framed(Slab(height=0, draw=border), rows, measures), AROUND)


def _field_row(fields: Sequence[blocks.Field], block: blocks.FieldTable, measures: Measures) -> Row:
    label_style, style = measures.table_head, measures.table
    label = measures.width * block.label_share
    value = (measures.width - len(fields) * label) / len(fields)
    edges, cells = [measures.left], []
    for field in fields:
        area = Area(left=edges[-1], width=label, align=Align.CENTRE)
        lines = cell_text(blocks.cell(field.label), measures, label_style, area)
        cells.append(CellText(lines=lines, style=label_style, centred=True))
        area = Area(left=edges[-1] + label, width=value, align=Align.BODY)
        lines = cell_text([blocks.Paragraph(runs=field.value)], measures, style, area)
        cells.append(CellText(lines=lines, style=style, centred=field.room == 1))
        edges += [area.left, area.left + value]
    least = max(field.room for field in fields)
    return Row(edges=(*edges[:-1], measures.right), cells=tuple(cells), least=least)
