"""送达回证 (DOMAIN 5, no. 21): which papers reached whom, how, when, or why not."""

from __future__ import annotations

from desktop.documents.blocks import Align, Column, Table, blank, cell
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.telling import post
from desktop.documents.subject import Served, Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.procedure import ServiceMade
from desktop.domain.procedure import ServiceWay

LEAST_ROWS = 3


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the proof of service of the papers issued so far, to be signed on receipt."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    services = [served.service for served in subject.issued if served.service is not None]
    made = max(services, key=lambda service: service.on) if services else None
    draft.fields(
        (
            draft.field("receiver", subject.respondent.name),
            draft.field("post_label", post(draft)),
        ),
        (draft.field("address", draft.wanted(subject.respondent.address, "paper.no_address", 20)),),
        label_share=0.2,
    )
    draft.add(_papers(draft, subject.issued))
    _service(draft, made)
    draft.note("how_to")
    draft.signed(
        draft.signature("receiver_signs", day=made.on if made else None),
        draft.signature("witness_signs", made.witness if made else ""),
        draft.signature("servers_sign"),
    )
    return draft.finished()


def _papers(draft: Draft, issued: tuple[Served, ...]) -> Table:
    columns = (
        Column(head=draft.text("paper"), share=0.52),
        Column(head=draft.text("paper_number"), share=0.36),
        Column(head=draft.text("copies"), share=0.12, align=Align.CENTRE),
    )
    rows = [
        (cell(served.title), cell(served.number or draft.text("nothing")), cell(blank(2)))
        for served in issued
    ]
    while len(rows) < LEAST_ROWS:
        rows.append((cell(" "), cell(" "), cell(" ")))
    return Table(columns=columns, rows=tuple(rows))


def _service(draft: Draft, made: ServiceMade | None) -> None:
    draft.fields(
        (draft.field("way", *draft.ticks(ServiceWay, made.way if made else None)),),
        (draft.field("place"), draft.field("served_on", draft.day(made.on if made else None))),
        (draft.field("substitute"),),
        (draft.field("refusal_label", made.refusal if made else ""),),
        label_share=0.2,
    )
