"""How lines are broken and filled: 禁则, closing up, numbers that stay whole, even edges."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import PageStyle, Run, Voice, blank, emphasis, runs
from desktop.documents.fonts import Hand, typeface
from desktop.documents.render.kinds import Kind, kind_of
from desktop.documents.render.lines import Line, flatten, set_lines
from desktop.documents.render.measures import Measures, measures
from desktop.text import Language

ZH, EN = Language.CHINESE, Language.ENGLISH
NO_START = "，。、；：！？”’）》】〉」』〕"
NO_END = "（《“‘【〈「『〔"
SENTENCE = (
    "当事人张某，男，1990年3月出生，中共党员，青山镇应急管理办公室一级科员。《中国共产党问责条例》"
    "第十二条规定：“坚持严管和厚爱结合、激励和约束并重。”2026年11月17日14时至14时40分，张某（值班室"
    "当班人员）在石桥村转移群众，共计235.6㎡、￥1,234.56元、45.5%的农户；“……”——见（证据1、3）。"
)
WORDS = st.text(alphabet="的一是在了有和人这中大为上个国我以要他时来用们", min_size=1, max_size=9)
NUMBERS = st.sampled_from(["2026年", "11月17日", "45.5%", "235.6㎡", "￥1,234.56元", "12", "Word"])
MARKS = st.sampled_from([*NO_START, *NO_END, "。”", "（《", "》）", "——", "……", "：“"])
TEXT = st.lists(st.one_of(WORDS, NUMBERS, MARKS.map(lambda mark: f"国{mark}家")), max_size=25).map(
    "".join
)


def lines_of(text: str | tuple[Run, ...], ems: float, language: Language = ZH) -> list[Line]:
    """Return a paragraph set this wide, as the language sets it."""
    face = typeface(Hand.SONG, language)
    said = runs(text) if isinstance(text, str) else text
    chinese = language is ZH
    return [
        line
        for items in flatten(said, {voice: face for voice in Voice})
        for line in set_lines(items, round(ems * 1000), justified=chinese, names_whole=not chinese)
    ]


def texts_of(text: str, ems: float, language: Language = ZH) -> list[str]:
    return [line.text for line in lines_of(text, ems, language)]


@given(text=TEXT, ems=st.integers(8, 40))
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text: str, ems: int) -> None:
    lines = texts_of(text, ems)
    assert [line for line in lines[1:] if line[0] in NO_START] == []
    assert [line for line in lines[:-1] if line[-1] in NO_END] == []


@given(text=TEXT, ems=st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, ems: int) -> None:
    lines = lines_of(text, ems)
    assert "".join(line.text for line in lines) == text
    assert all(line.width <= ems * 1000 for line in lines)


@given(text=st.text(max_size=120), ems=st.integers(1, 30))
def test_any_text_in_any_width_comes_out_whole(text: str, ems: int) -> None:
    song = typeface(Hand.SONG, ZH)
    text = "".join(char for char in text if char == "\n" or song.can_draw(char))
    set_text = "".join(texts_of(text, ems))
    assert re.sub(r"\s", "", set_text) == re.sub(r"[\s\xad]", "", text)


@pytest.mark.parametrize("ems", range(14, 40))
def test_full_lines_end_at_the_edge(ems: int) -> None:
    lines = lines_of(SENTENCE.split("共计", maxsplit=1)[0], ems)
    assert {line.width for line in lines[:-1]} == {ems * 1000}
    assert max(max(line.loose) for line in lines) <= 260


@pytest.mark.parametrize("ems", range(16, 40))
def test_numbers_keep_their_units_and_words_stay_whole(ems: int) -> None:
    parted = [line[-1:] + after[:1] for line, after in zip(*_pairs(SENTENCE, ems), strict=True)]
    assert not any(re.fullmatch(r"[\d.,]{2}|\d[㎡%年月日时分元]|￥\d", pair) for pair in parted)


def _pairs(text: str, ems: int) -> tuple[list[str], list[str]]:
    lines = texts_of(text, ems)
    return lines[:-1], lines[1:]


def test_marks_that_touch_close_up() -> None:
    (line,) = lines_of("国（《国》），“国”。国", 40)
    assert line.width == 12_000 - 5 * 500


def test_marks_lose_their_empty_half_at_either_edge() -> None:
    (line,) = lines_of("（国）", 40)
    assert (line.shift, line.width) == (-500, 2_000)


def test_ideographs_keep_a_little_distance_from_numbers() -> None:
    (line,) = lines_of("共12人", 40)
    digits = sum(typeface(Hand.SONG, ZH).glyph(char).advance for char in "12")
    assert line.width == 2_000 + digits + 2 * 125


def test_dashes_and_dots_stay_in_pairs() -> None:
    for ems in range(4, 12):
        for line in texts_of("国家国家——国家国家……国家——国家", ems)[:-1]:
            assert not re.search(r"(^|[^—])—$|(^|[^…])…$", line)


def test_no_character_is_left_alone_on_the_last_line() -> None:
    lines = texts_of("一二三四五六七八九十一二三四五六七八九十一。", 20)
    assert [len(line) for line in lines] == [19, 3]


def test_what_is_longer_than_a_line_is_parted_where_it_must_be() -> None:
    digest = "0123456789abcdef" * 8
    lines = texts_of(f"摘要{digest}，见附件", 20)
    assert "".join(lines) == f"摘要{digest}，见附件"
    assert len(lines) <= 5


def test_english_is_parted_between_words_and_names_stay_whole() -> None:
    text = "On 17 November 2026 the clerk 阿卜杜拉 was sent to 石桥村 to move people to safety."
    for ems in range(8, 30):
        lines = texts_of(text, ems, EN)
        assert " ".join(lines) == text
        assert all(line.width <= ems * 1000 for line in lines_of(text, ems, EN))


def test_a_line_break_in_the_text_starts_a_line() -> None:
    assert texts_of("第一行\n第二行\r\n\n第四行", 20) == ["第一行", "第二行", "", "第四行"]


def test_joiners_and_variation_selectors_are_not_drawn() -> None:
    assert texts_of("葛\U000e0100城\u200b\ufeff", 20) == ["葛城"]


def test_room_to_write_is_as_wide_as_asked() -> None:
    (line,) = lines_of(runs(blank(6), "日"), 40)
    assert line.width == 7_000


def test_emphasis_changes_the_face_and_not_the_words() -> None:
    sizes: Measures = measures(PageStyle.FORM, ZH)
    (plain,) = flatten(runs(SENTENCE), sizes.voices(sizes.body))
    (strong,) = flatten((emphasis(SENTENCE),), sizes.voices(sizes.body))
    assert [item.char for item in plain] == [item.char for item in strong]
    assert plain[0].face is not strong[0].face


def test_quotes_behave_as_they_are_drawn() -> None:
    assert (kind_of("“", 1000), kind_of("“", 465)) == (Kind.OPEN, Kind.LATIN_OPEN)
    assert (kind_of("”", 1000), kind_of("’", 268)) == (Kind.CLOSE, Kind.LATIN_CLOSE)
