"""Names in one spelling, and nothing hidden in them or in free text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.names import (
    OPEN_BOX,
    NameWarning,
    cleaned_name,
    cleaned_names,
    is_han,
    name_warnings,
    shown_text,
)
from desktop.text import Language, sentence

HIDDEN = (
    "\u202e\u202d\u2066\u2069\u200b\u200d\u200e\ufeff\u00ad\u2060\ufe0f\U000e0101\u3164\x00\x1b"
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张三", "张三"),
        (" 张　三\n", "张三"),
        ("王\u202e小\u200b明", "王小明"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 · 买买提", "阿卜杜拉·买买提"),
        ("John  F. Smith", "John F. Smith"),
        ("Zoe\u0308", "Zoë"),
        ("e\u200b\u0301", "é"),
        ("\ufa19", "神"),
        ("𰻝𬱖", "𰻝𬱖"),
        (HIDDEN, ""),
        ("", ""),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert cleaned_name(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = cleaned_name(typed)
    assert cleaned_name(once) == once
    assert not any(unicodedata.category(each) in {"Cc", "Cf", "Cs"} for each in once)


@given(st.text(alphabet="张王李\u4e00\U00030edd·", min_size=1), st.text(alphabet=HIDDEN))
def test_what_is_hidden_never_makes_another_name(name: str, hidden: str) -> None:
    middle = len(name) // 2
    assert cleaned_name(name[:middle] + hidden + name[middle:]) == cleaned_name(name)


def test_free_text_shows_what_hides_and_keeps_its_lines() -> None:
    text = "第一行\r\n第二\u202e行\t完\u200b。\r末\x07"
    assert shown_text(text) == f"第一行\n第二{OPEN_BOX}行\t完{OPEN_BOX}。\n末{OPEN_BOX}"


@given(st.text())
def test_shown_text_holds_nothing_that_hides(text: str) -> None:
    shown = shown_text(text)
    assert shown_text(shown) == shown
    assert not any(unicodedata.category(each) in {"Cf", "Cs"} for each in shown)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", ()),
        ("阿卜杜拉·买买提", ()),
        ("Anna-Maria O'Neill", ()),
        ("𱿅〇𰻝", ()),
        ("", ()),
        ("\u0410nna", (NameWarning.MIXED_SCRIPTS,)),
        ("张A", (NameWarning.MIXED_SCRIPTS,)),
        ("\u2f24伟", (NameWarning.LOOK_ALIKE,)),
        ("\uff21\uff22", (NameWarning.LOOK_ALIKE,)),
        ("张\uff21", (NameWarning.MIXED_SCRIPTS, NameWarning.LOOK_ALIKE)),
        ("张\ue123", (NameWarning.PRIVATE_CHARACTER,)),
    ],
)
def test_a_doubtful_name_is_named_and_kept(name: str, expected: tuple[NameWarning, ...]) -> None:
    assert cleaned_name(name) == name
    assert name_warnings(name) == expected


@given(st.text())
def test_every_name_can_be_judged(name: str) -> None:
    assert set(name_warnings(name)) <= set(NameWarning)


@pytest.mark.parametrize("warning", NameWarning)
@pytest.mark.parametrize("language", Language)
def test_every_warning_has_its_sentence(warning: NameWarning, language: Language) -> None:
    assert "张A" in sentence(f"names.{warning.value}", language, name="张A")


def test_chinese_characters_are_known_beyond_what_python_knows() -> None:
    assert all(is_han(each) for each in "中〇㐀𠀀𰻝\U00031350\U0002ebf0")
    assert not any(is_han(each) for each in "aあ한·、\u2f24\ue000")


def test_one_person_under_two_spellings_is_named_once() -> None:
    assert cleaned_names(("郑文", "郑\u3000文", " ", "\u200b", "钱进")) == ("郑文", "钱进")
