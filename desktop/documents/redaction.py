"""What may not stand on a paper is taken out of the whole of it, in one place.

Composers choose by white list what a recipient gets; this is the second lock. Free text that a
clerk typed may hold what no field would give away: who reported, an ID number, a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from desktop.documents.blocks import Block, PdfPages, Picture

T = TypeVar("T")

_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[0-9Xx])(?![0-9A-Za-z])")
_TELEPHONE = re.compile(r"(?<![0-9A-Za-z])(1\d{2})\d{4}(\d{4})(?![0-9A-Za-z])")
SHORTEST = 2  # a single character is no name one could look for


class Redaction:
    """Replaces secret words, and shortens numbers of people, in whole trees of blocks."""

    def __init__(self, secrets: Iterable[str], instead: str, own_number: str) -> None:
        """Take what to hide and what to say instead; the respondent's own number may stand."""
        words = sorted({each for each in secrets if len(each) >= SHORTEST}, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, words))) if words else None
        self._instead = instead
        self._own_number = own_number

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the same blocks with nothing secret left in their text."""
        return tuple(self._cleaned(block) for block in blocks)

    def text(self, text: str) -> str:
        """Return a text with nothing secret left in it."""
        if self._secrets is not None:
            text = self._secrets.sub(self._instead, text)
        return _TELEPHONE.sub(r"\1****\2", _ID_NUMBER.sub(self._masked, text))

    def _masked(self, found: re.Match[str]) -> str:
        if found[0].upper() == self._own_number.upper():
            return found[0]
        return f"{found[1]}***********{found[2]}"

    def _cleaned(self, thing: T) -> T:
        if isinstance(thing, str):
            return cast(T, self.text(thing))
        if isinstance(thing, tuple):
            return cast(T, tuple(self._cleaned(part) for part in thing))
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        if isinstance(thing, Picture | PdfPages):
            return (
                cast(T, replace(thing, caption=self.text(thing.caption)))
                if isinstance(thing, Picture)
                else thing
            )
        changed = {field.name: self._cleaned(getattr(thing, field.name)) for field in fields(thing)}
        return replace(thing, **changed)
