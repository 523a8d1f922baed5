"""The papers of fair hearing as one paginated whole."""

from __future__ import annotations

from desktop.application.cases import refuse_if_any
from desktop.application.papers import (
    PaperFile,
    Papers,
    draft_marks,
    is_out_of_date,
    issue_marks,
    refuse_undrawable_name,
)
from desktop.application.progress import Progress
from desktop.application.subjects import gather
from desktop.application.workspace import Workspace
from desktop.documents.packet import (
    RESTS_ON,
    cover,
    exhibit,
    exhibits,
    meta,
    missing_of,
    packet_papers,
)
from desktop.documents.render import Packet, PageMarks, Part, RenderedPdf, render_packet
from desktop.documents.subject import Subject
from desktop.domain import gates
from desktop.domain.entries.papers import PacketIssued
from desktop.domain.ids import CaseId, PaperId
from desktop.domain.office import Role
from desktop.domain.replay.case import TrackKey
from desktop.errors import Problem
from desktop.text import Language


class Packets:
    """The packets of an office's cases; drawing one is long work."""

    def __init__(self, workspace: Workspace) -> None:
        """Work on the cases of this office."""
        self._workspace = workspace
        self._papers = Papers(workspace)

    def draft(
        self, case: CaseId, key: TrackKey, language: Language, progress: Progress
    ) -> PaperFile:
        """Return the packet as it would be issued now, marked as a draft; nothing is recorded.

        Raises:
            Cancelled: the person stopped it.
            Refused: a character cannot be drawn, or an exhibit cannot be shown; it is named.
        """
        subject = gather(self._workspace, case, key, language)
        drawn, missing = self._drawn(subject, draft_marks(subject), progress)
        return PaperFile(data=drawn.data, pages=drawn.pages, missing=missing)

    def issue(
        self, case: CaseId, key: TrackKey, language: Language, progress: Progress
    ) -> PacketIssued:
        """Make the packet final, and return what was recorded.

        Issuing again returns the same packet as long as nothing it rests on has changed.

        Raises:
            Cancelled: the person stopped it; nothing was issued.
            Refused: facts are missing that its papers must state; all of them are named.
        """
        work = self._workspace
        work.require(Role.CLERK)
        with work.together():
            subject = gather(work, case, key, language)
            refuse_if_any(gates.to_investigate(subject.file, work.person))
            if (before := current_packet(subject)) is not None:
                return before
            refuse_if_any(missing_of(packet_papers(subject)))
            code = self._papers.next_code()
            drawn, _ = self._drawn(subject, issue_marks(subject, code), progress)
            act = PacketIssued(
                paper=PaperId(work.new_id()),
                respondent=key[0],
                track=key[1],
                language=language.value,
                issued_on=subject.today,
                page_code=code,
                documents=tuple(kind.code for kind, _ in packet_papers(subject)),
                file=self._papers.seal(drawn, f"{subject.case_number}.pdf"),
            )
            work.record(act, case)
        return act

    def missing(self, case: CaseId, key: TrackKey, language: Language) -> tuple[Problem, ...]:
        """Return what keeps the packet from being issued."""
        return missing_of(packet_papers(gather(self._workspace, case, key, language)))

    def _drawn(
        self, subject: Subject, marks: PageMarks, progress: Progress
    ) -> tuple[RenderedPdf, tuple[Problem, ...]]:
        refuse_undrawable_name(subject)
        papers = packet_papers(subject)
        read = self._workspace.store.attachments.read
        inside = PageMarks(draft=marks.draft, practice=marks.practice, code=marks.code)
        # Papers first, then evidence, then what proves that all of it was done.
        proofs = ("process_certificate", "service_receipt")
        parts = [
            *(paper.document for kind, paper in papers if kind.code not in proofs),
            *(exhibit(piece, subject, read) for piece in exhibits(subject)),
            *(paper.document for kind, paper in papers if kind.code in proofs),
        ]
        front = cover(subject, len(papers))
        packet = Packet(
            title=front.title,
            language=subject.language,
            meta=meta(subject),
            cover=Part(document=front, marks=marks, name="cover"),
            parts=tuple(
                Part(document=document, marks=inside, name=f"part{number}")
                for number, document in enumerate(parts, start=1)
            ),
        )
        return render_packet(packet, _Steps(progress, 2 * len(parts))), missing_of(papers)


def current_packet(subject: Subject) -> PacketIssued | None:
    """Return the packet issued last in this language, unless what it rests on has changed."""
    language = subject.language.value
    issued = [done for done in subject.track.packets if done.act.language == language]
    if not issued or is_out_of_date(subject, issued[-1], RESTS_ON):
        return None
    return issued[-1].act


class _Steps:
    """Says before each paper how far the packet is: once when it is set, once when drawn."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def __call__(self) -> None:
        self._progress.step("packet.papers", self._done, self._total)
        self._done += 1
