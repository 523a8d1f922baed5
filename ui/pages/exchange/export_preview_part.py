"""What the other office will see of a bundle that is not yet written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.export_preview import CaseSent, ExportPreview
from ui.pages.exchange.panel import Panel
from ui.theme.boxes import Column
from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn

CASES_HIGH = 168
MEGABYTE = 2**20


class ExportPreviewPart(QWidget):
    """Cases with what is in them, how much it is, who can open it, and what is never part of it."""

    def __init__(self, theme: Theme, seen: ExportPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        head = self.tr("{office} will find this in bundle {number}:")
        column = Column(theme, 12)
        column.addWidget(
            RunningText(
                theme, head.format(office=seen.office, number=seen.number), kind=Type.STRONG
            )
        )
        column.addWidget(self._cases(seen), 1)
        column.addWidget(RunningText(theme, self._amount(seen)))
        column.addWidget(RunningText(theme, self._who(seen)))
        never = self.tr("Never part of it: who reported, drafts, and other cases.")
        column.addWidget(RunningText(theme, never, ink="text2"))
        self.setLayout(column)

    def _cases(self, seen: ExportPreview) -> Panel:
        theme = self._theme
        cases = ScrollColumn(theme, 2)
        cases.setMinimumHeight(theme.px(CASES_HIGH))
        cases.setAccessibleName(self.tr("Cases"))
        for case in seen.cases:
            cases.column.addWidget(RunningText(theme, f"{case.number}　{case.matter}"))
            cases.column.addWidget(RunningText(theme, self._inside(case), ink="text2"))
        cases.column.addStretch(1)
        panel = Panel(theme)
        inside = Column(theme, 0, (8, 6, 8, 6))
        inside.addWidget(cases)
        panel.setLayout(inside)
        return panel

    def _inside(self, case: CaseSent) -> str:
        parts = (
            self.tr(", ").join(case.respondents),
            self.tr("%n piece(s) of evidence", "", case.evidence),
            self.tr("%n paper(s) issued", "", case.papers),
        )
        return "　".join(part for part in parts if part)

    def _amount(self, seen: ExportPreview) -> str:
        files = self.tr("%n attachment(s)", "", seen.attachments)
        size = self.tr("about {size} MB").format(size=f"{max(seen.size / MEGABYTE, 0.1):.1f}")
        return self.tr("%n case(s)", "", len(seen.cases)) + f"　{files}　{size}"

    def _who(self, seen: ExportPreview) -> str:
        who = self.tr("Only %n computer(s) of {office} can open it.", "", seen.computers)
        return who.format(office=seen.office)
