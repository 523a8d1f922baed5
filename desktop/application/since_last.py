"""What became otherwise since the run that a run takes up again."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.application.checklists import RunSheet, may_see
from desktop.application.run_view import result_in_short
from desktop.application.workspace import Workspace
from desktop.domain import readings
from desktop.domain.checklist import Answer
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import RunFile
from desktop.rules.trace import answer_text
from desktop.text import Language, sentence


def since_last(
    work: Workspace, case: CaseId, sheet: RunSheet, language: Language
) -> tuple[str, ...]:
    """Return the run before with its result, then each answer that is another now.

    Nothing where no run ended before, or where the acting person must not see it.
    """
    file = work.file(case)
    before = readings.taken_up_again(file, sheet.run)
    if before is None or not may_see(work, file, before[0]):
        return ()
    return tuple(_told(before[1], sheet, language))


def _told(before: RunFile, sheet: RunSheet, language: Language) -> Iterator[str]:
    kind, day = before.started.kind.value, before.started.act_on
    if before.concluded is not None:
        result = result_in_short(before.concluded.act, language)
        yield sentence(f"casework.last_{kind}", language, day=day, result=result)
    changed = readings.changed_items(before, sheet.file)
    for item in sheet.pack.checklist.items:
        if item.id not in changed:
            continue
        then, now = (
            answer_text(sheet.pack, item, run.answers.get(item.id, Answer())).said(language)
            for run in (before, sheet.file)
        )
        key = "casework.last_rungs" if item.per_rung else "casework.last_answer"
        ask = item.ask.said(language)
        yield sentence(key, language, item=item.id, ask=ask, then=then, now=now)
    if not changed:
        yield sentence("casework.last_same", language)
