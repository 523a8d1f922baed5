"""The people an incident names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.application.people_checks import name_doubts, number_doubts
from desktop.domain.incident import Mentioned
from desktop.text import explain
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.running_text import RunningText
from ui.widgets.text_button import TextButton
from ui.widgets.text_field import TextField

MOST = 20


class PeopleRows(QWidget):
    """Rows of name, post and ID number; what is doubtful is said and never refused."""

    edited = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._rows: list[tuple[TextField, TextField, TextField]] = []
        self._wrapped = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._heads = [Label(words, "small") for words in self._titles()]
        self._more = TextButton(theme, self.tr("Add a person"), "add")
        self._build()
        self._wire()

    def people(self) -> tuple[Mentioned, ...]:
        """Return the people named; rows without a name are left out."""
        return tuple(
            Mentioned(name=name.plain(), title=title.plain(), id_number=number.plain())
            for name, title, number in self._rows
            if name.plain()
        )

    def set_people(self, people: Sequence[Mentioned]) -> None:
        """Show other people, or one empty row."""
        while len(self._rows) < max(1, len(people)):
            self._add_row()
        for place, fields in enumerate(self._rows):
            one = people[place] if place < len(people) else Mentioned(name="")
            for field, text in zip(fields, (one.name, one.title, one.id_number), strict=True):
                field.setText(text)
        self._check_people()

    def fit(self, room: Room) -> None:
        """Put the ID number on a line of its own where it is narrow."""
        self._wrapped = room.wraps_rows
        for line, widgets in enumerate((self._heads, *self._rows)):
            self._place(widgets, line)

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self._theme.gap(8))
        self._grid.setVerticalSpacing(self._theme.gap(4))
        self._place(self._heads, 0)
        self._grid.setColumnStretch(1, 1)
        self._add_row()
        self._doubt = RunningText(self._theme, ink="seal")
        self._doubt.hide()
        foot = Row(self._theme)
        foot.addWidget(self._more)
        foot.addStretch(1)
        whole = Column(self._theme, 4)
        whole.addLayout(self._grid)
        whole.addWidget(self._doubt)
        whole.addLayout(foot)
        self.setLayout(whole)

    def _wire(self) -> None:
        self._more.clicked.connect(self._on_more)
        self._theme.changed.connect(self._measure)

    def _titles(self) -> tuple[str, str, str]:
        return (self.tr("Name"), self.tr("Post"), self.tr("ID number (may be left empty)"))

    def _add_row(self) -> None:
        fields = (TextField(), TextField(), TextField())
        line = len(self._rows) + 1
        for field, words in zip(fields, self._titles(), strict=True):
            named = self.tr("{field} of person {number}").format(field=words, number=line)
            field.setAccessibleName(named)
            field.textEdited.connect(self.edited)
        self._place(fields, line)
        fields[0].editingFinished.connect(self._check_people)
        fields[2].editingFinished.connect(self._check_people)
        if self._rows:  # else Tab would come to a later row after everything below
            for before, after in pairwise([self._rows[-1][-1], *fields]):
                self.setTabOrder(before, after)
        self._rows.append(fields)
        self._measure()
        self._more.setEnabled(len(self._rows) < MOST)
        if not self.focusProxy():
            self.setFocusProxy(fields[0])

    def _measure(self) -> None:
        for name, _, number in self._rows:
            name.setFixedWidth(self._theme.px(110))
            number.setFixedWidth(self._theme.px(186))

    def _place(self, widgets: Sequence[QWidget], line: int) -> None:
        """Set a line of three; wrapped, the third stands below the other two.

        Each head then stands right above what the first person has under it.
        """
        name, title, number = widgets
        upper = 1 if self._wrapped and line == 1 else 2 * line
        lower = line + 2 if self._wrapped and line < 2 else upper + 1
        self._grid.addWidget(name, upper, 0)
        self._grid.addWidget(title, upper, 1)
        if self._wrapped:
            self._grid.addWidget(number, lower, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(number, upper, 2)

    def _on_more(self) -> None:
        self._add_row()
        self._rows[-1][0].setFocus()

    def _check_people(self) -> None:
        doubts = [
            doubt
            for name, _, number in self._rows
            for doubt in (*number_doubts(number.plain(), self._today), *name_doubts(name.plain()))
        ]
        self._doubt.set_text(explain(doubts[0], self._theme.language) if doubts else "")
        self._doubt.setVisible(bool(doubts))
