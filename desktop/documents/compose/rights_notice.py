"""权利义务告知书 (DOMAIN 5, no. 7): what the respondent may do and must do."""

from __future__ import annotations

from desktop.documents.blocks import Run, plain
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import grounds_of
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.rules.paper_law import Clause

RIGHTS = (
    Clause.RIGHT_TO_KNOW,
    Clause.RIGHT_TO_BE_HEARD,
    Clause.RIGHT_NOT_TO_SUFFER,
    Clause.RIGHT_TO_RECUSAL,
    Clause.RIGHT_TO_READ,
    Clause.RIGHT_TO_FAIR_EVIDENCE,
    Clause.RIGHT_TO_REMEDY,
)
DUTIES = ("duty_to_tell", "duty_to_keep", "duty_to_leave_alone", "duty_to_come")


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the notice with a place to sign for it."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    draft.address("to", name=subject.respondent.name)
    draft.say("opening", body=subject.body.name, matter=subject.matter)
    draft.heading("rights")
    draft.numbered(_right(draft, right) for right in RIGHTS)
    draft.heading("duties")
    draft.numbered(draft.runs(key) for key in DUTIES)
    draft.say("ask")
    draft.seal(subject.today)
    draft.heading("receipt")
    draft.say("read")
    draft.signed(
        draft.signature("respondent_signs"),
        draft.signature("officer_signs"),
        draft.signature("officer_signs"),
        refusal=True,
    )
    return draft.finished()


def _right(draft: Draft, right: Clause) -> tuple[Run, ...]:
    source = grounds_of(draft, right)
    if not source:
        return draft.runs(right.value)
    return (plain(draft.text("with_source", words=draft.text(right.value), source=source)),)
