"""Finding and sorting names and texts, asked of a real full-text table."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.pinyin_dict import pinyin_dict
from sqlcipher3 import dbapi2

from desktop import places
from desktop.storage.search_keys import (
    SearchQuery,
    initials,
    normalised,
    pinyin_tokens,
    query_tokens,
    search_tokens,
    sort_key,
)

SURNAMES = places.resources() / "surnames"


class Tables:
    """The two full-text tables as the store makes them, over a handful of texts."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self._database = dbapi2.connect(":memory:")
        run = self._database.execute
        run("CREATE VIRTUAL TABLE texts USING fts5(keys, content='', tokenize='ascii')")
        run("CREATE VIRTUAL TABLE spoken USING fts5(keys, content='', tokenize='ascii')")
        for number, text in enumerate(texts):
            run("INSERT INTO texts(rowid, keys) VALUES (?, ?)", (number, search_tokens(text)))
            run("INSERT INTO spoken(rowid, keys) VALUES (?, ?)", (number, pinyin_tokens(text)))

    def find(self, typed: str) -> list[str]:
        """Return the texts a search shows, as the application would ask for them."""
        query = query_tokens(typed)
        hits = set(self._matching("spoken", query.pinyin))
        if query.text:
            hits |= {text for text in self._matching("texts", query.text) if query.holds(text)}
        elif query.words:
            hits |= {text for text in self.texts if query.holds(text)}
        return [text for text in self.texts if text in hits]

    def _matching(self, table: str, expression: str) -> Iterator[str]:
        if expression:
            for (number,) in self._database.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ?",  # noqa: S608 - a fixed name
                (expression,),
            ):
                yield self.texts[number]


NAMES = [
    "单雄信", "曾国华", "解晓东", "仇和平", "区桂芝", "查良镛", "盖叫天", "朴成哲", "翟志刚",
    "阿卜杜拉·买买提", "欧阳修", "单于飞", "万俟雪", "尉迟恭", "吕绿", "𬱖某", "𰻝一",
    "张三", "张三丰", "李小龙", "John Smith", "Liu Mou", "Mary Ann Lee", "O'Hara",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sxx", ["单雄信"]),
        ("js", ["John Smith"]),
        ("lm", ["Liu Mou"]),
        ("LM", ["Liu Mou"]),
        ("mal", ["Mary Ann Lee"]),
        ("al", ["Mary Ann Lee"]),
        ("shanxiong", ["单雄信"]),
        ("dan", ["单雄信", "单于飞"]),
        ("zgh", ["曾国华"]),
        ("ceng", ["曾国华"]),
        ("guohua", ["曾国华"]),
        ("gh", ["曾国华"]),
        ("xiexiao", ["解晓东"]),
        ("qhp", ["仇和平"]),
        ("ougui", ["区桂芝"]),
        ("zly", ["查良镛"]),
        ("gejiao", ["盖叫天"]),
        ("piao", ["朴成哲"]),
        ("zzg", ["翟志刚"]),
        ("abudulamaimaiti", ["阿卜杜拉·买买提"]),
        ("mmt", ["阿卜杜拉·买买提"]),
        ("abdlmmt", ["阿卜杜拉·买买提"]),
        ("oyx", ["欧阳修"]),
        ("Ou Yang", ["欧阳修"]),
        ("ou'yang'xiu", ["欧阳修"]),
        ("xiu", ["欧阳修"]),
        ("chanyu", ["单于飞"]),
        ("syf", ["单于飞"]),
        ("moqixue", ["万俟雪"]),
        ("yuchi", ["尉迟恭"]),
        ("lvlv", ["吕绿"]),
        ("lülü", ["吕绿"]),
        ("lulu", ["吕绿"]),
        ("lyulyu", ["吕绿"]),
        ("ＺＳＦ", ["张三丰"]),
        ("zhang san", ["张三", "张三丰"]),
        ("zs", ["张三", "张三丰"]),
        ("smi", ["John Smith"]),
        ("johns", ["John Smith"]),
        ("张三", ["张三", "张三丰"]),
        ("三丰", ["张三丰"]),
        ("丰", ["张三丰"]),
        ("张", ["张三", "张三丰"]),
        ("阿卜杜拉买买提", ["阿卜杜拉·买买提"]),
        ("拉·买", ["阿卜杜拉·买买提"]),
        ("𬱖某", ["𬱖某"]),
        ("𰻝", ["𰻝一"]),
        ("𰻝一", ["𰻝一"]),
        ("赵六", []),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, expected: list[str]) -> None:
    assert Tables(NAMES).find(typed) == expected


TEXTS = [
    "XF-2026-0042 张三反映低保问题，电话13854550042",
    "XF-2026-0420 防汛值守，身份证11010519491231002X",
    "核对率 50%，超期 5 件",
    "文件名 a_b.txt 与 axb.txt",
    "核对率 500 件",
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("XF-2026-0042", [0]),
        ("xf－2026－0042", [0]),
        ("2026", [0, 1]),
        ("1385", [0]),
        ("42", [0, 1]),
        ("550042", [0]),
        ("002X", [1]),
        ("１１０１０５１９４９１２３１００２ｘ", [1]),
        ("防汛", [1]),
        ("低保 电话", [0]),
        ("保电", []),
        ("50%", [2]),
        ("%", [2]),
        ("a_b", [3]),
        ("_", [3]),
        ("核对率", [2, 4]),
        ("5", [0, 1, 2, 4]),
        ("", []),
        ("  ", []),
        ('" OR keys', []),
        ("NEAR(a, b)", []),
        ("AND", []),
    ],
)
def test_any_part_of_a_text_is_found_and_signs_are_ordinary(
    typed: str, expected: list[int]
) -> None:
    assert Tables(TEXTS).find(typed) == [TEXTS[number] for number in expected]


characters = st.sampled_from("张三李四丰𰻝\U00031350ab·-%_.0123459 　,，①Ａ")


@given(st.text(characters, min_size=1, max_size=24), st.data())
def test_every_part_of_every_text_is_found(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    typed = text[first:last]
    if normalised(typed):
        assert Tables([text]).find(typed) == [text]


@given(st.text(characters, max_size=12), st.text(characters, max_size=6))
def test_nothing_else_is_found(text: str, typed: str) -> None:
    query = query_tokens(typed)
    if not query.pinyin and Tables([text]).find(typed):
        assert all(word in normalised(text) for word in normalised(typed).split())


@given(st.text())
def test_whatever_is_typed_can_be_asked(typed: str) -> None:
    Tables(["张三"]).find(typed)


def test_nothing_typed_asks_nothing() -> None:
    assert query_tokens(" ") == SearchQuery()


@given(st.text(alphabet="单曾乐行重长都解仇朴盖会参调藏", min_size=1, max_size=30))
def test_a_name_of_many_readings_keeps_its_keys_few(name: str) -> None:
    tokens = pinyin_tokens(name).split()
    assert len(tokens) <= 2 * 24 * 3
    assert len(tokens) == len(set(tokens))
    assert all(token.isascii() and token.isalnum() for token in tokens)


def test_names_sort_by_sound_and_namesakes_stand_together() -> None:
    names = ["张三", "曾国华", "章三", "张四", "单雄信", "李四", "林一", "欧阳修", "安A", "𰻝一"]
    assert sorted(names, key=sort_key) == [
        "安A", "𰻝一", "李四", "林一", "欧阳修", "单雄信", "曾国华", "张三", "张四", "章三",
    ]  # fmt: skip
    assert sort_key("单于飞").startswith("chan")
    assert sort_key("重庆人").startswith("chong")


def test_a_name_nobody_knows_the_sound_of_comes_last() -> None:
    unknown = "\U0003fff0"
    assert unknown not in table_of_readings()
    names = [f"{unknown}某", "卓", f"张{unknown}"]
    assert sorted(names, key=sort_key) == [f"张{unknown}", "卓", f"{unknown}某"]
    assert pinyin_tokens(f"{unknown}某") == "mou m mei"
    assert pinyin_tokens("·") == pinyin_tokens("") == ""


@given(st.text())
def test_every_name_has_a_key(name: str) -> None:
    assert sort_key(name) == sort_key(name)
    assert pinyin_tokens(name).isascii()


def table_of_readings() -> dict[str, tuple[set[str], str]]:
    """Return all readings of each character in the shipped table, and the usual one."""
    table: dict[str, tuple[set[str], str]] = {}
    for line in (SURNAMES / "readings.txt").read_text(encoding="utf-8").splitlines():
        reading, usual, further = line.split("\t")
        for character in usual + further:
            known, first = table.get(character, (set[str](), ""))
            table[character] = (known | {reading}, reading if character in usual else first)
    return table


def plain(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(each for each in letters if each.isascii() and each.isalpha())


def test_the_table_holds_the_readings_of_pypinyin_and_is_small() -> None:
    table = table_of_readings()
    for code, marked in pinyin_dict.items():
        if not (0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF):
            continue
        readings = [plain(each) for each in marked.split(",")]
        assert table[chr(code)] == (set(readings), readings[0])
    assert (SURNAMES / "readings.txt").stat().st_size <= 200_000


def test_every_character_of_gb_2312_has_a_reading() -> None:
    table = table_of_readings()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            character = bytes((high, low)).decode("gb2312", errors="ignore")
            assert not character or character in table


def test_surnames_are_known_characters_with_readings_in_letters() -> None:
    surnames: dict[str, Any] = tomllib.loads(
        (SURNAMES / "surnames.toml").read_text(encoding="utf-8")
    )
    table = table_of_readings()
    assert surnames["format"] == 1
    for name, readings in surnames["single"].items():
        assert len(name) == 1
        assert name in table
        assert readings[0] != table[name][1] or len(readings) > 1
    for name, syllables in surnames["compound"].items():
        assert len(name) == len(syllables) > 1
        for character, syllable in zip(name, syllables, strict=True):
            assert syllable in table[character][0]


@pytest.mark.parametrize(
    ("name", "as_surname", "as_usual"),
    [
        ("单伟", "sw", "dw"),
        ("仇伟", "qw", "cw"),
        ("查伟", "zw", "cw"),
        ("曾伟", "zw", "cw"),
        ("解伟", "xw", "jw"),
        ("区伟", "ow", "qw"),
        ("尉迟伟", "ycw", "wcw"),
        ("尉遲伟", "ycw", "wcw"),
        ("万俟伟", "mqw", "wqw"),
        ("長孫伟", "zsw", "csw"),
        ("盖伟", "gw", "gaiwei"),
        ("秘伟", "bw", "mw"),
        ("翟伟", "zw", "dw"),
        ("覃伟", "qw", "tw"),
        ("便伟", "pw", "bw"),
    ],
)
def test_a_surname_is_found_by_its_own_initials_and_by_the_usual_ones(
    name: str, as_surname: str, as_usual: str
) -> None:
    assert {as_surname, as_usual} <= set(pinyin_tokens(name).split())
    assert initials(name) == as_surname


def test_searching_does_not_load_pypinyin() -> None:
    asked = (
        "import sys; from desktop.storage.search_keys import pinyin_tokens;"
        "pinyin_tokens('\\u5355\\u96c4\\u4fe1'); print('pypinyin' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=places.resources().parent,
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stdout.strip() == "False"
