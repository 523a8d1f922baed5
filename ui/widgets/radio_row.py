"""Choosing one of a few things that all show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.theme.boxes import Column
from ui.theme.flow import Flow
from ui.theme.theme import Theme

Value = TypeVar("Value")


class RadioRow(QWidget, Generic[Value]):
    """Radios in a row that goes on in the next line, or each on a line where words are long.

    One that ``asks`` begins with nothing chosen, for what nobody may record without having said it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[Value, str]],
        *,
        stacked: bool = False,
        asks: bool = False,
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
        if not asks:
            self._group.button(0).setChecked(True)
        self._let_tab_in()
        self._group.idClicked.connect(self._on_clicked)

    def is_chosen(self) -> bool:
        """Say whether there is a value."""
        return self._group.checkedButton() is not None

    def value(self) -> Value:
        """Return the value chosen.

        Raises:
            LookupError: nothing is chosen.
        """
        if not self.is_chosen():
            raise LookupError(self.accessibleName())
        return self._values[self._group.checkedId()]

    def values(self) -> tuple[Value, ...]:
        """Return the values that are offered."""
        return tuple(self._values)

    def set_value(self, value: Value) -> None:
        """Choose a value that is offered, without saying so."""
        self._group.button(self._values.index(value)).setChecked(True)
        self._let_tab_in()

    def setAccessibleName(self, name: str) -> None:
        """Let each radio say, too, what is being chosen."""
        super().setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleDescription(name)

    def _let_tab_in(self) -> None:
        """Make one stop for Tab: the chosen one, else the first; arrows go to the others."""
        stop = max(self._group.checkedId(), 0)
        for number, button in enumerate(self._group.buttons()):
            policy = Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self._group.button(stop))

    def _on_clicked(self, number: int) -> None:
        self._let_tab_in()
        self.chosen.emit(self._values[number])
