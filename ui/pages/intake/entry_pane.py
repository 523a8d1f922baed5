"""A recorded entry with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.intake import IncidentRow
from desktop.domain.entries.intake import IncidentRecorded
from ui.pages.intake.entry_view import EntryView
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.foot import Foot
from ui.widgets.scroll_column import ScrollColumn


class EntryPane(QWidget):
    """Shows an entry; wishes to correct it, to open a case on it, or to show its receipt."""

    case_wanted = Signal(str)
    receipt_wanted = Signal(str)
    correct_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._incident = ""
        self._view = EntryView(theme)
        self._foot = Foot(theme)
        self.receipt = Button(theme, self.tr("Print receipt…"))
        self.correct = Button(theme, self.tr("Correct…"), "correct")
        self._open_case = Button(theme, self.tr("Open a case…"))
        self._lay(theme)
        self.receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._incident))
        self.correct.clicked.connect(lambda: self.correct_wanted.emit(self._incident))
        self._open_case.clicked.connect(lambda: self.case_wanted.emit(self._incident))

    def show_entry(self, row: IncidentRow, incident: IncidentRecorded | None) -> None:
        """Show an entry; one that was only passed on, or is in a case, opens no case."""
        self._incident = row.incident
        self._view.show_entry(row, incident)
        self._open_case.setEnabled(incident is not None and row.case is None)
        self.correct.setEnabled(incident is not None)
        self._foot.say_happened("")

    def say_happened(self, words: str) -> None:
        """Show at the foot what happened last."""
        self._foot.say_happened(words)

    def _lay(self, theme: Theme) -> None:
        self._foot.add(self.receipt)
        self._foot.add(self.correct)
        self._foot.add(self._open_case)
        scroll = ScrollColumn(theme)
        scroll.column.addWidget(self._view)
        scroll.column.addStretch(1)
        column = Column(theme, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)
        self.setLayout(column)
