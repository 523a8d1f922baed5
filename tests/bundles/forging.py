"""Bundles as only a hostile or broken program would write them, signed and sealed all the same.

The sender is an office whose card was accepted: what nobody accepted signs is refused much earlier.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.application.bundle_export import Gathering
from desktop.application.office_cards import OfficeCards
from desktop.bundles import archive
from desktop.bundles.container import PayloadFile
from desktop.bundles.contents import (
    ATTACHMENT_FOLDER,
    CONTENTS,
    ENTRY_LINES,
    Contents,
    entry_line,
    write_contents,
)
from desktop.bundles.header import BundleHeader, Payload, write_header
from desktop.bundles.writing import Letter
from desktop.domain.ids import CaseId, Digest
from desktop.journal.entry import Entry
from desktop.vault.keys import SigningKey, station_id
from desktop.vault.streaming import sealing
from tests.application.two_offices import Neighbour

SendHeader = Callable[[BundleHeader], BundleHeader]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forger:
    """Holds everything an honest program would have sent, and sends something else."""

    letter: Letter
    contents: Contents
    entries: tuple[Entry, ...]
    files: dict[Digest, bytes]

    @classmethod
    def of(cls, sender: Neighbour, to: Neighbour, *cases: CaseId) -> Forger:
        """Gather what the sender would send."""
        known = OfficeCards(sender.work).known()[to.id]
        gathered = Gathering(sender.work, known).gather(cases)
        store = sender.work.store
        files = {file.digest: store.attachments.read(file.digest) for file in gathered.parcel.files}
        contents = Contents(
            cases=gathered.parcel.cases,
            entries=len(gathered.parcel.entries),
            attachments=len(files),
            attachment_bytes=sum(map(len, files.values())),
        )
        return cls(
            letter=gathered.letter,
            contents=contents,
            entries=tuple(gathered.parcel.entries),
            files=files,
        )

    def with_entries(self, *entries: Entry) -> Forger:
        """Return a forger that sends other entries, and says how many."""
        contents = replace(self.contents, entries=len(entries))
        return replace(self, entries=entries, contents=contents)

    def telling(self, **contents: Any) -> Forger:
        """Return a forger whose front page says something else."""
        return replace(self, contents=replace(self.contents, **contents))

    def members(self) -> list[tuple[str, bytes]]:
        """Return the members of the payload."""
        lines = b"".join(map(entry_line, self.entries))
        return [
            (CONTENTS, write_contents(self.contents)),
            (ENTRY_LINES, lines),
            *((ATTACHMENT_FOLDER + name, data) for name, data in sorted(self.files.items())),
        ]

    def payload(self, members: list[tuple[str, bytes]] | None = None) -> bytes:
        """Return the payload as a tar."""
        target = io.BytesIO()
        for name, data in self.members() if members is None else members:
            archive.add_member(target, name, data)
        target.write(archive.END)
        return target.getvalue()

    def write(
        self,
        path: Path,
        payload: bytes | None = None,
        signer: SigningKey | None = None,
        send: SendHeader = lambda header: header,
    ) -> Path:
        """Write the bundle; ``signer`` signs for the station, ``send`` changes the header."""
        with path.open("w+b") as file:
            target = PayloadFile(file)
            with sealing(target, self.letter.sealed_to) as sealer:
                sealer.write(self.payload() if payload is None else payload)
                sealed = sealer.finish()
            header = BundleHeader(
                card=self.letter.card,
                station=station_id(self.letter.signer.public),
                recipients=self.letter.recipients,
                heads=self.letter.heads,
                payload=Payload(sha256=sealed.digest, size=sealed.size),
                created_at=self.letter.created_at,
                practice=self.letter.practice,
            )
            data = write_header(send(header))
            target.close(data, (signer or self.letter.signer).sign(data))
        return path
