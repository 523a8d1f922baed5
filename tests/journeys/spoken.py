"""What the window says in each language, looked up by the English text of its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree

from desktop import places
from desktop.text import Language


def drawn(words: str) -> str:
    """Return a text as it is read: one & names a key, which Chinese adds in brackets."""
    return re.sub("&(.)", r"\1", re.sub(r"\(&?[A-Z]\)$", "", words))


def spoken(words: str, language: Language, **values: str) -> frozenset[str]:
    """Return how the window may say this; one English text can have several translations."""
    said = {words} if language is Language.ENGLISH else _translations()[words].values()
    assert said, f"the window never says {words!r}"
    return frozenset(each.format(**values) if values else each for each in said)


def spoken_by(speaker: str, words: str, language: Language) -> str:
    """Return how one class of the window says this."""
    return words if language is Language.ENGLISH else _translations()[words][speaker]


@cache
def _translations() -> Mapping[str, Mapping[str, str]]:
    """Return, for each English text, what each class says for it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    tree = ElementTree.parse(places.resources() / "i18n" / "quanheng_zh_CN.ts")  # noqa: S314 - ours
    for context in tree.iter("context"):
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.findtext("translation")
            if source and translation and message.get("numerus") is None:
                found[drawn(source)][context.findtext("name", "")] = drawn(translation)
    return found
