"""What the office is, for whom it acts, and on which computer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.workspace import Workspace
from ui.models.rows import Cell
from ui.pages.office.words import body_kind_words
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.scroll_column import ScrollColumn


class OfficePart(QWidget):
    """Shows what the journal says of the office; nothing here is typed over."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        scroll = ScrollColumn(theme)
        scroll.column.addWidget(self._rows())
        scroll.column.addStretch(1)
        column = Column(theme)
        column.addWidget(scroll)
        self.setLayout(column)

    def _rows(self) -> GroupedRows:
        office = self._workspace.office
        rows = GroupedRows(self._theme, (150, 0), marked=False)
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
