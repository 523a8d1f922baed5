"""Checking a bundle without any office and any key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from desktop.application.progress import NoProgress, Progress
from desktop.bundles.reading import check_payload, open_bundle
from desktop.domain.ids import Digest, OfficeId, StationId
from desktop.errors import Damaged, NotFound, Problem
from desktop.storage.disk import guarded

QUIET = NoProgress()


class Check(Enum):
    """What can be asked of a bundle; ``code`` is the sentence that says it was found right."""

    WHOLE = "whole"
    SIGNED = "signed"
    SEALED = "sealed"
    SENDER = "sender"
    ORDER = "order"
    CONTENTS = "contents"

    @property
    def code(self) -> str:
        """Return the sentence in the catalogues."""
        return f"bundle.check_{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What a bundle says of itself, what was found right, and what only an office can tell."""

    bundle: Digest
    office: OfficeId
    office_name: str
    station: StationId
    safety_number: tuple[str, ...]
    created_at: datetime
    practice: bool
    recipients: tuple[OfficeId, ...]
    size: int
    checked: tuple[Check, ...]
    not_checked: tuple[Check, ...]


def verify_bundle(path: Path, progress: Progress = QUIET) -> VerifyReport:
    """Return what can be proved of a bundle without any office and any key.

    Raises:
        Damaged: it was cut or changed.
        Untrusted: its signature is not that of the station it names.
        TooNew: a newer program wrote it.
        NotFound: there is no such file.
    """
    with opened(path) as file:
        bundle = open_bundle(file)
        size = bundle.header.payload.size
        check_payload(file, bundle, lambda done: progress.step("bundle.verifying", done, size))
    return VerifyReport(
        bundle=bundle.digest,
        office=bundle.card.office,
        office_name=bundle.card.name,
        station=bundle.header.station,
        safety_number=tuple(bundle.card.safety_number.split()),
        created_at=bundle.header.created_at,
        practice=bundle.header.practice,
        recipients=tuple(recipient.office for recipient in bundle.header.recipients),
        size=size,
        checked=(Check.WHOLE, Check.SIGNED, Check.SEALED),
        not_checked=(Check.SENDER, Check.ORDER, Check.CONTENTS),
    )


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a bundle's file; what the system refuses names the place.

    A file that was never finished is not taken, also where all of it seems to be there: its number
    may have been given to another bundle since.
    """
    with guarded(path):
        if path.is_dir():
            raise NotFound(Problem("disk.no_file", about=str(path), path=str(path)))
        if path.suffix == ".part":
            raise Damaged(Problem("bundle.unfinished", about=str(path)))
        with path.open("rb") as file:
            yield file
