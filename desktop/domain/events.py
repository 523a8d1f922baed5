"""What a case file knows of the events that deadlines run from, and are met by.

Only what an act records on a day is an event here; a day that no act tells is not guessed. Codes
are those of the rule packs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from desktop.domain import gates
from desktop.domain.procedure import DecisionKind, Step
from desktop.domain.replay.case import CaseFile, TrackFile, TrackKey

RULINGS = frozenset({"decision", "no_accountability"})
"""The papers that are a decision; a proposal decides nothing."""


class Event(Enum):
    """The events that acts of a case tell."""

    CASE_OPENED = "case_opened"
    FACTS_SHOWN = "facts_shown"
    DEFENCE_RECEIVED = "defence_received"
    REVIEW_ACCEPTED = "review_accepted"
    REVIEW_FINISHED = "review_finished"
    PROPOSAL_MADE = "proposal_made"
    DECISION_MADE = "decision_made"
    CASE_WITHDRAWN = "case_withdrawn"
    DECISION_RECEIVED = "decision_received"
    DECISION_KNOWN = "decision_known"


def events(file: CaseFile, key: TrackKey) -> Mapping[str, tuple[date, ...]]:
    """Return on which days each event happened to a respondent on a track, earliest first.

    The case of a respondent is opened with the track. Service proves that a decision was received
    and known; before it no time to appeal begins (DOMAIN section 3, forbidden order 6).
    """
    track = file.tracks[key]
    received = _ruling_received(track)
    found = {
        Event.CASE_OPENED: [track.opened.act.opened_on],
        Event.FACTS_SHOWN: [held.value.act.on for held in track.facts_shown.held[:1]],
        Event.DEFENCE_RECEIVED: [held.value.act.on for held in track.defence.held[:1]],
        Event.REVIEW_ACCEPTED: [
            done.act.on for done in track.steps if done.act.step == Step.REVIEW.value
        ],
        Event.REVIEW_FINISHED: _review_finished(file, key),
        Event.DECISION_RECEIVED: received,
        Event.DECISION_KNOWN: received,
        **_decided(track),
    }
    return {event.value: tuple(sorted(days)) for event, days in found.items() if days}


def _review_finished(file: CaseFile, key: TrackKey) -> list[date]:
    """Return the day on which as many reviewers agreed as are needed."""
    found = gates.binding_run(file, key)
    agreed = gates.agreeing_reviewers(file, key, found[0]) if found else frozenset()
    latest = {done.actor: done.act.on for done in file.tracks[key].reviews}
    days = sorted(latest[person] for person in agreed)
    return days[gates.REVIEWERS_NEEDED - 1 : gates.REVIEWERS_NEEDED]


def _decided(track: TrackFile) -> Mapping[Event, list[date]]:
    decision = track.decision
    if not decision.held:
        return {}
    act = decision.standing.act
    if act.decision is DecisionKind.PROPOSAL:
        return {Event.PROPOSAL_MADE: [act.on]}
    withdrawn = [act.on] if act.decision is DecisionKind.CASE_WITHDRAWN else []
    return {Event.DECISION_MADE: [act.on], Event.CASE_WITHDRAWN: withdrawn}


def _ruling_received(track: TrackFile) -> list[date]:
    """Return when the decision was served; a paper from before it is not the decision.

    Nothing is proven by a day before the paper was issued, nor by a refusal nobody witnessed:
    another office may have recorded either.
    """
    if not track.decision.held:
        return []
    decided = track.decision.standing.clock
    issued = {
        paper.act.paper: paper.act.issued_on
        for paper in track.papers
        if paper.act.document in RULINGS and paper.clock > decided
    }
    served = (done.act for done in track.services if done.act.paper in issued)
    return [
        act.on
        for act in served
        if act.on >= issued[act.paper] and (act.witness.strip() or not act.refusal.strip())
    ]
