"""Which entries came with which bundle, and which bundles were taken back.

An entry that came from outside stands as long as one bundle that brought it does. Nothing is
deleted when a bundle is taken back: its entries lie aside, and stand again when it comes again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.ids import Digest, EntryId
from desktop.storage.database import EncryptedDatabase


class Arrivals:
    """Remembers what came with what, inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        """Remember in this database."""
        self._database = database

    def note(self, bundle: Digest, entries: Iterable[EntryId]) -> None:
        """Remember that a bundle which stands brought these entries."""
        self._database.run_many(
            "INSERT OR REPLACE INTO arrivals (bundle, entry, aside) VALUES (?, ?, 0)",
            [(bundle, entry) for entry in entries],
        )

    def came(self, entries: Iterable[EntryId]) -> frozenset[EntryId]:
        """Return those of the entries that some bundle brought: the others were written here."""
        found = (
            self._database.one("SELECT entry FROM arrivals WHERE entry = ? LIMIT 1", (entry,))
            for entry in entries
        )
        return frozenset(EntryId(row[0]) for row in found if row is not None)

    def of(self, bundle: Digest) -> int:
        """Return how many entries a bundle brought."""
        row = self._database.one("SELECT count(*) FROM arrivals WHERE bundle = ?", (bundle,))
        return int(row[0]) if row else 0

    def put_aside(self, bundle: Digest) -> None:
        """Let a bundle no longer stand; the tables are filled anew afterwards."""
        self._database.run("UPDATE arrivals SET aside = 1 WHERE bundle = ?", (bundle,))


def passed_over(
    after: Iterable[EntryId], aside: Mapping[EntryId, frozenset[EntryId]]
) -> tuple[EntryId, ...]:
    """Return what an author had seen, with what lay behind entries that are set aside.

    Who saw an entry saw what that one had seen, also when the entry itself no longer counts.
    """
    seen = dict.fromkeys(after)
    for name in tuple(seen):
        seen.update(dict.fromkeys(sorted(aside.get(name, ()))))
    return tuple(seen)
