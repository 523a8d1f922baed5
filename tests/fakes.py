"""Stand-ins for what a test must hold still: the clock, and where new ids come from."""

from __future__ import annotations

from datetime import datetime, timedelta


class FixedClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime) -> None:
        """Stand at a moment, which carries its zone."""
        self._now = now

    def __call__(self) -> datetime:
        """Return the moment at which it stands."""
        return self._now

    def go_on(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by


class CountedIds:
    """Ids that come in the same order in every run: 1, 2, 3 as 32 hex digits."""

    def __init__(self) -> None:
        """Begin with 1."""
        self._last = 0

    def __call__(self) -> str:
        """Return 32 hex digits never given before."""
        self._last += 1
        return f"{self._last:032x}"
