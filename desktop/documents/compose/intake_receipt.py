"""来件回执: number, day and clerk of what came in, for whoever brought it.

It may be seen by anyone, so it says neither what was told nor who told it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import (
    Document,
    DocumentMeta,
    Field,
    FieldTable,
    Note,
    SealBlock,
    Title,
    paragraph,
    plain,
)
from desktop.documents.wording import wording
from desktop.text import Language, shown

CODE = "intake_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says."""

    number: str
    on: date
    by: str
    office: str


def receipt_document(receipt: Receipt, language: Language, today: date) -> Document:
    """Return the receipt as a paper, with room for the office's seal."""
    words = wording(CODE, language, today)
    on = shown(receipt.on, language)
    said = (
        ("entry_number", receipt.number),
        ("received_on", on),
        ("received_by", receipt.by),
        ("office", receipt.office),
    )
    rows = tuple((Field(label=words.text(key), value=(plain(value),)),) for key, value in said)
    return Document(
        title=words.text("title"),
        language=language,
        blocks=(
            Title(text=words.text("title")),
            FieldTable(rows=rows),
            paragraph(words.text("ask")),
            SealBlock(body=receipt.office, date=(plain(on),)),
            Note(text=words.text("apart")),
        ),
        meta=DocumentMeta(office=receipt.office, subject=receipt.number),
        header=receipt.number,
    )
