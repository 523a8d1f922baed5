"""Strokes shared by everything that paints itself."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme.theme import Theme


class Mark(Enum):
    """What stands before a text; it only repeats what the words say."""

    NONE = "none"
    DOT = "dot"
    RING = "ring"
    TICK = "tick"
    CURRENT = "current"


def hairline(painter: QPainter, colour: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a line of one device pixel at every scaling of the screen."""
    painter.setPen(QPen(QColor(colour), 0))
    painter.drawLine(*start, *end)


def inner_frame(painter: QPainter, rect: QRect, colour: str) -> None:
    """Draw the focus frame of a row inside it, two pixels wide."""
    ink = QColor(colour)
    x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
    painter.fillRect(x, y, width, 2, ink)
    painter.fillRect(x, y + height - 2, width, 2, ink)
    painter.fillRect(x, y, 2, height, ink)
    painter.fillRect(x + width - 2, y, 2, height, ink)


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line of plain text, cut with an ellipsis where it does not fit; return its width."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
    return metrics.horizontalAdvance(shown)


def mark(painter: QPainter, theme: Theme, kind: Mark, centre: QPointF, colour: str) -> None:
    """Draw a dot, a ring or a tick around ``centre``."""
    if kind is Mark.NONE:
        return
    if kind is Mark.TICK:
        side = theme.px(16)
        spot = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        picture = theme.pixmap("check", colour, 16)
        painter.drawPixmap(spot, picture, QRectF(picture.rect()))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(10) / 2 if kind is Mark.CURRENT else theme.px(8) / 2
    if kind is Mark.RING:
        painter.setPen(QPen(QColor(colour), 1.5))
        radius -= 0.5
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)
    painter.restore()
