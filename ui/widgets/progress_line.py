"""How far long work has come."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.text_button import TextButton


class ProgressLine(QWidget):
    """A bar of four pixels, what and how far in words, and a way to stop."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._bar = _Bar(theme)
        self._cancel = TextButton(theme, self.tr("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        line = Row(theme)
        line.addWidget(self._words, 1)
        line.addWidget(self._cancel)
        column = Column(theme, 0)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.setLayout(column)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say what is being done and how far it is; a total of 0 is not known yet."""
        self._words.setText(words)
        self._bar.show_share(done / total if total else 0.0)

    def restart(self) -> None:
        """Be ready for another piece of work."""
        self._cancel.setEnabled(True)
        self.show_progress("", 0, 0)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_wanted.emit()


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.line))
        done = round(self.width() * min(self._share, 1.0))
        painter.fillRect(0, 0, done, self.height(), QColor(self._theme.tokens.fill))
