"""Crimes are passed on, and no employer sanctions while others inquire (forbidden orders 5, 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from desktop.domain import orders
from desktop.domain.entries.case import TrackOpened
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.procedure import DecisionKind, Step
from desktop.errors import Problem
from tests.domain.stories import DAY, Chronicle, Story, Told

STORY = Story(track=Track.EMPLOYER)
CRIME, INQUIRY = "decision.crime_suspected", "decision.inquiry_goes_on"


def codes(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def opened(*more: Told) -> Chronicle:
    return Chronicle(STORY).tell_all([*STORY.intake(), *STORY.opening(), *more])


def word(step: Step, *, crime: bool, track: Track = STORY.track) -> Told:
    return STORY.told(replace(STORY.step(step), track=track, suspects_crime=crime))


def state_track() -> Told:
    respondent = STORY.respondent
    return STORY.told(TrackOpened(respondent=respondent, track=Track.SUPERVISION, opened_on=DAY))


def test_the_latest_word_says_whether_a_crime_is_suspected() -> None:
    key, respondent = STORY.key, STORY.respondent
    assert not orders.crime_suspected(opened().file(), respondent)
    suspected = opened(word(Step.VERIFICATION, crime=True), word(Step.REVIEW, crime=False))
    assert orders.crime_suspected(suspected.file(), respondent)
    assert codes(orders.barring(suspected.file(), key)) == [CRIME]
    cleared = suspected.tell_all([word(Step.VERIFICATION, crime=False)])
    assert not orders.crime_suspected(cleared.file(), respondent)


def test_a_crime_suspected_on_one_track_bars_them_all() -> None:
    on_state = word(Step.TRIAGE, crime=True, track=Track.SUPERVISION)
    file = opened(state_track(), on_state).file()
    assert codes(orders.barring(file, STORY.key)) == [CRIME, INQUIRY]
    assert codes(orders.barring(file, (STORY.respondent, Track.SUPERVISION))) == [CRIME]


@pytest.mark.parametrize(
    ("changes", "barred"),
    [
        ({}, [INQUIRY]),
        ({"decision": DecisionKind.PROPOSAL}, []),
        ({"decision": DecisionKind.EXEMPTION, "measure": None}, []),
        ({"measure": MeasureCode("talk")}, []),
    ],
)
def test_only_a_sanction_waits_for_the_inquiry(
    changes: dict[str, object], barred: list[str]
) -> None:
    act = replace(STORY.decided(), **changes)  # type: ignore[arg-type] # fields of the act
    assert codes(orders.to_decide_beside(opened().file(), act)) == []
    assert codes(orders.to_decide_beside(opened(state_track()).file(), act)) == barred


def test_an_inquiry_ends_with_what_came_out_of_it() -> None:
    came_out = STORY.told(replace(STORY.decided(), track=Track.SUPERVISION), "recorder")
    file = opened(state_track(), came_out).file()
    assert not orders.inquiry_goes_on(file, STORY.respondent)
