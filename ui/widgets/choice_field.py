"""Choosing one of many from a drop-down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QWidget,
)

from ui.widgets.role import set_plain_tooltip

Value = TypeVar("Value")
EDGE = 1
SPARE = QMargins(2 * EDGE, 0, 2 * EDGE, 0)  # Qt reckons the words a little short
LEAST_LETTERS = 12


class ChoiceField(QComboBox, Generic[Value]):
    """A drop-down over values and the words for them; the wheel never changes it in passing.

    Where it is narrower than its words these end with an ellipsis, and the tooltip has them whole.
    """

    def __init__(
        self, options: Sequence[tuple[Value, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self._tell)
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

    def shown_text(self) -> str:
        """Return what can be read at the present width."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
            .width()
        )
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room - 2 * EDGE
        )

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.shown_text()

    def sizeHint(self) -> QSize:
        return super().sizeHint().grownBy(SPARE)

    def minimumSizeHint(self) -> QSize:
        natural = super().minimumSizeHint().grownBy(SPARE)
        least = LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(natural.width(), least), natural.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self) -> None:
        whole = self.currentText()
        set_plain_tooltip(self, whole if self.shown_text() != whole else "")
