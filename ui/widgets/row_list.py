"""What all lists of painted rows share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models.list_rows import ListRows
from ui.models.rows import Index
from ui.theme.theme import Theme
from ui.widgets.painting import inner_frame

Row = TypeVar("Row")


class RowList(QListView, Generic[Row]):
    """One list, one tab stop, arrows inside; the current row has a bar, a tint and the frame.

    ``chosen`` is said when a person moves to a row, ``opened`` on Enter and double click.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: ListRows[Row] = ListRows(self.sentence)
        self._quiet = False
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @abstractmethod
    def sentence(self, row: Row) -> str:
        """Return a row as one sentence for a screen reader."""

    @abstractmethod
    def row_height(self, row: Row) -> int:
        """Return the height of a row at 100 %."""

    @abstractmethod
    def paint_row(self, painter: QPainter, rect: QRect, row: Row, *, current: bool) -> None:
        """Paint what stands in a row; ground, bar and frame are already there."""

    def set_rows(self, rows: Sequence[Row], current: int = -1) -> None:
        """Show other rows, one of them as the current one (−1: none), without saying so."""
        self._quiet = True
        self._rows.set_rows(rows)
        if current >= 0:
            self.setCurrentIndex(self._rows.index(current, 0))
        self._quiet = False

    def choose(self, number: int) -> None:
        """Make a row the current one, without saying so."""
        self._quiet = True
        self.setCurrentIndex(self._rows.index(number, 0))
        self._quiet = False

    def rows(self) -> list[Row]:
        """Return what the list shows."""
        return [self._rows.row(number) for number in range(self._rows.rowCount())]

    def current_number(self) -> int:
        """Return the place of the current row, −1 while there is none."""
        return self.currentIndex().row()

    def row_at(self, index: Index) -> Row:
        """Return the row of an index."""
        return self._rows.row(index.row())

    def paint_ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        """Paint tint, bar and, while the list has the focus, the frame of the current row."""
        tokens = self._theme.tokens
        if not current:
            return
        painter.fillRect(rect, QColor(tokens.tint))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(tokens.accent))
        if self.hasFocus():
            inner_frame(painter, rect, tokens.accent)

    def row_size(self, index: Index) -> QSize:
        """Return the size of a row at the present text size."""
        return QSize(0, self._theme.px(self.row_height(self._rows.row(index.row()))))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._rows.row(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._rows.row(index.row()))
            return
        super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index.row()))


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: RowList[Any]) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        current = index.row() == self._view.current_number()
        painter.save()
        self._view.paint_ground(painter, rect, current=current)
        self._view.paint_row(painter, rect, self._view.row_at(index), current=current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.row_size(index)
