"""Where a corrected value is typed or chosen, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.values import FieldValue
from ui.pages.cases.field_text import on_edit, put_text, text_kept
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_area import TextArea


class ValueField(QWidget):
    """Lines of text, a day, or one of several; what does not fit the field is not offered."""

    edited = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._text = TextArea(theme, lines=4)
        self._day = DateField(theme, today)
        self._choice: ChoiceField[Any] = ChoiceField()
        self._shown: QWidget = self._text
        column = Column(theme, 0)
        for field in (self._text, self._day, self._choice):
            field.setAccessibleName(self.tr("New value"))
            column.addWidget(field)
            on_edit(field, self.edited.emit)
        self.setLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._show(self._text)

    def take_text(self, text: str) -> None:
        """Let lines be typed, beginning with these."""
        self._text.setPlainText(text)
        self._show(self._text)

    def take_day(self, day: date | None) -> None:
        """Let a day be typed, beginning with this one."""
        self._day.set_day(day)
        self._show(self._day)

    def take_choice(self, options: Sequence[tuple[Any, str]], chosen: object) -> None:
        """Let one of several be chosen, beginning with this one."""
        self._choice.set_options(options)
        self._choice.set_value(chosen)
        self._show(self._choice)

    def value(self) -> FieldValue:
        """Return what stands here, as a correction has it.

        Raises:
            Refused: something stands there that is no day.
        """
        current = self._shown
        if current is self._day:
            day = self._day.day()
            return day.isoformat() if day else None
        if current is self._choice:
            chosen = self._choice.value()
            return str(chosen.value) if isinstance(chosen, Enum) else chosen
        return self._text.plain()

    def text_kept(self) -> str:
        """Return everything that was typed or chosen."""
        return text_kept(self._shown)

    def put_text(self, text: str) -> None:
        """Show what ``text_kept`` returned."""
        put_text(self._shown, text)

    def _show(self, field: QWidget) -> None:
        """Show one field alone, at its own height; the label's key leads to it."""
        self._shown = field
        for each in (self._text, self._day, self._choice):
            each.setVisible(each is field)
        self.setFocusProxy(field)
