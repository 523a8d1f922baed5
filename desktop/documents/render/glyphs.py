"""The characters of a paper that no font can draw, found before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from desktop.documents import blocks
from desktop.documents.blocks import Document
from desktop.documents.fonts import Hand, typeface
from desktop.documents.render.lines import UNSEEN
from desktop.errors import Problem

NOT_DRAWN = frozenset(("anchor", "digest", "meta"))
LINE_ENDS = frozenset("\r\n")
ABOUT = 14  # characters that say where

Said = tuple[str, str]  # where, and the text that stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingCharacter:
    """A character that cannot be drawn, and the label or words it stands by."""

    char: str
    where: str

    def problem(self) -> Problem:
        """Return what a clerk is told."""
        shown = self.char if self.char.isprintable() else "\ufffd"
        return Problem(
            "font.no_glyph", char=shown, code=f"U+{ord(self.char):04X}", where=self.where
        )


def missing_characters(document: Document) -> tuple[MissingCharacter, ...]:
    """Return each character of a paper that no font has, once, with the first place it stands."""
    face = typeface(Hand.SONG, document.language)  # what any hand falls back to
    found: dict[str, MissingCharacter] = {}
    checked: set[str] = set(UNSEEN | LINE_ENDS)
    for where, text in _texts(document):
        for char in set(text) - checked:
            checked.add(char)
            if not face.can_draw(char):
                place = where or text[: text.index(char) + 1][-ABOUT:]
                found[char] = MissingCharacter(char=char, where=_printable(place))
    return tuple(found.values())


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _texts(thing: object, where: str = "") -> Iterator[Said]:
    """Yield every text that is drawn, with the label or column it stands by."""
    if isinstance(thing, str):
        yield where, thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _texts(part, where)
    elif isinstance(thing, blocks.Table):
        yield from _table(thing)
    elif is_dataclass(thing) and not isinstance(thing, blocks.PdfPages):
        label = getattr(thing, "label", "")
        for field in fields(thing):
            if field.name not in NOT_DRAWN:
                place = "" if field.name == "label" else label or where
                yield from _texts(getattr(thing, field.name), place)


def _table(block: blocks.Table) -> Iterator[Said]:
    yield "", block.caption
    yield from _texts(tuple(column.head for column in block.columns))
    for row in block.rows:
        for column, cell in zip(block.columns, row, strict=True):
            yield from _texts(cell, column.head)
