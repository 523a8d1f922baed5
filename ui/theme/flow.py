"""A line of things that goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui.theme.theme import Theme


class Flow(QLayout):
    """Filters, chips, facts: each keeps its size, the line breaks between them.

    ``gap`` at 100 % is the room between two things, and between two lines unless ``lines`` is it.
    """

    def __init__(self, theme: Theme, gap: int = 8, *, lines: int | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._line_gap = gap if lines is None else lines
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        seen = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self._theme.gap(self._gap) * max(len(seen) - 1, 0)
        height = max((size.height() for size in seen), default=0)
        return QSize(sum(size.width() for size in seen) + gaps, height)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, place: bool) -> int:
        """Set things line by line, each in the middle of its line; return the height used."""
        gap, between = self._theme.gap(self._gap), self._theme.gap(self._line_gap)
        top = rect.top()
        for line in self._lines(rect.width(), gap):
            height = max(item.sizeHint().height() for item in line)
            left = rect.left()
            for item in line:
                size = item.sizeHint()
                size.setWidth(min(size.width(), rect.width()))
                if place:
                    corner = QPoint(left, top + (height - size.height()) // 2)
                    item.setGeometry(QRect(corner, size))
                left += size.width() + gap
            top += height + between
        return max(top - between - rect.top(), 0)

    def _lines(self, width: int, gap: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines and used + gap + wide <= width:
                lines[-1].append(item)
                used += gap + wide
            else:
                lines.append([item])
                used = wide
        return lines
