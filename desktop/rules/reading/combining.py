"""Reading what may stand together, and how periods add up."""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.measure import MeasureCode, Track
from desktop.domain.respondent import Status
from desktop.rules.combining import Accumulation, Adding, Combines, Combining, Pair
from desktop.rules.reading.sources import read_cites
from desktop.rules.reading.strict import Table, one_of


def read_combining(file: Table, sources: Collection[str]) -> Combining:
    """Return what ``combining.toml`` says; of two tracks it says one thing."""
    pairs: list[Pair] = []
    for row in file.rows("pair", optional=True):
        pair = _pair(row, sources)
        if any({*pair.tracks} == {*other.tracks} for other in pairs):
            row.fault("said_twice", "tracks")
        pairs.append(pair)
    accumulations = tuple(
        _accumulation(name, table, sources)
        for name, table in (file.named("accumulation") if file.gives("accumulation") else ())
        if _is_track(file, name)
    )
    file.close()
    return Combining(pairs=tuple(pairs), accumulations=accumulations)


def _pair(row: Table, sources: Collection[str]) -> Pair:
    pair = Pair(
        tracks=row.members("tracks", Track),
        combines=row.member("combines", Combines),
        note=row.text("note"),
        cites=read_cites(row, sources),
    )
    if len({*pair.tracks}) != 2:
        row.fault("not_two", "tracks")
    row.close()
    return pair


def _is_track(file: Table, name: str) -> bool:
    known = name in {track.value for track in Track}
    if not known:
        file.fault("not_allowed", "accumulation", value=name, allowed=one_of(Track))
    return known


def _accumulation(name: str, table: Table, sources: Collection[str]) -> Accumulation:
    gives = table.gives("most_at_once")
    said = Accumulation(
        track=Track(name),
        left_out=tuple(MeasureCode(each) for each in table.codes("left_out", optional=True)),
        statuses=table.members("statuses", Status, optional=True),
        running=table.member("running", Adding),
        most_at_once=table.number("most_at_once") if gives else 0,
        cites=read_cites(table, sources),
    )
    table.close()
    return said
