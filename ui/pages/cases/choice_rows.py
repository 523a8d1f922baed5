"""More of what one field chooses one of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_button import TextButton

Id = TypeVar("Id", bound=str)
NARROWEST = 120
Offer = Callable[[], Sequence[tuple[Id, str]]]


class ChoiceRows(QWidget):
    """As many drop-downs as are added, each over what is offered then; none chosen is nothing.

    ``one`` names what is chosen, ``more`` stands on the button that adds a drop-down.
    """

    edited = Signal()

    def __init__(self, theme: Theme, offer: Offer[Id], one: str, more: str) -> None:
        super().__init__()
        self._theme, self._offer, self._one = theme, offer, one
        self._fields: list[ChoiceField[str]] = []
        self._column = Column(theme, 6)
        self._more = TextButton(theme, more, "add")
        self._more.clicked.connect(self._on_more)
        self.setFocusProxy(self._add())
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(self._column)

    def chosen(self) -> tuple[str, ...]:
        """Return what is chosen, each once."""
        return tuple(dict.fromkeys(field.value() for field in self._fields if field.value()))

    def text_kept(self) -> str:
        """Return what is chosen, as ids."""
        return " ".join(self.chosen())

    def put_text(self, text: str) -> None:
        """Choose what ``text_kept`` named; what is no longer offered is left out."""
        for number, one in enumerate(text.split()):
            field = self._add() if number else self._fields[0]
            if one in field.values():
                field.set_value(one)

    def _add(self) -> ChoiceField[str]:
        field = ChoiceField[str]([("", "—"), *self._offer()])
        field.setMinimumWidth(self._theme.px(NARROWEST))
        number = len(self._fields) + 2
        field.setAccessibleName(f"{self._one} {number}")
        field.activated.connect(self.edited)
        self._column.insertWidget(len(self._fields), field)
        if self._fields:  # else Tab would come to a later one after everything below
            self.setTabOrder(self._fields[-1], field)
            field.show()
        self._fields.append(field)
        return field

    def _on_more(self) -> None:
        self._add().setFocus(Qt.FocusReason.OtherFocusReason)
