"""What is doubtful in data about people: said beside it, and never in the way of anything."""

from __future__ import annotations

from datetime import date
from functools import cache

from desktop import places
from desktop.domain.credit_code import codes_in, credit_faults
from desktop.domain.divisions import Divisions
from desktop.domain.identity import IdentityFault, read_identity
from desktop.domain.names import cleaned_name, name_warnings
from desktop.errors import Problem

_NO_PLACE = frozenset({IdentityFault.WRONG_LENGTH, IdentityFault.NOT_DIGITS})


@cache
def shipped_divisions() -> Divisions:
    """Return the codes of places that came with the program."""
    table = (places.resources() / "divisions" / "codes.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in table.splitlines())
    return Divisions(codes=frozenset(first + each for first, *rest in lines for each in rest))


def name_doubts(typed: str) -> tuple[Problem, ...]:
    """Return what is doubtful in a name as it will be kept."""
    name = cleaned_name(typed)
    return tuple(
        Problem(f"names.{each.value}", about="name", name=name) for each in name_warnings(name)
    )


def number_doubts(typed: str, today: date) -> tuple[Problem, ...]:
    """Return what is doubtful in an ID number; one that was not typed is not doubted."""
    identity = read_identity(typed, today)
    if not identity.number:
        return ()
    faults = [
        Problem(
            f"identity.{fault.value}",
            about="id_number",
            length=len(identity.number),
            born_on=identity.born_on or today,
        )
        for fault in identity.faults
    ]
    if not _NO_PLACE & set(identity.faults):
        faults += [
            Problem(f"identity.{fault.value}", about="id_number", place=identity.number[:6])
            for fault in shipped_divisions().faults(identity.number)
        ]
    return tuple(faults)


def unit_doubts(typed: str) -> tuple[Problem, ...]:
    """Return what is doubtful in the credit codes that stand in the name of a unit."""
    return tuple(
        Problem(f"credit.{fault.value}", about="unit", typed=code)
        for code in codes_in(typed)
        for fault in credit_faults(code)
    )
