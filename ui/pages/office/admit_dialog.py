"""Admitting a person."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.application.offices import People, PersonDraft
from desktop.application.workspace import Workspace
from desktop.domain.office import Role
from ui.pages.office.words import role_words
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField


class AdmitDialog(FormDialog):
    """Name, first password and roles of a person who is to act here."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Admit a person"),
            self.tr("Admit"),
            self._admit,
            parent,
        )
        self._workspace = workspace
        self._name = TextField()
        self._password = PasswordField(theme)
        self._roles = {role: QCheckBox(role_words(role)) for role in Role}
        self._build()

    def _build(self) -> None:
        theme = self._theme
        roles = QWidget()
        column = Column(theme, 4)
        for box in self._roles.values():
            column.addWidget(box)
        roles.setLayout(column)
        for name, label, field in (
            ("name", self.tr("&Name"), self._name),
            ("password", self.tr("First &password"), self._password),
            ("roles", self.tr("&Roles"), roles),
        ):
            self.form.add(FieldRow(theme, name, label, field, required=True))

    def _admit(self) -> None:
        roles = tuple(role for role, box in self._roles.items() if box.isChecked())
        draft = PersonDraft(name=self._name.plain(), password=self._password.text(), roles=roles)
        People(self._workspace).admit(draft)
