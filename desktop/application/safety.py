"""The safety check: is everything here, whole, and unchanged?"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain.entries.act import Act
from desktop.domain.entries.kinds import KINDS
from desktop.domain.entries.office import PersonAdmitted
from desktop.domain.ids import Digest, PersonId, StationId
from desktop.errors import Damaged, NotFound, Problem, TooNew, Untrusted
from desktop.journal.chain import Head, SignedHead, check_chain, check_reaches
from desktop.journal.entry import Entry
from desktop.journal.facts import read_act
from desktop.journal.reading import check, check_signature
from desktop.vault.keys import read_public, verify


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyReport:
    """What was looked at, and every place that is not as it was written."""

    entries: int
    signatures: int
    attachments: int
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether nothing was found."""
        return not self.problems


class Safety:
    """Checks an office without changing anything."""

    def __init__(self, workspace: Workspace) -> None:
        """Look at this office."""
        self._workspace = workspace

    def check(self, progress: Progress) -> SafetyReport:
        """Check pages, chains, witnesses, signatures and attachments; report every place."""
        store = self._workspace.store
        problems: list[Problem] = []
        if not store.database.is_sound():
            problems.append(Problem("office.damaged_database", about=str(store.folder)))
        chains = _Chains()
        total = sum(head.number for head in store.journal.heads())
        for number, entry in enumerate(store.journal.everything()):
            if number % 500 == 0:
                progress.step("safety.entries", number, total)
            problems.extend(chains.take(entry))
        problems.extend(chains.problems(store.journal.witnesses()))
        attachments = store.attachments.digests()
        for number, digest in enumerate(attachments):
            progress.step("safety.attachments", number, len(attachments))
            problems.extend(self._attachment(digest))
        return SafetyReport(
            entries=chains.entries,
            signatures=chains.signatures,
            attachments=len(attachments),
            problems=tuple(problems),
        )

    def _attachment(self, digest: Digest) -> tuple[Problem, ...]:
        try:
            with Path(os.devnull).open("wb") as nowhere:
                self._workspace.store.attachments.copy_to(digest, nowhere)
        except (Damaged, NotFound) as failure:
            return failure.problems
        return ()


class _Chains:
    """Follows every chain entry by entry."""

    def __init__(self) -> None:
        self.entries = 0
        self.signatures = 0
        self._heads: dict[StationId, Head | None] = {}
        self._entries: dict[tuple[StationId, int], str] = {}
        self._keys: dict[PersonId, set[bytes]] = {}
        self._signed: list[tuple[Entry, PersonId]] = []

    def take(self, entry: Entry) -> tuple[Problem, ...]:
        self.entries += 1
        try:
            checked = check(entry)
            station = checked.link.station
            self._heads[station] = check_chain([entry.link], self._heads.get(station))
            self._entries[station, checked.link.number] = checked.id
            if checked.header is not None:
                self._note_key(read_act(checked.header, entry.body, KINDS))
                bare = Entry(link=entry.link, signature=entry.signature)
                self._signed.append((bare, checked.header.actor))
        except (Damaged, TooNew) as failure:
            return failure.problems
        return ()

    def _note_key(self, act: Act) -> None:
        if isinstance(act, PersonAdmitted):
            self._keys.setdefault(act.person, set()).add(read_public(act.key))

    def problems(self, witnesses: Iterable[SignedHead]) -> tuple[Problem, ...]:
        """Return wrong signatures, and heads once shown that a chain no longer reaches."""
        found: list[Problem] = []
        for entry, actor in self._signed:
            found.extend(self._signature(entry, actor))
        for signed in witnesses:
            shown = signed.head
            try:
                check_reaches(self._heads.get(shown.station), shown)
            except Damaged as failure:
                found.extend(failure.problems)
                continue
            if self._entries.get((shown.station, shown.number)) != shown.entry:
                problem = Problem(
                    "journal.forked_chain",
                    about=shown.station,
                    station=shown.station[:8],
                    number=shown.number,
                )
                found.append(problem)
        return tuple(found)

    def _signature(self, entry: Entry, actor: PersonId) -> tuple[Problem, ...]:
        self.signatures += 1
        for key in self._keys.get(actor, ()):
            try:
                check_signature(entry, key, verify)
            except Untrusted:
                continue
            return ()
        return (Problem("journal.wrong_signature", about=entry.id),)
