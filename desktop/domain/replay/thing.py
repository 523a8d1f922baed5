"""A recorded thing whose fields are corrected one by one."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Generic, TypeVar, cast, get_args, get_type_hints

from desktop.domain.entries.act import Act
from desktop.domain.ids import EntryId
from desktop.domain.replay.register import Held, Register
from desktop.domain.values import FieldValue
from desktop.errors import Problem, Refused

A = TypeVar("A", bound=Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Values of one field that had not seen each other; a clerk settles them."""

    about: str
    field: str
    held: tuple[Held[object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Generic[A]):
    """What one act recorded, as it reads after every correction."""

    id: str
    entry: EntryId
    kind: type[A]
    registers: Mapping[str, Register[object]]

    @classmethod
    def recorded(cls, thing: str, act: A, entry: EntryId) -> Thing[A]:
        """Return the thing as its first entry has it."""
        registers = {
            field.name: Register.of(cast(object, getattr(act, field.name)), entry)
            for field in fields(act)  # type: ignore[arg-type] # every concrete act is a dataclass
        }
        return cls(id=thing, entry=entry, kind=type(act), registers=registers)

    def corrected(
        self, field: str, value: FieldValue, entry: EntryId, seen: Container[EntryId]
    ) -> Thing[A]:
        """Return the thing with one more value in a field; it replaces only what it had seen."""
        register = self.registers[field].put(typed(self.kind, field, value), entry, seen)
        return replace(self, registers={**self.registers, field: register})

    @property
    def now(self) -> A:
        """Return the act as it reads now; a disputed field shows its first value in order."""
        return self.kind(**{name: held.standing for name, held in self.registers.items()})

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return the fields whose values stand side by side."""
        return tuple(
            Dispute(about=self.id, field=name, held=register.held)
            for name, register in self.registers.items()
            if register.disputed
        )


def typed(kind: type[Act], field: str, value: FieldValue) -> object:
    """Return a correction's value in the field's own type.

    Raises:
        Refused: there is no such field, or it cannot hold the value.
    """
    hint = get_type_hints(kind).get(field)
    wrong = Refused(Problem("correction.wrong_value", about=field, field=field))
    if hint is None or field not in {f.name for f in fields(kind)}:  # type: ignore[arg-type] # a dataclass
        raise wrong
    choices = get_args(hint) or (hint,)
    if value is None and type(None) in choices:
        return None
    for choice in choices:
        found = _converted(choice, value)
        if found is not None:
            return found
    raise wrong


def _converted(choice: object, value: FieldValue) -> object | None:
    if isinstance(choice, type) and isinstance(value, str):
        if issubclass(choice, date):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return None
        if issubclass(choice, Enum):
            return next((member for member in choice if member.value == value), None)
    supertype = getattr(choice, "__supertype__", choice)
    return value if isinstance(supertype, type) and type(value) is supertype else None
