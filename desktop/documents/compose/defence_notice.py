"""陈述申辩权利告知书 (DOMAIN 5, no. 12): facts, basis, intended measure, and how to answer."""

from __future__ import annotations

from desktop.documents.blocks import blank, plain
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import (
    basis,
    grounds_of,
    influence,
    measure_name,
    proposed_rung,
)
from desktop.documents.compose.telling import duty, fact_items, post
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.rules.paper_law import Clause


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the notice."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    draft.fields(
        (
            draft.field("name", subject.respondent.name),
            draft.field("post_label", post(draft)),
        ),
        (draft.field("address", draft.wanted(subject.respondent.address, "paper.no_address", 20)),),
        label_share=0.18,
    )
    draft.address("to", name=subject.respondent.name)
    draft.say("opening", body=subject.body.name, matter=subject.matter)
    draft.heading("facts")
    if not subject.facts_held:
        draft.missing("paper.no_facts")
    draft.numbered(fact_items(draft, subject.facts_held))
    _intended(draft)
    _how(draft)
    draft.say("not_decided")
    draft.seal(subject.today)
    draft.heading("receipt")
    draft.signed(
        draft.signature("respondent_signs"),
        draft.signature("server_signs"),
        draft.signature("server_signs"),
        refusal=True,
    )
    return draft.finished()


def _intended(draft: Draft) -> None:
    draft.heading("intended")
    measure = proposed_rung(draft.subject)
    draft.say("duty", duty=duty(draft))
    if measure is None:
        draft.say("measure", measure=draft.wanted("", "paper.no_measure", 10), source=blank(16))
        return
    source = basis(draft, measure)
    draft.say("measure", measure=measure_name(draft, measure), source=source or blank(16))
    if weight := influence(draft, measure, None):
        draft.say("influence", influence=weight)
    proposed = draft.subject.track.measure
    if proposed.held:
        draft.say("why", reason=plain(proposed.standing.act.reason))


def _how(draft: Draft) -> None:
    counted, subject = draft.subject.counted, draft.subject
    draft.heading("how")
    until = counted.defence_until
    source = grounds_of(draft, Clause.DEFENCE_TIME)
    if until is not None:
        draft.say("until", day=until, days=counted.defence_days, source=source)
    else:
        draft.say("within", days=counted.defence_days, source=source)
    draft.say("in_which_form")
    draft.fields(
        (draft.field("contact", subject.body.name),),
        (draft.field("contact_place"), draft.field("telephone")),
        label_share=0.18,
    )
    draft.say("adopted", source=grounds_of(draft, Clause.ADOPTED))
    draft.say("waiver")
