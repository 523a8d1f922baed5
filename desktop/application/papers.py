"""Papers of a case: which there are, drafts of them, and issuing them for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from desktop.application.cases import refuse_if_any
from desktop.application.page_codes import page_code
from desktop.application.subjects import CORRECTIONS, gather
from desktop.application.workspace import Workspace
from desktop.documents.catalogue import (
    PAPERS,
    PaperDraft,
    PaperKind,
    draft_of,
    is_blank_form,
    listed,
    number_of,
    number_room,
    paper_kind,
    papers_of,
    series_of,
)
from desktop.documents.fonts import Hand, typeface
from desktop.documents.render import (
    PageMarks,
    RenderedPdf,
    count_pages,
    missing_characters,
    render_pdf,
)
from desktop.documents.subject import Subject
from desktop.domain import gates
from desktop.domain.entries.act import Act
from desktop.domain.entries.papers import PaperIssued
from desktop.domain.evidence import Attachment
from desktop.domain.ids import CaseId, Digest, PaperId
from desktop.domain.office import Role
from desktop.domain.replay.case import Issued, TrackKey
from desktop.errors import NotFound, Problem, Refused
from desktop.text import Language

PDF = "application/pdf"


class PaperState(Enum):
    """What there is of a paper."""

    DRAFT = "draft"
    BLANK_FORM = "blank_form"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper in the list of a case: ``document`` is its code, ``title`` its name.

    ``missing`` keeps it from being issued; ``issued`` is the copy that is still up to date.
    """

    document: str
    title: str
    state: PaperState
    missing: tuple[Problem, ...]
    pages: int
    issued: PaperIssued | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A drawn paper: the PDF, its pages, and what is missing from it."""

    data: bytes
    pages: int
    missing: tuple[Problem, ...] = ()


class Papers:
    """The papers of an office's cases."""

    def __init__(self, workspace: Workspace) -> None:
        """Work on the cases of this office."""
        self._workspace = workspace

    def rows(self, case: CaseId, key: TrackKey, language: Language) -> tuple[PaperRow, ...]:
        """Return the papers there are for the respondent now, in the order of the case."""
        subject = gather(self._workspace, case, key, language)
        return tuple(self._row(kind, subject) for kind in papers_of(subject))

    def draft(self, case: CaseId, key: TrackKey, document: str, language: Language) -> PaperFile:
        """Return a paper as it would be issued now, marked as a draft; nothing is recorded.

        Raises:
            NotFound: there is no such paper for the respondent now.
            Refused: a character cannot be drawn; it is named.
        """
        subject = gather(self._workspace, case, key, language)
        kind = self._kind(document, subject)
        number = number_room(kind.code, body_mark(kind, subject), subject.today)
        paper = draft_of(kind, replace(subject, number=number))
        drawn = _drawn(paper, subject, draft_marks(subject))
        return PaperFile(data=drawn.data, pages=drawn.pages, missing=paper.missing)

    def issue(self, case: CaseId, key: TrackKey, document: str, language: Language) -> PaperIssued:
        """Make a paper final under the next number, and return what was recorded.

        Issuing again returns the same paper as long as nothing it rests on has changed.

        Raises:
            NotFound: there is no such paper for the respondent now.
            Refused: facts are missing that the paper must state; all of them are named.
        """
        work = self._workspace
        work.require(Role.CLERK)
        with work.together():
            subject = gather(work, case, key, language)
            kind = self._kind(document, subject)
            refuse_if_any(gates.to_investigate(subject.file, work.person))
            if (before := current_issue(kind, subject)) is not None:
                return before
            number = self._next_number(kind, subject)
            paper = draft_of(kind, replace(subject, number=number))
            refuse_if_any(paper.missing)
            code = self.next_code()
            drawn = _drawn(paper, subject, issue_marks(subject, code))
            act = PaperIssued(
                paper=PaperId(work.new_id()),
                document=kind.code,
                respondent=key[0],
                track=key[1],
                number=number,
                language=language.value,
                issued_on=subject.today,
                page_code=code,
                file=self.seal(drawn, f"{number}.pdf"),
            )
            work.record(act, case)
        return act

    def file_of(self, case: CaseId, paper: PaperId) -> bytes:
        """Return the PDF of an issued paper or packet, as it was stored.

        Raises:
            NotFound: nothing was issued under that id.
        """
        issued: Issued | None = self._workspace.file(case).paper(paper)
        if issued is None:
            raise NotFound(Problem("paper.not_issued", about=paper, paper=paper[:12]))
        return self._workspace.store.attachments.read(issued.act.file.digest)

    def next_code(self) -> str:
        """Return the page code of what is issued next; the caller holds the write lock."""
        journal = self._workspace.store.journal
        head = journal.head(journal.station)
        assert head is not None  # noqa: S101 - an office begins with its founding entries
        return page_code(head)

    def seal(self, drawn: RenderedPdf, name: str) -> Attachment:
        """Store a drawn paper sealed, safe on disk before any entry speaks of it."""
        attachments = self._workspace.store.attachments
        digest: Digest = attachments.keep(attachments.store_bytes(drawn.data))
        return Attachment(
            digest=digest, name=name, size=len(drawn.data), media=PDF, pages=drawn.pages
        )

    def _row(self, kind: PaperKind, subject: Subject) -> PaperRow:
        issued = current_issue(kind, subject)
        if issued is not None:
            return PaperRow(
                document=kind.code,
                title=listed(kind.code, subject),
                state=PaperState.ISSUED,
                missing=(),
                pages=issued.file.pages,
                issued=issued,
            )
        number = number_room(kind.code, body_mark(kind, subject), subject.today)
        paper = draft_of(kind, replace(subject, number=number))
        undrawable = tuple(each.problem() for each in missing_characters(paper.document))
        blank = is_blank_form(kind, subject)
        return PaperRow(
            document=kind.code,
            title=listed(kind.code, subject),
            state=PaperState.BLANK_FORM if blank else PaperState.DRAFT,
            missing=(*paper.missing, *undrawable),
            pages=0 if undrawable else count_pages(paper.document, draft_marks(subject)),
        )

    def _next_number(self, kind: PaperKind, subject: Subject) -> str:
        mark, today = body_mark(kind, subject), subject.today
        series = series_of(kind.code, mark, today)
        last = self._workspace.store.tables.last_number(series, today.year)
        return number_of(kind.code, mark, today, last + 1)

    @staticmethod
    def _kind(document: str, subject: Subject) -> PaperKind:
        kind = paper_kind(document)
        if kind not in papers_of(subject):
            title = listed(kind.code, subject)
            raise NotFound(Problem("paper.not_here_yet", about=document, paper=title))
        return kind


def paper_codes() -> tuple[str, ...]:
    """Return the code of every kind of paper."""
    return tuple(kind.code for kind in PAPERS)


def body_mark(kind: PaperKind, subject: Subject) -> str:
    """Return the word the body's document numbers begin with."""
    return subject.deciding.mark if kind.ruling else subject.body.mark


def draft_marks(subject: Subject) -> PageMarks:
    """Return how the pages of a draft are marked."""
    return PageMarks(draft=True, practice=subject.practice)


def issue_marks(subject: Subject, code: str) -> PageMarks:
    """Return how the pages of an issued paper are marked."""
    return PageMarks(practice=subject.practice, code=code, qr=code)


def current_issue(kind: PaperKind, subject: Subject) -> PaperIssued | None:
    """Return the copy issued last in this language, unless what it rests on has changed since."""
    wanted = (kind.code, subject.language.value)
    issued = [
        done for done in subject.track.papers if (done.act.document, done.act.language) == wanted
    ]
    if not issued or is_out_of_date(subject, issued[-1], kind.rests_on):
        return None
    return issued[-1].act


def is_out_of_date(subject: Subject, issued: Issued, rests_on: tuple[type[Act], ...]) -> bool:
    """Tell whether something the paper rests on was recorded or corrected after it was issued."""
    if subject.corrected_at > issued.clock:
        return True
    history = subject.file.history
    place = next(n for n, each in enumerate(history) if each.entry == issued.entry)
    return any(
        isinstance(later.act, (*rests_on, *CORRECTIONS)) and _concerns(later.act, subject.key)
        for later in history[place + 1 :]
    )


def refuse_undrawable_name(subject: Subject) -> None:
    """Return where the respondent's name can be drawn whole.

    Raises:
        Refused: a character of it is in no font; name and character are named.
    """
    face = typeface(Hand.SONG, subject.language)
    name = subject.respondent.name
    missing = [char for char in dict.fromkeys(name) if not face.can_draw(char)]
    if missing:
        raise Refused(
            Problem("paper.name_not_drawable", name=name, char=char, code=f"U+{ord(char):04X}")
            for char in missing
        )


def _drawn(paper: PaperDraft, subject: Subject, marks: PageMarks) -> RenderedPdf:
    refuse_undrawable_name(subject)
    return render_pdf(paper.document, marks)


def _concerns(act: Act, key: TrackKey) -> bool:
    respondent, track = key
    return (
        getattr(act, "respondent", respondent) == respondent
        and getattr(act, "track", track) is track
    )
