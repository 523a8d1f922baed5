"""A value whose differing words stand out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.measures import FACES, RUNNING_LINE, Type
from ui.theme.theme import Theme

UNDERLINE = 2


class DifferingText(QWidget):
    """Plain text of 16 px; the spans that differ are Medium and underlined in the accent colour.

    Spans count characters.
    """

    def __init__(self, theme: Theme, text: str, spans: Sequence[tuple[int, int]]) -> None:
        super().__init__()
        self._theme = theme
        self._text = text.replace("\n", "\u2028")
        self._spans = tuple(_in_units(text, span) for span in spans)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self._heights: dict[int, int] = {}
        theme.changed.connect(self._on_changed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Qt asks again and again while it lays a page out.
        if width not in self._heights:
            self._heights[width] = self._laid(width).lineCount() * self._step()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self._text) + self._theme.px(8)
        return QSize(min(width, self._theme.px(320)), self._step())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._laid(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.tokens.text))
        layout.draw(painter, QPointF(0, 0))
        for start, end in self._spans:
            self._underline(painter, layout, start, end)

    def _on_changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def _underline(self, painter: QPainter, layout: QTextLayout, start: int, end: int) -> None:
        ink = QColor(self._theme.tokens.accent)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = self._x(line, first), self._x(line, last)
            top = line.y() + line.height() - UNDERLINE
            painter.fillRect(QRectF(left, top, right - left, UNDERLINE), ink)

    @staticmethod
    def _x(line: object, place: int) -> float:
        found = line.cursorToX(place)  # type: ignore[attr-defined] # a QTextLine
        return float(found[0] if isinstance(found, tuple) else found)

    def _font(self) -> QFont:
        font = self._theme.font(Type.HEAD)
        font.setWeight(QFont.Weight.Normal)
        return font

    def _step(self) -> int:
        return round(self._theme.px(FACES[Type.HEAD].px) * RUNNING_LINE)

    def _laid(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._medium(start, end) for start, end in self._spans])
        top = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (self._step() - line.height()) / 2))
            top += self._step()
        layout.endLayout()
        return layout

    @staticmethod
    def _medium(start: int, end: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, end - start
        style = QTextCharFormat()
        style.setFontWeight(int(QFont.Weight.Medium))
        made.format = style
        return made


def _in_units(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span as Qt counts: a rare character is two of its units."""
    start, end = (len(text[:place].encode("utf-16-le")) // 2 for place in span)
    return start, end
