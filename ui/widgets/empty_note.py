"""What a list says while there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.running_text import RunningText


class EmptyNote(QWidget):
    """Two sentences at the top left of the list's place, and the button they speak of."""

    pressed = Signal()

    def __init__(
        self, theme: Theme, sentences: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = Column(theme, 12, (12, 12, 12, 12))
        column.addWidget(RunningText(theme, sentences))
        if action:
            button = Button(theme, action)
            button.clicked.connect(self.pressed)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setLayout(column)
