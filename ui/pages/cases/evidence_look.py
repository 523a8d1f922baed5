"""A piece of evidence, looked at inside the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.evidence_pages import evidence_pages
from desktop.domain.ids import CaseId, EvidenceId
from ui.pages.packet.look_dialog import LookDialog
from ui.pages.packet.paper_work import PaperDesk


def look_at_evidence(
    desk: PaperDesk, case: CaseId, evidence: EvidenceId, parent: QWidget | None
) -> LookDialog:
    """Return the dialog that shows the pages of a piece of evidence once it is opened."""
    piece = desk.here.file(case).evidence[evidence].now
    language, translate = desk.theme.language, QCoreApplication.translate
    return LookDialog(
        desk,
        (translate("EvidencePart", "Evidence {number}").format(number=piece.number), piece.name),
        lambda _: evidence_pages(desk.there(), case, evidence, language),
        parent=parent,
    )
