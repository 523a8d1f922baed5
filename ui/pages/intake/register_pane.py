"""The register of intake beside the work."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.intake import IncidentRow
from desktop.text import shown_date
from ui.theme.boxes import Column
from ui.theme.measures import LIST_WIDTH
from ui.theme.theme import Theme
from ui.widgets.empty_note import EmptyNote
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

NEW = ""


class RegisterPane(QWidget):
    """A new entry first, then what came; ``chosen`` says which: ``NEW``, or an entry's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.names = TwoLineList(theme, self.tr("Register of intake"))
        self._nothing = EmptyNote(theme, self.tr("Nothing has come in yet. Record something."))
        column = Column(theme, 0)
        column.addWidget(self.names, 1)
        column.addWidget(self._nothing)
        self.setLayout(column)
        self.setFixedWidth(theme.px(LIST_WIDTH))
        self.names.chosen.connect(lambda row: self.chosen.emit(row.key))

    def show_register(self, entries: Iterable[IncidentRow], of_new: str) -> None:
        """Show what came; ``of_new`` stands under the new entry. What was chosen stays chosen."""
        rows = [TwoLineRow(key=NEW, title=self.tr("New entry"), facts=of_new)]
        for row in entries:
            rows.append(
                TwoLineRow(
                    key=row.incident,
                    title=row.matter or self.tr("Passed on to {place}").format(place=row.place),
                    facts=row.number,
                    date=shown_date(row.happened_on, self._theme.language),
                )
            )
        current = max(0, self.names.current_number())
        self.names.set_rows(rows, min(current, len(rows) - 1))
        self._nothing.setVisible(len(rows) == 1)

    def choose(self, key: str) -> None:
        """Mark an entry as chosen, without saying so."""
        rows = self.names.rows()
        self.names.set_rows(rows, [row.key for row in rows].index(key))
