"""Where a day is typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.errors import Refused
from ui.theme.theme import Theme
from ui.widgets.text_field import TextField
from ui.widgets.typed_date import read_date


class DateField(TextField):
    """Takes ``20261120``, ``11-20`` or ``11.20``; Ctrl+D is today; shows one fixed form."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._today = today
        self.setInputMethodHints(Qt.InputMethodHint.ImhDate)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def day(self) -> date | None:
        """Return the day typed, ``None`` while the field is empty.

        Raises:
            Refused: Something stands there that is no day.
        """
        typed = self.plain()
        return read_date(typed, self._today) if typed else None

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day.isoformat() if day else "")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(118), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.set_day(self._today)
            self.textEdited.emit(self.text())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        with suppress(Refused):  # what is no day stays as typed; the row's check says so
            self.set_day(self.day())
        super().focusOutEvent(event)
