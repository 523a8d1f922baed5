"""All problems of a form, each with a way to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.running_text import RunningText
from ui.widgets.text_button import TextButton


class ErrorSummary(QWidget):
    """Stands over the form after the main button was pressed; takes the focus so it is read."""

    field_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = Column(theme, 0, (16, 8, 16, 8))
        self.setLayout(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show (field name, sentence) for each; a problem of no field has an empty name."""
        self._clear()
        head = ElidedLabel(self.tr("%n thing(s) to correct", "", len(problems)), "strong")
        self._list.addWidget(head)
        sentences = []
        before: QWidget = self
        for name, sentence in problems:
            sentences.append(sentence)
            if not name:
                self._list.addWidget(RunningText(self._theme, sentence, ink="seal"))
                continue
            link = self._link(name, sentence)
            self._list.addWidget(self._beside(sentence, link))
            self.setTabOrder(before, link)  # else Tab would come to it last of all
            before = link
        self.setAccessibleName(" ".join([head.text(), *sentences]))
        self.show()
        self.setFocus()

    def clear_problems(self) -> None:
        """Take the summary away."""
        self._clear()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.sealtint))
        painter.fillRect(0, 0, 3, self.height(), QColor(self._theme.tokens.seal))

    def _link(self, name: str, sentence: str) -> TextButton:
        link = TextButton(self._theme, self.tr("Go there"))
        link.setAccessibleName(self.tr("Go there: {problem}").format(problem=sentence))
        link.clicked.connect(partial(self.field_wanted.emit, name))
        return link

    def _beside(self, sentence: str, link: TextButton) -> QWidget:
        """Return a sentence, as many lines as it needs, with the way to its field beside it."""
        row = Row(self._theme, 8)
        row.addWidget(RunningText(self._theme, sentence, ink="seal"), 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        line = QWidget()
        line.setLayout(row)
        return line

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
