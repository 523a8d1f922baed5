"""Choosing one of many from a drop-down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

Value = TypeVar("Value")


class ChoiceField(QComboBox, Generic[Value]):
    """A drop-down over values and the words for them; the wheel never changes it in passing."""

    def __init__(
        self, options: Sequence[tuple[Value, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Value, str]]) -> None:
        """Offer other choices; the first is chosen."""
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])

    def value(self) -> Value:
        """Return the value chosen."""
        return self._values[self.currentIndex()]

    def values(self) -> tuple[Value, ...]:
        """Return the values that are offered."""
        return tuple(self._values)

    def set_value(self, value: Value) -> None:
        """Choose a value that is offered."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
