"""Long lists of which only the part on screen is fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Row = TypeVar("Row")
SIZE = 200
KEPT = 16


class Blocks(Sequence[Row], Generic[Row]):
    """A sequence over ids whose rows come in blocks of 200, sixteen of them kept.

    ``fetch`` returns the rows of the ids it is given, in their order.
    """

    def __init__(self, ids: Sequence[str], fetch: Callable[[Sequence[str]], Sequence[Row]]) -> None:
        self._ids = ids
        self._fetch = fetch
        self._blocks: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._ids)

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
        return self._block(number)[offset]

    def _block(self, number: int) -> Sequence[Row]:
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        start = number * SIZE
        block = self._fetch(self._ids[start : start + SIZE])
        self._blocks[number] = block
        if len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        return block
