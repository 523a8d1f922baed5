"""The head of a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.rows import RowsModel
from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.painting import hairline, words


class TableHeader(QHeaderView):
    """Names in the second colour over a rule; the ordered column has an arrow at its right."""

    order_wanted = Signal(str, bool)

    def __init__(self, theme: Theme, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._rows = model
        self._ordered_by = ""
        self._upwards = True
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionClicked.connect(self._on_clicked)

    def set_order(self, key: str, *, upwards: bool) -> None:
        """Show by which column the rows are ordered."""
        self._ordered_by, self._upwards = key, upwards
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the rule as one device pixel; a border of the stylesheet would blur."""
        theme, tokens = self._theme, self._theme.tokens
        column = self._rows.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, QColor(tokens.raised))
        side = theme.px(12)
        inner = rect.adjusted(side, 0, -side, -1)
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        if column.key == self._ordered_by:
            inner.setRight(inner.right() - theme.px(12))
            arrow = theme.pixmap("up" if self._upwards else "down", tokens.text2, 12)
            top = rect.top() + (rect.height() - theme.px(12)) // 2
            painter.drawPixmap(inner.right(), top, arrow)
        words(painter, inner, column.title, theme.font(Type.BODY), tokens.text2, align)
        hairline(
            painter, tokens.border, (rect.left(), rect.bottom()), (rect.right(), rect.bottom())
        )
        painter.restore()

    def _on_clicked(self, section: int) -> None:
        column = self._rows.columns[section]
        if not column.sortable:
            return
        turned = column.key == self._ordered_by and self._upwards
        self.order_wanted.emit(column.key, not turned)
