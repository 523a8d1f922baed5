"""Lists row by row, read a page at a time however long they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from desktop.cli.command import Given, Kind, Option

R = TypeVar("R")

LIMIT = Option(name="limit", kind=Kind.NUMBER)


def rows(page: Callable[[R | None], Sequence[R]], given: Given) -> Iterator[R]:
    """Yield the rows of a list up to ``--limit``; ``page`` gives those behind a row."""
    return islice(_all(page), given.number("limit"))


def _all(page: Callable[[R | None], Sequence[R]]) -> Iterator[R]:
    found = page(None)
    while found:
        yield from found
        found = page(found[-1])
