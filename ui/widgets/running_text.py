"""Sentences to be read, with room between the lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.measures import FACES, RUNNING_LINE, RUNNING_WIDTH, Type
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.widgets.role import set_plain_tooltip


class RunningText(QWidget):
    """Plain text set at 1.65, wrapped by Chinese rules; its text is its accessible name.

    ``ink`` is the name of a colour of the theme. ``strong`` names the first characters set in
    Medium: emphasis is a range, never markup.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: Type = Type.BODY,
        ink: Ink = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._kind = kind
        self._ink = ink
        self._strong = 0
        self._most = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        theme.changed.connect(self._refresh)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def lines(self, width: int) -> list[str]:
        """Return the lines the text breaks into at a width."""
        layout, _ = self._layout(width)
        shown = layout.text()
        parts = (layout.lineAt(number) for number in range(layout.lineCount()))
        return [shown[part.textStart() : part.textStart() + part.textLength()] for part in parts]

    def set_text(self, text: str, *, strong: int = 0) -> None:
        """Show another text, its first ``strong`` characters in Medium."""
        self._text = text
        self._strong = strong
        self.setAccessibleName(text)
        self._refresh()

    def set_ink(self, ink: Ink) -> None:
        """Show the text in another colour of the theme."""
        self._ink = ink
        self.update()

    def set_most_lines(self, lines: int) -> None:
        """Show no more than ``lines`` lines (0: all); the tooltip then has the whole text."""
        self._most = lines
        set_plain_tooltip(self, self._text if lines else "")
        self._refresh()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout(width)[1]

    def sizeHint(self) -> QSize:
        widest = self._theme.px(FACES[self._kind].px) * RUNNING_WIDTH
        natural = self._natural_width()
        width = min(widest, natural)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._theme.px(FACES[self._kind].px) * 6
        return QSize(min(width, self._natural_width()), self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, _ = self._layout(self.width())
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.ink(self._ink) if self.isEnabled() else tokens.faint))
        layout.draw(painter, QPointF(0, 0))

    def _line_height(self) -> int:
        return round(self._theme.px(FACES[self._kind].px) * RUNNING_LINE)

    def _natural_width(self) -> int:
        metrics = QFontMetrics(self._theme.font(self._kind))
        return max(metrics.horizontalAdvance(line) for line in self._text.split("\n")) + 2

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        """Return the text laid out at a width, and its height; cut with an ellipsis at the end."""
        text = self._text.replace("\n", "\u2028")
        layout = self._laid(text, width)
        while self._most and layout.lineCount() > self._most:
            end = layout.lineAt(self._most).textStart()
            text = text[: min(end, len(text)) - 1].rstrip("…") + "…"
            layout = self._laid(text, width)
        return layout, layout.lineCount() * self._line_height()

    def _laid(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text, self._theme.font(self._kind))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._strong:
            layout.setFormats([self._emphasis()])
        step = self._line_height()
        top = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        return layout

    def _emphasis(self) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = 0
        made.length = self._strong
        style = QTextCharFormat()
        style.setFontWeight(int(self._theme.font(Type.STRONG).weight()))
        made.format = style
        return made
