"""Choosing one of many from a drop-down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QMargins, QSize, Qt
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
NOTHING = -1


class ChoiceField(QComboBox, Generic[Value]):
    """A drop-down over values and the words for them; the wheel never changes it in passing.

    Where it is narrower than its words these end with an ellipsis, and the tooltip has them whole.
    One that ``asks`` begins with nothing chosen, for what nobody may record without having said it.
    """

    def __init__(
        self,
        options: Sequence[tuple[Value, str]] = (),
        parent: QWidget | None = None,
        *,
        asks: bool = False,
    ) -> None:
        super().__init__(parent)
        self._values: list[Value] = []
        self._asks = asks
        if asks:
            self.setPlaceholderText(QCoreApplication.translate("ChoiceField", "please choose"))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self._tell)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Value, str]]) -> None:
        """Offer other choices; the first is chosen, or none where the field asks."""
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        if self._asks:
            self.setCurrentIndex(NOTHING)

    def is_chosen(self) -> bool:
        """Say whether there is a value."""
        return self.currentIndex() != NOTHING

    def value(self) -> Value:
        """Return the value chosen.

        Raises:
            LookupError: nothing is chosen.
        """
        if not self.is_chosen():
            raise LookupError(self.accessibleName())
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
