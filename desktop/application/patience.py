"""How long a person waits after wrong passwords in a row."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TypeVar

from desktop.domain.ids import PersonId
from desktop.errors import Problem, Refused

FREE_ATTEMPTS = 3
LONGEST_DELAY = 300
WRONG = "vault.wrong_password"

Opened = TypeVar("Opened")


def delay_after(failures: int) -> int:
    """Return how many seconds to wait after so many wrong passwords in a row.

    Three slips cost nothing; then 5 seconds, doubled each time, five minutes at most. It holds up
    a co-worker at the keyboard; against a thief who has the files only the cost of a try helps.
    """
    if failures <= FREE_ATTEMPTS:
        return 0
    return min(5 << min(failures - FREE_ATTEMPTS - 1, 10), LONGEST_DELAY)


class Patience:
    """Counts wrong passwords, each person's by themselves; a right one wipes them out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Measure the wait by this clock: seconds that only rise."""
        self._clock = clock
        self._wrong: dict[PersonId, int] = {}
        self._until: dict[PersonId, float] = {}

    def attempt(self, person: PersonId, opening: Callable[[], Opened]) -> Opened:
        """Return what opening gives; while the person has to wait it is not even tried.

        Raises:
            Refused: the wait is not over, or the password was wrong, with the seconds to wait.
        """
        left = ceil(self._until.get(person, 0.0) - self._clock())
        if left > 0:
            raise Refused(Problem("vault.wait", about=person, seconds=left))
        try:
            opened = opening()
        except Refused as failure:
            if any(problem.code == WRONG for problem in failure.problems):
                self._note(person)
            raise
        self._wrong.pop(person, None)
        return opened

    def _note(self, person: PersonId) -> None:
        self._wrong[person] = self._wrong.get(person, 0) + 1
        seconds = delay_after(self._wrong[person])
        if seconds:
            self._until[person] = self._clock() + seconds
            raise Refused(Problem("vault.wrong_again", about=person, seconds=seconds))
