"""Colours that can be read, type that is there, and everything from the tokens."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop.text import Language
from ui.theme import fonts, icons
from ui.theme.measures import Room, TextSize, Type
from ui.theme.stylesheet import stylesheet
from ui.theme.theme import Shade, Theme
from ui.theme.tokens import DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@THEMES
@pytest.mark.parametrize("ink", ["text", "text2", "accent", "seal"])
@pytest.mark.parametrize("ground", ["window", "base", "side", "raised", "hover"])
def test_words_reach_four_and_a_half_to_one(tokens: Tokens, ink: str, ground: str) -> None:
    colours = asdict(tokens)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@THEMES
def test_words_on_chosen_rows_buttons_and_errors_can_be_read(tokens: Tokens) -> None:
    for ink, ground in (
        (tokens.text, tokens.tint),
        (tokens.text2, tokens.tint),
        (tokens.accent, tokens.tint),
        (tokens.on_fill, tokens.fill),
        (tokens.on_fill, tokens.fillh),
        (tokens.text, tokens.sealtint),
        (tokens.seal, tokens.sealtint),
    ):
        assert contrast(ink, ground) >= 4.5


@THEMES
def test_edges_and_disabled_words_reach_three_to_one(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.base, tokens.side):
        assert contrast(tokens.border, ground) >= 3
        assert contrast(tokens.faint, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3


def test_the_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_stylesheet_stays_short_and_knows_only_tokens() -> None:
    sheet = stylesheet(LIGHT, "light", TextSize.NORMAL)
    assert "$" not in sheet
    assert set(re.findall("#[0-9A-Fa-f]{6}", sheet)) <= set(asdict(LIGHT).values())
    assert sheet.count("\n") < 66


@pytest.mark.parametrize(("shade", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_indicators_have_the_colours_of_their_theme(shade: str, tokens: Tokens) -> None:
    drawings = sorted((icons.folder() / "controls" / shade).glob("*.svg"))
    assert len(drawings) == 9
    for drawing in drawings:
        used = set(re.findall("#[0-9A-Fa-f]{6}", drawing.read_text(encoding="utf-8")))
        assert used
        assert used <= set(asdict(tokens).values()), drawing.name


def test_every_icon_can_be_drawn(theme: Theme) -> None:
    for drawing in icons.folder().glob("*.svg"):
        picture = icons.image(drawing.stem, "#123456", 36)
        assert (picture.width(), picture.height()) == (36, 36)
        seen = {picture.pixelColor(x, y).alpha() for x in range(36) for y in range(36)}
        assert max(seen) > 200, drawing.name


def test_an_icon_takes_the_colour_it_is_asked_for(theme: Theme) -> None:
    picture = icons.image("lock", "#ff0000", 40)
    opaque = [
        picture.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    assert set(opaque) == {"#ff0000"}


def test_a_missing_font_or_icon_is_named() -> None:
    with pytest.raises(fonts.FontUnreadable, match=r"NotoSansSC-Regular\.ttf"):
        fonts.register(icons.folder())
    with pytest.raises(FileNotFoundError):
        icons.image("nothing", "#000000", 16)


def test_medium_is_really_medium(dressed_app: QApplication) -> None:
    regular = fonts.font(Type.BODY, Language.CHINESE, TextSize.NORMAL)
    medium = fonts.font(Type.STRONG, Language.CHINESE, TextSize.NORMAL)
    assert QFontInfo(medium).family() == fonts.SANS
    assert QFontInfo(medium).weight() == QFont.Weight.Medium
    assert QFontInfo(regular).weight() == QFont.Weight.Normal


def test_english_quotes_are_narrow_and_chinese_ones_wide(dressed_app: QApplication) -> None:
    english = QFontMetrics(fonts.font(Type.BODY, Language.ENGLISH, TextSize.NORMAL))
    chinese = QFontMetrics(fonts.font(Type.BODY, Language.CHINESE, TextSize.NORMAL))
    assert english.horizontalAdvance("“") < 9
    assert chinese.horizontalAdvance("“") == 14
    assert english.horizontalAdvance("张某") == chinese.horizontalAdvance("张某") == 28


def test_a_rare_name_is_drawn(dressed_app: QApplication) -> None:
    font = fonts.font(Type.BODY, Language.CHINESE, TextSize.NORMAL)
    assert QFontMetrics(font).horizontalAdvance("𠮷") == 14


def test_text_size_multiplies_type_and_a_third_of_gaps(theme: Theme) -> None:
    theme.choose(size=TextSize.LARGEST)
    assert theme.px(14) == 28
    assert theme.gap(12) == 16
    assert theme.font(Type.BODY).pixelSize() == 28
    assert theme.icon("lock").actualSize(theme.icon("lock").availableSizes()[0]).width() == 36


def test_a_theme_is_applied_to_the_whole_window_at_once(theme: Theme, qapp: QApplication) -> None:
    heard = []
    theme.changed.connect(lambda: heard.append(theme.is_dark))
    theme.choose(shade=Shade.DARK)
    assert heard == [True]
    assert theme.tokens is DARK
    assert qapp.palette().window().color().name().upper() == DARK.window
    assert DARK.window not in LIGHT.window


def test_what_folds_first(theme: Theme) -> None:
    designed = Room(width=1366, height=698)
    assert not (designed.folds_margin or designed.folds_outline or designed.is_low)
    smallest = Room(width=1024, height=560)
    assert smallest.folds_margin
    assert smallest.is_low
    assert not smallest.folds_navigation
    largest = Room(width=1366, height=698, text_size=TextSize.LARGEST)
    assert largest.folds_margin
    assert largest.folds_outline
    assert largest.folds_navigation
    assert largest.folds_labels
