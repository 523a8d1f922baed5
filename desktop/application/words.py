"""The words for codes: what a closed set's member is called in a person's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import reduce

from desktop.text import Language, sentence

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def word(code: Enum, language: Language) -> str:
    """Return what a code is called."""
    return sentence(f"word.{word_key(code)}", language)


def words(codes: tuple[Enum, ...], language: Language) -> str:
    """Return what several codes are called, in one phrase."""
    return listed([word(code, language) for code in codes], language)


def listed(said: Sequence[str], language: Language) -> str:
    """Return several words in one phrase."""
    return reduce(lambda first, second: _between(first, second, language), said) if said else ""


def _between(first: str, second: str, language: Language) -> str:
    return sentence("cli.between", language, first=first, second=second)


def word_key(code: Enum) -> str:
    """Return the key of a code's word: the set it belongs to, then the code."""
    return f"{_CAPITAL.sub('_', type(code).__name__).lower()}_{code.value}"


def yes_or_no(claim: bool, language: Language) -> str:
    """Return whether something is so, in a word."""
    return sentence("word.yes" if claim else "word.no", language)
