"""Reading what papers name: the law of their clauses, remedies, and the item of the certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum

from desktop.rules.conditions import ItemId
from desktop.rules.law import SourceId
from desktop.rules.model import Checklist, DeadlineRule
from desktop.rules.paper_law import Clause, PaperLaw, Remedy, Resting, Route
from desktop.rules.reading.sources import read_cites
from desktop.rules.reading.strict import SEPARATOR, Table, one_of


def read_papers(
    file: Table,
    sources: Collection[str],
    checklist: Checklist,
    deadlines: tuple[DeadlineRule, ...],
) -> PaperLaw:
    """Return the law of ``papers.toml``; a clause it leaves out rests on none."""
    known = [rule.id for rule in deadlines]
    law = PaperLaw(
        resting=tuple(
            Resting(clause=Clause(name), cites=read_cites(table, sources))
            for name, table in _of(file, "clause", Clause)
        ),
        routes=tuple(
            _route(Remedy(name), table, sources, known)
            for name, table in _of(file, "remedy", Remedy)
        ),
        not_worse=_not_worse(file, [item.id for item in checklist.items]),
    )
    file.close()
    return law


def _of(file: Table, key: str, allowed: type[Enum]) -> Iterator[tuple[str, Table]]:
    """Yield the tables named by a member of a closed set; any other name is a fault."""
    for name, table in file.named(key) if file.gives(key) else ():
        if name not in {each.value for each in allowed}:
            file.fault("not_allowed", key, value=name, allowed=one_of(allowed))
            continue
        yield name, table
        table.close()


def _route(
    remedy: Remedy, table: Table, sources: Collection[str], deadlines: Collection[str]
) -> Route:
    return Route(
        remedy=remedy,
        cites=read_cites(table, sources),
        facts_first=_cites_if_given(table, "facts_first", sources),
        clears=_cites_if_given(table, "clears", sources),
        first=_code_if_given(table, "first", deadlines),
        second=_code_if_given(table, "second", deadlines),
    )


def _not_worse(file: Table, items: Collection[str]) -> ItemId | None:
    code = _code_if_given(file, "not_worse", items)
    return ItemId(code) if code else None


def _cites_if_given(table: Table, key: str, sources: Collection[str]) -> tuple[SourceId, ...]:
    return read_cites(table, sources, key) if table.gives(key) else ()


def _code_if_given(table: Table, key: str, known: Collection[str]) -> str:
    """Return the name of something else in the pack, or none where the key is left out."""
    code = table.words(key) if table.gives(key) else ""
    if code and code not in known:
        table.fault("not_allowed", key, value=code, allowed=SEPARATOR.join(known))
    return code
