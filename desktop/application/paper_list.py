"""The papers of a respondent on one list, the packet as its last line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.application.files_out import legal_name
from desktop.application.packets import Packets, current_packet
from desktop.application.papers import PaperRow, Papers, PaperState
from desktop.application.progress import Progress
from desktop.application.subjects import PACKET, gather
from desktop.application.workspace import Workspace
from desktop.documents.catalogue import listed
from desktop.documents.packet import missing_of, packet_papers
from desktop.domain.ids import CaseId, PaperId
from desktop.domain.procedure import Step
from desktop.domain.replay.case import TrackKey
from desktop.errors import Problem
from desktop.text import Language

__all__ = ["PACKET", "PaperList", "PaperListLine", "PaperState", "step_to_fill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperListLine:
    """A paper or the packet; ``missing`` keeps it from being issued.

    ``pages`` is 0 where it has not been drawn; ``paper`` and ``number`` are those of the copy that
    was issued and still holds.
    """

    code: str
    title: str
    state: PaperState
    missing: tuple[Problem, ...]
    pages: int
    number: str = ""
    paper: PaperId | None = None

    @property
    def can_be_issued(self) -> bool:
        """Say whether it could be made final now."""
        return self.paper is None and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """The papers of one respondent on a track."""

    workspace: Workspace
    case: CaseId
    key: TrackKey

    def lines(self, language: Language) -> tuple[PaperListLine, ...]:
        """Return every paper there is now, then the packet of them."""
        rows = Papers(self.workspace).rows(self.case, self.key, language)
        return (*(_line(row) for row in rows), self._packet(language))

    def data(self, code: str, language: Language, progress: Progress) -> bytes:
        """Return the PDF: of the copy that was issued and still holds, else of a draft.

        Raises:
            Cancelled: the person stopped it.
            NotFound: there is no such paper for the respondent now.
            Refused: a character cannot be drawn, or an exhibit cannot be shown; it is named.
        """
        papers = Papers(self.workspace)
        progress.step("paper.drawing", 0, 1)
        line = next((line for line in self.lines(language) if line.code == code), None)
        if line is not None and line.paper is not None:
            return papers.file_of(self.case, line.paper)
        if code == PACKET:
            packets = Packets(self.workspace)
            return packets.draft(self.case, self.key, language, progress).data
        return papers.draft(self.case, self.key, code, language).data

    def file_name(self, line: PaperListLine) -> str:
        """Return what the PDF of a line is called where it is saved: the case, which, whose."""
        file = self.workspace.file(self.case)
        who = file.respondents[self.key[0]].now.name
        return f"{legal_name(f'{file.opened.now.number} {line.title} {who}')}.pdf"

    def issue(
        self, codes: Sequence[str], language: Language, progress: Progress
    ) -> tuple[PaperId, ...]:
        """Make papers final, all of them or none; the packet comes last and counts as one.

        Raises:
            Cancelled: the person stopped it; nothing was issued.
            Refused: facts are missing that a paper must state; they are named.
        """
        papers, packets = Papers(self.workspace), Packets(self.workspace)
        issued = []
        with self.workspace.together():
            for code in progress.each(sorted(codes, key=PACKET.__eq__), "paper.issuing"):
                if code == PACKET:
                    done = packets.issue(self.case, self.key, language, progress).paper
                else:
                    done = papers.issue(self.case, self.key, code, language).paper
                issued.append(done)
        return tuple(issued)

    def _packet(self, language: Language) -> PaperListLine:
        subject = gather(self.workspace, self.case, self.key, language)
        issued = current_packet(subject)
        return PaperListLine(
            code=PACKET,
            title=listed(PACKET, subject),
            state=PaperState.DRAFT if issued is None else PaperState.ISSUED,
            missing=missing_of(packet_papers(subject)) if issued is None else (),
            pages=issued.file.pages if issued is not None else 0,
            number=issued.page_code if issued is not None else "",
            paper=issued.paper if issued is not None else None,
        )


def step_to_fill(missing: Problem) -> Step | None:
    """Return the step whose work supplies what is missing; an address is none of a step."""
    return _FILLED_AT.get(missing.code)


def _line(row: PaperRow) -> PaperListLine:
    return PaperListLine(
        code=row.document,
        title=row.title,
        state=row.state,
        missing=row.missing,
        pages=row.pages,
        number=row.issued.number if row.issued else "",
        paper=row.issued.paper if row.issued else None,
    )


_FILLED_AT: Mapping[str, Step] = {
    "paper.no_facts": Step.VERIFICATION,
    "paper.fact_without_evidence": Step.VERIFICATION,
    "paper.fact_not_judged": Step.VERIFICATION,
    "paper.no_proven_fact": Step.VERIFICATION,
    "paper.no_untrue_fact": Step.VERIFICATION,
    "paper.no_duty": Step.VERIFICATION,
    "paper.no_measure": Step.VERIFICATION,
    "paper.no_defence": Step.HEARING,
    "paper.points_unanswered": Step.HEARING,
    "paper.no_run": Step.CHECKLIST,
    "paper.no_decision": Step.DECISION,
}
