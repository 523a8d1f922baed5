"""Reading ladders and powers."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from desktop.domain.deadline import Period, Unit
from desktop.domain.measure import FIRST_FORM, MeasureCode, Track
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.rules.model import Authority, Ladder, Power, Rung, RungOf
from desktop.rules.reading.sources import read_cites, read_dated, read_period
from desktop.rules.reading.strict import SEPARATOR, Table, one_of


def read_ladders(file: Table, sources: Collection[str]) -> tuple[Ladder, ...]:
    """Return the ladders of ``ladders.toml``; a ladder may use rungs of another track."""
    orders: dict[Track, Table] = {}
    rungs: dict[str, Rung] = {}
    for name, table in file.named("ladder"):
        if name not in {track.value for track in Track}:
            file.fault("not_allowed", "ladder", value=name, allowed=one_of(Track))
            continue
        track = Track(name)
        orders[track] = table
        for code, inner in table.named("rung"):
            rungs[f"{name}.{code}"] = _rung(MeasureCode(code), track, inner, sources)
    file.close()
    return tuple(_ladder(track, table, rungs) for track, table in orders.items())


def _rung(code: MeasureCode, track: Track, table: Table, sources: Collection[str]) -> Rung:
    if (code in FIRST_FORM) is not (track is Track.FIRST_FORM):
        allowed = SEPARATOR.join(sorted(FIRST_FORM))
        table.fault("first_form_codes", "", allowed=allowed)
    known = table.gives("influence")
    rung = Rung(
        code=code,
        track=track,
        name=table.text("name"),
        statuses=table.members("statuses", Status, optional=True),
        influence=read_dated(table, "influence", sources, _read_influence) if known else (),
        removal_first=table.flag("removal_first", default=False),
        note=table.text_if_given("note"),
        cites=read_cites(table, sources),
        of=tuple(_rung_of(row, sources) for row in table.rows("of", optional=True)),
    )
    table.close()
    return rung


def _rung_of(row: Table, sources: Collection[str]) -> RungOf:
    known = row.gives("influence")
    found = RungOf(
        statuses=row.members("statuses", Status),
        influence=read_dated(row, "influence", sources, _read_influence) if known else (),
        cites=read_cites(row, sources),
    )
    row.close()
    return found


def _read_influence(row: Table) -> Period:
    """Return a period that can be compared with another: in months or in years."""
    period = read_period(row)
    if period.unit not in (Unit.MONTH, Unit.YEAR):
        allowed = SEPARATOR.join((Unit.MONTH.value, Unit.YEAR.value))
        row.fault("not_allowed", "unit", value=period.unit.value, allowed=allowed)
    return period


def _ladder(track: Track, table: Table, rungs: dict[str, Rung]) -> Ladder:
    order = table.codes("order")
    for name in order:
        if name not in rungs:
            table.fault("not_allowed", "order", value=name, allowed=SEPARATOR.join(rungs))
    for name, rung in rungs.items():
        if rung.track is track and name not in order:
            table.fault("rung_left_out", "order", value=name)
    ladder = Ladder(track=track, rungs=tuple(rungs[name] for name in order if name in rungs))
    if len({rung.code for rung in ladder.rungs}) < len({*ladder.rungs}):
        table.fault("said_twice", "order")
    table.close()
    return ladder


def read_powers(
    file: Table, sources: Collection[str], ladders: tuple[Ladder, ...]
) -> tuple[Power, ...]:
    """Return the powers of ``powers.toml``; no body has two answers for one measure."""
    seen: set[tuple[object, ...]] = set()
    powers: list[Power] = []
    for row in file.rows("power"):
        power = _power(row, sources, ladders)
        for cell in product(power.measures, power.statuses or Status):
            where = (power.body, power.track, *cell)
            if where in seen:
                row.fault("power_twice", "measures", value=cell[0], status=cell[1].value)
            seen.add(where)
        powers.append(power)
    file.close()
    return tuple(powers)


def _power(row: Table, sources: Collection[str], ladders: tuple[Ladder, ...]) -> Power:
    power = Power(
        body=row.member("body", BodyKind),
        track=row.member("track", Track),
        measures=tuple(MeasureCode(code) for code in row.codes("measures")),
        statuses=row.members("statuses", Status, optional=True),
        may=row.member("may", Authority),
        note=row.text_if_given("note"),
        cites=read_cites(row, sources),
    )
    own = [rung.code for ladder in ladders for rung in ladder.rungs if rung.track is power.track]
    for code in power.measures:
        if code not in own:
            allowed = SEPARATOR.join(dict.fromkeys(own))
            row.fault("not_allowed", "measures", value=code, allowed=allowed)
    row.close()
    return power
