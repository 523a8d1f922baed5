"""The result so far, always in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.painting import hairline
from ui.widgets.running_text import RunningText


class ResultStrip(QWidget):
    """Sentences under a rule: the result in Medium, then what is missing or what holds it.

    No icon and no colour, whatever the result is.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._result = ""
        self._reasons: tuple[str, ...] = ()
        self._low = False
        self._text = RunningText(theme)
        self._row = Row(theme, 16, (20, 10, 20, 10))
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._row)

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_result(self, result: str, *reasons: str) -> None:
        """Show the result and, each on a line where there is room, why it is so."""
        self._result = result
        self._reasons = reasons
        self._tell()

    def set_low(self, low: bool) -> None:
        """Say it in at most two lines where the window is low; the tooltip has the whole."""
        self._low = low
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.base))
        hairline(painter, self._theme.tokens.border, (0, 0), (self.width(), 0))

    def _tell(self) -> None:
        first, *rest = self._reasons or ("",)
        whole = self._joined(self._result, first)
        text = self._joined(whole, *rest) if self._low else "\n".join([whole, *rest])
        self._text.set_text(text, strong=len(self._result))
        self._text.set_most_lines(2 if self._low else 0)

    def _joined(self, *sentences: str) -> str:
        """Put sentences after each other; Chinese ones need no space between them."""
        gap = "" if self._theme.language is self._theme.language.CHINESE else " "
        return gap.join(sentence for sentence in sentences if sentence)
