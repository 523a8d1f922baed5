"""Catalogues of whole sentences, one file per language and noun."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache

from desktop import places
from desktop.errors import Problem, Value

MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Language(Enum):
    """A language a person reads the program in."""

    CHINESE = "zh"
    ENGLISH = "en"


@cache
def catalogue(language: Language, noun: str) -> Mapping[str, str]:
    """Return the sentences of one noun; keys are what follows the noun in a code."""
    path = places.resources() / "messages" / language.value / f"{noun}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sentence(code: str, language: Language, /, **values: Value) -> str:
    """Return the sentence ``noun.key`` with its values in the language's own forms."""
    noun, key = code.split(".", 1)
    template = catalogue(language, noun)[key]
    return template.format_map({name: shown(value, language) for name, value in values.items()})


def explain(problem: Problem, language: Language) -> str:
    """Return what is wrong and what to do now, as one to three sentences."""
    return sentence(problem.code, language, **problem.values)


def shown(value: Value, language: Language) -> str:
    """Return a value as a person writes it: dates in full, numbers as digits."""
    if isinstance(value, date):
        return shown_date(value, language)
    return str(value)


def enumerated(parts: Iterable[str], language: Language) -> str:
    """Return things one after the other: ``甲、乙`` or ``A, B``."""
    between = sentence("word.enumerated", language, before="", next="")
    return between.join(parts)


def shown_date(day: date, language: Language) -> str:
    """Return ``2026年11月20日`` or ``20 November 2026``."""
    if language is Language.CHINESE:
        year, month, number = (
            catalogue(language, "date")[unit] for unit in ("year", "month", "day")
        )
        return f"{day.year}{year}{day.month}{month}{day.day}{number}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
