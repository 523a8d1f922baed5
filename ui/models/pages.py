"""Long lists that are read page by page, each page behind the last row of the one before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Row = TypeVar("Row")
SIZE = 100
KEPT = 32


class Pages(Sequence[Row], Generic[Row]):
    """A sequence of known length of which only the pages looked at are fetched, 32 of them kept.

    ``fetch`` returns the next 100 rows behind a row, or the first ones, after skipping so many. Of
    every page once fetched the last row is remembered; a page is fetched from the nearest of them.
    """

    def __init__(self, length: int, fetch: Callable[[Row | None, int], Sequence[Row]]) -> None:
        self._length = length
        self._fetch = fetch
        self._ends: dict[int, Row] = {}
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        number, offset = divmod(place, SIZE)
        return self._page(number)[offset]

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        nearest = max((known for known in self._ends if known < number), default=-1)
        behind = self._ends[nearest] if nearest >= 0 else None
        page = self._fetch(behind, (number - nearest - 1) * SIZE)
        self._ends[number] = page[-1]
        self._pages[number] = page
        if len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page
