"""From the bytes of a body to the act it tells of, also when an older version wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias

import msgspec

from desktop.domain.entries.act import Act, ErasedAct, Recorded, UnknownAct
from desktop.errors import Damaged, NotFound, Problem
from desktop.journal.entry import NAME, Entry, Header
from desktop.journal.reading import check

Kinds: TypeAlias = Mapping[str, type[Act]]
Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
Upcasters: TypeAlias = Mapping[tuple[str, int], Upcaster]
"""By kind and version: what lifts the facts of that version to the next."""

UPCASTERS: Upcasters = MappingProxyType({})


class _OldBody(msgspec.Struct):
    facts: dict[str, Any]
    salt: Annotated[str, NAME]


_OLD_BODY = msgspec.json.Decoder(_OldBody)

# An upcaster trusts the facts of its version; what it trips over is a fault of the facts.
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


def facts_of(act: Act) -> object:
    """Return the facts of an act as plain JSON: enums by value, days as ``YYYY-MM-DD``."""
    return msgspec.to_builtins(act, str_keys=True, order="deterministic")


def read_act(
    header: Header, body: bytes | None, kinds: Kinds, upcasters: Upcasters = UPCASTERS
) -> Act:
    """Return the act a proven header and body tell of.

    A kind or version this program does not know gives ``UnknownAct``, with or without its body:
    the case must open read-only either way. A body that is not here gives ``ErasedAct``. Fields
    this version does not know are passed over and stay in the bytes.

    Raises:
        Damaged: The facts are not those of their kind.
    """
    kind = kinds.get(header.kind)
    if kind is None or header.version > kind.VERSION:
        return UnknownAct(kind=header.kind, version=header.version)
    if body is None:
        return ErasedAct(kind=header.kind)
    try:
        if header.version == kind.VERSION:
            act: Act = _decoder_of(kind).decode(body).facts
        else:
            facts = _lifted(_OLD_BODY.decode(body).facts, header, kind.VERSION, upcasters)
            act = msgspec.convert(facts, kind)
    except _MALFORMED as error:
        problem = Problem("journal.malformed_facts", header.body, kind=header.kind)
        raise Damaged(problem) from error
    return act


def recorded(entry: Entry, kinds: Kinds, upcasters: Upcasters = UPCASTERS) -> Recorded:
    """Prove an entry by its digests and return its act, ready for replay.

    Raises:
        NotFound: Only the bare link is here: this office is not shown the case.
        Damaged: A byte was changed.
    """
    checked = check(entry)
    header = checked.header
    if header is None:
        raise NotFound(Problem("journal.header_missing", checked.id))
    return Recorded(
        entry=checked.id,
        station=checked.link.station,
        clock=header.clock,
        recorded_at=header.recorded_at,
        actor=header.actor,
        case=header.case,
        after=header.after,
        act=read_act(header, entry.body, kinds, upcasters),
    )


def _decoder_of(kind: type[Act]) -> msgspec.json.Decoder[Any]:
    return _body_decoder(kind)  # type: ignore[arg-type]  # mypy asks the instances for a hash


@cache
def _body_decoder(kind: type[Act]) -> msgspec.json.Decoder[Any]:
    """Return what reads a body straight into the act, without a dictionary in between."""
    fields = [("facts", kind), ("salt", Annotated[str, NAME])]
    return msgspec.json.Decoder(msgspec.defstruct("Body", fields))


def _lifted(
    facts: dict[str, Any], header: Header, version: int, upcasters: Upcasters
) -> dict[str, Any]:
    for old in range(header.version, version):
        facts = upcasters[header.kind, old](facts)
    return facts
