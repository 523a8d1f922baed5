"""Two runs side by side: where a second reader, or a later run, answers otherwise."""

from __future__ import annotations

from itertools import takewhile

from desktop.domain.ids import RunId
from desktop.domain.replay.case import CaseFile, RunFile


def differing_items(first: RunFile, second: RunFile) -> tuple[str, ...]:
    """Return the items two runs answered differently; words may differ, answers may not."""
    items = sorted({*first.answers, *second.answers})
    return tuple(item for item in items if _answer(first, item) != _answer(second, item))


def taken_up_again(file: CaseFile, run: RunId) -> tuple[RunId, RunFile] | None:
    """Return the last run that ended before this one began, on the same track of a respondent.

    A second reading takes up none: it is answered unseen.
    """
    started = file.runs[run].started
    if started.reads is not None:
        return None
    runs = file.runs_of(started.respondent, started.track)
    earlier = takewhile(lambda pair: pair[0] != run, runs)
    ended = [pair for pair in earlier if pair[1].concluded and pair[1].started.reads is None]
    return ended[-1] if ended else None


def changed_items(before: RunFile, now: RunFile) -> tuple[str, ...]:
    """Return the items answered otherwise than before.

    A run of another kind asks other items: those alone are no change. Nor is what a run that goes
    on has not answered yet.
    """
    items = differing_items(before, now)
    if now.concluded is None:
        items = tuple(item for item in items if item in now.answers)
    if before.started.kind is not now.started.kind:
        items = tuple(item for item in items if item in before.answers and item in now.answers)
    return items


def _answer(run: RunFile, item: str) -> object:
    given = run.answers.get(item)
    if given is None:
        return None
    rungs = tuple((rung.rung, rung.enough) for rung in given.rungs)
    return (given.value, frozenset(given.chosen), rungs)
