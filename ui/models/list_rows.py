"""The model of lists that paint their rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, Qt

from ui.models.rows import NOWHERE, ROW_ROLE, Index

Row = TypeVar("Row")


class ListRows(QAbstractListModel, Generic[Row]):
    """Frozen rows, each read out as one sentence."""

    def __init__(self, sentence: Callable[[Row], str]) -> None:
        super().__init__()
        self._sentence = sentence
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return the row at a place."""
        return self._rows[number]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the sentence and the row; how it looks is the list's affair."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(self._rows[index.row()])
        if role == ROW_ROLE:
            return self._rows[index.row()]
        return None
