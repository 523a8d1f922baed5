"""The foot of a work column."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.main_button import MainButton


class Foot(QWidget):
    """Left what happened, right what will be recorded, quiet buttons, last the main button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._happened = ElidedLabel("", "small")
        self._will = ElidedLabel("", "small")
        self._will.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._buttons = Row(theme, 10)
        row = Row(theme, 10, (0, 8, 0, 0))
        row.addWidget(self._happened, 1)
        row.addWidget(self._will)
        row.addLayout(self._buttons)
        self.setLayout(row)

    def say_happened(self, words: str) -> None:
        """Show what happened last, such as that the draft is kept."""
        self._happened.setText(words)

    def say_will(self, words: str) -> None:
        """Show what will be recorded, or why the main button is not ready."""
        self._will.setText(words)

    def add_left(self, button: QPushButton) -> None:
        """Put a quiet button at the left end."""
        row = self.layout()
        if isinstance(row, Row):
            row.insertWidget(0, button)

    def add(self, button: QPushButton) -> None:
        """Put a quiet button before the main one."""
        self._buttons.addWidget(button)

    def set_main(self, button: MainButton, key: str = "") -> None:
        """Put the main button last, with its key beside it where there is one."""
        self._buttons.addWidget(button)
        if key:
            self._buttons.addWidget(Label(key, "small"))
