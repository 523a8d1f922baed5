"""Whether the computer's date can be right: nothing was recorded on a day still to come."""

from __future__ import annotations

from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.errors import Problem


def clock_is_behind(work: Workspace) -> tuple[Problem, ...]:
    """Return what to say where the computer's day is before that of an entry; else nothing.

    Only days are compared, and only to warn: deadlines would be counted from a wrong day, but the
    order of entries never comes from the clock.
    """
    newest = work.store.journal.newest_moment()
    today = work.today()
    if newest is None or legal_day(newest) <= today:
        return ()
    return (Problem("clock.behind", about=today.isoformat(), day=today),)
