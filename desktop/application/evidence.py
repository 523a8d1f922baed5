"""Evidence, facts, responsibility and the measure proposed."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.application.cases import refuse_if_any
from desktop.application.evidence_pages import counted_pages
from desktop.application.workspace import Workspace
from desktop.domain import gates
from desktop.domain.checklist import Finding
from desktop.domain.entries.act import Act
from desktop.domain.entries.evidence import (
    EvidenceAdded,
    EvidenceWithdrawn,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.evidence import Attachment, Marking
from desktop.domain.ids import CaseId, Digest, EntryId, EvidenceId, FactId, RespondentId
from desktop.domain.names import cleaned_names
from desktop.domain.office import Role
from desktop.domain.replay.case import CaseFile
from desktop.domain.written import checked_words
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.lookup import granted, rung
from desktop.rules.model import Authority
from desktop.storage.disk import guarded

_PROGRAMS = frozenset(
    {".exe", ".bat", ".cmd", ".com", ".scr", ".lnk", ".msi", ".ps1", ".vbs", ".js", ".desktop"}
    | {".sh", ".jar", ".hta", ".pif", ".url"}
)
_BEGINNINGS = (b"MZ", b"\x7fELF", b"#!")
_MEDIA = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDraft:
    """A piece of evidence to be sealed: the file, and where it came from."""

    path: Path
    name: str
    origin: str
    collected_on: date | None
    collectors: tuple[str, ...]
    marking: Marking = Marking.NONE


class Evidence:
    """What a case rests on."""

    def __init__(self, workspace: Workspace) -> None:
        """Work on the cases of this office."""
        self._workspace = workspace

    def add(self, case: CaseId, draft: EvidenceDraft) -> EvidenceId:
        """Seal a copy of the file and record the piece; the original is not touched.

        Raises:
            Refused: something is missing, or the file is a program.
            NotFound: there is no such file or case.
        """
        work = self._workspace
        file = self._open_case(case)
        draft = replace(draft, collectors=cleaned_names(draft.collectors))
        refuse_if_any(self._problems(draft))
        with guarded(draft.path), draft.path.open("rb") as source:
            beginning = source.read(16)
            if beginning.startswith(_BEGINNINGS):
                raise Refused(Problem("evidence.program", about="path", name=draft.path.name))
            # Checked before anything is sealed: what is refused leaves nothing behind.
            act = checked_words(self._act(draft, len(file.evidence) + 1, beginning))
            source.seek(0)
            pages = counted_pages(source, act.file.media)
            source.seek(0)
            stored = work.store.attachments.store(source)
        size = stored.sealing.original_size
        with work.together():
            digest = work.store.attachments.keep(stored)
            sealed = replace(act.file, digest=digest, size=size, pages=pages)
            work.record(replace(act, file=sealed), case)
        return act.evidence

    def _act(self, draft: EvidenceDraft, number: int, beginning: bytes) -> EvidenceAdded:
        """Return a piece of evidence as it will be recorded once its file is sealed."""
        file = draft.path.name
        return EvidenceAdded(
            evidence=EvidenceId(self._workspace.new_id()),
            number=number,
            name=draft.name.strip() or file,
            origin=draft.origin.strip(),
            collected_on=draft.collected_on or self._workspace.today(),
            collectors=draft.collectors,
            marking=draft.marking,
            file=Attachment(digest=Digest(""), name=file, size=0, media=_media(beginning, file)),
        )

    def state_fact(self, case: CaseId, respondent: RespondentId, text: str) -> FactId:
        """State a fact alleged of a respondent, under the next number."""
        work = self._workspace
        file = self._open_case(case)
        if respondent not in file.respondents:
            raise NotFound(
                Problem("respondent.not_here", about=respondent, respondent=respondent[:12])
            )
        if not text.strip():
            raise Refused(Problem("fact.no_text", about="text"))
        fact = FactId(work.new_id())
        number = len(file.facts_of(respondent)) + 1
        work.record(
            FactStated(fact=fact, respondent=respondent, number=number, text=text.strip()), case
        )
        return fact

    def tie(self, case: CaseId, fact: FactId, evidence: EvidenceId) -> EntryId:
        """Say that a piece of evidence bears on a fact."""
        file = self._open_case(case)
        self._known(fact, file.facts)
        self._known(evidence, file.evidence)
        refuse_if_any(_withdrawn(file, evidence))
        return self._workspace.record(FactTied(fact=fact, evidence=evidence), case).entry

    def withdraw(self, case: CaseId, evidence: EvidenceId, reason: str) -> EntryId:
        """Let nothing rest on a piece any more; it stays sealed and in sight, with the reason.

        Raises:
            Refused: it was withdrawn before, or no reason is given.
            NotFound: there is no such piece in the case.
        """
        file = self._open_case(case)
        self._known(evidence, file.evidence)
        missing = () if reason.strip() else (Problem("evidence.no_reason", about="reason"),)
        refuse_if_any((*_withdrawn(file, evidence), *missing))
        act = EvidenceWithdrawn(evidence=evidence, reason=reason.strip())
        return self._workspace.record(act, case).entry

    def find_fact(self, case: CaseId, fact: FactId, finding: Finding, reason: str) -> EntryId:
        """Say what became of an alleged fact, and why."""
        file = self._open_case(case)
        self._known(fact, file.facts)
        return self._with_reason(FactFound(fact=fact, finding=finding, reason=reason.strip()), case)

    def state_responsibility(self, case: CaseId, act: ResponsibilityStated) -> EntryId:
        """State the grade of responsibility and the written duty it rests on."""
        file = self._open_case(case)
        self._has_track(file, act.respondent, act)
        if not act.duty.strip():
            raise Refused(Problem("responsibility.no_duty", about="duty"))
        return self._workspace.record(act, case).entry

    def propose_measure(self, case: CaseId, act: MeasureProposed) -> EntryId:
        """Propose a measure that one of the office's bodies would decide or propose further."""
        file = self._open_case(case)
        self._has_track(file, act.respondent, act)
        work = self._workspace
        body = work.office.bodies[work.body(act.body)]
        pack = work.world.packs.on(work.today())
        measure = rung(pack, act.track, act.measure)
        status = file.respondents[act.respondent].now.status
        if granted(pack, body.kind, measure, status).may is Authority.NOTHING:
            raise Refused(Problem("decision.no_power", about="body"))
        return self._with_reason(act, case)

    def _open_case(self, case: CaseId) -> CaseFile:
        work = self._workspace
        work.require(Role.CLERK)
        file = work.file(case)
        refuse_if_any(gates.to_investigate(file, work.person))
        return file

    def _with_reason(self, act: FactFound | MeasureProposed, case: CaseId) -> EntryId:
        if not act.reason.strip():
            raise Refused(Problem("fact.no_reason", about="reason"))
        return self._workspace.record(act, case).entry

    def _problems(self, draft: EvidenceDraft) -> tuple[Problem, ...]:
        found = described_problems(draft, self._workspace.today())
        if draft.path.suffix.lower() in _PROGRAMS:
            return (Problem("evidence.program", about="path", name=draft.path.name), *found)
        return found

    @staticmethod
    def _known(thing: str, known: object) -> None:
        if thing not in known:  # type: ignore[operator] # a mapping by id
            raise NotFound(Problem("thing.not_here", about=thing, typed=thing[:12]))

    @staticmethod
    def _has_track(file: CaseFile, respondent: RespondentId, act: Act) -> None:
        track = getattr(act, "track")  # noqa: B009 - both acts have one
        if (respondent, track) not in file.tracks:
            raise NotFound(Problem("case.no_such_track", about=file.case))


def described_problems(about: EvidenceDraft | EvidenceAdded, today: date) -> tuple[Problem, ...]:
    """Return what a piece of evidence may not be without, wherever its file is."""
    problems = []
    if not about.origin.strip():
        problems.append(Problem("evidence.no_origin", about="origin"))
    if not about.collectors:
        problems.append(Problem("evidence.no_collector", about="collectors"))
    day = about.collected_on
    if day is not None and day > today:
        problems.append(Problem("evidence.in_the_future", about="collected_on", day=day))
    return tuple(problems)


def _withdrawn(file: CaseFile, evidence: EvidenceId) -> tuple[Problem, ...]:
    if evidence not in file.withdrawn:
        return ()
    number = file.evidence[evidence].now.number
    return (Problem("evidence.is_withdrawn", about=evidence, number=number),)


def _media(beginning: bytes, name: str) -> str:
    for start, media in _MEDIA:
        if beginning.startswith(start):
            return media
    return mimetypes.guess_type(name, strict=True)[0] or "application/octet-stream"
