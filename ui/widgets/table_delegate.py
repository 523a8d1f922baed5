"""How the cells of a table are painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.models.rows import Cell, Index, RowsModel
from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.painting import Mark, hairline, mark, words
from ui.widgets.role import plain_tooltip


class TableDelegate(QStyledItemDelegate):
    """Hairlines under rows, ``tint`` for chosen ones, and the focus frame round the current row."""

    def __init__(self, theme: Theme, model: RowsModel[Any], view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._rows = model
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        cell = self._rows.cell(index)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.tint))
        hairline(painter, tokens.line, (rect.left(), rect.bottom()), (rect.right(), rect.bottom()))
        if cell.checked is not None:
            self._paint_box(painter, rect, checked=cell.checked)
        else:
            self._paint_text(painter, rect, cell, index)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            self._frame(painter, rect, index.column())
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that is cut, as plain text."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        cell = self._rows.cell(index)
        rect = self._view.visualRect(index)
        font = self._theme.font(Type.STRONG if cell.strong else Type.BODY)
        room = rect.width() - self._theme.px(24) - self._indent(index)
        cut = QFontMetrics(font).horizontalAdvance(cell.text) > room
        QToolTip.showText(event.globalPos(), plain_tooltip(cell.text) if cut else "", view)
        return True

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        ticked = self._rows.cell(index).checked
        if (
            ticked is not None
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            return model.setData(index, not ticked, Qt.ItemDataRole.CheckStateRole)
        return False

    def _paint_text(self, painter: QPainter, rect: QRect, cell: Cell, index: Index) -> None:
        theme = self._theme
        side = theme.px(12)
        colour = theme.tokens.ink(cell.ink)
        inner = rect.adjusted(side, 0, -side, -1)
        indent = self._indent(index)
        if cell.mark is not Mark.NONE:
            middle = QPointF(inner.left() + theme.px(4), rect.top() + rect.height() / 2)
            ink = theme.tokens.text2 if cell.mark is Mark.RING else theme.tokens.seal
            mark(painter, theme, cell.mark, middle, ink)
        inner.setLeft(inner.left() + indent)
        right = self._rows.columns[index.column()].right
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        font = theme.font(Type.STRONG if cell.strong else Type.BODY)
        words(painter, inner, cell.text, font, colour, align)

    def _indent(self, index: Index) -> int:
        return self._theme.px(15) if self._rows.columns[index.column()].marked else 0

    def _paint_box(self, painter: QPainter, rect: QRect, *, checked: bool) -> None:
        side = self._theme.px(16)
        picture = self._theme.indicator("check-on" if checked else "check-off")
        left = rect.left() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.top() + (rect.height() - side) // 2, picture)

    def _frame(self, painter: QPainter, rect: QRect, column: int) -> None:
        ink = QColor(self._theme.tokens.accent)
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        painter.fillRect(x, y, width, 2, ink)
        painter.fillRect(x, y + height - 2, width, 2, ink)
        if column == 0:
            painter.fillRect(x, y, 2, height, ink)
        if column == len(self._rows.columns) - 1:
            painter.fillRect(x + width - 2, y, 2, height, ink)
