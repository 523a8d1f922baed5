"""The groups of a checklist, and the items of the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.measures import TABLE_ROW, Type
from ui.theme.theme import Theme
from ui.widgets.painting import Mark, hairline, mark, words
from ui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """An item: its number in the group, its short name, and whether it is answered."""

    key: str
    number: str
    name: str
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineGroup:
    """A group: its number (may be empty), its name and its items."""

    key: str
    number: str
    name: str
    items: tuple[OutlineItem, ...]

    @property
    def answered(self) -> int:
        """How many of its items are answered."""
        return sum(item.is_answered for item in self.items)


class Outline(RowList[OutlineGroup | OutlineItem]):
    """Only the group of the current item is open; a flat list, never a tree."""

    item_wanted = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._groups: Sequence[OutlineGroup] = ()
        self._open = ""
        self._current = ""
        self.chosen.connect(self._on_chosen)

    def show_groups(self, groups: Sequence[OutlineGroup], current: str) -> None:
        """Show all groups; the one that holds the item ``current`` is open."""
        self._groups = groups
        self._current = current
        rows: list[OutlineGroup | OutlineItem] = []
        place = -1
        for group in groups:
            rows.append(group)
            if current not in [item.key for item in group.items]:
                continue
            self._open = group.key
            for item in group.items:
                place = len(rows) if item.key == current else place
                rows.append(item)
        self.set_rows(rows, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from item to item, also into the neighbouring group."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
            return
        keys = [item.key for group in self._groups for item in group.items]
        place = keys.index(self._current) + step if self._current in keys else 0
        if 0 <= place < len(keys):
            self.item_wanted.emit(keys[place])

    def sentence(self, row: OutlineGroup | OutlineItem) -> str:
        """Return a group with its count, or an item and whether it is answered."""
        if isinstance(row, OutlineGroup):
            count = self.tr("{done} of {total} answered")
            told = count.format(done=row.answered, total=len(row.items))
        else:
            told = self.tr("answered") if row.is_answered else self.tr("not answered")
        return f"{row.number} {row.name}, {told}".strip()

    def row_height(self, row: OutlineGroup | OutlineItem) -> int:
        """Return the height of a row at 100 %."""
        return TABLE_ROW

    def paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        row: OutlineGroup | OutlineItem,
        *,
        current: bool,
    ) -> None:
        """Paint a group with its count, or an item with its mark."""
        if isinstance(row, OutlineGroup):
            self._paint_group(painter, rect, row)
        else:
            self._paint_item(painter, rect, row, current=current)

    def _paint_group(self, painter: QPainter, rect: QRect, row: OutlineGroup) -> None:
        theme, tokens = self._theme, self._theme.tokens
        inner = rect.adjusted(theme.px(14), 0, -theme.px(13), -1)
        edge = inner.bottom() + 1
        hairline(painter, tokens.line, (inner.left(), edge), (inner.right(), edge))
        count = f"{row.answered} / {len(row.items)}"
        body = theme.font(Type.BODY)
        taken = words(painter, inner, count, body, tokens.text2, Qt.AlignmentFlag.AlignRight)
        inner.setRight(inner.right() - taken - theme.px(6))
        font = theme.font(Type.STRONG) if row.key == self._open else body
        if row.number:
            words(painter, inner, row.number, font, tokens.text)
            inner.setLeft(inner.left() + theme.px(28))
        words(painter, inner, row.name, font, tokens.text)

    def _paint_item(
        self, painter: QPainter, rect: QRect, row: OutlineItem, *, current: bool
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        colour = tokens.accent if current else tokens.text
        kind = Mark.TICK if row.is_answered else Mark.RING
        ink = tokens.text if row.is_answered else tokens.text2
        if current:
            kind, ink = Mark.DOT, tokens.accent
        middle = QPointF(rect.left() + theme.px(38), rect.center().y() + 0.5)
        mark(painter, theme, kind, middle, ink)
        font = theme.font(Type.STRONG if current else Type.BODY)
        inner = rect.adjusted(theme.px(54), 0, -theme.px(13), 0)
        taken = words(painter, inner, row.number, font, colour)
        inner.setLeft(inner.left() + max(theme.px(22), taken + theme.px(6)))
        words(painter, inner, row.name, font, colour)

    def _on_chosen(self, row: OutlineGroup | OutlineItem) -> None:
        if isinstance(row, OutlineItem):
            self.item_wanted.emit(row.key)
        elif row.items:
            self.item_wanted.emit(row.items[0].key)
