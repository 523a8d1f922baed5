"""Outlines of single glyphs as PDF paths: for marks that are drawn but are not text."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from desktop.documents.fonts import Face

ON, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20

Point = tuple[float, float, bool]  # across, up, and whether it lies on the outline


def path(face: Face, glyph: int, left: float) -> list[str]:
    """Return a simple glyph, moved this far to the right, as PDF path operators in font units."""
    drawn: list[str] = []
    for contour in _contours(face.outline(glyph)):
        drawn += _curves([(x + left, y, on) for x, y, on in contour])
    return drawn


def _contours(outline: bytes) -> Iterator[list[Point]]:
    count = struct.unpack_from(">h", outline)[0] if outline else 0
    if count < 0:
        raise ValueError("a composed glyph")
    if not count:
        return
    ends = struct.unpack_from(f">{count}H", outline, 10)
    place = 10 + 2 * count
    place += 2 + int(struct.unpack_from(">H", outline, place)[0])
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag = outline[place]
        place += 1
        flags.append(flag)
        if flag & REPEAT:
            flags += [flag] * outline[place]
            place += 1
    across, place = _coordinates(outline, place, flags, SHORT_X, SAME_X)
    up, _ = _coordinates(outline, place, flags, SHORT_Y, SAME_Y)
    start = 0
    for end in ends:
        yield [(across[n], up[n], bool(flags[n] & ON)) for n in range(start, end + 1)]
        start = end + 1


def _coordinates(
    outline: bytes, place: int, flags: Sequence[int], short: int, same: int
) -> tuple[list[int], int]:
    value = 0
    values = []
    for flag in flags:
        if flag & short:
            value += outline[place] if flag & same else -outline[place]
            place += 1
        elif not flag & same:
            value += struct.unpack_from(">h", outline, place)[0]
            place += 2
        values.append(value)
    return values, place


def _curves(points: list[Point]) -> list[str]:
    """Return a closed contour; two neighbours off the outline have a point on it between them."""
    whole: list[Point] = []
    for here, after in zip(points, [*points[1:], points[0]], strict=True):
        whole.append(here)
        if not here[2] and not after[2]:
            whole.append(((here[0] + after[0]) / 2, (here[1] + after[1]) / 2, True))
    first = next(place for place, point in enumerate(whole) if point[2])
    whole = [*whole[first:], *whole[:first], whole[first]]
    drawn = [f"{whole[0][0]:g} {whole[0][1]:g} m"]
    bent: Point | None = None
    before = whole[0]
    for point in whole[1:]:
        if not point[2]:
            bent = point
            continue
        drawn.append(_curve(before, bent, point) if bent else f"{point[0]:g} {point[1]:g} l")
        bent, before = None, point
    return [*drawn, "h"]


def _curve(start: Point, bent: Point, end: Point) -> str:
    """Return the cubic curve that is this quadratic one."""
    handles = [(edge[axis] + 2 * bent[axis]) / 3 for edge in (start, end) for axis in (0, 1)]
    return " ".join(f"{number:.1f}" for number in (*handles, end[0], end[1])) + " c"
