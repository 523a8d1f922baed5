"""What another office will see of a bundle, told before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.application.bundle_export import Gathering
from desktop.application.exchange import HANDLERS
from desktop.application.files_out import legal_name
from desktop.application.office_cards import OfficeCards
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.bundles.writing import check_size
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import NotFound, Problem, Refused

MOST_OF_AN_OFFICE = 30
"""Characters of each of the two offices that the name of a bundle says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSent:
    """A case as the other office will find it."""

    number: str
    matter: str
    respondents: tuple[str, ...]
    evidence: int
    papers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPreview:
    """What goes out, to whom, how much it is, and what the file is best called.

    ``computers`` is how many of the other office's computers can open it; nobody else can.
    """

    office: str
    number: int
    cases: tuple[CaseSent, ...]
    attachments: int
    size: int
    computers: int
    file_name: str


def export_preview(
    work: Workspace, cases: Sequence[CaseId], to: OfficeId, progress: Progress
) -> ExportPreview:
    """Return what an export of these cases would give to the other office; nothing is written.

    Raises:
        Refused: this person sends no bundles, no case is given, or it is too much for one bundle.
        NotFound: a case or the office is not here.
    """
    if not any(work.office.has_role(work.person, role) for role in HANDLERS):
        raise Refused(Problem("bundle.needs_handler"))
    if not cases:
        raise Refused(Problem("bundle.no_case", about="cases"))
    known = OfficeCards(work).known().get(to)
    if known is None:
        raise NotFound(Problem("bundle.office_not_here", about=to, office=to[:12]))
    progress.step("bundle.gathering", 0, 0)
    gathered = Gathering(work, known).gather(cases)
    parcel, number = gathered.parcel, gathered.recipient.number
    check_size(parcel)
    sender, receiver = work.founding.short_name, known.card.short_name or known.card.name
    return ExportPreview(
        office=known.card.name,
        number=number,
        cases=tuple(_sent(work, case) for case in cases),
        attachments=len(parcel.files),
        size=parcel.entry_bytes + parcel.attachment_bytes,
        computers=len(known.card.stations_in_use),
        file_name=bundle_file_name(sender, receiver, number, work.today()),
    )


def bundle_file_name(sender: str, receiver: str, number: int, day: date) -> str:
    """Return what a bundle's file is called: from whom it is, to whom, which and of what day."""
    one, other = (legal_name(office[:MOST_OF_AN_OFFICE]) for office in (sender, receiver))
    return f"{one}→{other}-{number:04}-{day.isoformat()}.qhb"


def _sent(work: Workspace, case: CaseId) -> CaseSent:
    file = work.file(case)
    opened = file.opened.now
    return CaseSent(
        number=opened.number,
        matter=opened.matter,
        respondents=tuple(one.now.name for one in file.respondents.values()),
        evidence=len(file.evidence),
        papers=sum(len(track.issued) for track in file.tracks.values()),
    )
