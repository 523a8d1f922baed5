"""A column of fields that Enter walks through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.errors import Problem
from desktop.text import explain
from ui.theme.boxes import Column
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.field_row import FieldRow
from ui.widgets.main_button import MainButton
from ui.widgets.text_field import TextField


class Form(QWidget):
    """Enter goes to the next field, Shift+Enter back; it never submits.

    ``topic_entered`` names the field that has the focus, for the help beside the form.
    """

    topic_entered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[FieldRow] = []
        self._summary = ErrorSummary(theme)
        self._summary.field_wanted.connect(self._on_field_wanted)
        self._column = Column(theme, 10)
        self._column.addWidget(self._summary)
        self.setLayout(self._column)
        # Queued, so that every row has measured itself before.
        theme.changed.connect(self._align, Qt.ConnectionType.QueuedConnection)

    def add(self, row: FieldRow) -> None:
        """Put a row below the others."""
        self._rows.append(row)
        row.entered.connect(self.topic_entered)
        self._column.addWidget(row)
        self._align()

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field below the others."""
        self._column.addWidget(widget)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say all problems at once: at their fields and, with links, at the top."""
        self.clear_problems()
        rows = {row.name: row for row in self._rows}
        listed = []
        for problem in problems:
            sentence = explain(problem, self._theme.language)
            row = rows.get(problem.about)
            listed.append((row.name if row else "", sentence))
            if row:
                row.show_problem(sentence)
        self._summary.show_problems(listed)

    def focus_first(self) -> None:
        """Put the keyboard on the first field that shows."""
        for row in self._rows:
            if row.isVisible() and row.field.isEnabled():
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def clear_problems(self) -> None:
        """Take all sentences away."""
        self._summary.clear_problems()
        for row in self._rows:
            row.clear_problem()

    def fit(self, room: Room) -> None:
        """Put labels above fields where there is little room."""
        for row in self._rows:
            row.fold_label(room.folds_labels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among fields; single-line fields leave Enter to their parent."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        current = self.focusWidget()
        if isinstance(current, TextField) and current.is_composing:
            return
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier:
            self._step(forward=True)
        elif plain == Qt.KeyboardModifier.ShiftModifier:
            self._step(forward=False)
        else:
            super().keyPressEvent(event)

    def _align(self) -> None:
        widest = max((row.label_width() for row in self._rows), default=0)
        for row in self._rows:
            row.set_label_width(widest)

    def _step(self, *, forward: bool) -> None:
        """Go to the next field, past buttons; after the last one, to the page's main button.

        Enter does not press the main button, so no row of Enters ever submits.
        """
        start = self.focusWidget()
        widget: QWidget | None = start
        while widget is not None:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is start or widget is None:
                return
            if self.isAncestorOf(widget) and _is_field(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            if forward and isinstance(widget, MainButton) and _takes_tab(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_field_wanted(self, name: str) -> None:
        for row in self._rows:
            if row.name == name:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_field(widget: QWidget) -> bool:
    return _takes_tab(widget) and not isinstance(widget, QPushButton | ErrorSummary)


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
