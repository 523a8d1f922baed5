"""What a clerk wrote, before it is recorded for ever: cleaned, bounded, free of state secrets.

State secrets are refused everywhere (DOMAIN trap 12). A marking is a grade with a star, or a grade
alone in its line; inside a sentence it is a word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop.domain.entries.evidence import EvidenceAdded
from desktop.domain.entries.exchange import CardAccepted
from desktop.domain.entries.office import BodyNamed, OfficeCreated
from desktop.domain.evidence import Attachment
from desktop.domain.names import cleaned_name, shown_text
from desktop.errors import Problem, Refused

T = TypeVar("T")

LONGEST_TEXT = 100_000
LONGEST_NAME = 200

# The three grades: top secret, secret, confidential.
_GRADES = "(?:\u7edd\u5bc6|\u673a\u5bc6|\u79d8\u5bc6)"
_STAR = "[\u2605\u2606*\u2b50]"
_MARKED = re.compile(
    rf"{_GRADES}\s*{_STAR}"
    rf"|^[\s\u3010\[(\uff08\u3014<\u300a]*{_GRADES}[\s\u3011\])\uff09\u3015>\u300b]*$",
    re.MULTILINE,
)
_NAMES = frozenset({"name", "receiver", "witness", "decided_by", "leader", "approved_by"})
# What has a name and is no person: a spelling means something there, as in a file's name.
_THINGS = (EvidenceAdded, Attachment, OfficeCreated, BodyNamed, CardAccepted)
_LISTS_OF_NAMES = frozenset({"present", "attendees", "stepped_aside", "collectors"})


def is_marked_secret(text: str) -> bool:
    """Say whether a text carries the marking of a state secret."""
    return _MARKED.search(text) is not None


def checked_words(act: T) -> T:
    """Return a dataclass with every text as it may be recorded.

    Names lose invisible and direction-changing characters; in free text these become visible.

    Raises:
        Refused: a text is too long or marked as a state secret; all of them at once.
    """
    problems: list[Problem] = []
    checked = _checked(act, problems)
    if problems:
        raise Refused(problems)
    return checked


def _checked(value: T, problems: list[Problem]) -> T:
    changed: dict[str, Any] = {}
    for field in fields(value):  # type: ignore[arg-type] # only called on dataclasses
        old = getattr(value, field.name)
        is_title = field.name == "name" and isinstance(value, _THINGS)
        new = _checked_value("title" if is_title else field.name, old, problems)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value  # type: ignore[type-var] # as above


def _checked_value(field: str, value: object, problems: list[Problem]) -> object:
    if isinstance(value, str):
        return _checked_text(field, value, problems)
    if isinstance(value, tuple):
        new = tuple(_checked_value(field, item, problems) for item in value)
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        return _checked(value, problems)
    return value


def _checked_text(field: str, text: str, problems: list[Problem]) -> str:
    is_name = field in _NAMES or field in _LISTS_OF_NAMES
    clean: Callable[[str], str] = cleaned_name if is_name else shown_text
    new = clean(text)
    longest = LONGEST_NAME if is_name else LONGEST_TEXT
    if len(new) > longest:
        problems.append(Problem("text.too_long", about=field, length=len(new), longest=longest))
    if is_marked_secret(new):
        problems.append(Problem("text.classified", about=field))
    return text if new == text else new
