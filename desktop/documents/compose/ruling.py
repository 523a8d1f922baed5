"""What a decision, a proposal and a decision not to hold accountable have in common.

They carry the same weight, so they are set alike: the person, the facts and their evidence, what
was said in defence and what became of it, the ruling, the remedy, the body with its seal.
"""

from __future__ import annotations

from desktop.documents.blocks import Paragraph, blank, plain
from desktop.documents.compose.draft import Draft
from desktop.documents.compose.grounds import measure_name
from desktop.documents.compose.telling import (
    evidence_named,
    fact_items,
    judged_items,
    respondent_line,
    without_stop,
)
from desktop.domain.checklist import Finding
from desktop.domain.procedure import Adoption, DefencePoint, PointAnswer
from desktop.domain.replay.case import FactFile
from desktop.rules.model import Rung


def ordered(draft: Draft, measure: Rung, name: str) -> str:
    """Return ``to give somebody a measure`` as the measure's track puts it."""
    return draft.text(
        f"give_{measure.track.value}", name=name, measure=measure_name(draft, measure)
    )


def person_and_case(draft: Draft) -> None:
    """Put who the respondent is and what was looked into."""
    draft.add(Paragraph(runs=respondent_line(draft)))
    subject = draft.subject
    opened = subject.track.opened.act.opened_on
    draft.say("looked_into", matter=subject.matter, opened=opened, number=subject.case_number)


def proven_facts(draft: Draft) -> None:
    """Put the facts that were proven with their evidence; without one there is no measure."""
    facts = draft.subject.facts_found(Finding.PROVEN)
    draft.heading("ruling_facts")
    if not facts:
        draft.missing("paper.no_proven_fact")
    draft.numbered(fact_items(draft, facts))
    _evidence(draft, facts)


def facts_with_findings(draft: Draft) -> None:
    """Put every fact alleged, and what was found of each."""
    facts = draft.subject.facts
    draft.heading("ruling_facts")
    if not facts:
        draft.missing("paper.no_facts")
    draft.numbered(judged_items(draft, facts))
    _evidence(draft, facts)


def _evidence(draft: Draft, facts: tuple[FactFile, ...]) -> None:
    if named := evidence_named(draft, facts):
        draft.say("evidence_is", evidence=draft.text("comma").join(named))


def defence(draft: Draft) -> None:
    """Put what the respondent said, and for each point whether it stands and why."""
    track = draft.subject.track
    draft.heading("ruling_defence")
    if not track.defence.held:
        draft.missing("paper.no_defence")
        draft.add(Paragraph(runs=(blank(20),)))
        return
    told = track.defence.standing.act
    if not told.points:
        draft.say("defence_waived", day=told.on)
        return
    draft.say("defence_heard", day=told.on, points=len(told.points))
    given = track.answered.standing.act.answers if track.answered.held else ()
    answers = {answer.point: answer for answer in given}
    draft.numbered(
        (plain(_point(draft, point, answers.get(point.point))),) for point in told.points
    )


def _point(draft: Draft, point: DefencePoint, answer: PointAnswer | None) -> str:
    if answer is None:
        draft.missing("paper.points_unanswered", left=1)
        return point.says
    key = {
        Adoption.ADOPTED: "point_adopted",
        Adoption.PARTLY: "point_partly",
        Adoption.NOT_ADOPTED: "point_rejected",
    }[answer.adoption]
    return draft.text(key, says=without_stop(draft, point.says), reason=answer.reason)
