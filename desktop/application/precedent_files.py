"""Files of past cases: checked without an office, and written from an office's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.application.files_out import write_out
from desktop.application.precedents import OwnPrecedents, Precedents, Received
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace
from desktop.domain.precedent import Precedent
from desktop.rules.precedent_lines import LARGEST_FILE, read_precedents, written
from desktop.storage.disk import read_limited

__all__ = ["LARGEST_FILE", "Precedent", "check_lines", "take_in", "write_lines"]


def check_lines(data: bytes, file: str, today: date) -> tuple[Precedent, ...]:
    """Return the past cases of a file, by the packs at hand.

    Raises:
        Refused: lines do not fit; every fault is named with its line.
        TooNew: a newer version of the program wrote it.
    """
    return read_precedents(data, file, RulePacks().get, today.year)


def take_in(work: Workspace, path: Path, origin: str, *, dry_run: bool) -> Received:
    """Take in the past cases of a file, or say what that would do.

    Raises:
        NotFound: there is no such file.
        Unavailable: it is far too large, or cannot be read.
        Refused: this person may not, it is not said where they come from, or lines do not fit.
        TooNew: a newer version of the program wrote it.
    """
    data = read_limited(path, LARGEST_FILE)
    return Precedents(work).receive(data, path.name, origin, dry_run=dry_run)


def write_lines(own: OwnPrecedents, target: Path) -> None:
    """Write past cases, ordered by what they say: the order in which they came would tell of them.

    Raises:
        NotFound: the folder does not exist.
        Unavailable: the disk refuses; nothing is left half-written.
    """
    lines = sorted(written(one) for _, one in own.cases)
    write_out(target, "".join(f"{line}\n" for line in lines).encode())
