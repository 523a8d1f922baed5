"""Wrong passwords in a row cost time, and only theirs who typed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.application.patience import Patience, delay_after
from desktop.domain.ids import PersonId
from desktop.errors import Problem, Refused

ZHANG, LI = PersonId("zhang"), PersonId("li")


class Watch:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong() -> str:
    raise Refused(Problem("vault.wrong_password"))


def codes(patience: Patience, person: PersonId, times: int = 1) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    for _ in range(times):
        with pytest.raises(Refused) as refused:
            patience.attempt(person, wrong)
        problem = refused.value.problems[0]
        told.append((problem.code, dict(problem.values).get("seconds")))
    return told


def test_three_slips_are_free_then_the_wait_doubles_up_to_five_minutes() -> None:
    waits = [delay_after(failures) for failures in range(12)]
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


@given(st.integers(min_value=0, max_value=10**9))
def test_another_failure_never_shortens_the_wait(failures: int) -> None:
    wait, next_wait = delay_after(failures), delay_after(failures + 1)
    assert 0 <= wait <= next_wait <= 300


def test_while_the_wait_lasts_not_even_the_right_password_is_tried() -> None:
    watch = Watch()
    patience = Patience(watch)
    slips = codes(patience, ZHANG, 4)
    assert slips == [("vault.wrong_password", None)] * 3 + [("vault.wrong_again", 5)]
    watch.now += 3.5
    tried: list[str] = []
    with pytest.raises(Refused) as refused:
        patience.attempt(ZHANG, lambda: tried.append("right"))
    assert (refused.value.problems[0].code, tried) == ("vault.wait", [])
    assert dict(refused.value.problems[0].values)["seconds"] == 2
    watch.now += 1.5
    assert codes(patience, ZHANG) == [("vault.wrong_again", 10)]


def test_others_do_not_wait_and_the_right_password_wipes_the_slips_out() -> None:
    watch = Watch()
    patience = Patience(watch)
    codes(patience, ZHANG, 4)
    assert patience.attempt(LI, lambda: "open") == "open"
    watch.now += 5
    assert patience.attempt(ZHANG, lambda: "open") == "open"
    assert codes(patience, ZHANG, 3) == [("vault.wrong_password", None)] * 3


def test_what_is_wrong_with_the_office_is_no_slip() -> None:
    def damaged() -> str:
        raise Refused(Problem("office.busy"))

    patience = Patience(Watch())
    for _ in range(9):
        with pytest.raises(Refused):
            patience.attempt(ZHANG, damaged)
    assert codes(patience, ZHANG) == [("vault.wrong_password", None)]
