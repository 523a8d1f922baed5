"""What the use cases need from the world: the time and fresh random ids."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

BEIJING = timezone(timedelta(hours=8))


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> datetime:
        """Return the moment, with its zone."""
        ...


def system_clock() -> datetime:
    """Return the moment by the computer's clock, in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def random_id() -> str:
    """Return 128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def legal_day(moment: datetime) -> date:
    """Return the day at UTC+8, whatever zone the computer is set to."""
    return moment.astimezone(BEIJING).date()
