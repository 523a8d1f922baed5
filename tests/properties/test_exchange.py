"""Three offices carry one case about on sticks, in any order; in the end all show the same."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.application.exchange import CaseStanding, ExportReport
from desktop.domain.ids import CaseId
from tests.application import two_offices
from tests.application.two_offices import MadeOffices, Neighbour

made_offices = two_offices.made_offices

OFFICES = st.integers(0, 2)
CORRECT = st.tuples(st.just("correct"), OFFICES, st.integers(0, 3))
SETTLE = st.tuples(st.just("settle"), OFFICES, st.integers(0, 3))
SEND = st.tuples(st.just("send"), OFFICES, OFFICES)
TAKE = st.tuples(st.just("take"), OFFICES, st.integers(0, 5))
BACK = st.tuples(st.just("take back"), OFFICES, st.integers(0, 5))
STEPS = st.lists(st.one_of(CORRECT, SETTLE, SEND, TAKE, BACK), max_size=12)
# The offices are made once and copied for each example.
once = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
Step = tuple[str, int, int]


class Sticks:
    """The offices, the case, and what lies on their sticks."""

    def __init__(self, offices: tuple[Neighbour, ...], case: CaseId) -> None:
        self.offices = offices
        self.case = case
        self.waiting: dict[int, list[ExportReport]] = {0: [], 1: [], 2: []}
        self.told = 0

    def do(self, step: Step) -> None:
        """Do one thing, where it can be done."""
        what, number, other = step
        office = self.offices[number]
        if what == "send":
            self.send(number, other)
        elif what == "take" and self.waiting[number]:
            office.takes(self.waiting[number][other % len(self.waiting[number])])
        elif what == "take back":
            standing = [each for each in office.exchange.imported() if not each.taken_back]
            for each in standing[other : other + 1]:
                office.exchange.take_back(each.bundle, "收错了")
        elif office.work.store.files.find(self.case) is not None:
            if what == "correct":
                self.told += 1  # nobody corrects a text to itself
                office.correct(self.case, f"第{other}句，第{self.told}次")
            elif office.work.file(self.case).disputes:
                office.settle(self.case, f"核定第{other}句")

    def send(self, number: int, other: int) -> None:
        """Put a bundle on a stick, if there is anything to send and anybody to send it to."""
        sender = self.offices[number]
        if number != other and sender.work.store.files.find(self.case) is not None:
            self.waiting[other].append(sender.sends(self.offices[other], self.case))

    def everything_passes(self) -> None:
        """Let everybody take what waits, then send all they have to all others, twice."""
        for number, waiting in self.waiting.items():
            for bundle in waiting:
                self.offices[number].takes(bundle)
        for _ in range(2):
            for number, other in permutations(range(3), 2):
                self.send(number, other)
                if self.waiting[other]:
                    self.offices[other].takes(self.waiting[other][-1])


@once
@given(steps=STEPS)
def test_all_offices_end_alike(made_offices: MadeOffices, steps: list[Step]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        made_offices.copied(Path(folder)) as offices,
    ):
        sticks = Sticks(offices, offices[0].case("第一句"))
        for step in steps:
            sticks.do(step)
        sticks.everything_passes()

        assert len({repr(office.work.file(sticks.case)) for office in offices}) == 1
        assert len({office.shown() for office in offices}) == 1


@once
@given(steps=STEPS)
def test_whatever_was_taken_in_changes_nothing_when_it_comes_again(
    made_offices: MadeOffices, steps: list[Step]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        made_offices.copied(Path(folder)) as offices,
    ):
        sticks = Sticks(offices, offices[0].case("第一句"))
        for step in steps:
            sticks.do(step)
        sticks.everything_passes()
        before = [(office.rows(), office.files()) for office in offices]

        for number, waiting in sticks.waiting.items():
            for bundle in waiting:
                review = offices[number].takes(bundle)
                assert review.already_here
                assert review.count(CaseStanding.DISPUTED) == 0

        assert [(office.rows(), office.files()) for office in offices] == before


def test_the_steps_can_do_something(made_offices: MadeOffices, tmp_path: Path) -> None:
    with made_offices.copied(tmp_path) as offices:
        sticks = Sticks(offices, offices[0].case("第一句"))
        sticks.do(("send", 0, 1))
        sticks.do(("take", 1, 0))
        sticks.do(("correct", 0, 1))
        sticks.do(("correct", 1, 2))
        sticks.do(("send", 0, 1))
        sticks.do(("take", 1, 1))
        assert offices[1].work.file(sticks.case).disputes
        sticks.do(("settle", 1, 3))
        assert offices[1].matter(sticks.case) == "核定第3句"
        sticks.do(("take back", 1, 0))
        assert any(each.taken_back for each in offices[1].exchange.imported())
        with pytest.raises(IndexError):
            sticks.do(("correct", 3, 0))
