"""Evidence as pages to be looked at, inside the program: nothing is written out for it."""

from __future__ import annotations

from typing import BinaryIO

from desktop.application.page_images import PageImages
from desktop.application.workspace import Workspace
from desktop.documents.blocks import Document, DocumentMeta, Picture
from desktop.documents.packet import PDF, PICTURES
from desktop.documents.render import PageMarks, render_pdf
from desktop.domain.ids import CaseId, EvidenceId
from desktop.errors import Damaged, NotFound, Problem, Refused
from desktop.text import Language

SMALLEST = 16
"""Pixels: a page is drawn this wide where only the number of pages is asked."""


def has_pages(media: str) -> bool:
    """Tell whether a file can be looked at as pages: pictures and PDF files can."""
    return media == PDF or media in PICTURES


def counted_pages(file: BinaryIO, media: str) -> int:
    """Return how many pages an open file has, 0 where that cannot be said."""
    if media != PDF:
        return int(media in PICTURES)
    try:
        return PageImages().draw(file.read(), 1, SMALLEST).pages
    except Damaged:
        return 0


def evidence_pages(
    work: Workspace, case: CaseId, evidence: EvidenceId, language: Language
) -> bytes:
    """Return a piece of evidence as a PDF; a picture stands on a page of its own.

    Raises:
        NotFound: the case has no such evidence.
        Refused: the file is neither a picture nor a PDF.
        Damaged: the stored file, or the picture, cannot be read.
    """
    known = work.file(case).evidence
    if evidence not in known:
        raise NotFound(Problem("thing.not_here", about=evidence, typed=evidence[:12]))
    piece = known[evidence].now
    digest, media = piece.file.digest, piece.file.media
    if not has_pages(media):
        raise Refused(Problem("evidence.no_pages", about=evidence, name=piece.name))
    data = work.store.attachments.read(digest)
    if media == PDF:
        return data
    document = Document(
        title=piece.name,
        language=language,
        blocks=(Picture(digest=digest, read=lambda: data, caption=piece.name),),
        meta=DocumentMeta(office=work.founding.name),
    )
    return render_pdf(document, PageMarks()).data
