"""证据目录及事实—证据对照表 (DOMAIN 5, no. 9): which fact rests on what.

Where a piece came from is the office's to know: a respondent could read a source of the accusation
out of it, so that the respondent's copy goes without (DOMAIN trap 11).
"""

from __future__ import annotations

from desktop.documents.blocks import Align, Cell, Column, Table, blank, cell
from desktop.documents.compose.draft import Composed, Draft
from desktop.documents.compose.telling import evidence_phrase
from desktop.documents.subject import Recipient, Subject
from desktop.documents.wording import Wording
from desktop.domain.entries.evidence import EvidenceAdded

WHOLE = (
    *(("number_head", 0.09), ("name_head", 0.24), ("from_where", 0.2)),
    *(("collected_on", 0.17), ("collectors", 0.16), ("proves", 0.14)),
)
WITHOUT_ORIGIN = (
    ("number_head", 0.1),
    ("name_head", 0.48),
    ("collected_on", 0.24),
    ("proves", 0.18),
)
CENTRED = ("number_head", "proves")


def compose(subject: Subject, words: Wording) -> Composed:
    """Return the list of evidence, and the facts with the evidence behind each."""
    draft = Draft(subject, words)
    draft.title(draft.text("title"), subject.number)
    draft.heading("list")
    draft.add(_pieces(draft))
    draft.heading("facts")
    draft.add(_facts(draft))
    draft.note("method", pieces=len(subject.evidence), facts=len(subject.facts))
    draft.signed(draft.signature("collector_signs"), draft.signature("collector_signs"))
    return draft.finished()


def _pieces(draft: Draft) -> Table:
    whole = draft.subject.recipient is Recipient.OFFICE
    heads = WHOLE if whole else WITHOUT_ORIGIN
    columns = tuple(
        Column(
            head=draft.text(key), share=share, align=Align.CENTRE if key in CENTRED else Align.LEFT
        )
        for key, share in heads
    )
    rows = tuple(
        tuple(_piece(draft, piece, key) for key, _ in heads) for piece in draft.subject.evidence
    )
    return Table(columns=columns, rows=rows)


def _piece(draft: Draft, piece: EvidenceAdded, key: str) -> Cell:
    said = {
        "number_head": str(piece.number),
        "name_head": piece.name,
        "from_where": piece.origin,
        "collected_on": piece.collected_on.isoformat(),
        "collectors": draft.text("comma").join(piece.collectors),
        "proves": draft.text("comma").join(
            str(fact.stated.now.number)
            for fact in draft.subject.facts
            if piece.evidence in fact.evidence
        ),
    }
    return cell(said[key] or draft.text("nothing"))


def _facts(draft: Draft) -> Table:
    heads = (("fact_number", 0.09), ("fact", 0.37), ("behind", 0.16), ("found_head", 0.13))
    columns = tuple(Column(head=draft.text(key), share=share) for key, share in heads)
    rows = []
    for fact in draft.subject.facts:
        stated = fact.stated.now
        behind = evidence_phrase(draft, fact.evidence)
        if not behind:
            draft.missing("paper.fact_without_evidence", number=stated.number)
        finding = fact.finding
        rows.append(
            (
                cell(str(stated.number)),
                cell(stated.text),
                cell(behind or blank(5)),
                cell(draft.words.member(finding) if finding else blank(4)),
                cell(fact.found.standing.reason if finding else blank(8)),
            )
        )
    return Table(columns=(*columns, Column(head=draft.text("why"), share=0.25)), rows=tuple(rows))
