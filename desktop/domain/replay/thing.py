"""A recorded thing whose fields are corrected one by one."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from desktop.domain.entries.act import Act
from desktop.domain.ids import EntryId, EvidenceId, FactId, IncidentId, RespondentId
from desktop.domain.replay.register import Held, Register
from desktop.domain.values import FieldValue
from desktop.errors import Problem, Refused

A = TypeVar("A", bound=Act)

_NAMES_OF_THINGS = frozenset({IncidentId, RespondentId, EvidenceId, FactId})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Values of one field that had not seen each other; a clerk settles them.

    A field of a thing is settled with the value that holds. Where whole acts exclude each other
    the value is the id of the entry that stands: the field is then the act's slot on the track
    ``respondent/track``, the item of a run, or ``found`` of a fact.
    """

    about: str
    field: str
    held: tuple[Held[object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Generic[A]):
    """What one act recorded, as it reads after every correction.

    ``newer`` says that a newer version of the program wrote into it what this one cannot hold.
    """

    id: str
    entry: EntryId
    kind: type[A]
    registers: Mapping[str, Register[object]]
    newer: bool = False

    @classmethod
    def recorded(cls, thing: str, act: A, entry: EntryId) -> Thing[A]:
        """Return the thing as its first entry has it."""
        registers = {field: Register.of(getattr(act, field), entry) for field in _fields(type(act))}
        return cls(id=thing, entry=entry, kind=type(act), registers=registers)

    def corrected(
        self, field: str, value: FieldValue, entry: EntryId, seen: Container[EntryId]
    ) -> Thing[A]:
        """Return the thing with one more value in a field; it replaces only what it had seen.

        Raises:
            Refused: there is no such field, or it cannot hold the value.
        """
        held = typed(self.kind, field, value)
        register = self.registers[field].put(held, entry, seen)
        return replace(self, registers={**self.registers, field: register})

    def replayed(
        self, field: str, value: FieldValue, entry: EntryId, seen: Container[EntryId]
    ) -> Thing[A]:
        """Return the thing as after ``corrected``; what does not fit was written by a newer one."""
        if not holds(self.kind, field, value):
            return replace(self, newer=True)
        return self.corrected(field, value, entry, seen)

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


def holds(kind: type[Act], field: str, value: FieldValue) -> bool:
    """Say whether a field can be corrected to a value; what names a thing never can."""
    return _fitting(kind, field, value) != ()


def typed(kind: type[Act], field: str, value: FieldValue) -> object:
    """Return a correction's value in the field's own type.

    Raises:
        Refused: there is no such field, or it cannot hold the value.
    """
    fitting = _fitting(kind, field, value)
    if not fitting:
        raise Refused(Problem("correction.wrong_value", about=field, field=field))
    return fitting[0]


def _fields(kind: type[Act]) -> Mapping[str, tuple[object, ...]]:
    """Return what each field of an act may hold, by its name."""
    return _looked_up(kind)  # type: ignore[arg-type] # mypy asks the instances for a hash


@cache
def _looked_up(kind: Any) -> Mapping[str, tuple[object, ...]]:
    hints = get_type_hints(kind)
    return {field.name: _choices(hints[field.name]) for field in fields(kind)}


def _choices(hint: object) -> tuple[object, ...]:
    return (hint,) if get_origin(hint) is tuple else get_args(hint) or (hint,)


def _fitting(kind: type[Act], field: str, value: FieldValue) -> tuple[object, ...]:
    """Return the value in the field's own type, alone in a tuple; nothing where it does not fit."""
    choices = _fields(kind).get(field, ())
    return next((fit for choice in choices if (fit := _as(choice, value))), ())


def _as(choice: object, value: FieldValue) -> tuple[object, ...]:
    if choice in _NAMES_OF_THINGS:
        return ()
    if choice == tuple[str, ...]:
        texts = isinstance(value, tuple) and all(type(text) is str for text in value)
        return (value,) if texts else ()
    plain = getattr(choice, "__supertype__", choice)
    if not isinstance(plain, type):
        return ()
    if isinstance(value, str) and issubclass(plain, date | Enum):
        return _spelled(plain, value)
    return (value,) if type(value) is plain else ()


def _spelled(kind: type[date] | type[Enum], text: str) -> tuple[object, ...]:
    try:
        return (date.fromisoformat(text) if issubclass(kind, date) else kind(text),)
    except ValueError:
        return ()
