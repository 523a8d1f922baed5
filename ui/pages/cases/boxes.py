"""Several of a few things, ticked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.widgets.role import set_plain_tooltip

Value = TypeVar("Value")
LEAST_LETTERS = 8
ROUNDED = 2
"""So much are the widths of words rounded by."""


class _Box(QCheckBox):
    """Cuts its words where they do not fit; the tooltip then has the whole."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        cut = self._width_of(self._words) - self._width_of(self.text().replace("&&", "&"))
        return super().sizeHint() + QSize(cut, 0)

    def minimumSizeHint(self) -> QSize:
        whole, least = self.sizeHint(), LEAST_LETTERS * self.fontMetrics().height()
        return QSize(min(whole.width(), least), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sign = self.sizeHint().width() - self._width_of(self._words) - ROUNDED
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, cut, self.width() - sign)
        self.setText(shown.replace("&", "&&"))
        set_plain_tooltip(self, self._words if shown != self._words else "")

    def _width_of(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class Boxes(QWidget, Generic[Value]):
    """A column of check boxes, whose words give no keys; those in ``alone`` exclude all others."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[Value, str]],
        alone: Sequence[Value] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._alone = tuple(alone)
        self._boxes: list[tuple[Value, QCheckBox]] = []
        column = Column(theme, 2)
        for value, words in options:
            box = _Box(words)
            self._boxes.append((value, box))
            column.addWidget(box)
            box.clicked.connect(lambda on, chosen=value: self._on_clicked(chosen, on))
        self.setLayout(column)
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def chosen(self) -> tuple[Value, ...]:
        """Return what is ticked, in the order offered."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def choose(self, values: Sequence[Value]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes:
            box.setChecked(value in values)

    def text_kept(self) -> str:
        """Return what is ticked, as codes."""
        return " ".join(_code(value) for value in self.chosen())

    def put_text(self, text: str) -> None:
        """Tick what ``text_kept`` named."""
        codes = text.split()
        self.choose([value for value, _ in self._boxes if _code(value) in codes])

    def _on_clicked(self, chosen: Value, on: bool) -> None:
        for value, box in self._boxes:
            if on and value != chosen and (chosen in self._alone or value in self._alone):
                box.setChecked(False)
        self.edited.emit()


def _code(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)
