"""陈述申辩笔录 (DOMAIN 5, no. 13): the respondent's own words, or the sheet to write them on."""

from __future__ import annotations

from desktop.documents.blocks import Lines, Quote, blank
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.telling import post
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.procedure import DefenceRecorded

WRITTEN_BY_HAND = 14


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the record."""
    draft = Draft(subject, words)
    defence = subject.track.defence
    told = defence.standing.act if defence.held else None
    draft.title(draft.text("title"), subject.number)
    _frame(draft, told)
    draft.say("told_rights")
    if told is None:
        draft.add(Lines(count=WRITTEN_BY_HAND, label=draft.text("points")))
    elif told.points:
        _points(draft, told)
    else:
        draft.say("waived", name=subject.respondent.name)
        draft.add(Quote(text=told.waiver))
    draft.say("read_back")
    draft.add(Lines(count=2))
    draft.signed(
        draft.signature("respondent_signs"),
        draft.signature("officer_signs"),
        draft.signature("recorder_signs"),
        refusal=True,
    )
    draft.note("each_page")
    return draft.finished()


def _frame(draft: Draft, told: DefenceRecorded | None) -> None:
    subject = draft.subject
    draft.fields(
        (
            draft.field(
                "time",
                *draft.runs(
                    "from_to",
                    day=draft.day(told.on if told else None),
                    start=blank(2),
                    start_minute=blank(2),
                    end=blank(2),
                    end_minute=blank(2),
                ),
            ),
        ),
        (draft.field("place"),),
        (draft.field("name", subject.respondent.name), draft.field("post_label", post(draft))),
        (draft.field("officers"), draft.field("recorder")),
        label_share=0.18,
    )


def _points(draft: Draft, told: DefenceRecorded) -> None:
    draft.say("points")
    for number, point in enumerate(told.points, start=1):
        draft.heading("point", 3, number=number)
        draft.add(Quote(text=point.says))
        if point.handed_in.strip():
            draft.say("handed_in", what=point.handed_in)
