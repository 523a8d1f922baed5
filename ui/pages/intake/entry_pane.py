"""A recorded entry with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.intake import IncidentRow, Intake
from desktop.application.workspace import Workspace
from desktop.domain.ids import IncidentId
from ui.pages.cases.correct_button import CorrectButton
from ui.pages.intake.entry_view import EntryView
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.foot import Foot
from ui.widgets.scroll_column import ScrollColumn


class EntryPane(QWidget):
    """Shows an entry; wishes a case to be opened on it, or its receipt to be shown.

    ``corrected`` says which entry reads otherwise now.
    """

    case_wanted = Signal(str)
    receipt_wanted = Signal(str)
    corrected = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._intake = Intake(workspace)
        self._incident = ""
        self._view = EntryView(theme)
        self._foot = Foot(theme)
        self.receipt = Button(theme, self.tr("Print receipt…"))
        self.corrector = CorrectButton(theme, workspace)
        self._open_case = Button(theme, self.tr("Open a case…"))
        self._lay(theme)
        self.receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._incident))
        self._open_case.clicked.connect(lambda: self.case_wanted.emit(self._incident))
        self.corrector.corrected.connect(lambda: self.corrected.emit(self._incident))
        self.corrector.said.connect(self._foot.say_happened)

    def show_entry(self, row: IncidentRow) -> None:
        """Show an entry; one that was only passed on has no content, and opens no case."""
        self._incident = row.incident
        incident = None if row.passed_on else IncidentId(row.incident)
        self._view.show_entry(row, self._intake.incident(incident).now if incident else None)
        self._open_case.setEnabled(incident is not None and row.case is None)
        self.corrector.aim_at_entry(incident)
        self._foot.say_happened("")

    def say_happened(self, words: str) -> None:
        """Show at the foot what happened last."""
        self._foot.say_happened(words)

    def _lay(self, theme: Theme) -> None:
        self._foot.add(self.receipt)
        self._foot.add(self.corrector)
        self._foot.add(self._open_case)
        scroll = ScrollColumn(theme)
        scroll.column.addWidget(self._view)
        scroll.column.addStretch(1)
        column = Column(theme, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot)
        self.setLayout(column)
