"""Sanctions of one respondent on several tracks, and how long a measure weighs with an earlier one.

Nothing is added up by heart: what the pack says of a track is told with its sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.entries.procedure import DecisionRecorded
from desktop.domain.measure import FIRST_FORM, MeasureCode, Track
from desktop.domain.procedure import DecisionKind
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.domain.respondent import Status
from desktop.errors import Problem, Refused
from desktop.rules.combining import Adding, Combines, Pair, Span, months_at_once, span
from desktop.rules.in_time import influence_between, months_of
from desktop.rules.law import SourceId
from desktop.rules.lookup import rung
from desktop.rules.model import RulePack
from desktop.text import Language, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighsFor:
    """A measure decided on a day; ``running_until`` is the end of an earlier one on its track."""

    track: Track
    measure: MeasureCode
    status: Status
    decided_on: date
    running_until: date | None = None
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """For how long a measure weighs, counted from the day of the decision.

    ``months`` is the period of one sanction; several equal ones at once weigh at least so long and
    at most ``most_months``.
    """

    asked: WeighsFor
    months: int
    most_months: int
    span: Span
    adding: Adding
    cites: tuple[SourceId, ...]

    def lines(self, language: Language) -> tuple[str, ...]:
        """Return the counting as sentences."""
        return tuple(_told(self, language))


def sanctioned_beside(file: CaseFile, key: TrackKey, pack: RulePack) -> tuple[Pair, ...]:
    """Return what the pack says of sanctions this respondent got on other tracks of the case."""
    found = []
    for (respondent, track), other in file.tracks.items():
        if respondent != key[0] or track is key[1] or not other.decision.held:
            continue
        decided = other.decision.standing.act
        is_sanction = decided.measure is not None and decided.measure not in FIRST_FORM
        pair = pack.combining.of(key[1], track)
        if decided.decision is DecisionKind.MEASURE and is_sanction and pair is not None:
            found.append(pair)
    return tuple(found)


def no_second_sanction(
    pack: RulePack, file: CaseFile, act: DecisionRecorded
) -> tuple[Problem, ...]:
    """Return why a sanction cannot be given beside one on another track (政务处分法 art. 16)."""
    if act.measure is None or act.measure in FIRST_FORM:
        return ()
    beside = sanctioned_beside(file, (act.respondent, act.track), pack)
    never = any(pair.combines is Combines.NEVER for pair in beside)
    return (Problem("decision.double_sanction", about="measure"),) if never else ()


def weight(pack: RulePack, asked: WeighsFor) -> Weight:
    """Return for how long a measure weighs, by the rules of the day it is decided.

    Raises:
        NotFound: there is no such measure on the track.
        Refused: it is not open to the status, no period is known for it, or not of that day, or the
            number of sanctions is below one.
    """
    day = asked.decided_on
    measure = rung(pack, asked.track, asked.measure)
    if not measure.open_to(asked.status):
        raise Refused(Problem("influence.not_open", about=asked.measure))
    measure = measure.for_status(asked.status)
    found = influence_between(measure, day, day, day)
    if found.counts is None:
        code = "influence.not_known_then" if measure.influence else "influence.no_period"
        raise Refused(Problem(code, about=asked.measure))
    if asked.times < 1:
        raise Refused(Problem("influence.no_sanction", about="times"))
    said = pack.combining.adding(measure.track, asked.measure, asked.status)
    _, most = months_at_once(said, found.counts, asked.times)
    return Weight(
        asked=asked,
        months=months_of(found.counts),
        most_months=most,
        span=span(said, found.counts, day, asked.running_until),
        adding=said.running if said else Adding.NOT_SAID,
        cites=(*found.cites, *(said.cites if said else ())),
    )


def _told(weight: Weight, language: Language) -> Iterator[str]:
    asked, reached = weight.asked, weight.span
    yield sentence("influence.months", language, months=weight.months)
    yield sentence("influence.starts", language, day=reached.first)
    if asked.times > 1 and weight.most_months == weight.months:
        yield sentence("influence.at_once_not_said", language)
    if weight.most_months > weight.months:
        yield sentence(
            "influence.at_once",
            language,
            times=asked.times,
            least=weight.months,
            most=weight.most_months,
        )
    if asked.running_until is not None and asked.running_until > asked.decided_on:
        code = f"influence.running_{weight.adding.value}"
        yield sentence(code, language, until=asked.running_until)
    yield sentence("influence.ends", language, day=reached.last)
