"""Where texts differ, found in bounded time: long ones are cut, far-off ones marked as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

Span = tuple[int, int]
"""Where a piece begins and where it has ended, in characters."""

LONGEST_SHOWN = 1_500
SHOWN_BEFORE = 100
"""How much of a long text is shown, and how much of that lies before the first difference."""
MOST_PAIRS = 20_000
"""Up to here pieces are compared one by one: the time grows with the product of both numbers."""

_SENTENCE = re.compile("[^\u3002\uff01\uff1f\uff1b\n]*[\u3002\uff01\uff1f\uff1b\n]|.+", re.DOTALL)
_WORD = re.compile(r"[0-9A-Za-z:.\-]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A text, or the part of a long one in which it begins to differ from the others."""

    text: str
    is_cut: bool


def excerpts(texts: Sequence[str]) -> tuple[Excerpt, ...]:
    """Return what of each text is shown beside the others."""
    if all(len(text) <= LONGEST_SHOWN for text in texts):
        return tuple(Excerpt(text=text, is_cut=False) for text in texts)
    alike = min(_alike(texts[0], text) for text in texts)
    start = max(0, alike - SHOWN_BEFORE)
    return tuple(
        Excerpt(
            text=text[start : start + LONGEST_SHOWN],
            is_cut=start > 0 or len(text) > LONGEST_SHOWN,
        )
        for text in texts
    )


def differences(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return, for each of two texts, the characters of the words the other has not."""
    found: tuple[list[Span], list[Span]] = ([], [])
    for left, right in _apart(first, second, (_SENTENCE, _WORD)):
        for spans, (start, end) in zip(found, (left, right), strict=True):
            if start < end:
                spans.append((start, end))
    return tuple(found[0]), tuple(found[1])


def _apart(
    first: str, second: str, cuts: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[Span, Span]]:
    """Yield what stands in the one where the other has something else; finer cuts come later."""
    ones, others = cuts[0].findall(first), cuts[0].findall(second)
    places, elsewhere = _places(ones), _places(others)
    for left, left_end, right, right_end in _unequal(ones, others):
        here = (places[left], places[left_end])
        there = (elsewhere[right], elsewhere[right_end])
        if len(cuts) == 1:
            yield here, there
            continue
        for (start, end), (begin, stop) in _apart(
            first[slice(*here)], second[slice(*there)], cuts[1:]
        ):
            yield (here[0] + start, here[0] + end), (there[0] + begin, there[0] + stop)


def _unequal(ones: list[str], others: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of two lists that are not the same."""
    head, shorter = 0, min(len(ones), len(others))
    while head < shorter and ones[head] == others[head]:
        head += 1
    tail = 0
    while tail < shorter - head and ones[-1 - tail] == others[-1 - tail]:
        tail += 1
    left, right = ones[head : len(ones) - tail], others[head : len(others) - tail]
    if not left and not right:
        return
    if len(left) * len(right) > MOST_PAIRS:
        yield head, head + len(left), head, head + len(right)
        return
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            yield head + start, head + end, head + begin, head + stop


def _places(pieces: list[str]) -> list[int]:
    """Return where each piece begins, and where the last one ends."""
    return [0, *accumulate(map(len, pieces))]


def _alike(first: str, second: str) -> int:
    """Return how many characters two texts begin with in common, without a look at each."""
    least, most = 0, min(len(first), len(second))
    while least < most:
        middle = (least + most + 1) // 2
        if first[least:middle] == second[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
