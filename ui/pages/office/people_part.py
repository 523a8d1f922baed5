"""Who acts in the office; the key keeper admits people and changes what they may do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.workspace import Workspace
from desktop.domain.office import Role
from ui.models.rows import Cell
from ui.pages.office.admit_dialog import AdmitDialog
from ui.pages.office.password_dialog import PasswordDialog
from ui.pages.office.roles_dialog import RolesDialog
from ui.pages.office.words import role_words
from ui.theme.boxes import Column
from ui.theme.flow import Flow
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn


class PeoplePart(QWidget):
    """Lists the people and opens the dialogs."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._scroll = ScrollColumn(theme)
        self._rows = QWidget()
        self._happened = Label("", "second")
        self._admit = Button(theme, self.tr("Admit a person…"), "add")
        self._roles = Button(theme, self.tr("Change roles…"))
        self._change = Button(theme, self.tr("Change my password…"))
        self._build()
        self._wire()
        self._show_people()

    def _build(self) -> None:
        self._scroll.column.addWidget(self._rows)
        buttons = Flow(self._theme)
        for button in (self._change, self._roles, self._admit):
            buttons.addWidget(button)
        self._scroll.column.addLayout(buttons)
        self._scroll.column.addWidget(self._happened)
        self._scroll.column.addStretch(1)
        column = Column(self._theme)
        column.addWidget(self._scroll)
        self.setLayout(column)
        may = self._workspace.office.has_role(self._workspace.person, Role.KEY_KEEPER)
        self._admit.setEnabled(may)
        self._roles.setEnabled(may)
        if not may:
            words = self.tr("The key keeper admits people and changes their roles.")
            self._happened.setText(words)

    def _wire(self) -> None:
        self._admit.clicked.connect(self._on_admit)
        self._change.clicked.connect(self._on_change)
        self._roles.clicked.connect(self._on_roles)

    def _show_people(self) -> None:
        people = self._workspace.office.people.values()
        rows = GroupedRows(self._theme, (150, 0), marked=False)
        rows.add_group(self.tr("People"), len(people))
        for person in people:
            roles = "　".join(role_words(role) for role in Role if role in person.roles)
            rows.add_row([Cell(text=person.name), Cell(text=roles, ink="text2")])
        self._scroll.column.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows

    def _on_admit(self) -> None:
        dialog = AdmitDialog(self._theme, self._workspace, self)
        dialog.accepted.connect(lambda: self._on_done(self.tr("Recorded in the journal.")))
        dialog.open()

    def _on_roles(self) -> None:
        dialog = RolesDialog(self._theme, self._workspace, self)
        dialog.accepted.connect(lambda: self._on_done(self.tr("Recorded in the journal.")))
        dialog.open()

    def _on_change(self) -> None:
        dialog = PasswordDialog(self._theme, self._workspace, self)
        dialog.accepted.connect(lambda: self._on_done(self.tr("The new password holds now.")))
        dialog.open()

    def _on_done(self, words: str) -> None:
        self._happened.setText(words)
        self._show_people()
