"""A paper on its way: blocks one after another, and what is still missing from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop.documents.blocks import (
    Align,
    Block,
    Field,
    FieldTable,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Run,
    SealBlock,
    Signature,
    SignatureBlock,
    Title,
    blank,
    plain,
)
from desktop.documents.subject import Subject
from desktop.documents.wording import Said, Wording
from desktop.errors import Problem, Value
from desktop.text import Language, shown

TICKED, EMPTY = "\u2611\xa0", "\u2610\xa0"
BETWEEN = "\u3000"
DAY_WIDTH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A paper as blocks, with the facts it may not be issued without."""

    title: str
    blocks: tuple[Block, ...]
    missing: tuple[Problem, ...]


class Draft:
    """Gathers the blocks of one paper."""

    def __init__(self, subject: Subject, words: Wording) -> None:
        """Begin an empty paper."""
        self.subject = subject
        self.words = words
        self._title = ""
        self._blocks: list[Block] = []
        self._missing: list[Problem] = []

    def text(self, key: str, /, **values: Value) -> str:
        """Return a sentence of this paper."""
        return self.words.text(key, **values)

    def runs(self, key: str, /, **values: Said) -> tuple[Run, ...]:
        """Return a sentence of this paper in which room may be left to write."""
        return self.words.runs(key, **values)

    def add(self, *blocks: Block) -> None:
        """Put blocks at the end."""
        self._blocks.extend(blocks)

    def title(self, text: str, subtitle: str = "") -> None:
        """Put the title, which also names the paper."""
        between = "" if self.words.language is Language.CHINESE else " "
        self._title = self._title or text.replace("\n", between)
        self.add(Title(text=text, subtitle=subtitle))

    def heading(self, key: str, level: int = 1, /, **values: Value) -> None:
        """Put a heading."""
        self.add(Heading(text=self.text(key, **values), level=level))

    def say(self, key: str, /, **values: Said) -> None:
        """Put a sentence as a paragraph."""
        self.add(Paragraph(runs=self.runs(key, **values)))

    def address(self, key: str, /, **values: Said) -> None:
        """Put whom the paper speaks to, flush left."""
        self.add(Paragraph(runs=self.runs(key, **values), indent=False, align=Align.LEFT))

    def note(self, key: str, /, **values: Value) -> None:
        """Put a small remark."""
        self.add(Note(text=self.text(key, **values)))

    def numbered(self, items: Iterable[tuple[Run, ...]]) -> None:
        """Put numbered items; none put nothing."""
        found = tuple(items)
        if found:
            self.add(NumberedList(items=found, mark=self.text("list_mark", n="{n}")))

    def missing(self, code: str, /, **values: Value) -> None:
        """Note a fact that the paper may not be issued without."""
        problem = Problem(code, about=self.subject.key[0], **values)
        if problem not in self._missing:
            self._missing.append(problem)

    def wanted(self, value: str, code: str, width: int = 8) -> Run:
        """Return a value, or room to write it by hand, noted as missing."""
        if value.strip():
            return plain(value)
        self.missing(code)
        return blank(width)

    def day(self, day: date | None) -> Run:
        """Return a day, or room to write one."""
        if day is None:
            return blank(DAY_WIDTH)
        return plain(shown(day, self.words.language))

    def ticks(self, members: type[Enum], chosen: Enum | None) -> tuple[Run, ...]:
        """Return the members of a closed set as boxes, one of them ticked."""
        boxes = (
            (TICKED if member is chosen else EMPTY) + self.words.member(member)
            for member in members
        )
        return (plain(BETWEEN.join(boxes)),)

    def fields(self, *rows: tuple[Field, ...], label_share: float = 0.2) -> None:
        """Put a framed table of labels and values."""
        self.add(FieldTable(rows=rows, label_share=label_share))

    def field(self, key: str, *value: Run | str, room: int = 1) -> Field:
        """Return a label with its value; without one it is room to write."""
        parts = (plain(part) if isinstance(part, str) else part for part in value if part)
        return Field(label=self.text(key), value=tuple(parts), room=room)

    def signature(self, key: str, name: str = "", day: date | None = None) -> Signature:
        """Return a line to sign, with the date if it is known."""
        return Signature(label=self.text(key), name=name, date=self._signed_on(day))

    def signed(self, *signatures: Signature, refusal: bool = False) -> None:
        """Put lines to sign, with room to note a refusal where the respondent signs."""
        self.add(
            SignatureBlock(
                signatures=signatures,
                refusal=self.text("refusal") if refusal else "",
                refusal_lines=2 if refusal else 0,
            )
        )

    def seal(self, day: date | None) -> None:
        """Put the body that answers for the paper, with its date."""
        self.add(
            SealBlock(
                body=self.subject.body.name,
                date=(self.day(day),),
                hint="" if day else self.text("seal_hint"),
            )
        )

    def _signed_on(self, day: date | None) -> tuple[Run, ...]:
        if day is not None:
            return (self.day(day),)
        return self.runs("date_room", year=blank(3), month=blank(2), day=blank(2))

    def finished(self) -> Composed:
        """Return the paper."""
        return Composed(title=self._title, blocks=tuple(self._blocks), missing=tuple(self._missing))
