"""Admitting a person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.offices import People, PersonDraft
from desktop.application.workspace import Workspace
from ui.pages.office.role_boxes import RoleBoxes
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.new_password import NewPassword
from ui.widgets.text_field import TextField


class AdmitDialog(FormDialog):
    """Name, first password and roles of a person who is to act here."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(
            theme,
            self.tr("Admit a person"),
            self.tr("Admit"),
            self._admit,
            parent,
        )
        self._workspace = workspace
        self._name = TextField()
        self._password = NewPassword(theme)
        self._roles = RoleBoxes(theme)
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self.form.add(FieldRow(theme, "name", self.tr("&Name"), self._name, required=True))
        self._password.add_to(self.form, self.tr("First &password"), self.tr("Password &again"))
        self.form.add(FieldRow(theme, "roles", self.tr("&Roles"), self._roles, required=True))

    def _admit(self) -> None:
        draft = PersonDraft(
            name=self._name.plain(), password=self._password.typed(), roles=self._roles.roles()
        )
        People(self._workspace).admit(draft)
