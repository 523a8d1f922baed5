"""Choosing one of two to four short things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.theme.boxes import Column
from ui.theme.flow import Flow
from ui.theme.theme import Theme

Value = TypeVar("Value")


class RadioRow(QWidget, Generic[Value]):
    """Radios in a row that goes on in the next line, or each on a line where words are long."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[Value, str]],
        *,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        layout = Column(theme, 0) if stacked else Flow(theme, 20, lines=0)
        for number, (_, words) in enumerate(options):
            radio = QRadioButton(words, self)
            self._group.addButton(radio, number)
            layout.addWidget(radio)
        self.setLayout(layout)
        first = self._group.button(0)
        first.setChecked(True)
        self.setFocusProxy(first)
        self._group.idClicked.connect(self._on_clicked)

    def value(self) -> Value:
        """Return the value chosen."""
        return self._values[self._group.checkedId()]

    def values(self) -> tuple[Value, ...]:
        """Return the values that are offered."""
        return tuple(self._values)

    def set_value(self, value: Value) -> None:
        """Choose a value that is offered, without saying so."""
        button = self._group.button(self._values.index(value))
        button.setChecked(True)
        self.setFocusProxy(button)

    def _on_clicked(self, number: int) -> None:
        self.setFocusProxy(self._group.button(number))
        self.chosen.emit(self._values[number])
