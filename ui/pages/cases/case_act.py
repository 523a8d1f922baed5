"""What the dialogs of all acts of a case share."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.ids import RespondentId
from desktop.domain.measure import Track
from desktop.errors import Problem, Refused
from ui.pages.cases.act_dialog import ActDialog, ActWords
from ui.pages.cases.scene import Scene
from ui.widgets.date_field import DateField
from ui.widgets.text_area import TextArea

BETWEEN_NAMES = re.compile("[、，,；;\n]")


class CaseAct(ActDialog):
    """A dialog about one respondent on one track."""

    def __init__(
        self, scene: Scene, form: str, title: str, verb: str, parent: QWidget | None
    ) -> None:
        self.scene = scene
        words = ActWords(form=form, thing=scene.thing, title=title, verb=verb)
        super().__init__(scene.theme, scene.workspace, words, parent)

    @property
    def respondent(self) -> RespondentId:
        """Return whom the act concerns."""
        return self.scene.key[0]

    @property
    def track(self) -> Track:
        """Return the track the act is on."""
        return self.scene.key[1]

    def add_day(self, label: str) -> DateField:
        """Add the day of the act, today unless it is written otherwise."""
        field = DateField(self._theme, self.workspace.today())
        field.set_day(self.workspace.today())
        self.add("on", label, field, required=True)
        return field

    def add_words(self, name: str, label: str, *, required: bool = True) -> TextArea:
        """Add a field for several lines."""
        field = TextArea(self._theme, lines=4)
        self.add(name, label, field, required=required)
        return field


def day_of(field: DateField, row: str = "on") -> date:
    """Return the day in the field of a row.

    Raises:
        Refused: there is none, or what stands there is no day.
    """
    try:
        day = field.day()
    except Refused as refused:
        named = (Problem(each.code, row, **each.values) for each in refused.problems)
        raise Refused(named) from refused
    if day is None:
        raise Refused(Problem("casework.no_day", about=row))
    return day


def names_in(text: str) -> tuple[str, ...]:
    """Return names that commas or line ends divide."""
    return tuple(name.strip() for name in BETWEEN_NAMES.split(text) if name.strip())
