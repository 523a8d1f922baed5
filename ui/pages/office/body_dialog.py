"""Naming one more body the office acts for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.offices import Bodies, BodyDraft
from desktop.application.workspace import Workspace
from desktop.domain.office import BodyKind
from ui.pages.office.words import body_kind_words
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_field import TextField


class BodyDialog(FormDialog):
    """Kind, full name, and the word the body's document numbers begin with."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(theme, self.tr("Add a body"), self.tr("Add"), self._add, parent)
        self._workspace = workspace
        self._kind = ChoiceField([(kind, body_kind_words(kind)) for kind in BodyKind])
        self._name = TextField()
        self._mark = TextField()
        self._build()

    def _build(self) -> None:
        self.say(
            self.tr(
                "Decisions and papers are issued in a body's name, with its own numbers. "
                "Check the words well: they stand on its papers."
            )
        )
        for name, label, field in (
            ("kind", self.tr("&Kind of body"), self._kind),
            ("name", self.tr("Full &name"), self._name),
            ("mark", self.tr("Its &mark on papers"), self._mark),
        ):
            self.form.add(FieldRow(self._theme, name, label, field, required=True))

    def _add(self) -> None:
        draft = BodyDraft(name=self._name.plain(), kind=self._kind.value(), mark=self._mark.plain())
        Bodies(self._workspace).name(draft)
