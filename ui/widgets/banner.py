"""One sentence over the work it concerns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.painting import hairline
from ui.widgets.running_text import RunningText
from ui.widgets.text_button import TextButton


class Banner(QWidget):
    """A notice with a bar at its left and at most one text button; one per page."""

    pressed = Signal()

    def __init__(
        self, theme: Theme, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = Label()
        self._text = RunningText(theme, sentence)
        row = Row(theme, 8, (13, 5, 8, 5))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        if action:
            button = TextButton(theme, action)
            button.clicked.connect(self.pressed)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        theme.changed.connect(self._dress)
        self._dress()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._text.set_text(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        right, bottom = self.width() - 1, self.height() - 1
        painter.fillRect(self.rect(), QColor(tokens.raised))
        for start, end in (
            ((0, 0), (right, 0)),
            ((right, 0), (right, bottom)),
            ((0, bottom), (right, bottom)),
        ):
            hairline(painter, tokens.line, start, end)
        painter.fillRect(0, 0, 3, self.height(), QColor(tokens.text2))

    def _dress(self) -> None:
        self._sign.setPixmap(self._theme.pixmap("info", self._theme.tokens.text2))
