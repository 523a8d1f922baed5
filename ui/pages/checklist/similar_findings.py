"""What past cases say of a run, to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.similar_view import NearShown, SimilarShown
from ui.pages.checklist.measure_table import MeasureTable
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText


class SimilarFindings(QWidget):
    """Findings, the table of measures, the nearest three with what differs, and remarks."""

    def __init__(self, theme: Theme, shown: SimilarShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = Column(theme, 8)
        self.table = MeasureTable(theme, shown.levels)
        self._build(shown)
        self.setLayout(self._column)

    def _build(self, shown: SimilarShown) -> None:
        theme, (first, *findings) = self._theme, shown.findings
        self._column.addWidget(RunningText(theme, first, ink="text2"))
        ink: Ink = "text" if shown.concluded else "seal"
        for sentence in findings:
            self._column.addWidget(RunningText(theme, sentence, ink=ink))
        self._column.addWidget(self.table)
        if shown.nearest:
            self._column.addWidget(Label(self.tr("The nearest cases"), "strong"))
        for near in shown.nearest:
            self._add(near)
        self._column.addWidget(Rule(theme))
        self._column.addWidget(RunningText(theme, "\n".join(shown.remarks), ink="text2"))

    def _add(self, near: NearShown) -> None:
        self._column.addWidget(Rule(self._theme))
        self._column.addWidget(RunningText(self._theme, f"{near.title}　{near.measure}"))
        if not near.is_similar:
            apart = self.tr("Not a similar case: something that must be the same differs.")
            self._column.addWidget(RunningText(self._theme, apart, ink="text2"))
        self._column.addWidget(RunningText(self._theme, "\n".join(near.differs), ink="text2"))
