"""The packet: cover, papers of fair hearing, exhibits, as the respondent gets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.documents.blocks import (
    Block,
    Document,
    DocumentMeta,
    Field,
    FieldTable,
    Note,
    PageStyle,
    PdfPages,
    Picture,
    Title,
    plain,
)
from desktop.documents.catalogue import (
    PAPERS,
    PaperDraft,
    PaperKind,
    draft_of,
    papers_of,
    redaction_of,
)
from desktop.documents.subject import Recipient, Served, Subject
from desktop.documents.wording import Wording, wording
from desktop.domain.entries.act import Act
from desktop.domain.entries.evidence import EvidenceAdded
from desktop.domain.evidence import Marking
from desktop.domain.ids import Digest, PaperId
from desktop.errors import Problem
from desktop.text import shown

PACKET = "packet"
PICTURES = frozenset(("image/jpeg", "image/png"))
PDF = "application/pdf"
RESTS_ON: tuple[type[Act], ...] = tuple(
    dict.fromkeys(
        act
        for kind in PAPERS
        if kind.in_packet and kind.code != "service_receipt"
        for act in kind.rests_on
    )
)

ReadFile = Callable[[Digest], bytes]


def papers_in(subject: Subject) -> tuple[PaperKind, ...]:
    """Return the papers of the packet that exist now, the certificate and receipt last."""
    return tuple(kind for kind in papers_of(subject) if kind.in_packet)


def packet_papers(subject: Subject) -> tuple[tuple[PaperKind, PaperDraft], ...]:
    """Return the papers of the packet, composed for the respondent."""
    seen = subject.seen_by(Recipient.RESPONDENT)
    words = packet_words(subject)
    itself = Served(paper=PaperId(""), document=PACKET, title=words.text("title"), number="")
    return tuple(
        (
            kind,
            draft_of(
                kind,
                replace(seen, number=number_given(kind, seen), issued=_served(seen, itself, kind)),
            ),
        )
        for kind in papers_in(subject)
    )


def _served(subject: Subject, itself: Served, kind: PaperKind) -> tuple[Served, ...]:
    if kind.code != "service_receipt":
        return subject.issued
    return (itself, *(each for each in subject.issued if each.document != PACKET))


def number_given(kind: PaperKind, subject: Subject) -> str:
    """Return the number a paper was last issued under, empty if it never was."""
    numbers = [each.number for each in subject.issued if each.document == kind.code]
    return numbers[-1] if numbers else ""


def exhibits(subject: Subject) -> tuple[EvidenceAdded, ...]:
    """Return the evidence that goes into the packet: unmarked pictures and PDF files."""
    return tuple(
        piece
        for piece in subject.evidence
        if piece.marking is Marking.NONE and piece.file.media in (*PICTURES, PDF)
    )


def exhibit(piece: EvidenceAdded, subject: Subject, read: ReadFile) -> Document:
    """Return a piece of evidence as a paper of its own, each page stamped with its number."""
    words = packet_words(subject)
    redaction = redaction_of(subject, words)
    title = redaction.text(words.text("exhibit", number=piece.number, name=piece.name))
    digest = piece.file.digest
    is_picture = piece.file.media in PICTURES

    def read_it() -> bytes:
        return read(digest)

    return Document(
        title=title,
        language=subject.language,
        blocks=(
            Picture(digest=digest, read=read_it, caption=title)
            if is_picture
            else PdfPages(digest=digest, read=read_it),
        ),
        meta=meta(subject),
        header=header(subject, words),
        stamp=words.text("exhibit_stamp", number=piece.number),
    )


def cover(subject: Subject, papers: int) -> Document:
    """Return the cover, which also says which evidence is not enclosed."""
    words = packet_words(subject)
    shown_pieces = exhibits(subject)
    left_out = [piece for piece in subject.evidence if piece not in shown_pieces]
    rows = (
        ("case", subject.case_number),
        ("name", subject.respondent.name),
        ("matter", subject.matter),
        ("track_label", words.member(subject.key[1])),
        ("body", subject.body.name),
        ("made_on", shown(subject.today, subject.language)),
        ("given_to", words.text("to_respondent")),
        ("papers", words.text("count", number=papers)),
        ("exhibits", words.text("count", number=len(shown_pieces))),
    )
    fields = tuple((Field(label=words.text(key), value=(plain(said),)),) for key, said in rows)
    notes = [Note(text=words.text("how_to_check"))]
    if left_out:
        names = words.text("comma").join(
            words.text("exhibit", number=piece.number, name=piece.name) for piece in left_out
        )
        notes.append(Note(text=words.text("left_out", number=len(left_out), names=names)))
    blocks: tuple[Block, ...] = (
        Title(text=words.text("title"), subtitle=words.text("subtitle")),
        FieldTable(rows=fields, label_share=0.24),
        *notes,
    )
    return Document(
        title=words.text("title"),
        language=subject.language,
        blocks=redaction_of(subject, words).blocks(blocks),
        meta=meta(subject),
        header=header(subject, words),
        style=PageStyle.COVER,
    )


def missing_of(papers: tuple[tuple[PaperKind, PaperDraft], ...]) -> tuple[Problem, ...]:
    """Return what keeps the packet from being issued, each problem once."""
    return tuple(dict.fromkeys(problem for _, paper in papers for problem in paper.missing))


def meta(subject: Subject) -> DocumentMeta:
    """Return what the file says of itself."""
    return DocumentMeta(office=subject.office, subject=subject.case_number)


def header(subject: Subject, words: Wording) -> str:
    """Return what stands at the head of every page."""
    return words.text("header", number=subject.case_number, name=subject.respondent.name)


def packet_words(subject: Subject) -> Wording:
    """Return the words of the packet."""
    return wording(PACKET, subject.language, subject.today)
