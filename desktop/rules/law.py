"""The law a pack cites: words in both languages, places in legal texts, values with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, NewType, TypeVar

from desktop.text import Language

SourceId = NewType("SourceId", str)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same words in both languages."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        """Return the words in one language."""
        return self.zh if language is Language.CHINESE else self.en


class Verified(Enum):
    """How far our wording of a source was checked against the text itself (DOMAIN section 0)."""

    YES = "yes"
    COPY = "copy"
    NO = "no"
    OWN = "own"


class Standing(Enum):
    """Whether a source was in force on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Who compared our wording with the text, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in a legal text, or a design rule of ours; ``in_force`` is empty if not known.

    ``gist`` is ours; ``quote`` only ever holds words copied from the text itself. ``earlier`` is
    the place of the same rule in the text before.
    """

    id: SourceId
    title: Text
    gist: Text
    quote: str = ""
    in_force: date | None = None
    in_force_to: date | None = None
    earlier: SourceId | None = None
    verified: Verified
    compared: Compared | None = None

    @property
    def may_be_printed(self) -> bool:
        """Whether an official paper may name it: checked, compared, or plainly our own advice."""
        if self.verified is Verified.COPY:
            return self.compared is not None
        return self.verified is not Verified.NO

    def standing(self, day: date) -> Standing:
        """Return whether the source was in force on that day; our own rules come with the pack."""
        if self.verified is Verified.OWN:
            return Standing.IN_FORCE
        if self.in_force is None:
            return Standing.NOT_KNOWN
        if day < self.in_force:
            return Standing.NOT_YET
        if self.in_force_to is not None and day > self.in_force_to:
            return Standing.ENDED
        return Standing.IN_FORCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Generic[T]):
    """What holds from a day on; no ``start`` means the day is not known, no ``value`` an end."""

    start: date | None
    value: T | None
    cites: tuple[SourceId, ...]
