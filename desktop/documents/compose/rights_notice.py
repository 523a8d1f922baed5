"""权利义务告知书 (DOMAIN 5, no. 7): what the respondent may do and must do."""

from __future__ import annotations

from desktop.documents.blocks import Run, plain
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.grounds import named
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording

RIGHTS = (
    ("right_to_know", ("supervision-rules.7", "sanctions-law.43", "member-rights.35")),
    ("right_to_be_heard", ("sanctions-law.43", "civil-servants.63", "member-rights.35")),
    ("right_not_to_suffer", ("sanctions-law.43", "sanctions-law.56")),
    ("right_to_recusal", ("sanctions-law.47",)),
    ("right_to_read", ()),
    ("right_to_fair_evidence", ("sanctions-law.42",)),
    ("right_to_remedy", ("supervision-rules.7", "member-rights.37")),
)
DUTIES = ("duty_to_tell", "duty_to_keep", "duty_to_leave_alone", "duty_to_come")


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the notice with a place to sign for it."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    draft.address("to", name=subject.respondent.name)
    draft.say("opening", body=subject.body.name, matter=subject.matter)
    draft.heading("rights")
    draft.numbered(_right(draft, key, cites) for key, cites in RIGHTS)
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


def _right(draft: Draft, key: str, cites: tuple[str, ...]) -> tuple[Run, ...]:
    source = named(draft, cites)
    if not source:
        return draft.runs(key)
    return (plain(draft.text("with_source", words=draft.text(key), source=source)),)
