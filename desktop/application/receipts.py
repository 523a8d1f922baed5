"""Receipts for what came in."""

from __future__ import annotations

from desktop.application.intake import Intake
from desktop.application.ports import legal_day
from desktop.application.workspace import Workspace
from desktop.documents.compose.intake_receipt import Receipt, receipt_document
from desktop.documents.render import PageMarks, render_pdf
from desktop.domain.ids import IncidentId
from desktop.text import Language


def receipt(work: Workspace, incident: IncidentId, language: Language) -> bytes:
    """Return the receipt for an entry of the register as a PDF; nothing is recorded.

    It names the clerk who took it down, not who told it, and nothing of its content.

    Raises:
        NotFound: there is no such entry.
        Refused: a character cannot be drawn; it is named.
    """
    number = Intake(work).number(incident)
    thing = work.store.files.thing(incident)
    assert thing is not None  # noqa: S101 - it has a number
    recorded = work.store.journal.recorded(thing.entry)
    told = Receipt(
        number=number,
        on=legal_day(recorded.recorded_at),
        by=work.name_of(recorded.actor),
        office=work.founding.name,
    )
    document = receipt_document(told, language, work.today())
    return render_pdf(document, PageMarks(practice=work.is_practice)).data
