"""Unfinished forms: kept a second after the last key, seen by their author alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.ids import PersonId
from desktop.storage.database import EncryptedDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of one form about one thing, as JSON text with the form's version."""

    form: str
    thing: str
    version: int
    fields: str
    saved_at: datetime


class Drafts:
    """Drafts of one person; they are in backups and never in bundles."""

    def __init__(self, database: EncryptedDatabase, person: PersonId) -> None:
        """Read and write this person's drafts."""
        self._database = database
        self._person = person

    def keep(self, draft: Draft) -> None:
        """Keep the draft in place of the one before; it is on disk when this returns."""
        with self._database.writing():
            self._database.run(
                "INSERT OR REPLACE INTO drafts (person, form, thing, version, fields, saved_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self._person,
                    draft.form,
                    draft.thing,
                    draft.version,
                    draft.fields,
                    draft.saved_at.isoformat(),
                ),
            )

    def drop(self, form: str, thing: str) -> None:
        """Remove a draft; inside an act's transaction it goes in the same moment."""
        with self._database.writing():
            self._database.run(
                "DELETE FROM drafts WHERE person = ? AND form = ? AND thing = ?",
                (self._person, form, thing),
            )

    def all(self) -> tuple[Draft, ...]:
        """Return this person's drafts, latest first."""
        rows = self._database.rows(
            "SELECT form, thing, version, fields, saved_at FROM drafts WHERE person = ?"
            " ORDER BY saved_at DESC, form, thing",
            (self._person,),
        )
        return tuple(
            Draft(
                form=row[0],
                thing=row[1],
                version=row[2],
                fields=row[3],
                saved_at=datetime.fromisoformat(row[4]),
            )
            for row in rows
        )
