"""材料: papers that left the office, and who did what when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.application.case_tables import PaperLine, paper_lines
from desktop.application.case_work import HistoryLine, history
from desktop.text import shown_date
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.pages.cases.scene import Scene
from ui.theme.boxes import Column
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.label import Label
from ui.widgets.table import Table


class PapersPart(QWidget):
    """Issued papers first, then the history of the case, the latest act first."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene
        self._theme = scene.theme
        column = Column(self._theme, 8)
        papers = paper_lines(scene.file(), scene.key, self._theme.language)
        column.addWidget(self._papers(papers))
        column.addWidget(Label(self.tr("History"), "head"))
        model: RowsModel[HistoryLine] = RowsModel(self._columns())
        model.set_rows(history(scene.workspace, scene.file(), self._theme.language))
        table = Table(self._theme, self.tr("History"), model)
        table.choose(0)
        table.setMinimumHeight(self._theme.px(180))
        column.addWidget(table, 1)
        self.setLayout(column)

    def _papers(self, papers: tuple[PaperLine, ...]) -> QWidget:
        if not papers:
            return Label(self.tr("No paper has been issued yet."), "second")
        rows = GroupedRows(self._theme, (200, 0), marked=False)
        rows.add_group(self.tr("Issued papers"), len(papers))
        for paper in papers:
            day = shown_date(paper.issued_on, self._theme.language)
            rows.add_row([Cell(text=day, ink="text2"), Cell(text=paper.name)])
        return rows

    def _columns(self) -> list[TableColumn[HistoryLine]]:
        language = self._theme.language
        return [
            TableColumn(key="day", title=self.tr("Day"), width=160, sortable=False,
                        cell=lambda line: Cell(text=shown_date(line.on, language), ink="text2")),
            TableColumn(key="who", title=self.tr("Who"), width=100, sortable=False,
                        cell=lambda line: Cell(text=line.who)),
            TableColumn(key="words", title=self.tr("What"), sortable=False,
                        cell=lambda line: Cell(text=line.words)),
        ]  # fmt: skip
