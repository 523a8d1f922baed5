"""澄清函 (DOMAIN 5, no. 26): the concrete points found untrue, and nothing beyond them.

It says nothing good or bad of the person in general, and never that somebody accused falsely on
purpose: a township may not find that.
"""

from __future__ import annotations

from desktop.documents.blocks import Run, blank, plain
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import grounds_of
from desktop.documents.compose.telling import evidence_phrase, without_stop
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.checklist import Finding
from desktop.domain.replay.case import FactFile
from desktop.rules.paper_law import Clause


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the letter to the respondent's unit."""
    draft = Draft(subject, words)
    name, body = subject.respondent.name, subject.body.name
    facts = subject.facts_found(Finding.UNTRUE)
    if not facts:
        draft.missing("paper.no_untrue_fact")
    draft.title(draft.text("title", body=body, name=name), subject.number)
    draft.address("to", unit=subject.respondent.unit)
    draft.say("opening", body=body, name=name, post=subject.respondent.title)
    draft.numbered(_point(draft, fact) for fact in facts)
    draft.say("cleared", name=name, source=grounds_of(draft, Clause.CLEARED))
    cleared = subject.track.cleared
    circle = cleared[-1].act.circle if cleared else ""
    draft.say("circle", circle=circle or blank(16), name=name)
    draft.say("only_these")
    draft.seal(subject.today)
    return draft.finished()


def _point(draft: Draft, fact: FactFile) -> tuple[Run, ...]:
    stated, found = fact.stated.now, fact.found.standing
    behind = evidence_phrase(draft, fact.evidence)
    return (
        plain(
            draft.text(
                "untrue_point",
                fact=without_stop(draft, stated.text),
                reason=without_stop(draft, found.reason),
                behind=behind,
            )
        ),
    )
