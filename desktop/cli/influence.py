"""``quanheng rules influence``: for how long a measure weighs, with an earlier one or several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.application.rule_packs import RulePacks
from desktop.application.together import WeighsFor, weight
from desktop.cli.command import Answer, Command, Given, Kind, Option, option_of
from desktop.cli.desk import Desk
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.respondent import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class InfluenceShown:
    """The period of a measure, from the day of the decision to its last day."""

    pack: str
    version: str
    track: Track
    measure: str
    months: int
    most_months: int
    first: date
    last: date
    carried: bool
    sources: tuple[str, ...]
    words: tuple[str, ...]


def influence(desk: Desk, given: Given) -> Answer:
    """Count for how long a measure weighs."""
    pack = RulePacks().on(desk.today)
    found = weight(
        pack,
        WeighsFor(
            track=given.code("track", Track) or Track.PARTY_DISCIPLINE,
            measure=MeasureCode(given.words("measure")),
            status=given.code("status", Status) or Status.CIVIL_SERVANT,
            decided_on=given.day("from") or desk.today,
            running_until=given.day("running-until"),
            times=times if (times := given.number("times")) is not None else 1,
        ),
    )
    words = found.lines(desk.language)
    shown = InfluenceShown(
        pack=pack.id,
        version=pack.version,
        track=found.asked.track,
        measure=found.asked.measure,
        months=found.months,
        most_months=found.most_months,
        first=found.span.first,
        last=found.span.last,
        carried=found.span.carried,
        sources=found.cites,
        words=words,
    )
    return Answer(data=shown, lines=words)


INFLUENCE = Command(
    name="influence",
    run=influence,
    gives=InfluenceShown,
    options=(
        option_of(Track, "track", needed=True),
        Option(name="measure", kind=Kind.THING, needed=True),
        option_of(Status, "status"),
        Option(name="from", kind=Kind.DAY, needed=True),
        Option(name="running-until", kind=Kind.DAY),
        Option(name="times", kind=Kind.NUMBER),
    ),
    in_office=False,
)
