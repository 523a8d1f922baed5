"""The rule packs at hand: those that ship with the program."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

from desktop import places
from desktop.domain.ids import Digest
from desktop.errors import NotFound, Problem, Refused
from desktop.rules.model import RulePack
from desktop.rules.reader import LARGEST_FILE, LARGEST_PACK, PackFiles, read_pack
from desktop.storage.disk import read_limited

SHIPPED = "cn-township"
"""The pack an office weighs by, of those that ship; any other has to be named."""
MOST_FILES = 1000


class RulePacks:
    """Finds packs by name, version and digest; each is read once."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look in this folder, or in the program's own."""
        self._folder = folder or places.resources() / "rules"
        self._read: dict[tuple[str, str], RulePack] = {}

    def names(self) -> tuple[str, ...]:
        """Return the packs at hand by name."""
        return tuple(sorted(each.name for each in self._folder.iterdir() if each.is_dir()))

    def versions(self, pack: str) -> tuple[str, ...]:
        """Return the versions of a pack, oldest first."""
        folder = self._folder / pack
        if not folder.is_dir():
            return ()
        return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir()))

    def all(self) -> tuple[RulePack, ...]:
        """Return every pack in every version."""
        return tuple(
            self.get(pack, version) for pack in self.names() for version in self.versions(pack)
        )

    def get(self, pack: str, version: str) -> RulePack:
        """Return one version of a pack.

        Raises:
            NotFound: it is not at hand.
            Refused: it is not a pack; all its faults are named.
        """
        key = (pack, version)
        if key not in self._read:
            folder = self._folder / pack / version
            if version not in self.versions(pack):
                raise NotFound(Problem("pack.not_here", about=pack, pack=pack, version=version))
            self._read[key] = read_pack(files_of(folder))
        return self._read[key]

    def folder_of(self, pack: RulePack) -> Path:
        """Return where a pack's files lie."""
        return self._folder / pack.id / pack.version

    def pinned(self, pack: str, version: str, digest: Digest) -> RulePack:
        """Return the very pack a run was pinned to.

        Raises:
            NotFound: that version is not at hand, or reads otherwise here.
        """
        found = self.get(pack, version)
        if found.digest != digest:
            raise NotFound(Problem("pack.other_digest", about=pack, pack=pack, version=version))
        return found

    def on(self, day: date, pack: str = SHIPPED) -> RulePack:
        """Return the newest version released on or before a day, else the oldest."""
        versions = self.versions(pack)
        if not versions:
            raise NotFound(Problem("pack.no_version", about=pack, pack=pack))
        released = [version for version in versions if version <= day.isoformat()]
        return self.get(pack, released[-1] if released else versions[0])


def files_of(folder: Path) -> PackFiles:
    """Return the files of a pack's folder, by name with forward slashes.

    Raises:
        NotFound: there is no such folder.
        Refused: it holds far more than any pack does.
    """
    if not folder.is_dir():
        raise NotFound(Problem("disk.no_file", about=str(folder), path=str(folder)))
    paths = list(islice(folder.rglob("*"), MOST_FILES + 1))
    if len(paths) > MOST_FILES:
        raise Refused(
            Problem("pack.too_large", about=str(folder), file=folder.name, largest=LARGEST_PACK)
        )
    return {
        path.relative_to(folder).as_posix(): read_limited(path, LARGEST_FILE)
        for path in sorted(paths)
        if path.is_file()
    }
