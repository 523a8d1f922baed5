"""One model for every table: frozen rows, and columns that say how a row reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.theme.tokens import Ink
from ui.widgets.painting import Mark

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = ROW_ROLE + 1
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell shows; ``checked`` is ``None`` where there is no box to tick."""

    text: str
    ink: Ink = "text"
    strong: bool = False
    mark: Mark = Mark.NONE
    checked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Generic[Row]):
    """A column: its name, how it reads a row, its width at 100 % (0 takes what is left).

    Where cells may have a mark the text keeps its place with or without one.
    """

    key: str
    title: str
    cell: Callable[[Row], Cell]
    width: int = 0
    right: bool = False
    marked: bool = False
    sortable: bool = True


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows may be any sequence, also one that fetches its blocks when it is asked."""

    tick_wanted = Signal(object, bool)

    def __init__(self, columns: Sequence[TableColumn[Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return the row at a place."""
        return self._rows[number]

    def cell(self, index: Index) -> Cell:
        """Return what a cell shows."""
        return self.columns[index.column()].cell(self._rows[index.row()])

    def sentence(self, number: int) -> str:
        """Return a row as one sentence for a screen reader."""
        row = self._rows[number]
        cells = ((column.title, column.cell(row).text) for column in self.columns)
        return ", ".join(f"{title} {text}".strip() for title, text in cells if text)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer text, the row and its sentence; everything else is the delegate's."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return _check_state(self.cell(index).checked)
        return None

    def setData(
        self,
        index: Index,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.cell(index).checked is None:
            return False
        self.tick_wanted.emit(self._rows[index.row()], bool(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.cell(index).checked is not None:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


def _check_state(checked: bool | None) -> Qt.CheckState | None:
    if checked is None:
        return None
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
