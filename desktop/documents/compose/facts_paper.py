"""事实材料及签署意见页 (DOMAIN 5, no. 11): what the respondent is shown, and signs an opinion on.

Nothing in it says that the respondent is at fault: facts are facts that were checked, and what the
office intends stands in the notice, not here.
"""

from __future__ import annotations

from desktop.documents.blocks import Choice, Lines, Option, PageBreak, Paragraph, Quote, blank
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import basis, proposed_rung
from desktop.documents.compose.telling import (
    duty,
    evidence_named,
    fact_items,
    judged_items,
    respondent_line,
    responsibility,
)
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.procedure import FactsShown
from desktop.domain.procedure import Opinion

SIGNED = (Opinion.AGREES, Opinion.DISAGREES, Opinion.AGREES_IN_PART)


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the facts, and the page for the opinion."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), draft.text("subtitle"))
    draft.add(Paragraph(runs=respondent_line(draft)))
    draft.say("opening")
    _facts(draft)
    if subject.facts_held:
        _basis(draft)
    draft.say("closing")
    draft.seal(subject.today)
    _opinion(draft)
    return draft.finished()


def _facts(draft: Draft) -> None:
    subject = draft.subject
    draft.heading("facts")
    if not subject.facts:
        draft.missing("paper.no_facts")
    if subject.facts_held:
        draft.numbered(fact_items(draft, subject.facts_held))
    else:
        draft.numbered(judged_items(draft, subject.facts))
    dropped = len(subject.facts) - len(subject.facts_held)
    if dropped and subject.facts_held:
        draft.say("dropped", facts=dropped)
    draft.heading("evidence_summary")
    draft.say(
        "evidence_line",
        evidence=draft.text("comma").join(
            evidence_named(draft, subject.facts_held or subject.facts)
        )
        or blank(20),
    )


def _basis(draft: Draft) -> None:
    draft.heading("basis")
    draft.say("duty", duty=duty(draft))
    draft.say("responsible", responsibility=responsibility(draft))
    measure = proposed_rung(draft.subject)
    source = basis(draft, measure) if measure else ""
    draft.say("rules", source=source or blank(20))


def _opinion(draft: Draft) -> None:
    shown = draft.subject.track.facts_shown
    met = shown.standing.act if shown.held else None
    draft.add(PageBreak())
    draft.title(draft.text("opinion_title"))
    draft.say("opinion_ask", name=draft.subject.respondent.name)
    options = tuple(
        Option(text=draft.words.member(opinion), ticked=met is not None and met.opinion is opinion)
        for opinion in SIGNED
    )
    draft.add(Choice(options=options))
    if met is not None and met.words.strip() and met.opinion in SIGNED:
        draft.say("opinion_words")
        draft.add(Quote(text=met.words))
    else:
        draft.add(Lines(count=7, label=draft.text("opinion_words")))
    draft.signed(draft.signature("respondent_signs", day=met.on if met else None), refusal=True)
    _meeting(draft, met)


def _meeting(draft: Draft, met: FactsShown | None) -> None:
    """Say when and where the facts were shown, and note a refusal: it is a fact and no fault."""
    if met is not None:
        draft.say("met", day=met.on, place=met.place)
        if met.opinion is Opinion.REFUSED_TO_SIGN:
            draft.say("refused", words=met.words)
    present = met.present if met else ()
    names = (*present, "", "")[: max(2, len(present))]
    draft.signed(*(draft.signature("officer_signs", name) for name in names))
    draft.note("no_fault")
