"""Reading parameters, deadlines, steps with their needs, and the codes of facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from desktop.domain.measure import Track
from desktop.domain.needs import Need
from desktop.domain.respondent import Status
from desktop.rules.conditions import FactName
from desktop.rules.law import Dated, Text
from desktop.rules.model import (
    Allowance,
    Amount,
    AmountUnit,
    AnswerKind,
    Asked,
    Band,
    Bound,
    DeadlineRule,
    Event,
    FactCode,
    Parameter,
    Stage,
    StageId,
    Step,
    StepId,
)
from desktop.rules.reading.conditions import CASE_FACTS
from desktop.rules.reading.sources import read_choices, read_cites, read_dated, read_period
from desktop.rules.reading.strict import SEPARATOR, Table, one_of

T = TypeVar("T")


def read_parameters(file: Table, sources: Collection[str]) -> tuple[Parameter, ...]:
    """Return the parameters of ``parameters.toml``."""
    found: list[Parameter] = []
    for name, table in file.named("parameter"):
        values = read_dated(table, "value", sources, _amount)
        found.append(Parameter(id=name, name=table.text("name"), values=values))
        table.close()
    file.close()
    return tuple(found)


def _amount(row: Table) -> Amount:
    return Amount(number=row.number("value"), unit=row.member("unit", AmountUnit))


def read_deadlines(file: Table, sources: Collection[str]) -> tuple[DeadlineRule, ...]:
    """Return the deadlines of ``deadlines.toml``, each with the events it runs from and to."""
    events: dict[str, Event] = {}
    for code, table in file.named("event"):
        events[code] = Event(code=code, name=table.text("name"))
        table.close()
    rules = [_deadline(name, table, sources, events) for name, table in file.named("deadline")]
    file.close()
    return tuple(rules)


def _deadline(
    name: str, table: Table, sources: Collection[str], events: Mapping[str, Event]
) -> DeadlineRule:
    rule = DeadlineRule(
        id=name,
        name=table.text("name"),
        starts=_event(table, "starts", table.words("starts"), events),
        met_by=tuple(
            _event(table, "met_by", code, events) for code in table.codes("met_by", optional=True)
        ),
        tracks=table.members("tracks", Track, optional=True),
        statuses=table.members("statuses", Status, optional=True),
        note=table.text_if_given("note"),
        values=read_dated(table, "value", sources, read_period),
        extensions=_dated_if_given(table, "extension", sources, _allowance),
        suspensions=_dated_if_given(table, "suspension", sources, _ground),
        restarts=_dated_if_given(table, "restart", sources, _ground),
    )
    table.close()
    return rule


def _event(table: Table, key: str, code: str, events: Mapping[str, Event]) -> Event:
    if code and code not in events:
        table.fault("not_allowed", key, value=code, allowed=SEPARATOR.join(events))
    return events.get(code, Event(code=code, name=Text(zh="", en="")))


def _dated_if_given(
    table: Table, key: str, sources: Collection[str], value: Callable[[Table], T]
) -> tuple[Dated[T], ...]:
    return read_dated(table, key, sources, value) if table.gives(key) else ()


def _allowance(row: Table) -> Allowance:
    bound = row.member("bound", Bound)
    return Allowance(
        bound=bound,
        period=None if bound is Bound.OPEN else read_period(row),
        approved_by=row.text_if_given("approved_by"),
    )


def _ground(row: Table) -> Text:
    return row.text("ground")


def read_stages(file: Table, sources: Collection[str]) -> tuple[Stage, ...]:
    """Return the stages of ``steps.toml`` in their order."""
    found: list[Stage] = []
    for name, table in file.named("stage"):
        stage = Stage(
            id=StageId(name),
            name=table.text("name"),
            cites=read_cites(table, sources),
            needs=table.members("needs", Need, optional=True),
        )
        found.append(stage)
        table.close()
    return tuple(found)


def read_needs(
    file: Table, stages: tuple[Stage, ...], sources: Collection[str]
) -> tuple[Asked, ...]:
    """Return what gates ask for: every need of the program once, each asked for at some stage."""
    known = {need.value: need for need in Need}
    found: list[Asked] = []
    for name, table in file.named("need"):
        if name not in known:
            file.fault("not_allowed", "need", value=name, allowed=one_of(Need))
            continue
        cites = read_cites(table, sources)
        found.append(Asked(need=known.pop(name), name=table.text("name"), cites=cites))
        table.close()
    if known:
        file.fault("need_left_out", "need", value=SEPARATOR.join(known))
    asked = {need for stage in stages for need in stage.needs}
    for each in found:
        if each.need not in asked:
            file.fault("need_not_asked", f"need.{each.need.value}")
    return tuple(found)


def read_steps(file: Table, stages: tuple[Stage, ...]) -> tuple[Step, ...]:
    """Return the steps of ``steps.toml`` in their order; each stage lies in exactly one."""
    free = [stage.id for stage in stages]
    steps: list[Step] = []
    for name, table in file.named("step"):
        held = tuple(StageId(code) for code in table.codes("stages"))
        for stage in held:
            if stage in free:
                free.remove(stage)
            else:
                table.fault("not_allowed", "stages", value=stage, allowed=SEPARATOR.join(free))
        steps.append(Step(id=StepId(name), name=table.text("name"), stages=held))
        table.close()
    for stage in free:
        file.fault("stage_left_out", f"stage.{stage}")
    file.close()
    return tuple(steps)


def read_facts(file: Table, sources: Collection[str]) -> tuple[FactCode, ...]:
    """Return the facts of ``codes.toml``, none of which is one that every case has.

    How cases are compared stands in the same file, which stays open for that.
    """
    return tuple(_fact(file, name, table, sources) for name, table in file.named("fact"))


def _fact(file: Table, name: str, table: Table, sources: Collection[str]) -> FactCode:
    if name in CASE_FACTS:
        file.fault("fact_reserved", f"fact.{name}")
    kind = table.member("answer", AnswerKind, AnswerKind.CHOICE)
    if kind not in (AnswerKind.CHOICE, AnswerKind.NUMBER):
        allowed = f"choice{SEPARATOR}number"
        table.fault("not_allowed", "answer", value=kind.value, allowed=allowed)
    fact = FactCode(
        id=FactName(name),
        name=table.text("name"),
        choices=read_choices(table, "choices") if kind is AnswerKind.CHOICE else (),
        bands=_bands(table) if kind is AnswerKind.NUMBER and table.gives("bands") else (),
        cites=read_cites(table, sources),
    )
    table.close()
    return fact


def _bands(table: Table) -> tuple[Band, ...]:
    """Return the bands of a number: the first holds 0, each later one begins higher."""
    bands: list[Band] = []
    for code, row in table.named("bands"):
        band = Band(code=code, start=row.number("from"), text=row.text("name"))
        if (band.start <= bands[-1].start) if bands else band.start:
            row.fault("bands_not_rising", "from")
        bands.append(band)
        row.close()
    return tuple(bands)
