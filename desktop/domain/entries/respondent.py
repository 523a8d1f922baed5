"""Whom cases concern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.entries.act import Act
from desktop.domain.ids import RespondentId
from desktop.domain.respondent import Post, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentRecorded(Act):
    """A person is in the registry of respondents; empty text means not known yet."""

    KIND: ClassVar[str] = "respondent.recorded"

    respondent: RespondentId
    name: str
    sex: str = ""
    born_on: date | None = None
    id_number: str = ""
    status: Status
    party_member: bool
    post: Post
    title: str
    unit: str
    address: str = ""

    @property
    def thread(self) -> str:
        """Return the respondent."""
        return self.respondent
