"""One of several answers, none of them chosen to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.theme.boxes import Column
from ui.theme.flow import Flow
from ui.theme.theme import Theme

SHORT = 6


class Choices(QWidget):
    """Radios in a line where they are short, else below each other; nobody answers by default."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._codes = [code for code, _ in options]
        self._group = QButtonGroup(self)
        are_short = all(len(words) <= SHORT for _, words in options)
        layout = Flow(theme, 20) if are_short else Column(theme, 2)
        for number, (_, words) in enumerate(options):
            radio = QRadioButton(words, self)
            radio.setAccessibleDescription(name)
            self._group.addButton(radio, number)
            layout.addWidget(radio)
        self.setLayout(layout)
        self._group.idClicked.connect(self._on_clicked)
        self._let_tab_in()

    def value(self) -> str:
        """Return the code chosen, empty while there is none."""
        number = self._group.checkedId()
        return self._codes[number] if number >= 0 else ""

    def set_value(self, code: str) -> None:
        """Choose a code, or none."""
        if code in self._codes:
            self._group.button(self._codes.index(code)).setChecked(True)
        self._let_tab_in()

    def _let_tab_in(self) -> None:
        """Make one stop for Tab: the chosen one, else the first; arrows go to the others."""
        stop = max(self._group.checkedId(), 0)
        for number, button in enumerate(self._group.buttons()):
            policy = Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self._group.button(stop))

    def _on_clicked(self) -> None:
        self._let_tab_in()
        self.edited.emit()
