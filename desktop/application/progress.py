"""How long work says how far it is, and how it is stopped."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Given to every use case that may take long; such a one is started on a worker.

    A class that implements it names it as its base and gets ``each``.
    """

    @abstractmethod
    def step(self, code: str, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` pieces of the step are behind us.

        ``code`` is ``noun.step``, the sentence in the catalogues that says what is being done.
        A total of 0 is not known yet.

        Raises:
            Cancelled: The person wants to stop; nothing may be left half-written.
        """

    def each(self, items: Sequence[Item], step: str) -> Iterator[Item]:
        """Give the items one by one and say how far it is before each and at the end."""
        total = len(items)
        for done, item in enumerate(items):
            self.step(step, done, total)
            yield item
        self.step(step, total, total)


class NoProgress(Progress):
    """Tells nobody and is never stopped: for the command line's quiet mode and for tests."""

    def step(self, code: str, done: int, total: int) -> None:
        """Go on."""
