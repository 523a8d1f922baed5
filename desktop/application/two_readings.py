"""Where two readers answered otherwise: the item, and what each of them said."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.checklists import Checklists
from desktop.application.run_view import ItemShown, item_shown
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Answer
from desktop.domain.ids import CaseId, RunId
from desktop.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader answered; an answer without content is none."""

    who: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An item with the first reading and the second."""

    shown: ItemShown
    readings: tuple[Reading, Reading]


def differences(
    work: Workspace, case: CaseId, run: RunId, language: Language
) -> tuple[Difference, ...]:
    """Return what differs between a run and its second reading, item by item; none before both end.

    Raises:
        NotFound: there is no such run, or its pack is not at hand.
        Refused: the acting person may yet have to read it a second time, unseen.
    """
    checklists, file = Checklists(work), work.file(case)
    first = checklists.sheet(case, run)
    started = first.file.started
    found = gates.second_reading(file, (started.respondent, started.track), run)
    if found is None:
        return ()
    second = checklists.sheet(case, found[0])
    told = []
    for item in checklists.differences(case, run):
        asking = next(sheet for sheet in (first, second) if item in {one.id for one in sheet.items})
        before, after = (
            Reading(who=work.name_of(sheet.file.by), answer=sheet.answers.get(item, Answer()))
            for sheet in (first, second)
        )
        told.append(Difference(shown=item_shown(asking, item, language), readings=(before, after)))
    return tuple(told)
