"""Taking a bundle in, in named stages: open, verify, preview, apply, report. Only apply writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from desktop.application.cases import Cases, refuse_if_any, settlement
from desktop.application.office_cards import OfficeCards
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.bundles.header import Recipient
from desktop.bundles.preview import Previewer
from desktop.bundles.proving import prove
from desktop.bundles.reading import (
    ArrivingFile,
    Bundle,
    PayloadReader,
    check_payload,
    copied,
    open_bundle,
    opened_payload,
)
from desktop.bundles.review import BundleReview, CaseReview, SenderReview
from desktop.bundles.screening import Screened, screen
from desktop.bundles.threads import Threads
from desktop.bundles.trust import Receiver, Taken, Turn, check_sender, check_turn
from desktop.domain import gates
from desktop.domain.entries.exchange import BundleImported, ChainHead
from desktop.domain.ids import BodyId, CaseId, Digest, EntryId
from desktop.domain.replay.thing import Dispute
from desktop.domain.values import FieldValue
from desktop.errors import Damaged, Problem, Refused
from desktop.journal.chain import SignedHead
from desktop.storage.attachments import Stored, Storing

AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which value of a field that both sides changed is to stand, and a case that shows it."""

    case: CaseId
    dispute: Dispute
    value: FieldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What a person agreed to on looking: this bundle and no other, and what is to stand."""

    bundle: Digest
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A bundle of an office accepted here, sealed as its station signed it."""

    bundle: Bundle
    receiver: Receiver
    recipient: Recipient
    turn: Turn
    stands: bool

    @property
    def already_here(self) -> bool:
        """Say whether this very bundle was taken in and still counts."""
        return self.turn.already_here and self.stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a bundle holds and what it means here; nothing has been written."""

    screened: Screened
    witnesses: tuple[SignedHead, ...]
    cases: tuple[CaseReview, ...]
    bodies: Mapping[BodyId, str]
    entries: int
    attachments: int
    attachment_bytes: int


Take = Callable[[ArrivingFile, bool], Digest]
"""Reads an attachment to its end, keeping it where it is wanted; returns its true digest."""


class Importing:
    """Works on one bundle for one office."""

    def __init__(
        self, workspace: Workspace, progress: Progress, agreed: Agreed | None = None
    ) -> None:
        """Take in for this office; ``agreed`` says what was looked at before."""
        self._workspace = workspace
        self._progress = progress
        self._agreed = agreed
        self._stored: list[Stored] = []

    def verify(self, file: BinaryIO) -> Verified:
        """Return the bundle where its sender, its place in the row and its seal are right.

        Raises:
            Refused: it is another bundle than the one agreed to, or that one is here already and
                values were chosen.
        """
        bundle = open_bundle(file)
        if self._agreed is not None and bundle.digest != self._agreed.bundle:
            raise Refused(Problem("bundle.not_the_reviewed"))
        receiver = OfficeCards(self._workspace).receiver()
        recipient = check_sender(bundle, receiver)
        office = self._workspace.office
        taken = [
            Taken(number=act.number, bundle=act.bundle, previous=act.previous)
            for act in office.imported
            if act.station == bundle.header.station
        ]
        turn = check_turn(bundle, recipient, taken)
        size = bundle.header.payload.size
        check_payload(
            file, bundle, lambda done: self._progress.step("bundle.verifying", done, size)
        )
        verified = Verified(
            bundle=bundle,
            receiver=receiver,
            recipient=recipient,
            turn=turn,
            stands=bundle.digest not in office.taken_back,
        )
        if verified.already_here and self._choices:
            raise Refused(Problem("bundle.settle_here"))
        return verified

    def look(self, file: BinaryIO, verified: Verified) -> Examined:
        """Return what the bundle holds; every attachment was read and compared."""
        return self._examine(file, verified, lambda arriving, _: copied(arriving))

    def take_in(self, file: BinaryIO, verified: Verified) -> Examined:
        """Take the whole bundle in and let the chosen values stand, or nothing of it."""
        with self._workspace.store.attachments.taking_many():
            return self._taken_in(file, verified)

    def _taken_in(self, file: BinaryIO, verified: Verified) -> Examined:
        try:
            with self._workspace.store.attachments.storing() as storing:
                examined = self._examine(file, verified, partial(self._store, storing))
            with self._workspace.together():
                self._apply(verified, examined)
                for choice in self._choices:
                    Cases(self._workspace).settle(choice.case, choice.dispute, choice.value)
        except BaseException:
            for stored in self._stored:
                self._workspace.store.attachments.discard(stored)
            raise
        return examined

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self._agreed.choices if self._agreed else ()

    def _check_choices(self, preview: Previewer) -> None:
        """Return where every choice could be settled once the bundle is in.

        Raises:
            Refused: a dispute is not as it was shown, or this person may not.
        """
        for choice in self._choices:
            file = preview.after(choice.case)
            if file is None:
                raise Refused(Problem("dispute.changed", about=choice.dispute.field))
            act = settlement(choice.dispute, choice.value)
            refuse_if_any(gates.to_settle(file, self._workspace.person, act))

    def _examine(self, file: BinaryIO, verified: Verified, take: Take) -> Examined:
        store = self._workspace.store
        with opened_payload(file, verified.bundle, store.sealing_key) as reader:
            contents, entries = reader.contents, reader.entries
            self._progress.step("bundle.proving", 0, len(entries))
            proof = prove(entries, verified.bundle, verified.receiver, store.journal)
            threads = Threads(proof, store.journal)
            screened = screen(proof, contents, threads)
            self._progress.step("bundle.proving", len(entries), len(entries))
            preview = Previewer(threads, screened, verified.receiver)
            cases = preview.cases(store.tables.cases_with)
            self._check_choices(preview)
            self._read_files(reader, screened, take)
        return Examined(
            screened=screened,
            witnesses=proof.witnesses,
            cases=cases,
            bodies=preview.names.bodies,
            entries=contents.entries,
            attachments=contents.attachments,
            attachment_bytes=contents.attachment_bytes,
        )

    def _read_files(self, reader: PayloadReader, screened: Screened, take: Take) -> None:
        """Read every attachment; each is one that some entry names, and as it says.

        Raises:
            Damaged: one is missing, was changed, or is named by nothing.
        """
        sizes: dict[Digest, set[int]] = {}
        for named in screened.named:
            sizes.setdefault(named.digest, set()).add(named.size)
        here = self._workspace.store.attachments
        missing = {file.digest for file in screened.wanted if not here.has(file.digest)}
        total = reader.contents.attachments
        for done, arriving in enumerate(reader.files()):
            self._progress.step("bundle.attachments", done, total)
            found = take(arriving, arriving.digest in missing)
            if found != arriving.digest or sizes.get(found) != {arriving.size}:
                raise Damaged(Problem("bundle.damaged"))
            missing.discard(found)
        self._progress.step("bundle.attachments", total, total)
        if missing:
            raise Damaged(Problem("bundle.attachment_missing", missing=len(missing)))

    def _store(self, storing: Storing, arriving: ArrivingFile, wanted: bool) -> Digest:
        if not wanted:
            return copied(arriving)
        stored = storing.store(arriving.stream)
        self._stored.append(stored)
        return stored.sealing.original

    def _apply(self, verified: Verified, examined: Examined) -> None:
        store, bundle = self._workspace.store, verified.bundle
        for stored in self._stored:
            store.attachments.keep(stored)
        whole, new = self._receive(examined, bundle.digest)
        threads = store.journal.rethread(whole)
        for witness in examined.witnesses:
            store.journal.keep_head(witness)
        self._workspace.record(
            BundleImported(
                bundle=bundle.digest,
                number=verified.recipient.number,
                office=bundle.card.office,
                station=bundle.header.station,
                entries=new if verified.stands else store.arrivals.of(bundle.digest),
                cases=tuple(sorted(examined.screened.taken)),
                previous=verified.recipient.previous,
                heads=tuple(
                    ChainHead(station=one.station, number=one.number, entry=one.entry)
                    for one in bundle.header.heads
                ),
            )
        )
        self._progress.step("bundle.applying", len(whole), len(whole))
        store.tables.refresh(threads)

    def _receive(self, examined: Examined, bundle: Digest) -> tuple[tuple[EntryId, ...], int]:
        """Keep links, headers and bodies; return the entries that came whole, and how many are new.

        It is remembered which entries this bundle brought; those written here are not among them.
        """
        store, kept = self._workspace.store, examined.screened.kept
        whole = tuple(one.checked.id for one in kept if one.recorded is not None)
        known = store.journal.clocks(whole)
        came = store.arrivals.came(known)
        for done, one in enumerate(kept):
            if done % AT_ONCE == 0:
                self._progress.step("bundle.applying", done, len(kept))
            store.journal.receive(one.entry, one.checked)
        brought = (entry for entry in whole if entry not in known or entry in came)
        store.arrivals.note(bundle, brought)
        return whole, len(whole) - len(known)


def reviewed(workspace: Workspace, verified: Verified, examined: Examined | None) -> BundleReview:
    """Return what a clerk sees of a bundle; without its content where all of it is here."""
    bundle, header = verified.bundle, verified.bundle.header
    return BundleReview(
        sender=SenderReview(
            bundle=bundle.digest,
            office=bundle.card.office,
            office_name=verified.receiver.known[bundle.card.office].card.name,
            station=header.station,
            safety_number=bundle.card.safety_number,
            compared_on=OfficeCards(workspace).compared_on().get(bundle.card.office),
            number=verified.recipient.number,
            created_at=header.created_at,
            practice=header.practice,
        ),
        already_here=verified.already_here,
        warnings=verified.turn.warnings,
        cases=examined.cases if examined else (),
        entries=examined.entries if examined else 0,
        attachments=examined.attachments if examined else 0,
        attachment_bytes=examined.attachment_bytes if examined else 0,
        bodies=examined.bodies if examined else {},
    )
