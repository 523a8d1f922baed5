"""决定书 (DOMAIN 5, no. 19) of a body that may decide: never of one that may only propose."""

from __future__ import annotations

from desktop.documents.blocks import Paragraph, blank, plain
from desktop.documents.compose import ruling
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import basis, influence, remedy, ruled_rung
from desktop.documents.compose.telling import duty, responsibility
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.procedure import DecisionRecorded
from desktop.domain.measure import Track
from desktop.rules.model import Rung

FROM_THE_DAY = (Track.PARTY_DISCIPLINE, Track.SUPERVISION, Track.EMPLOYER)


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the decision with the five things it must state (政务处分法 art. 45)."""
    draft = Draft(subject, words)
    decision = subject.track.decision
    made = decision.standing.act if decision.held else None
    if made is None:
        draft.missing("paper.no_decision")
    measure = ruled_rung(subject)
    name = subject.respondent.name
    given = (
        ruling.ordered(draft, measure, name) if measure else draft.text("give_unknown", name=name)
    )
    draft.title(draft.text("title", body=subject.body.name, given=given), subject.number)
    ruling.person_and_case(draft)
    ruling.proven_facts(draft)
    draft.say("duty", duty=duty(draft), responsibility=responsibility(draft))
    ruling.defence(draft)
    draft.heading("ruling")
    _ruling(draft, made, measure, given)
    draft.heading("remedy")
    draft.add(Paragraph(runs=(plain(remedy(draft)),)))
    draft.say("copies", unit=subject.respondent.unit)
    draft.seal(made.on if made else None)
    return draft.finished()


def _ruling(draft: Draft, made: DecisionRecorded | None, measure: Rung | None, given: str) -> None:
    if made is not None:
        draft.say("meeting", words=made.words)
    source = basis(draft, measure) if measure else ""
    draft.say(
        "decides",
        body=draft.subject.body.name,
        day=draft.day(made.on if made else None),
        source=source or blank(16),
        given=given,
    )
    if measure is None:
        draft.missing("paper.no_measure")
        return
    if made is not None and made.above_advice.strip():
        draft.say("above_advice", reason=made.above_advice)
    if weight := influence(draft, measure, made.on if made else None):
        draft.add(Paragraph(runs=(plain(weight),)))
    if measure.track in FROM_THE_DAY:
        draft.say("in_force", day=draft.day(made.on if made else None))
