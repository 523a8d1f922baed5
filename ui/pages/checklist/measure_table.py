"""The measures of similar cases from light to heavy, with counts and the own place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.application.similar_view import LevelShown
from ui.models.rows import Cell, RowsModel, TableColumn
from ui.theme.boxes import Column
from ui.theme.measures import TABLE_HEADER, TABLE_ROW
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.widgets.painting import Mark
from ui.widgets.table import Table


class MeasureTable(QWidget):
    """As high as all rows: what stands around it scrolls, not the table."""

    def __init__(
        self, theme: Theme, levels: Sequence[LevelShown], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = len(levels)
        self._model: RowsModel[LevelShown] = RowsModel(self._columns())
        self._model.set_rows(levels)
        self.table = Table(theme, self.tr("Measures of similar cases"), self._model)
        column = Column(theme, 0)
        column.addWidget(self.table)
        self.setLayout(column)
        theme.changed.connect(self._measure)
        self._measure()
        own = [number for number, level in enumerate(levels) if level.is_own]
        self.table.choose(own[0] if own else 0)

    def _columns(self) -> list[TableColumn[LevelShown]]:
        return [
            TableColumn(key="measure", title=self.tr("Measure"), width=210, marked=True,
                        sortable=False, cell=self._named),
            TableColumn(key="count", title=self.tr("Cases"), width=80, right=True, sortable=False,
                        cell=lambda level: Cell(text=str(level.count),
                                                ink="text" if level.count else "text2")),
            TableColumn(key="note", title=self.tr("Note"), sortable=False,
                        cell=lambda level: Cell(text=level.note, ink="text2")),
        ]  # fmt: skip

    @staticmethod
    def _named(level: LevelShown) -> Cell:
        mark = Mark.DOT if level.is_own else Mark.NONE
        ink: Ink = "text" if level.is_own or level.count else "text2"
        return Cell(text=level.measure, strong=level.is_own, mark=mark, ink=ink)

    def _measure(self) -> None:
        px = self._theme.px
        self.setFixedHeight(self._rows * px(TABLE_ROW) + px(TABLE_HEADER) + 2)
