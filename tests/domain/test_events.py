"""What a case file tells of the events that deadlines run from and are met by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.documents.catalogue import OUTCOMES, PAPERS
from desktop.domain.events import RULINGS, Event, events
from desktop.domain.ids import PaperId
from desktop.domain.procedure import DecisionKind, ReviewOpinion, Step
from tests.domain.stories import DAY, Chronicle, Story, Told, name_of
from tests.packs.files import shipped

STORY = Story()
LATER = DAY + timedelta(days=3)


def told(*acts: Told) -> Mapping[str, tuple[date, ...]]:
    return events(Chronicle(STORY).tell_all(acts).file(), STORY.key)


def until_reviews() -> list[Told]:
    parts = (STORY.intake, STORY.opening, STORY.verification, STORY.hearing)
    return [one for part in (*parts, STORY.binding_run, STORY.second_reading) for one in part()]


def decided(kind: DecisionKind) -> list[Told]:
    decision = STORY.told(STORY.decided(kind), "recorder")
    return [*until_reviews(), *STORY.reviews(), decision]


def test_every_event_is_one_of_the_pack() -> None:
    codes = {rule.starts.code for rule in shipped().deadlines}
    codes |= {event.code for rule in shipped().deadlines for event in rule.met_by}
    assert {event.value for event in Event} <= codes


def test_the_rulings_are_the_papers_of_what_was_decided() -> None:
    outcomes = {code for kind, code in OUTCOMES.items() if kind is not DecisionKind.PROPOSAL}
    assert outcomes == RULINGS
    assert {kind.code for kind in PAPERS} > RULINGS


def test_a_case_just_opened_has_its_opening() -> None:
    assert told(*STORY.intake(), *STORY.opening()) == {"case_opened": (DAY,)}


def test_the_hearing_tells_that_facts_were_shown_and_a_defence_received() -> None:
    found = told(*until_reviews())
    assert found == {
        "case_opened": (DAY,),
        "facts_shown": (DAY,),
        "defence_received": (DAY,),
    }


def test_review_is_accepted_as_often_as_it_is_said() -> None:
    again = replace(STORY.step(Step.REVIEW), on=LATER)
    found = told(*until_reviews(), STORY.told(again), STORY.told(STORY.step(Step.REVIEW)))
    assert found["review_accepted"] == (DAY, LATER)


def test_review_is_finished_once_enough_agree() -> None:
    one, other = STORY.reviews()
    assert "review_finished" not in told(*until_reviews(), one)
    returned = replace(STORY.review(ReviewOpinion.RETURNS), on=DAY)
    assert "review_finished" not in told(*until_reviews(), one, STORY.told(returned, other.by))
    late = STORY.told(replace(STORY.review(), on=LATER), other.by)
    assert told(*until_reviews(), one, late)["review_finished"] == (LATER,)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DecisionKind.MEASURE, {"decision_made"}),
        (DecisionKind.EXEMPTION, {"decision_made"}),
        (DecisionKind.PROPOSAL, {"proposal_made"}),
        (DecisionKind.CASE_WITHDRAWN, {"decision_made", "case_withdrawn"}),
    ],
)
def test_a_proposal_is_no_decision(kind: DecisionKind, expected: set[str]) -> None:
    after = {"decision_made", "proposal_made", "case_withdrawn"}
    assert after & told(*decided(kind)).keys() == expected


def test_only_the_decision_itself_served_afterwards_is_received() -> None:
    paper, served = STORY.issued(), STORY.served()
    other = PaperId(name_of("paper", "other"))
    before = [*decided(DecisionKind.MEASURE)]
    certificate = replace(paper, paper=other, document="process_certificate")
    early = [*before[:-1], STORY.told(replace(paper, paper=other)), before[-1]]
    for acts in ([*before, STORY.told(certificate)], early):
        found = told(*acts, STORY.told(replace(served, paper=other)))
        assert "decision_received" not in found
    late = STORY.told(replace(served, on=LATER))
    found = told(*before, STORY.told(paper), late, STORY.told(served))
    assert found["decision_received"] == found["decision_known"] == (DAY, LATER)


@pytest.mark.parametrize(
    ("changes", "proves"),
    [
        ({"refusal": "拒绝签收", "witness": " "}, False),
        ({"refusal": "拒绝签收", "witness": "何平"}, True),
        ({"on": DAY - timedelta(days=1)}, False),
    ],
)
def test_a_service_proves_by_a_witness_and_not_by_a_day_before_the_paper(
    changes: dict[str, object], proves: bool
) -> None:
    served = replace(STORY.served(), **changes)  # type: ignore[arg-type] # fields of the act
    found = told(*decided(DecisionKind.MEASURE), STORY.told(STORY.issued()), STORY.told(served))
    assert ("decision_received" in found) is proves
