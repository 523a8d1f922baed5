"""Bundles between offices: writing them, looking into them, taking them in and back.

Nobody is asked anything here: who wants to look first calls ``inspect``, then ``import_bundle``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from desktop.application.bundle_export import Gathered, Gathering, next_recipient
from desktop.application.bundle_import import Agreed, Choice, Importing, reviewed
from desktop.application.bundle_verify import QUIET, Check, VerifyReport, opened, verify_bundle
from desktop.application.office_cards import OfficeCards
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.bundles.container import Container
from desktop.bundles.header import header_digest
from desktop.bundles.review import (
    BundleReview,
    CaseReview,
    CaseStanding,
    DisputedField,
    SenderReview,
    Side,
)
from desktop.bundles.writing import check_size, is_as_written, write_bundle
from desktop.domain.entries.act import OFFICE_THREAD, Recorded
from desktop.domain.entries.exchange import BundleExported, BundleImported, ImportTakenBack
from desktop.domain.ids import CaseId, Digest, OfficeId, PersonId
from desktop.domain.office import Role
from desktop.errors import NotFound, Problem, Refused, Unavailable
from desktop.storage.disk import guarded, written_whole

__all__ = [
    "Agreed",
    "BundleReview",
    "CaseReview",
    "CaseStanding",
    "Check",
    "Choice",
    "DisputedField",
    "Exchange",
    "ExportReport",
    "ImportedBundle",
    "OfficeLine",
    "SenderReview",
    "Side",
    "TakeBackReport",
    "VerifyReport",
    "verify_bundle",
]

HANDLERS = (Role.CLERK, Role.REVIEWER, Role.DECISION_RECORDER)
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """A bundle that lies whole on the stick, read back and compared."""

    path: Path
    bundle: Digest
    number: int
    office: OfficeId
    cases: tuple[CaseId, ...]
    entries: int
    links: int
    attachments: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackReport:
    """An import that no longer counts."""

    bundle: Digest
    number: int
    office: OfficeId
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A bundle that went out or came in, and when."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """An office this one exchanges with."""

    office: OfficeId
    name: str
    safety_number: tuple[str, ...]
    last_in: Passed | None
    last_out: Passed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedBundle:
    """A bundle that came in: from whom, by whom, and whether it still counts."""

    bundle: Digest
    number: int
    office: OfficeId
    at: datetime
    by: PersonId
    entries: int
    cases: tuple[CaseId, ...]
    taken_back: bool


class Exchange:
    """What passes between this office and others."""

    def __init__(self, workspace: Workspace) -> None:
        """Exchange for this office."""
        self._workspace = workspace
        self._cards = OfficeCards(workspace)

    def export(
        self,
        cases: Sequence[CaseId],
        to: OfficeId,
        target: Path,
        reason: str,
        progress: Progress = QUIET,
    ) -> ExportReport:
        """Write a bundle of whole cases for another office; it exists only once it reads back.

        Raises:
            Refused: no reason or case is given, or it is too much for one bundle.
            NotFound: a case or the office is not here.
            Unavailable: the stick is full, was pulled, or does not give back what was written.
        """
        self._require_handler()
        problems = []
        if not reason.strip():
            problems.append(Problem("bundle.no_reason", about="reason"))
        if not cases:
            problems.append(Problem("bundle.no_case", about="cases"))
        if problems:
            raise Refused(problems)
        known = self._cards.known().get(to)
        if known is None:
            raise NotFound(Problem("bundle.office_not_here", about=to, office=to[:12]))
        progress.step("bundle.gathering", 0, 0)
        gathered = Gathering(self._workspace, known).gather(cases)
        check_size(gathered.parcel)
        _check_room(target, gathered.parcel.entry_bytes + gathered.parcel.attachment_bytes)
        with _stick(), written_whole(target) as file:
            written = self._write(file, gathered, progress)
            # On record before it is there: a number is never used twice, at worst it is missing.
            bundle = self._record(gathered, header_digest(written.header), reason)
        return ExportReport(
            path=target,
            bundle=bundle,
            number=gathered.recipient.number,
            office=to,
            cases=gathered.parcel.cases,
            entries=gathered.whole,
            links=len(gathered.parcel.entries) - gathered.whole,
            attachments=len(gathered.parcel.files),
            size=target.stat().st_size,
        )

    def inspect(self, path: Path, progress: Progress = QUIET) -> BundleReview:
        """Return what a bundle holds and what taking it in would mean; nothing is written.

        Raises:
            Damaged: it was cut or changed, or does not fit what its sender sent before.
            Untrusted: its sender or a signature in it is not accepted here.
            Refused: it is addressed to others, or practice meets the real thing.
            TooNew: a newer program wrote it.
        """
        importing = Importing(self._workspace, progress)
        with opened(path) as file:
            verified = importing.verify(file)
            examined = None if verified.already_here else importing.look(file, verified)
        return reviewed(self._workspace, verified, examined)

    def import_bundle(
        self, path: Path, progress: Progress = QUIET, agreed: Agreed | None = None
    ) -> BundleReview:
        """Take a bundle in, whole; return what it changed. A second time it changes nothing.

        Values chosen when looking at it stand from then on, with the whole bundle or not at all.

        Raises:
            Damaged, Untrusted, Refused, TooNew: as ``inspect``; then nothing was written.
            Refused: it is not the bundle agreed to, or a choice cannot stand; nothing was written.
            Unavailable: the disk refuses; then nothing was written either.
        """
        self._require_handler()
        if agreed is not None and agreed.choices:
            self._workspace.require(Role.CLERK)
        importing = Importing(self._workspace, progress, agreed)
        with opened(path) as file:
            verified = importing.verify(file)
            examined = None if verified.already_here else importing.take_in(file, verified)
        return reviewed(self._workspace, verified, examined)

    def take_back(self, bundle: Digest, reason: str, progress: Progress = QUIET) -> TakeBackReport:
        """Let an import no longer count; when the same bundle comes again, it counts again.

        Raises:
            NotFound: no such bundle came in.
            Refused: no reason is given, or it was taken back already.
        """
        self._require_handler()
        work = self._workspace
        came = [act for act in work.office.imported if act.bundle == bundle]
        if not came:
            raise NotFound(Problem("bundle.not_here", about=bundle, bundle=bundle[:12]))
        problems = []
        if not reason.strip():
            problems.append(Problem("bundle.no_reason", about="reason"))
        if bundle in work.office.taken_back:
            problems.append(Problem("bundle.taken_back_already", about=bundle))
        if problems:
            raise Refused(problems)
        progress.step("bundle.taking_back", 0, 0)
        with work.together():
            work.store.arrivals.put_aside(bundle)
            work.record(ImportTakenBack(bundle=bundle, reason=reason.strip()))
            work.store.tables.rebuild()
        return TakeBackReport(
            bundle=bundle,
            number=came[-1].number,
            office=came[-1].office,
            entries=work.store.arrivals.of(bundle),
        )

    def offices(self) -> tuple[OfficeLine, ...]:
        """Return the offices whose cards are accepted, with the last bundle each way."""
        last_in: dict[OfficeId, Passed] = {}
        last_out: dict[OfficeId, Passed] = {}
        for one in self._own_acts():
            if isinstance(one.act, BundleImported):
                known = last_in.get(one.act.office)
                if known is None or one.act.number >= known.number:
                    last_in[one.act.office] = Passed(number=one.act.number, at=one.recorded_at)
            elif isinstance(one.act, BundleExported):
                last_out[one.act.office] = Passed(number=one.act.number, at=one.recorded_at)
        return tuple(
            OfficeLine(
                office=office,
                name=known.card.name,
                safety_number=tuple(known.card.safety_number.split()),
                last_in=last_in.get(office),
                last_out=last_out.get(office),
            )
            for office, known in self._cards.known().items()
        )

    def imported(self) -> tuple[ImportedBundle, ...]:
        """Return every bundle that came in, latest first."""
        taken_back = self._workspace.office.taken_back
        found = {
            one.act.bundle: ImportedBundle(
                bundle=one.act.bundle,
                number=one.act.number,
                office=one.act.office,
                at=one.recorded_at,
                by=one.actor,
                entries=one.act.entries,
                cases=one.act.cases,
                taken_back=one.act.bundle in taken_back,
            )
            for one in self._own_acts()
            if isinstance(one.act, BundleImported)
        }
        return tuple(reversed(found.values()))

    def station_secret_text(self) -> str:
        """Return the key that opens what is sealed to this station, as ``age`` takes it.

        Raises:
            Refused: this is no practice office; a real key stays where it is.
        """
        if not self._workspace.is_practice:
            raise Refused(Problem("bundle.secret_stays"))
        return self._workspace.store.sealing_key.secret_text()

    def _require_handler(self) -> None:
        office, person = self._workspace.office, self._workspace.person
        if not any(office.has_role(person, role) for role in HANDLERS):
            raise Refused(Problem("bundle.needs_handler"))

    def _own_acts(self) -> Iterator[Recorded]:
        journal = self._workspace.store.journal
        return (one for one in journal.thread(OFFICE_THREAD) if one.station in journal.own)

    def _write(self, file: BinaryIO, gathered: Gathered, progress: Progress) -> Container:
        total = gathered.parcel.attachment_bytes
        attachments = self._workspace.store.attachments
        written = write_bundle(
            file,
            gathered.letter,
            gathered.parcel,
            attachments.pass_on,
            _told(progress, "bundle.attachments", total),
        )
        file.flush()
        os.fsync(file.fileno())
        tick = _told(progress, "bundle.reading_back", written.payload.size)
        with Path(file.name).open("rb") as again:
            if not is_as_written(again, written, tick):
                raise Unavailable(Problem("bundle.not_as_written", about=file.name))
        return written

    def _record(self, gathered: Gathered, bundle: Digest, reason: str) -> Digest:
        work, recipient = self._workspace, gathered.recipient
        with work.together():
            if next_recipient(work, recipient.office) != recipient:
                raise Unavailable(Problem("office.busy", about=recipient.office))
            work.record(
                BundleExported(
                    bundle=bundle,
                    number=recipient.number,
                    office=recipient.office,
                    cases=gathered.parcel.cases,
                    reason=reason.strip(),
                )
            )
        return bundle


def _told(progress: Progress, step: str, total: int) -> Callable[[int], None]:
    return lambda done: progress.step(step, done, total)


@contextmanager
def _stick() -> Iterator[None]:
    """Say of a target that failed what it mostly is: a stick that was pulled."""
    try:
        yield
    except Unavailable as failure:
        if any(problem.code == "disk.failed" for problem in failure.problems):
            raise Unavailable(Problem("bundle.stick_pulled")) from failure
        raise


def _check_room(target: Path, needed: int) -> None:
    """Return where the target's disk has room, a little more than is needed.

    Raises:
        Unavailable: it has not.
        NotFound: there is no such folder.
    """
    with guarded(target.parent):
        free = shutil.disk_usage(target.parent).free
    if free < needed + needed // 100 + MEGABYTE:
        needs = (needed + needed // 100) // MEGABYTE + 1
        raise Unavailable(Problem("bundle.no_room", about=str(target), needed=needs))
