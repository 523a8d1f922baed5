"""A recorded entry, to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.application.intake import IncidentRow
from desktop.domain.entries.intake import IncidentRecorded
from desktop.domain.identity import masked
from desktop.text import shown_date
from ui.pages.cases.words import origin_words
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText


class EntryView(QWidget):
    """Shows one entry of the register; ID numbers are masked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = Label("", "head")
        self._holder = QWidget()
        self._column = Column(theme, 8)
        self._column.addWidget(self._title)
        self._column.addWidget(Rule(theme, strong=True))
        self._column.addWidget(self._holder)
        self.setLayout(self._column)

    def show_entry(self, row: IncidentRow, incident: IncidentRecorded | None) -> None:
        """Show an entry; without an incident it was only passed on."""
        self._title.setText(row.number)
        facts = self._facts(incident) if incident else self._passed_on(row)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.gap(20))
        grid.setVerticalSpacing(self._theme.gap(8))
        grid.setColumnStretch(1, 1)
        for line, (label, words) in enumerate(facts):
            grid.addWidget(Label(label, "second"), line, 0)
            grid.addWidget(RunningText(self._theme, words), line, 1)
        holder = QWidget()
        holder.setLayout(grid)
        self._column.replaceWidget(self._holder, holder)
        self._holder.deleteLater()
        self._holder = holder

    def _facts(self, incident: IncidentRecorded) -> list[tuple[str, str]]:
        day = shown_date(incident.happened_on, self._theme.language)
        about = self.tr("about") if incident.approximate else ""
        when = "　".join(part for part in (day, incident.happened_at, about) if part)
        people = "\n".join(
            "　".join(part for part in (one.name, one.title, masked(one.id_number)) if part)
            for one in incident.people
        )
        return [
            (self.tr("When"), when),
            (self.tr("Where"), incident.place),
            (self.tr("What happened"), incident.what),
            (self.tr("People"), people or "—"),
            (self.tr("Source"), origin_words()[incident.origin]),
        ]

    def _passed_on(self, row: IncidentRow) -> list[tuple[str, str]]:
        return [
            (self.tr("Passed on to"), row.place),
            (self.tr("Passed on"), shown_date(row.happened_on, self._theme.language)),
            (self.tr("Content"), self.tr("None: the matter is handled at a higher level.")),
        ]
