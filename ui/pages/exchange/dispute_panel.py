"""One value that both sides changed: theirs, ours, or later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget

from desktop.application.exchange import Choice
from desktop.application.exchange_view import DisputeShown, SideShown
from desktop.text import shown_date
from ui.pages.exchange.differing_text import DifferingText
from ui.pages.exchange.panel import Panel
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room, Type
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText

NAME_WIDTH = 170
LATER_WIDTH = 140
WIDEST = 2**24 - 1
"""What Qt takes for no bound at all."""
LONGEST_NAMED = 40
"""How much of a value is named in the sentence that says what will be recorded."""


class DisputePanel(Panel):
    """A column for each value and one for 以后再定, which is chosen until a person chooses."""

    chosen = Signal()

    def __init__(self, theme: Theme, shown: DisputeShown) -> None:
        super().__init__(theme)
        self.shown = shown
        self._group = QButtonGroup(self)
        self._columns = Row(theme, 12, (16, 8, 16, 8))
        self._rules: list[Rule] = []
        self._name = QWidget()
        self._lay()
        self._group.idClicked.connect(lambda _: self.chosen.emit())

    def choice(self) -> Choice | None:
        """Return what is to stand, ``None`` while it is left for later."""
        number = self._group.checkedId()
        if number >= len(self.shown.sides):
            return None
        return self.shown.choice(number)

    def words(self) -> str:
        """Return how what is to stand begins, empty while it is left for later."""
        number = self._group.checkedId()
        if number >= len(self.shown.sides):
            return ""
        words = self.shown.sides[number].words
        line = words.split("\n", 1)[0][:LONGEST_NAMED]
        return line if line == words else f"{line}…"

    def choose(self, number: int) -> None:
        """Choose a side from the left, as a click does."""
        self._group.button(number).click()

    def fit(self, room: Room) -> None:
        """Put the values below each other where there is no room beside."""
        below = room.folds_outline
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if below else across)
        for rule in self._rules:
            rule.setVisible(not below)
        # Long names are wrapped: the room beside them belongs to the values.
        most = WIDEST if below else self._theme.px(NAME_WIDTH)
        self._name.setMaximumWidth(most)

    def _lay(self) -> None:
        theme = self._theme
        head = Column(theme, 0, (0, 4, 0, 0))
        head.addWidget(RunningText(theme, self.shown.field))
        if self.shown.about:
            head.addWidget(RunningText(theme, self.shown.about, kind=Type.SMALL, ink="text2"))
        head.addWidget(RunningText(theme, self.shown.numbers, kind=Type.SMALL, ink="text2"))
        head.addStretch(1)
        self._name.setLayout(head)
        self._name.setMinimumWidth(theme.px(NAME_WIDTH))
        self._columns.addWidget(self._name)
        for number, side in enumerate(self.shown.sides):
            self._divide()
            self._columns.addWidget(self._side(number, side), 1)
        self._divide()
        self._columns.addWidget(self._later(len(self.shown.sides)))
        self.setLayout(self._columns)
        # Qt lets Tab reach every radio until one of them had the focus.
        for radio in self._group.buttons():
            if not radio.isChecked():
                radio.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _divide(self) -> None:
        rule = Rule(self._theme, upright=True)
        self._rules.append(rule)
        self._columns.addWidget(rule)

    def _side(self, number: int, side: SideShown) -> QWidget:
        theme = self._theme
        day = shown_date(side.on, theme.language)
        radio = self._radio(number, side.office)
        radio.setAccessibleName(f"{self.shown.field} {side.office} {side.words}")
        column = Column(theme, 0)
        column.addWidget(radio)
        inner = Column(theme, 0, (24, 0, 0, 0))
        inner.addWidget(DifferingText(theme, side.words, side.differs))
        inner.addWidget(Label(f"{side.person}　{day}", "small"))
        column.addLayout(inner)
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        return holder

    def _later(self, number: int) -> QWidget:
        theme = self._theme
        later = self.tr("Decide later")
        radio = self._radio(number, later)
        radio.setAccessibleName(f"{self.shown.field} {later}")
        radio.setChecked(True)
        column = Column(theme, 6)
        column.addWidget(radio)
        column.addWidget(Label(self.tr("both values stay"), "small"))
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMinimumWidth(theme.px(LATER_WIDTH))
        return holder

    def _radio(self, number: int, words: str) -> QRadioButton:
        # An ampersand in an office's name is no mnemonic.
        radio = QRadioButton(words.replace("&", "&&"))
        self._group.addButton(radio, number)
        return radio
