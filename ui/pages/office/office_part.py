"""What the office is, for whom it acts, and on which computer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.workspace import Workspace
from desktop.domain.office import Role
from ui.models.rows import Cell
from ui.pages.office.body_dialog import BodyDialog
from ui.pages.office.words import body_kind_words
from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn


class OfficePart(QWidget):
    """Shows what the journal says of the office; the key keeper adds bodies."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._scroll = ScrollColumn(theme)
        self._rows: QWidget = QWidget()
        self._happened = Label("", "second")
        self._add = Button(theme, self.tr("Add a body…"), "add")
        self._build()
        self._add.clicked.connect(self._on_add)
        self._show_office()

    def _build(self) -> None:
        self._scroll.column.addWidget(self._rows)
        buttons = Row(self._theme, 8)
        buttons.addWidget(self._happened, 1)
        buttons.addWidget(self._add)
        self._scroll.column.addLayout(buttons)
        self._scroll.column.addStretch(1)
        column = Column(self._theme)
        column.addWidget(self._scroll)
        self.setLayout(column)
        may = self._workspace.office.has_role(self._workspace.person, Role.KEY_KEEPER)
        self._add.setEnabled(may)
        if not may:
            self._happened.setText(self.tr("The key keeper adds bodies."))

    def _show_office(self) -> None:
        rows = self._made_rows()
        self._scroll.column.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows

    def _on_add(self) -> None:
        dialog = BodyDialog(self._theme, self._workspace, self)
        dialog.accepted.connect(self._on_added)
        dialog.open()

    def _on_added(self) -> None:
        self._happened.setText(self.tr("Recorded in the journal."))
        self._show_office()

    def _made_rows(self) -> GroupedRows:
        office = self._workspace.office
        rows = GroupedRows(self._theme, (210, 0), marked=False)
        rows.add_group(self.tr("Office"))
        if office.created is not None:
            created = office.created
            for label, words in (
                (self.tr("Full name"), created.name),
                (self.tr("Division"), created.division),
                (self.tr("Case numbers begin with"), created.short_name),
                (self.tr("Data"), self.tr("practice") if created.practice else self.tr("real")),
            ):
                rows.add_row([Cell(text=label, ink="text2"), Cell(text=words)])
        rows.add_group(self.tr("Bodies it acts for"), len(office.bodies))
        for body in office.bodies.values():
            words = f"{body.name}　{body.mark}"
            rows.add_row([Cell(text=body_kind_words(body.kind), ink="text2"), Cell(text=words)])
        rows.add_group(self.tr("This computer"))
        station = self._workspace.store.journal.station
        rows.add_row([Cell(text=self.tr("Station"), ink="text2"), Cell(text=station[:8])])
        folder = str(self._workspace.folder)
        rows.add_row([Cell(text=self.tr("Folder"), ink="text2"), Cell(text=folder)])
        return rows
