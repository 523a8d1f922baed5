"""处理建议书 (DOMAIN 5, no. 19): what a body proposes to the one that may decide."""

from __future__ import annotations

from desktop.documents.blocks import blank, plain
from desktop.documents.compose import ruling
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import basis, ruled_rung
from desktop.documents.compose.telling import duty, responsibility
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording

ENCLOSED = ("facts_paper", "evidence_list", "defence_record", "defence_answers", "checklist_sheet")


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the proposal, addressed to the body that may decide."""
    draft = Draft(subject, words)
    decision = subject.track.decision
    made = decision.standing.act if decision.held else None
    if made is None:
        draft.missing("paper.no_decision")
    name = subject.respondent.name
    draft.title(draft.text("title", body=subject.body.name, name=name), subject.number)
    draft.address("to", competent=blank(14))
    ruling.person_and_case(draft)
    ruling.proven_facts(draft)
    draft.say("duty", duty=duty(draft), responsibility=responsibility(draft))
    ruling.defence(draft)
    draft.heading("weighed")
    _weighed(draft)
    draft.heading("proposal")
    _proposal(draft)
    if made is not None:
        draft.say("meeting", day=made.on, words=made.words)
    draft.say("please")
    draft.say("enclosed", papers=draft.text("comma").join(draft.text(key) for key in ENCLOSED))
    draft.seal(made.on if made else None)
    return draft.finished()


def _weighed(draft: Draft) -> None:
    reading = draft.subject.reading
    if reading is None or reading.run.concluded is None:
        draft.missing("paper.no_run")
        return
    concluded = reading.run.concluded
    draft.say(
        "run_result",
        day=reading.run.started.act_on,
        result=draft.words.member(concluded.act.result),
    )


def _proposal(draft: Draft) -> None:
    subject = draft.subject
    measure = ruled_rung(subject)
    if measure is None:
        draft.missing("paper.no_measure")
        return
    source = basis(draft, measure)
    given = ruling.ordered(draft, measure, subject.respondent.name)
    draft.say("proposes", source=source or blank(16), given=given)
    proposed = subject.track.measure
    if proposed.held:
        draft.say("why", reason=plain(proposed.standing.act.reason))
    draft.say("not_ours", body=subject.body.name)
