"""What was just removed, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.text_button import TextButton

SECONDS = 10


class UndoLine(QWidget):
    """Stands where the row was for ten seconds, then says that the removal stays."""

    undone = Signal()
    expired = Signal()

    def __init__(self, theme: Theme, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        button = TextButton(theme, self.tr("Undo"))
        button.clicked.connect(self._on_undo)
        row = Row(theme)
        row.addWidget(ElidedLabel(sentence, "second"), 1)
        row.addWidget(button)
        self.setLayout(row)
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.timeout.connect(self.expired)
        self._left.start(round(SECONDS * 1000))

    def _on_undo(self) -> None:
        self._left.stop()
        self.undone.emit()
