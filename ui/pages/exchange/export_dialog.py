"""What is to be sent, to whom, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.cases import Cases
from desktop.application.exchange import OfficeLine
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import Problem, Refused
from ui.pages.cases.boxes import Boxes
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_field import TextField

CASES_HIGH = 160
FIELD_WIDE = 270


class ExportDialog(WholeDialog):
    """``wished`` carries the office, the cases and the reason; nothing is written here."""

    wished = Signal(object, object, str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        offices: Sequence[OfficeLine],
        parent: QWidget | None,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("ExportDialog", "Export cases for another office")
        act = translate("ExportDialog", "Choose a place…")
        super().__init__(theme, title, act, self._wish, parent)
        self.to: ChoiceField[OfficeId] = ChoiceField(
            [(one.office, self._cut(one.name)) for one in offices]
        )
        self.cases: Boxes[CaseId] = Boxes(theme, self._offered(workspace))
        self.reason = TextField()
        self._lay_fields()

    def _lay_cases(self) -> ScrollColumn:
        scroll = ScrollColumn(self._theme)
        scroll.column.addWidget(self.cases)
        scroll.column.addStretch(1)
        scroll.setMinimumHeight(self._theme.px(CASES_HIGH))
        scroll.setAccessibleName(self.tr("Cases"))
        return scroll

    def _lay_fields(self) -> None:
        for name, label, field in (
            ("to", self.tr("&To"), self.to),
            ("cases", self.tr("&Cases"), self._lay_cases()),
            ("reason", self.tr("&Reason"), self.reason),
        ):
            self.form.add(FieldRow(self._theme, name, label, field, required=True))
        words = self.tr(
            "The office receives these cases whole: records, evidence and issued papers."
            " Who reported is never part of it."
        )
        self.form.add_widget(RunningText(self._theme, words, ink="text2"))

    def _offered(self, workspace: Workspace) -> list[tuple[CaseId, str]]:
        """Return the latest cases; an ampersand in them is no mnemonic."""
        rows = {row.case: f"{row.number}　{row.matter}" for row in Cases(workspace).rows()}
        return [(CaseId(case), self._cut(words).replace("&", "&&")) for case, words in rows.items()]

    def _cut(self, words: str) -> str:
        """Return words as wide as the column of fields: they cannot be scrolled sideways."""
        room = self._theme.px(FIELD_WIDE)
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _wish(self) -> None:
        problems = []
        if not self.cases.chosen():
            problems.append(Problem("bundle.no_case", about="cases"))
        if not self.reason.plain():
            problems.append(Problem("bundle.no_reason", about="reason"))
        if problems:
            raise Refused(problems)
        self.wished.emit(self.to.value(), self.cases.chosen(), self.reason.plain())
