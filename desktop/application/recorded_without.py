"""What a decision lacks that stands in the file all the same, as another office recorded it.

Nothing that came with a bundle is left out or set aside; what no gate here would have let through
is said beside it.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.application.law_behind import needs_behind
from desktop.application.powers import beyond_the_track
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import RunKind
from desktop.domain.entries.procedure import DecisionRecorded
from desktop.domain.needs import Need
from desktop.domain.replay.case import CaseFile, Done, TrackKey
from desktop.errors import Problem
from desktop.rules.lookup import asked, ladder
from desktop.text import Language, enumerated, sentence


def recorded_without(work: Workspace, file: CaseFile, key: TrackKey) -> tuple[Need, ...]:
    """Return the needs that a decision of a track does not meet, in their order.

    Of a measure this pack does not know only the procedure is judged.
    """
    decided = [held.value for held in file.tracks[key].decision.held]
    return needs_behind(problem for done in decided for problem in _problems(work, file, key, done))


def need_names(work: Workspace, needs: tuple[Need, ...], language: Language) -> str:
    """Return needs that were not met as one sentence, in the pack's words."""
    pack = work.world.packs.on(work.today())
    names = (asked(pack, need).name.said(language) for need in needs)
    return sentence("casework.unmet", language, what=enumerated(names, language))


def _problems(
    work: Workspace, file: CaseFile, key: TrackKey, done: Done[DecisionRecorded]
) -> tuple[Problem, ...]:
    act = done.act
    aside = frozenset(work.name_of(person) for person in gates.stepped_aside(file))
    then = _as_decided(file, act)
    problems = gates.to_decide(then, key, act, done.actor, aside)
    rungs = ladder(work.world.packs.on(act.on), act.track).rungs
    is_known = act.measure is None or act.measure in [rung.code for rung in rungs]
    return (*problems, *beyond_the_track(work, then, act)) if is_known else problems


def _as_decided(file: CaseFile, act: DecisionRecorded) -> CaseFile:
    """Return the file with no binding run but the one the decision rests on."""
    runs = {
        run: one
        for run, one in file.runs.items()
        if run == act.run or one.started.kind is not RunKind.BINDING
    }
    return replace(file, runs=runs)
