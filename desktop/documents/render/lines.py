"""Breaking a paragraph into lines and filling them, as Chinese is set.

A line ends where that is allowed and as late as it fits, counting that closing marks lose their
empty half at its end and that marks inside may close up. What is missing is spread over the gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.documents import blocks
from desktop.documents.fonts import EM, Typeface
from desktop.documents.render.kinds import (
    CLOSING,
    HALF,
    JOINTS,
    KINDS,
    SQUARE,
    WORD,
    Item,
    Joint,
    Kind,
    Parting,
    blank_item,
    items_of,
)

TIGHT = 0.7  # of what a line can give: beyond it, a slightly loose line is better
LOOSE = EM * 7 // 100  # per gap: still even to the eye
SPARSE = EM // 8  # per gap: here even a parted date is better
GAPING = HALF  # per gap: such a line is left ragged
NAME = 8  # ideographs: what is longer is a sentence
NOTHING = Joint(0, 0, 0, Parting.NEVER)

# Never drawn and of no width: joiners, variation selectors, soft hyphen, marks of byte order.
UNSEEN = frozenset(
    [
        *map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)


class Line:
    """Characters of one line and where they stand, in thousandths of the type size.

    ``gaps`` follow each character as part of its own width; ``loose`` follow it on this line only.
    """

    __slots__ = ("gaps", "items", "loose", "shift", "width")

    def __init__(self, items: Sequence[Item], joints: Sequence[Joint]) -> None:
        """Set characters at their natural distance."""
        self.items = items
        self.gaps = [joint.gap for joint in joints]
        self.shift = -HALF if items and items[0].kind is Kind.OPEN else 0
        self.gaps.append(-HALF if items and items[-1].kind in CLOSING else 0)
        self.loose = _kerning(items)
        advances = sum(item.advance for item in items)
        self.width = self.shift + advances + sum(self.gaps) + sum(self.loose)

    def fit(self, joints: Sequence[Joint], room: int, *, spread: bool) -> None:
        """Close up what is too wide; spread what is too narrow, unless it would gape."""
        missing = room - self.width
        if missing < 0:
            self._share_out(missing, [joint.give for joint in joints])
        elif spread and missing:
            shares = [joint.share for joint in joints]
            if missing * 100 <= GAPING * sum(shares):
                self._share_out(missing, shares)

    def _share_out(self, missing: int, shares: Sequence[int]) -> None:
        whole = sum(shares)
        if not whole:
            return
        seen = given = 0
        for place, share in enumerate(shares):
            if share:
                seen += share
                due = missing * seen // whole
                self.loose[place] += due - given
                given = due
        self.width += given

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(item.char for item in self.items)


def _kerning(items: Sequence[Item]) -> list[int]:
    distances = [0] * len(items)
    for place, (left, right) in enumerate(pairwise(items)):
        face = left.face
        if face is not None and face is right.face and face.kerns:
            distances[place] = face.kerning(left.number, right.number)
    return distances


def flatten(runs: Iterable[blocks.Run], voices: dict[blocks.Voice, Typeface]) -> list[list[Item]]:
    """Return the characters to set, one list per forced line."""
    forced: list[list[Item]] = [[]]
    for run in runs:
        if isinstance(run, blocks.Blank):
            forced[-1].append(blank_item(run.width))
            continue
        items = items_of(voices[run.voice])
        for place, text in enumerate(run.text.replace("\r\n", "\n").split("\n")):
            if place:
                forced.append([])
            forced[-1].extend([items[char] for char in text if char not in UNSEEN])
    return forced


def set_lines(
    items: Sequence[Item],
    room: int,
    *,
    indent: int = 0,
    justified: bool = True,
    names_whole: bool = False,
) -> list[Line]:
    """Return the lines of one forced line; an empty one is one empty line."""
    if not items:
        return [Line((), ())]
    joints = [JOINTS[left.kind * KINDS + right.kind] for left, right in pairwise(items)]
    joints.append(NOTHING)
    if names_whole:
        _keep_names(items, joints)
    lines: list[Line] = []
    start = 0
    while start < len(items):
        width = room - (0 if lines else indent)
        end = _end(items, joints, start, width)
        stop = end
        while stop > start + 1 and items[stop - 1].kind is Kind.SPACE:
            stop -= 1
        inner = joints[start : stop - 1]
        line = Line(items[start:stop], inner)
        line.fit(inner, width, spread=justified and end < len(items))
        lines.append(line)
        start = end
        while start < len(items) and items[start].kind is Kind.SPACE:
            start += 1
    return lines


def _keep_names(items: Sequence[Item], joints: list[Joint]) -> None:
    """Let no line end within a few ideographs: in a Latin text they are a name."""
    start = 0
    for place, item in enumerate([*items, None]):
        if item is None or item.kind not in SQUARE:
            if place - start <= NAME:
                for inner in range(start, place - 1):
                    joints[inner] = joints[inner]._replace(parting=Parting.NEVER)
            start = place + 1


class _Place(NamedTuple):
    """A place where the line may end: how wide it is then, what it can give, over how many gaps."""

    end: int
    width: int
    give: int
    gaps: int

    def cost(self, room: int) -> float:
        """Return 0 for a perfect line, 1 for one at the border of what is good to look at."""
        missing = room - self.width
        if missing < 0:
            return -missing / (TIGHT * self.give)
        return missing / max(1, self.gaps) / LOOSE

    def is_sparse(self, room: int) -> bool:
        """Tell whether the line would look so loose that even a date may be parted for it."""
        return room - self.width > SPARSE * max(1, self.gaps)


def _end(items: Sequence[Item], joints: Sequence[Joint], start: int, room: int) -> int:
    """Return where the line that begins at ``start`` ends."""
    free: list[_Place] = []
    avoided: list[_Place] = []
    wide = -HALF if items[start].kind is Kind.OPEN else 0
    solid = give = 0
    fits = start + 1
    for place in range(start, len(items)):
        item = items[place]
        wide += item.advance
        if item.kind is not Kind.SPACE:
            solid = wide - HALF if item.kind in CLOSING else wide
            if solid - give > room:
                break
        fits = place + 1
        gap, gives, _, parting = joints[place]
        if parting is not Parting.NEVER:
            (avoided if parting else free).append(_Place(place + 1, solid, give, place - start))
        wide += gap
        give += gives
    else:
        return len(items)
    return _choose(free, avoided, fits, items, room)


def _choose(
    free: Sequence[_Place],
    avoided: Sequence[_Place],
    fits: int,
    items: Sequence[Item],
    room: int,
) -> int:
    best = free[-1] if free else None
    if best and len(free) > 1:
        earlier = free[-2]
        cost, other = best.cost(room), earlier.cost(room)
        if other < cost > 1 or (other < 2 and _leaves_one_behind(items, best.end)):
            best = earlier
    if avoided and (best is None or (best.end < avoided[-1].end and best.is_sparse(room))):
        best = avoided[-1]
    if best is None or _word_width(items, best.end) > room:
        return fits
    return best.end


def _leaves_one_behind(items: Sequence[Item], end: int) -> bool:
    """Tell whether the last line would hold one character, alone or with its mark."""
    rest = [item.kind for item in items[end : end + 3]]
    return len(rest) == 1 or (len(rest) == 2 and rest[1] in CLOSING)


def _word_width(items: Sequence[Item], start: int) -> int:
    """Return the width of the word that begins here; a digest or an address may exceed a line."""
    width = 0
    while start < len(items) and items[start].kind in WORD:
        width += items[start].advance
        start += 1
    return width
