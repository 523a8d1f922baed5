"""The second journey: two readers answer the checklist at the keyboard, and settle what differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.application.demo.play import PASSWORD
from desktop.domain import gates
from desktop.domain.procedure import Step
from desktop.text import Language
from tests.journeys.answering import Answerer
from tests.journeys.hand import Hand
from tests.journeys.seat import Sit
from tests.journeys.window_office import at_work, prepared

CLERK, READER = 0, 3


@pytest.mark.parametrize("language", Language)
def test_two_readers_answer_the_checklist(sit: Sit, tmp_path: Path, language: Language) -> None:
    begun = prepared(tmp_path / "office", language, 0, weighed=False)
    told, people = begun.told, begun.whole.township.people
    hand = Hand(sit(begun.office.folder, language), language)
    answers = {**begun.whole.answers, **told.answers}
    hand.sits_down(people[CLERK].name, PASSWORD)
    open_it(hand, told.matter)
    hand.goes_on("Start binding run")
    hand.finishes()
    Answerer(hand, told, answers).answers_all()
    conclude(hand)

    hand.sits_down(people[READER].name, PASSWORD)
    open_it(hand, told.matter)
    hand.goes_on("Start second reading")
    hand.finishes()
    Answerer(hand, told, {**answers, **told.second}).answers_all()
    conclude(hand)

    hand.sits_down(people[CLERK].name, PASSWORD)
    open_it(hand, told.matter)
    hand.goes_on("Settle differences")
    hand.reads(answers["D1"].reason, told.second["D1"].reason)
    hand.fill("What is made of it", told.settlement)
    hand.finishes()
    hand.key(Qt.Key.Key_Up)  # the review is others' work; back to the step just done
    hand.reads(told.settlement)
    hand.seat.window.close()
    with at_work(begun.office.folder, people[CLERK].name, PASSWORD) as work:
        file = work.file(begun.case)
        assert gates.standing(file, begun.key) is Step.REVIEW
        first, second = file.runs.values()
        assert first.answers["B3"].reason == answers["B3"].reason
        assert first.answers["F3"].contrary == answers["F3"].contrary
        assert [rung.reason for rung in first.answers["F3"].rungs] == [
            rung.reason for rung in told.rungs.values()
        ]
        assert (first.answers["D1"].value, second.answers["D1"].value) == ("gross", "ordinary")
        assert work.drafts.all() == ()


def open_it(hand: Hand, matter: str) -> None:
    hand.seat.goes_to(3)
    hand.clicks_row(matter, twice=True)


def conclude(hand: Hand) -> None:
    hand.press("Conclude")
    hand.press("Conclude")
