"""Lists with columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.models.rows import RowsModel
from ui.theme.measures import TABLE_HEADER, TABLE_ROW
from ui.theme.theme import Theme
from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_header import TableHeader


class Table(QTableView):
    """Whole rows, no vertical lines; double click or Enter opens, the header asks for an order.

    Rows come from outside in their order: ``sort_wanted`` names a column and whether upwards.
    """

    opened = Signal(object)
    chosen = Signal(object)
    sort_wanted = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: RowsModel[Any],
        *,
        row_height: int = TABLE_ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = model
        self._row_height = row_height
        self.setAccessibleName(name)
        self._build()
        theme.changed.connect(self._measure)
        self._measure()

    def header(self) -> TableHeader:
        """Return the head, to show by which column the rows are ordered."""
        return self._header

    def current_row(self) -> object | None:
        """Return the row with the focus frame, ``None`` while there is none."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """Return the chosen rows from the top down."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.row(number) for number in numbers]

    def choose(self, number: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._rows.index(number, 0))

    def leave_out(self, *keys: str) -> None:
        """Show no columns of these keys: there is no room for them; a row's sentence keeps all."""
        for number, column in enumerate(self._rows.columns):
            self.setColumnHidden(number, column.key in keys)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._rows.row(index.row()))
            return
        if event.key() == Qt.Key.Key_Space and self._tick(index):
            return
        super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._rows.row(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _build(self) -> None:
        self.setModel(self._rows)
        self.setItemDelegate(TableDelegate(self._theme, self._rows, self))
        self._header = TableHeader(self._theme, self._rows, self)
        self.setHorizontalHeader(self._header)
        self._header.order_wanted.connect(self.sort_wanted)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_double_clicked)

    def _measure(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self._theme.px(self._row_height))
        rows.setDefaultSectionSize(self._theme.px(self._row_height))
        self.horizontalHeader().setFixedHeight(self._theme.px(TABLE_HEADER))
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its width and the one that stretches what is left."""
        widths = {
            number: self._theme.px(column.width)
            for number, column in enumerate(self._rows.columns)
            if not self.isColumnHidden(number)
        }
        left = self.viewport().width() - sum(widths.values())
        for number, width in widths.items():
            self.setColumnWidth(number, width or max(left, self._theme.px(96)))

    def _tick(self, index: QModelIndex) -> bool:
        for number in range(len(self._rows.columns)):
            place = self._rows.index(index.row(), number)
            if index.isValid() and (ticked := self._rows.cell(place).checked) is not None:
                return self._rows.setData(place, not ticked, Qt.ItemDataRole.CheckStateRole)
        return False

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index.row()))
