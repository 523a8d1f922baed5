"""Changing the roles of a person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.offices import People
from desktop.application.workspace import Workspace
from ui.pages.office.role_boxes import RoleBoxes
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form_dialog import FormDialog


class RolesDialog(FormDialog):
    """A person, and the roles that person holds from now on."""

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(theme, self.tr("Change roles"), self.tr("Change"), self._change, parent)
        self._workspace = workspace
        people = workspace.office.people.values()
        self._person = ChoiceField([(each.person, each.name) for each in people])
        self._roles = RoleBoxes(theme)
        self.say(
            self.tr(
                "What someone did in a role stands. Whoever had a part in a case takes no other "
                "part in it, whatever roles they hold."
            )
        )
        self.form.add(FieldRow(theme, "person", self.tr("&Name"), self._person))
        self.form.add(FieldRow(theme, "roles", self.tr("&Roles"), self._roles))
        self._person.currentIndexChanged.connect(self._on_person_chosen)
        self._on_person_chosen()

    def _on_person_chosen(self) -> None:
        self._roles.tick(self._workspace.office.people[self._person.value()].roles)

    def _change(self) -> None:
        roles = frozenset(self._roles.roles())
        People(self._workspace).change_roles(self._person.value(), roles)
