"""What lies in the payload: a front page, the entries line by line, the attachments by digest.

It also says what may travel at all in a bundle of whole cases: by white list, so that what is not
named here stays at home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from desktop.bundles.limits import ATTACHMENTS, CONTENTS_BYTES, ENTRIES, LINE_BYTES
from desktop.domain.entries.act import Act, Recorded
from desktop.domain.entries.case import IncidentJoined, RespondentJoined
from desktop.domain.entries.office import (
    BodyNamed,
    OfficeCreated,
    PersonAdmitted,
    RoleEnded,
    RoleGiven,
    StationStarted,
)
from desktop.domain.evidence import Attachment
from desktop.domain.ids import CaseId
from desktop.errors import Damaged, Problem
from desktop.journal.entry import NAME, Entry
from desktop.vault.records import read_record, write_record

CONTENTS, ENTRY_LINES, ATTACHMENT_FOLDER = "payload.json", "entries.jsonl", "attachments/"
OFFICE_FACTS = (OfficeCreated, BodyNamed, StationStarted, PersonAdmitted, RoleGiven, RoleEnded)
"""What every office that acts in a case says of itself, so that its signatures can be checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The front page: the profile, the cases shown, and how much follows."""

    format: Literal[1] = 1
    profile: Literal["full"] = "full"
    cases: tuple[Annotated[CaseId, NAME], ...]
    entries: Annotated[int, Meta(ge=0, le=ENTRIES)]
    attachments: Annotated[int, Meta(ge=0, le=ATTACHMENTS)]
    attachment_bytes: Annotated[int, Meta(ge=0)]


class _Line(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An entry as a line of JSON; the names stand in alphabetical order."""

    body: bytes | None = None
    header: bytes | None = None
    link: bytes
    signature: bytes | None = None


_READER = msgspec.json.Decoder(_Line)
_WRITER = msgspec.json.Encoder()


def write_contents(contents: Contents) -> bytes:
    """Return the bytes of the front page."""
    return write_record(contents)


def read_contents(data: bytes) -> Contents:
    """Return the front page.

    Raises:
        TooNew: a newer program wrote it.
        Damaged: anything else ``write_contents`` would not have written.
    """
    return read_record(
        data,
        Contents,
        limit=CONTENTS_BYTES,
        damaged=Problem("bundle.damaged"),
        too_new=Problem("bundle.too_new"),
    )


def entry_line(entry: Entry) -> bytes:
    """Return an entry as one line with its end; what is absent is left out."""
    line = _Line(body=entry.body, header=entry.header, link=entry.link, signature=entry.signature)
    return _WRITER.encode(line) + b"\n"


def read_line(data: bytes) -> Entry:
    """Return the entry of a line without its end; its bytes are as they were written.

    Raises:
        Damaged: ``entry_line`` would have written something else.
    """
    try:
        line = _READER.decode(data) if len(data) <= LINE_BYTES else None
    except ValueError:
        line = None
    if line is None or _WRITER.encode(line) != data:
        raise Damaged(Problem("bundle.damaged"))
    return Entry(link=line.link, header=line.header, signature=line.signature, body=line.body)


def file_of(act: Act) -> Attachment | None:
    """Return the stored file an act names, if it names one."""
    file = getattr(act, "file", None)
    return file if isinstance(file, Attachment) else None


def joined_by(entries: Iterable[Recorded]) -> Iterator[str]:
    """Yield the threads of the incidents and respondents that the entries of cases join."""
    for recorded in entries:
        if isinstance(recorded.act, IncidentJoined):
            yield recorded.act.incident
        elif isinstance(recorded.act, RespondentJoined):
            yield recorded.act.respondent
