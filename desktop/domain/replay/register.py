"""A value several people may have written, none of them overwritten unseen."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.domain.ids import EntryId

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Generic[T_co]):
    """One value, and the entry that put it there."""

    value: T_co
    entry: EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[T_co]):
    """All values that no later entry, having seen them, has replaced; ``held`` in order.

    Replay puts in the order of entries, so the same entries give the same register on every
    computer, whenever they arrived.
    """

    held: tuple[Held[T_co], ...] = ()

    @classmethod
    def of(cls, value: T, entry: EntryId) -> Register[T]:
        """Return a register that holds one value."""
        return Register(held=(Held(value=value, entry=entry),))

    def put(self: Register[T], value: T, entry: EntryId, seen: Container[EntryId]) -> Register[T]:
        """Return the register with a value that replaces only those its author had ``seen``.

        A settlement is nothing else: it has seen both sides.
        """
        unseen = tuple(held for held in self.held if held.entry not in seen)
        return Register(held=(*unseen, Held(value=value, entry=entry)))

    @property
    def values(self) -> tuple[T_co, ...]:
        """Return the different values that stand, first in order first."""
        different: list[T_co] = []
        for held in self.held:
            if held.value not in different:
                different.append(held.value)
        return tuple(different)

    @property
    def disputed(self) -> bool:
        """Different values stand side by side until a clerk settles them."""
        return len(self.held) > 1 and len(self.values) > 1

    @property
    def standing(self) -> T_co:
        """Return the value that counts meanwhile, the first in order.

        Raises:
            IndexError: Nothing was put yet; ``held`` tells so beforehand.
        """
        return self.held[0].value
