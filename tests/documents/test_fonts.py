"""The shipped fonts: what they can draw, what they may be called, what happens without them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from desktop import places
from desktop.documents import fonts
from desktop.documents.fonts import Face, FaceName, Hand, face, typeface
from desktop.errors import Damaged, Refused, Unavailable
from desktop.text import Language

FOLDER = places.resources() / "fonts"
ZH, EN = Language.CHINESE, Language.ENGLISH
RARE_NAMES = "㛃𬭎𠮷㐱䶮𫖯𬀩"
SPACES = {0x20, 0xA0, 0x200B, 0x3000, *range(0x2000, 0x200B)}


def gb_2312() -> str:
    rows = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(row.decode("gb2312", "ignore") for row in rows)


@pytest.fixture
def no_faces_open() -> Iterator[None]:
    fonts.face.cache_clear()
    yield
    fonts.face.cache_clear()


@pytest.mark.parametrize("hand", Hand)
@pytest.mark.parametrize("language", Language)
def test_every_hand_draws_gb_2312_and_rare_names(hand: Hand, language: Language) -> None:
    drawing = typeface(hand, language)
    assert [char for char in gb_2312() + RARE_NAMES if not drawing.can_draw(char)] == []


def test_faces_read_as_the_font_library_reads_them() -> None:
    for name in FaceName:
        with TTFont(FOLDER / f"{name.value}.ttf", lazy=True) as library:
            numbers = library.getReverseGlyphMap()
            known = library.getBestCmap()
            metrics = library["hmtx"].metrics
        for code in range(0x20, 0x3200):
            glyph = face(name).glyph(code)
            assert glyph == (numbers[known[code]] if code in known else 0), (name, hex(code))
            if glyph:
                assert face(name).advance(glyph) == metrics[known[code]][0]


def test_no_face_draws_a_character_blank() -> None:
    for name in FaceName:
        opened = face(name)
        codes = [*range(0x20, 0x3400), *map(ord, gb_2312() + RARE_NAMES), *range(0xFE10, 0xFFEF)]
        glyphs = {code: opened.glyph(code) for code in codes if code not in SPACES}
        assert [hex(c) for c, glyph in glyphs.items() if glyph and not opened.outline(glyph)] == []


def test_what_any_face_has_the_song_chain_has_so_one_check_is_enough() -> None:
    song = typeface(Hand.SONG, ZH)
    codes = [*range(0x20, 0x10000), *range(0x20000, 0x2A6E0, 7)]
    for name in (FaceName.FANG, FaceName.KAI, FaceName.LATIN, FaceName.SONG_BOLD, FaceName.HEI):
        known = [chr(code) for code in codes if face(name).glyph(code)]
        assert [char for char in known if not song.can_draw(char)] == [], name


def test_the_yuan_sign_is_never_the_dollar_of_the_fangsong() -> None:
    assert face(FaceName.FANG).glyph(ord("￥")) == 0
    assert face(FaceName.FANG).glyph(ord("¥")) == 0
    for hand in Hand:
        glyph = typeface(hand, ZH).glyph("￥")
        dollar = glyph.face.glyph(ord("$"))
        assert glyph.face.outline(glyph.number) != glyph.face.outline(dollar)


def test_rare_names_fall_back_one_character_at_a_time() -> None:
    fang = typeface(Hand.FANG, ZH)
    drawn = [fang.glyph(char).face.name for char in "张㛃𬭎𠮷"]
    assert drawn == [FaceName.FANG, FaceName.SONG, FaceName.SONG, FaceName.RARE]


def test_quotes_are_wide_in_chinese_and_narrow_in_english() -> None:
    assert {typeface(Hand.SONG, ZH).glyph(char).advance for char in "“”‘’…"} == {1000}
    assert max(typeface(Hand.SONG, EN).glyph(char).advance for char in "“”‘’") < 500


def test_a_chinese_dash_joins_with_the_next_one() -> None:
    for hand in Hand:
        dash = typeface(hand, ZH).glyph("—")
        box = struct.unpack_from(">4h", dash.face.outline(dash.number), 2)
        assert (box[0], box[2], dash.advance) == (0, 1000, 1000)


def test_a_character_no_font_has_is_a_problem() -> None:
    with pytest.raises(Refused) as refused:
        typeface(Hand.SONG, ZH).glyph("\U0001f600")
    (problem,) = refused.value.problems
    assert (problem.code, problem.values["code"]) == ("font.no_glyph", "U+1F600")


def test_fonts_fit_their_room_and_each_has_its_licence_and_line() -> None:
    files = list(FOLDER.iterdir())
    assert sum(file.stat().st_size for file in files) <= 60_000_000
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    for file in files:
        if file.suffix == ".ttf":
            assert file.stem.split("-")[0] in listed, file.name
    licences = {file.name for file in files if file.name.endswith(".LICENSE.txt")}
    assert all(licence in listed for licence in licences)
    assert len(licences) == 5


def test_changed_fonts_do_not_bear_the_reserved_names() -> None:
    for path in FOLDER.glob("Quanheng*.ttf"):
        with TTFont(path, lazy=True) as library:
            names = library["name"].names
        called = {str(entry) for entry in names if entry.nameID in (1, 3, 4, 6, 16)}
        assert all("Quanheng" in name for name in called), path.name
        assert not any(word in name for name in called for word in ("LXGW", "霞鹜", "Source"))


@pytest.mark.usefixtures("no_faces_open")
def test_a_missing_font_file_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    with pytest.raises(Unavailable) as unavailable:
        face(FaceName.KAI)
    assert unavailable.value.problems[0].code == "font.not_there"


def test_a_damaged_font_file_says_which() -> None:
    whole = (FOLDER / "QuanhengLatinSerif-Regular.ttf").read_bytes()
    for broken in (whole[:400], b"not a font at all", whole[:12] + bytes(len(whole) - 12)):
        with pytest.raises(Damaged) as damaged:
            Face(FaceName.LATIN, broken)
        assert damaged.value.problems[0].values["file"] == FaceName.LATIN.value


def test_letters_are_kerned() -> None:
    latin = face(FaceName.LATIN)
    pair = [latin.glyph(ord(char)) for char in "AV"]
    assert latin.kerning(*pair) < -50
    assert latin.kerning(*[latin.glyph(ord(char)) for char in "HH"]) == 0
