"""Reading sources, citations and values with dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import TypeVar

from desktop.domain.deadline import Period, Unit
from desktop.errors import Refused
from desktop.rules.law import Compared, Dated, Source, SourceId, Verified
from desktop.rules.model import Choice
from desktop.rules.reading.strict import Table

T = TypeVar("T")


def read_sources(file: Table) -> tuple[Source, ...]:
    """Return the sources of ``sources.toml``."""
    sources, tables = dict[str, Source](), dict[str, Table]()
    for name, table in file.named("source"):
        sources[name], tables[name] = _source(name, table), table
    for name, each in sources.items():
        _check_earlier(each, sources, tables[name])
    file.close()
    return tuple(sources.values())


def _check_earlier(later: Source, sources: Mapping[str, Source], table: Table) -> None:
    """Find fault with a rule that does not end on the day before the one that follows it begins."""
    if later.earlier is None:
        return
    earlier = sources.get(later.earlier)
    if earlier is None:
        table.fault("source_unknown", "earlier", value=later.earlier)
        return
    begins, ends = later.in_force, earlier.in_force_to
    if begins is None or ends != begins - timedelta(days=1):
        table.fault("does_not_follow", "earlier", value=later.earlier)


def _source(name: str, table: Table) -> Source:
    verified = table.member("verified", Verified)
    ours = verified is Verified.OWN
    source = Source(
        id=SourceId(name),
        title=table.text("title"),
        gist=table.text("gist"),
        quote=_quote(table),
        in_force=None if ours else table.day_if_known("in_force"),
        in_force_to=table.day("in_force_to") if table.gives("in_force_to") else None,
        earlier=SourceId(table.words("earlier")) if table.gives("earlier") else None,
        verified=verified,
        compared=_compared(table),
    )
    if source.in_force and source.in_force_to and source.in_force_to < source.in_force:
        table.fault("ends_before_it_starts", "in_force_to", on=source.in_force)
    table.close()
    return source


def _quote(table: Table) -> str:
    """Return words of the text itself, which only exist in the language of the law."""
    if not table.gives("quote"):
        return ""
    inner = table.table("quote")
    words = inner.words("zh")
    inner.close()
    return words


def _compared(table: Table) -> Compared | None:
    if not table.gives("compared"):
        return None
    inner = table.table("compared")
    compared = Compared(by=inner.words("by"), on=inner.day("on"))
    inner.close()
    return compared


def read_cites(table: Table, sources: Collection[str], key: str = "cites") -> tuple[SourceId, ...]:
    """Return the sources a table cites: at least one, each of them in ``sources.toml``."""
    cited = table.codes(key) if table.gives(key) else ()
    if not cited:
        table.fault("citation_missing", key)
    for each in cited:
        if each not in sources:
            table.fault("source_unknown", key, value=each)
    return tuple(SourceId(each) for each in cited)


def read_choices(table: Table, key: str) -> tuple[Choice, ...]:
    """Return the choices of a table, code by code, in the order of the file."""
    inner = table.table(key)
    return tuple(Choice(code=name, text=inner.text(name)) for name in inner.names())


def read_dated(
    rows: Table, key: str, sources: Collection[str], value: Callable[[Table], T]
) -> tuple[Dated[T], ...]:
    """Return dated values, oldest first; each holds until the day the next one starts.

    Only the first may start on an unknown day; two that start together would overlap.
    """
    found: list[Dated[T]] = []
    latest: date | None = None
    for row in rows.rows(key):
        start = row.day_if_known("from")
        if found and (start is None or (latest is not None and start <= latest)):
            row.fault("dates_overlap", "from")
        ended = row.flag("abolished", default=False)
        found.append(
            Dated(
                start=start,
                value=None if ended else value(row),
                cites=read_cites(row, sources),
            )
        )
        latest = start or latest
        row.close()
    if not found and rows.gives(key):
        rows.fault("not_tables", key)
    return tuple(found)


def read_period(row: Table) -> Period:
    """Return how long a row says, in one of the four units of the field."""
    number, unit = row.number("number"), row.member("unit", Unit)
    try:
        return Period(number=number, unit=unit)
    except Refused as refused:
        row.fault("period_out_of_range", "number", **refused.problems[0].values)
        return Period(number=1, unit=unit)
