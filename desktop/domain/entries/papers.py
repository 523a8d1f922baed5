"""Papers that left the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.evidence import Attachment
from desktop.domain.ids import PaperId, RespondentId
from desktop.domain.measure import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIssued(Act):
    """A paper became final; its bytes are stored by digest, its pages carry the page code."""

    KIND: ClassVar[str] = "paper.issued"

    paper: PaperId
    document: str
    respondent: RespondentId
    track: Track
    number: str
    language: str
    issued_on: date
    page_code: str
    file: Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketIssued(Act):
    """The papers of fair hearing were issued as one paginated whole."""

    KIND: ClassVar[str] = "packet.issued"

    paper: PaperId
    respondent: RespondentId
    track: Track
    language: str
    issued_on: date
    page_code: str
    documents: tuple[str, ...]
    file: Attachment
