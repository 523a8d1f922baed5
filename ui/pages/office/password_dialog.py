"""Changing one's own password."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.offices import People
from desktop.application.workspace import Workspace
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.form_dialog import FormDialog
from ui.widgets.new_password import NewPassword
from ui.widgets.password_field import PasswordField


class PasswordDialog(FormDialog):
    """The old password once, the new one twice."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(
            theme, self.tr("Change my password"), self.tr("Change"), self._change, parent
        )
        self._workspace = workspace
        self._old = PasswordField(theme)
        self._new = NewPassword(theme)
        old = FieldRow(theme, "old", self.tr("&Old password"), self._old, required=True)
        self.form.add(old)
        self._new.add_to(self.form, self.tr("&New password"), self.tr("New password &again"))

    def _change(self) -> None:
        People(self._workspace).change_password(self._old.text(), self._new.typed())
