from __future__ import annotations

import pytest

from desktop.domain.ids import EntryId
from desktop.domain.replay.register import Held, Register

A, B, C = (EntryId(letter * 64) for letter in "abc")


def test_a_value_replaces_those_its_author_had_seen() -> None:
    register = Register.of("3月3日", A).put("3月5日", B, {A, B})
    assert register.held == (Held(value="3月5日", entry=B),)
    assert register.standing == "3月5日"
    assert not register.disputed


def test_values_that_had_not_seen_each_other_stand_together() -> None:
    register = Register.of("3月3日", A).put("3月5日", B, {B})
    assert register.values == ("3月3日", "3月5日")
    assert register.disputed
    assert register.standing == "3月3日"


def test_a_settlement_has_seen_both_sides() -> None:
    register = Register.of("3月3日", A).put("3月5日", B, {B}).put("3月5日", C, {A, B, C})
    assert register.held == (Held(value="3月5日", entry=C),)
    assert not register.disputed


def test_equal_values_side_by_side_are_no_dispute() -> None:
    register = Register.of("3月3日", A).put("3月3日", B, {B})
    assert len(register.held) == 2
    assert register.values == ("3月3日",)
    assert not register.disputed


def test_one_entry_replaces_its_own_value() -> None:
    assert Register.of(1, A).put(2, A, {A}) == Register.of(2, A)


def test_an_empty_register_holds_nothing_and_says_so() -> None:
    empty: Register[int] = Register()
    assert (empty.held, empty.values, empty.disputed) == ((), (), False)
    with pytest.raises(IndexError):
        _ = empty.standing
    assert empty.put(1, A, {A}) == Register.of(1, A)


def test_a_register_of_something_narrower_may_be_read_as_one_of_something_wider() -> None:
    register: Register[object] = Register.of(True, A)
    assert register.put("是", B, {B}).values == (True, "是")
