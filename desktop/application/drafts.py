"""Unfinished forms of the acting person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.application.workspace import Workspace
from desktop.storage.drafts import Draft

FORM_VERSION = 1

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedForm:
    """What was typed into one form about one thing, and when it was last kept."""

    form: str
    thing: str
    fields: Fields
    saved_at: datetime


class UnfinishedForms:
    """Keeps what is typed; a form says field by field, in text, what it holds."""

    def __init__(self, workspace: Workspace) -> None:
        """Keep the forms of the person who acts here."""
        self._workspace = workspace

    def keep(self, form: str, thing: str, fields: Fields) -> datetime:
        """Keep a form in place of what it held before; return the moment it was safe on disk."""
        work = self._workspace
        moment = work.world.clock()
        text = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True)
        work.drafts.keep(
            Draft(form=form, thing=thing, version=FORM_VERSION, fields=text, saved_at=moment)
        )
        return moment

    def load(self, form: str, thing: str) -> UnfinishedForm | None:
        """Return what a form held when it was last kept, or ``None`` where it was not."""
        return next((u for u in self.all() if (u.form, u.thing) == (form, thing)), None)

    def drop(self, form: str, thing: str) -> None:
        """Forget a form: what it held was recorded, or is not wanted."""
        self._workspace.drafts.drop(form, thing)

    def all(self) -> tuple[UnfinishedForm, ...]:
        """Return every unfinished form, latest first; those of another version stay untouched."""
        return tuple(
            UnfinishedForm(
                form=draft.form,
                thing=draft.thing,
                fields=json.loads(draft.fields),
                saved_at=draft.saved_at,
            )
            for draft in self._workspace.drafts.all()
            if draft.version == FORM_VERSION
        )
