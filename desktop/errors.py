"""Problems that speak to people, and the families they come in.

A *problem* holds a code, what it is about, and values; its sentences live in
``resources/messages/<language>/<noun>.toml``. Anything that is not a problem is a bug.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

Value = str | int | date


class Problem:
    """One thing that is wrong, named so that a sentence can say it and what to do now."""

    __slots__ = ("about", "code", "values")

    def __init__(self, code: str, /, about: str = "", **values: Value) -> None:
        """Take a code ``noun.what_is_wrong``, the id or place it concerns, and named values."""
        self.code = code
        self.about = about
        self.values: dict[str, Value] = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.code, self.about, self.values) == (other.code, other.about, other.values)

    def __hash__(self) -> int:
        return hash((self.code, self.about, tuple(sorted(self.values))))

    def __repr__(self) -> str:
        return f"Problem({self.code!r}, about={self.about!r}, {self.values!r})"


class Failure(Exception):
    """An act did not happen, for reasons a person can understand; nothing was changed."""

    exit_code: ClassVar[int] = 70

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Carry one problem, or all that were found at once."""
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(", ".join(problem.code for problem in found))
        self.problems = found


class Refused(Failure):
    """What was asked cannot be done as asked: bad input, wrong password, a closed gate."""

    exit_code = 2


class NotFound(Failure):
    """The thing named does not exist here."""

    exit_code = 3


class Damaged(Failure):
    """Something was cut or changed."""

    exit_code = 4


class Untrusted(Failure):
    """A signature or key is not one this office accepts."""

    exit_code = 5


class Unavailable(Failure):
    """The computer cannot do it now: full disk, read-only folder, second instance."""

    exit_code = 6


class TooNew(Failure):
    """Written by a newer version of the program."""

    exit_code = 7


class Cancelled(Failure):
    """The person stopped it; nothing is left half-written."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(Problem("work.cancelled"))
