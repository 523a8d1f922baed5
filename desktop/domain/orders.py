"""Forbidden orders that look beyond one track: crimes, and sanctions while others inquire.

Like all gates these know no pack (DOMAIN section 3, forbidden orders 5 and 9).
"""

from __future__ import annotations

from desktop.domain.entries.procedure import DecisionRecorded
from desktop.domain.ids import RespondentId
from desktop.domain.measure import FIRST_FORM, Track
from desktop.domain.procedure import DecisionKind, Step
from desktop.domain.replay.case import CaseFile, TrackKey
from desktop.errors import Problem

_BY_WORD = frozenset({Step.TRIAGE.value, Step.VERIFICATION.value})


def crime_suspected(file: CaseFile, respondent: RespondentId) -> bool:
    """Say whether the latest word of triage or verification, on any track, is of a crime."""
    tracks = (track for (one, _), track in file.tracks.items() if one == respondent)
    said = ([done.act for done in track.steps if done.act.step in _BY_WORD] for track in tracks)
    return any(words[-1].suspects_crime for words in said if words)


def inquiry_goes_on(file: CaseFile, respondent: RespondentId) -> bool:
    """Say whether the supervision track of a respondent is open and nothing came out of it yet."""
    state = file.tracks.get((respondent, Track.SUPERVISION))
    return state is not None and not state.decision.held


def barring(file: CaseFile, key: TrackKey) -> tuple[Problem, ...]:
    """Return what forbids a meeting to decide on a measure of a track, whichever it would be."""
    problems = []
    if crime_suspected(file, key[0]):
        problems.append(Problem("decision.crime_suspected"))
    if key[1] is Track.EMPLOYER and inquiry_goes_on(file, key[0]):
        problems.append(Problem("decision.inquiry_goes_on"))
    return tuple(problems)


def to_decide_beside(file: CaseFile, act: DecisionRecorded) -> tuple[Problem, ...]:
    """Return what forbids a decision; a proposal decides nothing, and a talk is no sanction."""
    if act.decision is DecisionKind.PROPOSAL:
        return ()
    problems = barring(file, (act.respondent, act.track))
    if act.decision is DecisionKind.MEASURE and act.measure not in FIRST_FORM:
        return problems
    return tuple(each for each in problems if each.code != "decision.inquiry_goes_on")
