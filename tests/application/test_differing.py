"""Where two texts differ, and that it is found in bounded time."""

from __future__ import annotations

import random
import time

import pytest

from desktop.application.differing import LONGEST_SHOWN, differences, excerpts

LIMIT = 0.1
"""Seconds for which the window may stand still."""


def test_only_words_that_differ_are_marked() -> None:
    assert differences("11月17日 14:00", "11月17日 14:30") == (((7, 12),), ((7, 12),))
    assert differences("一样", "一样") == ((), ())
    first, second = differences("值班未到岗", "值班迟到40分钟")
    assert "".join("值班未到岗"[a:b] for a, b in first) == "未岗"
    assert "到" not in "".join("值班迟到40分钟"[a:b] for a, b in second)


def test_a_long_text_is_marked_where_it_was_changed_and_nowhere_between() -> None:
    middle = "".join(f"第{number}句话没有人改过。" for number in range(100))
    first, second = differences(
        f"值班十四时。{middle}张某签字。", f"值班十五时。{middle}王某签字。"
    )
    text = f"值班十五时。{middle}王某签字。"
    assert "".join(text[start:end] for start, end in second) == "五王"
    assert len(first) == 2


@pytest.mark.parametrize("alphabet", ["值", "值班", "。值", "。", "值班未到岗abc 1"])
def test_no_two_texts_hold_the_window_up(alphabet: str) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    ours, theirs = ("".join(chance.choices(alphabet, k=2**20)) for _ in range(2))
    begun = time.process_time()
    shown = excerpts([ours, theirs])
    differences(*(part.text for part in shown))
    assert time.process_time() - begun < LIMIT
    assert all(len(part.text) <= LONGEST_SHOWN and part.is_cut for part in shown)


def test_of_a_long_text_the_place_is_shown_where_it_begins_to_differ() -> None:
    same = "同" * 50_000
    first, second = excerpts([f"{same}甲{same}", f"{same}乙{same}"])
    assert ("甲" in first.text, "乙" in second.text) == (True, True)
    assert (first.is_cut, len(first.text)) == (True, LONGEST_SHOWN)
    assert excerpts(["短", "短文"])[1].text == "短文"
