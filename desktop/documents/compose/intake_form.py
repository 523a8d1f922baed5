"""问题线索登记表 (DOMAIN 5, no. 1): what came in, one sheet for each incident, no reporter."""

from __future__ import annotations

from desktop.documents.blocks import PageBreak
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.subject import Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.evidence import Marking
from desktop.domain.incident import Origin
from desktop.domain.respondent import ManagementLevel


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the sheets of every incident of the case."""
    draft = Draft(subject, words)
    for place, incident in enumerate(subject.incidents):
        if place:
            draft.add(PageBreak())
        _sheet(draft, incident)
    return draft.finished()


def _sheet(draft: Draft, incident: IncidentRecorded) -> None:
    received = draft.subject.received.get(incident.incident)
    draft.title(draft.text("title"))
    people = draft.text("comma").join(
        draft.text("person", name=person.name, title=person.title) if person.title else person.name
        for person in incident.people
    )
    draft.fields(
        (
            draft.field("entry_number", incident.number),
            draft.field("received_on", draft.day(received.on if received else None)),
        ),
        (draft.field("came_in", *draft.ticks(Origin, incident.origin)),),
        (draft.field("level", *draft.ticks(ManagementLevel, incident.level)),),
        (draft.field("happened", _when(draft, incident)),),
        (draft.field("place", incident.place),),
        (draft.field("people", people),),
        (draft.field("what", incident.what, room=6),),
        (draft.field("marked", *draft.ticks(Marking, None)),),
        (draft.field("reporter", draft.text("kept_apart")),),
        (draft.field("case", draft.subject.case_number),),
        label_share=0.24,
    )
    draft.note("only_township")
    draft.signed(draft.signature("recorder", received.by if received else ""))


def _when(draft: Draft, incident: IncidentRecorded) -> str:
    key = "about_when" if incident.approximate else "when"
    return draft.text(key, day=incident.happened_on, time=incident.happened_at).strip()
