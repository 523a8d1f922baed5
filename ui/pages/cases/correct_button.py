"""The button 更正: opens the form, or says why it stays shut."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from desktop.application.corrections import Correctable, Corrections
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId, IncidentId
from desktop.text import explain
from ui.pages.cases.correct_dialog import IN_CASE, IN_REGISTER, CorrectDialog
from ui.theme.theme import Theme
from ui.widgets.button import Button


class CorrectButton(Button):
    """Corrects a case and everything in it, or the entry it is aimed at.

    ``said`` carries what came of it, for the foot of the page.
    """

    corrected = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, case: str = "") -> None:
        super().__init__(theme, "", "correct")
        self.setText(self.tr("Correct…"))
        self._theme = theme
        self._workspace = workspace
        self._corrections = Corrections(workspace)
        self._form, self._about = IN_CASE, case
        self.clicked.connect(self._on_clicked)

    def aim_at_entry(self, incident: IncidentId | None) -> None:
        """Correct this entry of the register, or nothing."""
        self._form, self._about = IN_REGISTER, incident or ""
        self.setEnabled(incident is not None)

    def _on_clicked(self) -> None:
        things, draft = self._things(), (self._form, self._about)
        for problem in self._corrections.barred(things[0].about, things[0].case)[:1]:
            self.said.emit(explain(problem, self._theme.language))
            return
        dialog = CorrectDialog(self._theme, self._workspace, things, draft, self.window())
        dialog.recorded.connect(self._on_recorded)
        dialog.open()

    def _things(self) -> tuple[Correctable[Any], ...]:
        if self._form == IN_CASE:
            return self._corrections.of_case(CaseId(self._about))
        return (self._corrections.of_incident(IncidentId(self._about)),)

    def _on_recorded(self) -> None:
        self.corrected.emit()
        self.said.emit(self.tr("Corrected; the old value stays in the journal"))
