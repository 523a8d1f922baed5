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

    ``fetch`` returns the next 100 rows behind a row, or the first ones. Of every page once passed
    the last row is remembered, so going back never walks again.
    """

    def __init__(self, length: int, fetch: Callable[[Row | None], Sequence[Row]]) -> None:
        self._length = length
        self._fetch = fetch
        self._ends: list[Row] = []
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
        for passed in range(len(self._ends), number):
            self._take(passed)
        return self._take(number)

    def _take(self, number: int) -> Sequence[Row]:
        page = self._fetch(self._ends[number - 1] if number else None)
        if number == len(self._ends):
            self._ends.append(page[-1])
        self._pages[number] = page
        if len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page
