"""Slabs: what a paper is cut into, and how they are laid on pages.

Every block becomes slabs, which are never cut: a line of text, a row of a table, a picture, a place
to sign. Each says whether a page may end before it. So two rules keep pages good: a paragraph
leaves at least two lines on either side, and what belongs together never parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.documents.render.sheet import Sheet

Drawing = Callable[[Sheet, float], None]


def nothing(sheet: Sheet, top: float) -> None:
    """Draw nothing."""


class Turn(Enum):
    """Whether a page may end before a slab."""

    MAY = "may"
    NEVER = "never"
    MUST = "must"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab:
    """Something of a height that draws itself from its top.

    ``above`` is white space that falls away at the top of a page. ``again`` is drawn first on a
    page that begins with this slab: the head of its table. ``closing`` draws the end of a table
    that goes on overleaf, at the foot of this slab.
    """

    height: float
    draw: Drawing
    above: float = 0
    turn: Turn = Turn.MAY
    again: tuple[Slab, ...] = ()
    closing: Drawing = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A slab at its place on a page."""

    slab: Slab
    top: float


Page = tuple[Laid, ...]


def kept(slabs: Sequence[Slab]) -> list[Slab]:
    """Return slabs that stay on one page, with what is before them if they did already."""
    return [*slabs[:1], *(replace(slab, turn=Turn.NEVER) for slab in slabs[1:])]


def guarded(slabs: Sequence[Slab]) -> list[Slab]:
    """Return the lines of one paragraph so that no single line is left behind or carried over."""
    last = len(slabs) - 1
    return [
        replace(slab, turn=Turn.NEVER) if place and place in (1, last) else slab
        for place, slab in enumerate(slabs)
    ]


def tied(slabs: Iterable[Slab], before: Turn = Turn.NEVER) -> list[Slab]:
    """Return slabs of which the first cannot begin a page."""
    first, *others = slabs
    return [replace(first, turn=before), *others]


def lay(slabs: Sequence[Slab], first_top: float, top: float, bottom: float) -> list[Page]:
    """Return the pages; a slab that fits no page stands on one alone."""
    pages: list[Page] = []
    start = 0
    while start < len(slabs):
        head = slabs[start].again
        under = top if pages else first_top
        end = _end_of_page(slabs, start, bottom - under - sum(slab.height for slab in head))
        pages.append(_laid([*head, *slabs[start:end]], under, goes_on=end < len(slabs)))
        start = end
    return pages or [()]


def _end_of_page(slabs: Sequence[Slab], start: int, room: float) -> int:
    used = 0.0
    end = start
    for place in range(start, len(slabs)):
        slab = slabs[place]
        if place > start:
            if slab.turn is Turn.MUST:
                return place
            if slab.turn is Turn.MAY:
                end = place
            used += slab.above
        used += slab.height
        if used > room + 0.01:
            return end if end > start else max(place, start + 1)
    return len(slabs)


def _laid(slabs: Sequence[Slab], top: float, *, goes_on: bool) -> Page:
    laid: list[Laid] = []
    for place, slab in enumerate(slabs):
        top += slab.above if place else 0
        laid.append(Laid(slab=slab, top=top))
        top += slab.height
    if goes_on and laid:
        last = laid[-1].slab
        end = replace(last, draw=_both(last.draw, last.closing, last.height))
        laid[-1] = replace(laid[-1], slab=end)
    return tuple(laid)


def _both(draw: Drawing, closing: Drawing, height: float) -> Drawing:
    def drawn(sheet: Sheet, top: float) -> None:
        draw(sheet, top)
        closing(sheet, top + height)

    return drawn
