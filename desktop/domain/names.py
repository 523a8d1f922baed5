"""Names of people as they are kept, and free text as it is shown.

Two spellings that look alike must not make two persons, and nothing invisible may turn a line
around or hide in a name (UX-GUIDE T14). What is doubtful is named, never refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

OPEN_BOX = "\u2423"
NAME_DOT = "\u00b7"

# What people type for the dot between the parts of a name: bullets, katakana and maths dots.
_DOTS = str.maketrans(dict.fromkeys("\u2022\u2027\u2219\u22c5\u30fb\uff65", NAME_DOT))

# Han without compatibility forms and radicals; whole planes, for newer characters keep coming.
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_STOP_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s*[.\uff0e{NAME_DOT}]\s*(?=[{_HAN}])")
_SPACE_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")

# Drawn as nothing, yet not of a category that says so.
_BLANK_LETTERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_KEPT_IN_TEXT = frozenset("\n\t")


class NameWarning(Enum):
    """What makes a name worth a second look; the codes are keys of ``names.toml``."""

    MIXED_SCRIPTS = "mixed_scripts"
    LOOK_ALIKE = "look_alike"
    PRIVATE_CHARACTER = "private_character"


def is_han(character: str) -> bool:
    """Tell whether one character is a Chinese one, however rare."""
    return _HAN_CHARACTER.match(character) is not None


def cleaned_name(typed: str) -> str:
    """Return a name in the one spelling that is kept.

    Composed form, one kind of dot between the parts, no invisible or direction-changing
    characters, no spaces used to stretch a short Chinese name.
    """
    seen = "".join(
        " " if character.isspace() else character
        for character in typed
        if character.isspace() or not _is_invisible(character)
    )
    composed = unicodedata.normalize("NFC", seen).translate(_DOTS)
    spaced = " ".join(composed.split())
    dotted = _STOP_BETWEEN_HAN.sub(NAME_DOT, spaced)
    return _SPACE_BETWEEN_HAN.sub("", dotted)


def cleaned_names(typed: Iterable[str]) -> tuple[str, ...]:
    """Return names as they are kept, each once, however often and in whatever spelling it came."""
    return tuple(dict.fromkeys(name for each in typed if (name := cleaned_name(each))))


def shown_text(text: str) -> str:
    """Return free text with a visible box for every character that hides or turns the line."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    if lines.isprintable() and not _BLANK_LETTERS.search(lines):
        return lines  # Python calls no invisible category printable, and says so at once
    return "".join(
        OPEN_BOX if _is_invisible(character) and character not in _KEPT_IN_TEXT else character
        for character in lines
    )


def name_warnings(name: str) -> tuple[NameWarning, ...]:
    """Return what is doubtful in a cleaned name; an empty answer says nothing about the person."""
    found = []
    if len({_script(letter) for letter in name if letter.isalpha() or is_han(letter)}) > 1:
        found.append(NameWarning.MIXED_SCRIPTS)
    if unicodedata.normalize("NFKC", name) != name:
        found.append(NameWarning.LOOK_ALIKE)
    if any(unicodedata.category(character) == "Co" for character in name):
        found.append(NameWarning.PRIVATE_CHARACTER)
    return tuple(found)


def _is_invisible(character: str) -> bool:
    return (
        unicodedata.category(character) in _INVISIBLE_CATEGORIES
        or _BLANK_LETTERS.match(character) is not None
    )


def _script(letter: str) -> str:
    """Return the script of a letter by the first word of its name; Python knows no better."""
    if is_han(letter):
        return "HAN"
    return unicodedata.name(letter, "UNNAMED").split(maxsplit=1)[0]
