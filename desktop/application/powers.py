"""What a meeting may decide beyond its own track: powers, other tracks, the people's vote."""

from __future__ import annotations

from desktop.application.together import no_second_sanction
from desktop.application.workspace import Workspace
from desktop.domain import gates, orders
from desktop.domain.entries.procedure import DecisionRecorded
from desktop.domain.procedure import DecisionKind
from desktop.domain.replay.case import CaseFile
from desktop.errors import Problem
from desktop.rules.lookup import granted, ladder, rung
from desktop.rules.model import Authority, RulePack


def beyond_the_track(work: Workspace, file: CaseFile, act: DecisionRecorded) -> tuple[Problem, ...]:
    """Return why the body may not decide so, by the pack of that day and what other tracks say."""
    pack = work.world.packs.on(act.on)
    return (
        *_power_problems(work, file, act),
        *_removed_first(pack, act),
        *orders.to_decide_beside(file, act),
        *no_second_sanction(pack, file, act),
    )


def may(work: Workspace, file: CaseFile, act: DecisionRecorded) -> Authority:
    """Return what the deciding body may do about the measure, by the pack on that day."""
    body = work.office.bodies.get(act.body)
    if body is None or act.measure is None:
        return Authority.NOTHING
    pack = work.world.packs.on(act.on)
    status = file.respondents[act.respondent].now.status
    return granted(pack, body.kind, rung(pack, act.track, act.measure), status).may


def _power_problems(work: Workspace, file: CaseFile, act: DecisionRecorded) -> tuple[Problem, ...]:
    if act.body not in work.office.bodies:
        return (Problem("office.which_body", about=act.body),)
    if act.decision not in (DecisionKind.MEASURE, DecisionKind.PROPOSAL) or not act.measure:
        return ()
    found = may(work, file, act)
    if found is Authority.NOTHING:
        return (Problem("decision.no_power", about="body"),)
    if found is Authority.PROPOSE and act.decision is DecisionKind.MEASURE:
        return (Problem("decision.only_propose", about="decision"),)
    if _is_above_advice(work, file, act) and not act.above_advice.strip():
        return (Problem("decision.above_advice", about="above_advice"),)
    return ()


def _is_above_advice(work: Workspace, file: CaseFile, act: DecisionRecorded) -> bool:
    """Say whether the measure is heavier than the run found fitting (DOMAIN section 4)."""
    found = gates.binding_run(file, (act.respondent, act.track))
    concluded = found[1].concluded if found else None
    if concluded is None or concluded.act.highest_rung is None or act.measure is None:
        return False
    pack = work.world.packs.on(act.on)
    codes = [each.code for each in ladder(pack, act.track).rungs]
    return codes.index(act.measure) > codes.index(concluded.act.highest_rung)


def _removed_first(pack: RulePack, act: DecisionRecorded) -> tuple[Problem, ...]:
    """Whoever a people's congress elected loses the post only after it removed them (art. 50)."""
    if act.decision is not DecisionKind.MEASURE or act.measure is None or act.elected is not None:
        return ()
    taken = rung(pack, act.track, act.measure)
    return (Problem("decision.removal_first", about="elected"),) if taken.removal_first else ()
