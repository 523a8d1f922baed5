"""The program's own fonts, so that windows look the same on every system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from desktop.text import Language
from ui.theme.measures import FACES, TextSize, Type

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
LATIN = "Quanheng Latin"
RARE = "Quanheng Rare"
FIRST_FILES = (
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Medium.ttf",
    "QuanhengLatin-Regular.ttf",
    "QuanhengLatin-Medium.ttf",
)
LATER_FILES = ("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "QuanhengRare.ttf")


class FontUnreadable(Exception):
    """A font file of the program is missing or broken: the installation is not whole."""


def register(folder: Path) -> None:
    """Make all of the window's fonts known to Qt."""
    register_first(folder)
    register_rest(folder)


def register_first(folder: Path) -> None:
    """Make known what every page is set in; to be done before the first widget.

    Until Medium is registered Qt silently shows Regular in its place.
    """
    _register(folder, FIRST_FILES)


def register_rest(folder: Path) -> None:
    """Make known what large titles, quoted law and rare names are set in.

    These files are large, and nothing of theirs is in the first paint of a closed door.
    """
    _register(folder, LATER_FILES)


def _register(folder: Path, names: tuple[str, ...]) -> None:
    for name in names:
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FontUnreadable(name)


def font(kind: Type, language: Language, size: TextSize) -> QFont:
    """Return the font of a rank.

    Rare characters of names fall to a font of their own. English puts a subset with Latin quotes
    first: those of Noto Sans SC are a full em wide.
    """
    face = FACES[kind]
    families = [SERIF if face.serif else SANS, RARE]
    made = QFont()
    narrow = language is Language.ENGLISH and not face.serif
    made.setFamilies([LATIN, *families] if narrow else families)
    made.setPixelSize(round(face.px * size / 100))
    made.setWeight(QFont.Weight.Medium if face.medium else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
