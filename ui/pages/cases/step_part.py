"""The work of one step: what stands in the way, lines with their acts, tables."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.application.case_tables import FactLine, PointLine, fact_lines, point_lines
from desktop.application.case_work import ActKind, StepWork, WorkLine
from desktop.domain.procedure import Step
from desktop.text import enumerated
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.pages.cases.scene import Scene
from ui.pages.cases.words import act_words, adoption_words, finding_words
from ui.theme.boxes import Column
from ui.theme.measures import TABLE_HEADER, TABLE_ROW, Room
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.label import Label
from ui.widgets.table import Table
from ui.widgets.text_button import TextButton

MOST_ROWS = 8
LOOKING = frozenset({ActKind.OPEN_RUN})


class StepPart(QWidget):
    """Wishes an act to be done, or a run to be opened."""

    act_wanted = Signal(object)
    run_wanted = Signal(str)

    def __init__(self, scene: Scene, step: Step, work: StepWork) -> None:
        super().__init__()
        self._scene = scene
        self._theme = scene.theme
        self._build(step, work)

    def fit(self, room: Room) -> None:
        """Give the words of each line a line of their own where it is narrow."""
        self._rows.fit(room)

    def _build(self, step: Step, work: StepWork) -> None:
        self._column = Column(self._theme, 6)
        self._rows = GroupedRows(self._theme, (100, 0), marked=False)
        self._add_banner(work)
        for line in work.lines:
            cells = [Cell(text=line.name, ink="text2"), Cell(text=line.words)]
            self._rows.add_row(cells, self._buttons(line))
        self._column.addWidget(self._rows)
        if step is Step.VERIFICATION:
            self._add_facts()
        if step is Step.HEARING:
            self._add_points()
        self._column.addStretch(1)
        self.setLayout(self._column)

    def _add_banner(self, work: StepWork) -> None:
        if work.barred:
            self._column.addWidget(Banner(self._theme, work.barred))
            return
        if not work.needs:
            return
        first = work.needs[0]
        action = self.tr("Go there") if first.act is not None else ""
        banner = Banner(self._theme, f"{first.words}　{first.law}".strip(), action)
        banner.pressed.connect(lambda: self.act_wanted.emit(first.act))
        self._column.addWidget(banner)

    def _buttons(self, line: WorkLine) -> list[QPushButton]:
        words = act_words()
        buttons: list[QPushButton] = []
        for act in line.acts:
            kind = TextButton if act in LOOKING else Button
            button = kind(self._theme, words[act])
            button.setAccessibleName(f"{words[act]}: {line.name}")
            if act is ActKind.OPEN_RUN:
                button.clicked.connect(lambda _=False, run=line.run: self.run_wanted.emit(run))
            else:
                button.clicked.connect(lambda _=False, act=act: self.act_wanted.emit(act))
            buttons.append(button)
        return buttons

    def _add_facts(self) -> None:
        lines = fact_lines(self._scene.file(), self._scene.key)
        if not lines:
            return
        names, language = finding_words(), self._theme.language
        columns: list[TableColumn[FactLine]] = [
            TableColumn(key="number", title=self.tr("No."), width=56, sortable=False,
                        cell=lambda line: Cell(text=str(line.number), ink="text2")),
            TableColumn(key="text", title=self.tr("Fact"), sortable=False,
                        cell=lambda line: Cell(text=line.text)),
            TableColumn(key="evidence", title=self.tr("Evidence"), width=110, sortable=False,
                        cell=lambda line: Cell(
                            text=enumerated(map(str, line.evidence_numbers), language) or "—")),
            TableColumn(key="finding", title=self.tr("Finding"), width=120, sortable=False,
                        cell=lambda line: Cell(
                            text=names[line.finding] if line.finding else self.tr("to fill in"))),
        ]  # fmt: skip
        model: RowsModel[FactLine] = RowsModel(columns)
        model.set_rows(lines)
        self._add_table(self.tr("Facts"), model)

    def _add_points(self) -> None:
        lines = point_lines(self._scene.file(), self._scene.key)
        if not lines:
            return
        names = adoption_words()
        columns: list[TableColumn[PointLine]] = [
            TableColumn(key="number", title=self.tr("No."), width=56, sortable=False,
                        cell=lambda line: Cell(text=str(line.number), ink="text2")),
            TableColumn(key="says", title=self.tr("What the respondent said"), sortable=False,
                        cell=lambda line: Cell(text=line.says)),
            TableColumn(key="checked", title=self.tr("How it was checked"), width=260,
                        sortable=False, cell=lambda line: Cell(text=line.checked_how or "—")),
            TableColumn(key="stands", title=self.tr("Adopted"), width=130, sortable=False,
                        cell=lambda line: Cell(
                            text=names[line.adoption] if line.adoption else self.tr("to fill in"))),
        ]  # fmt: skip
        model: RowsModel[PointLine] = RowsModel(columns)
        model.set_rows(lines)
        self._add_table(self.tr("Answers point by point"), model)

    def _add_table(self, title: str, model: RowsModel[FactLine] | RowsModel[PointLine]) -> None:
        self._column.addSpacing(self._theme.gap(12))
        self._column.addWidget(Label(title, "head"))
        table = Table(self._theme, title, model)
        shown = min(model.rowCount(), MOST_ROWS)
        height = self._theme.px(TABLE_HEADER) + shown * self._theme.px(TABLE_ROW) + 4
        table.setMinimumHeight(height)
        table.setMaximumHeight(height)
        self._column.addWidget(table)
