"""A field with its label and the sentence about what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.errors import Refused
from desktop.text import explain
from ui.theme.boxes import Column, Row
from ui.theme.measures import CONTROL, LABEL_WIDTH
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.role import set_role
from ui.widgets.running_text import RunningText

Check = Callable[[], object]


class FieldRow(QWidget):
    """Label left (or above), field, and below it the error with the way out.

    ``name`` is what a problem's ``about`` says when it means this field. ``check`` runs when the
    field is left and raises ``Refused``.
    """

    entered = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        label: str,
        field: QWidget,
        *,
        required: bool = False,
        check: Check | None = None,
    ) -> None:
        super().__init__()
        self.name = name
        self.field = field
        self.is_required = required
        self._theme = theme
        self._check = check
        self._sign_name = "error"
        self._label = Label(label)
        self._label.setBuddy(field)
        if field.focusProxy() is not None:  # else the label's key would pass it by
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not field.accessibleName():
            field.setAccessibleName(self.title())
        self._build()
        self._wire()

    def title(self) -> str:
        """Return the label without its key."""
        return re.sub(r"\(&\w\)|&", "", self._label.text())

    def beside(self, widget: QWidget) -> None:
        """Put something more on the field's line, right of it."""
        self._line.insertWidget(self._line.count() - 1, widget)

    def show_problem(self, sentence: str) -> None:
        """Say below the field what is wrong with it."""
        self._say(sentence, "error")
        set_role(self.field, "wrong")

    def show_doubt(self, sentence: str) -> None:
        """Say below the field what is worth a second look, unless something wrong is said there."""
        if self._problem.isHidden():
            self._say(sentence, "warning")

    def clear_problem(self) -> None:
        """Take the sentence away."""
        self._problem.hide()
        self.field.setAccessibleDescription("")
        set_role(self.field, "")

    def check(self) -> None:
        """Look at the field now and say what is wrong, or nothing."""
        if self._check is None:
            return
        try:
            self._check()
        except Refused as refused:
            self.show_problem(explain(refused.problems[0], self._theme.language))
        else:
            self.clear_problem()

    def label_width(self) -> int:
        """Return how wide the label would like to be."""
        return max(self._theme.px(LABEL_WIDTH), self._head.sizeHint().width())

    def set_label_width(self, width: int) -> None:
        """Give the label the width that all labels of the form share."""
        self._head.setMinimumWidth(width)

    def fold_label(self, folded: bool) -> None:
        """Put the label above the field, or left of it."""
        above, left = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(above if folded else left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check when the field is left, never while typing."""
        if event.type() == QEvent.Type.FocusOut:
            self.check()
        elif event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.name)
        return False

    def _say(self, sentence: str, sign: str) -> None:
        self._sign_name = sign
        self._error.set_text(sentence)
        self._problem.show()
        self.field.setAccessibleDescription(sentence)
        self._measure()

    def _build(self) -> None:
        head = Row(self._theme, 3)
        head.addWidget(self._label)
        if self.is_required:
            star = Label("*", "due")
            head.addWidget(star)
        head.addStretch(1)
        self._head = QWidget()
        self._head.setLayout(head)
        self._line = Row(self._theme)
        self._line.addWidget(self.field, 1 if self._stretches() else 0)
        self._line.addStretch(0)
        self._error = RunningText(self._theme, ink="seal")
        self._sign = Label()
        problem = Row(self._theme)
        problem.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self._error, 1)
        self._problem = QWidget()
        self._problem.setLayout(problem)
        self._problem.hide()
        work = Column(self._theme, 2)
        work.addLayout(self._line)
        work.addWidget(self._problem)
        self._outer = Row(self._theme, 8)
        self._outer.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(work, 1)
        self.setLayout(self._outer)

    def _wire(self) -> None:
        for widget in (self.field, *self.field.findChildren(QWidget)):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(self)
        self._theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._head.setMinimumWidth(self.label_width())
        self._head.setMinimumHeight(self._theme.px(CONTROL))
        self._sign.setPixmap(self._theme.pixmap(self._sign_name, self._theme.tokens.seal, 16))
        self._sign.setFixedHeight(self._theme.px(23))

    def _stretches(self) -> bool:
        horizontal = self.field.sizePolicy().horizontalPolicy()
        return horizontal == horizontal.Expanding
