"""One item of the checklist, to be answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import AnswerKind, ItemShown
from desktop.domain.checklist import Answer
from desktop.errors import Refused
from ui.pages.cases.boxes import Boxes
from ui.pages.checklist.evidence_chips import EvidenceChips, Options
from ui.pages.checklist.rung_rows import RungRows
from ui.theme.boxes import Column, Row
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.radio_row import RadioRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

LONG_TITLE = 30
SHORT = 6
AnswerField = RadioRow[str] | Boxes[str] | RungRows | TextField | TextArea


class ItemPane(QWidget):
    """What is asked, the field that fits it, the reason, the evidence, the contrary point.

    ``edited`` is said at each change a person makes.
    """

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        shown: ItemShown,
        evidence: Options,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = shown
        self._today = today
        self._quiet = False
        self._column = Column(theme, 8)
        self._field = self._made_field()
        self._reason = self._made_area(self.tr("Reason"), 2)
        self._chips = EvidenceChips(theme, evidence)
        self._contrary = self._made_area(self.tr("Strongest contrary point"), 3)
        self._reason_star, self._contrary_star = Label("*", "due"), Label("*", "due")
        self._problem = RunningText(theme, ink="seal")
        self._lay()
        self._wire()

    @property
    def title(self) -> str:
        """Return the item with its question."""
        return f"{self._item.item}　{self._item.ask}"

    def answer(self) -> Answer:
        """Return the answer as it stands in the fields."""
        field, item = self._field, self._item
        value = ""
        chosen: tuple[str, ...] = ()
        if isinstance(field, RadioRow):
            value = field.value() if field.is_chosen() else ""
        elif isinstance(field, DateField):
            value = _day_typed(field)
        elif isinstance(field, TextArea | TextField):
            value = field.plain()
        elif isinstance(field, Boxes):
            chosen = field.chosen()
        return Answer(
            value=value,
            chosen=chosen,
            rungs=field.rungs() if isinstance(field, RungRows) else (),
            reason=self._reason.plain() if item.takes_reason else "",
            contrary=self._contrary.plain() if item.takes_contrary else "",
            evidence=self._chips.chosen() if item.takes_evidence else (),
        )

    def show_answer(self, answer: Answer) -> None:
        """Show an answer without calling it an edit."""
        self._quiet = True
        field = self._field
        if isinstance(field, RadioRow):
            if answer.value:
                field.set_value(answer.value)
        elif isinstance(field, TextArea):
            field.setPlainText(answer.value)
        elif isinstance(field, TextField):
            field.setText(answer.value)
        elif isinstance(field, Boxes):
            field.choose(answer.chosen)
        else:
            field.show_rungs(answer.rungs)
        self._reason.setPlainText(answer.reason)
        self._contrary.setPlainText(answer.contrary)
        self._chips.choose(answer.evidence)
        self._quiet = False

    def show_problem(self, sentence: str) -> None:
        """Say what does not fit, or nothing."""
        self._problem.set_text(sentence)
        self._problem.setVisible(bool(sentence))

    def set_needed(self, reason: bool, contrary: bool) -> None:
        """Mark what the answer wants besides itself."""
        self._reason_star.setVisible(reason)
        self._contrary_star.setVisible(contrary)

    def focus_start(self) -> None:
        """Put the keyboard on the answer."""
        self._field.setFocus()

    def fit(self, room: Room) -> None:
        """Put the names of rungs above their fields where there is little room."""
        if isinstance(self._field, RungRows):
            self._field.fit(room)

    def _made_field(self) -> AnswerField:
        item, theme = self._item, self._theme
        field: AnswerField
        if item.is_per_rung:
            return RungRows(theme, item.rungs)
        if item.kind is AnswerKind.MANY:
            return Boxes(theme, item.choices, item.alone)
        if item.kind in (AnswerKind.TRI_STATE, AnswerKind.CHOICE):
            are_short = all(len(words) <= SHORT for _, words in item.choices)
            field = RadioRow(theme, item.choices, stacked=not are_short, asks=True)
        elif item.kind is AnswerKind.TEXT:
            field = TextArea(theme, lines=3)
        elif item.kind is AnswerKind.DATE:
            field = DateField(theme, self._today)
        else:
            field = TextField()
        field.setAccessibleName(item.ask)
        return field

    def _made_area(self, name: str, lines: int) -> TextArea:
        area = TextArea(self._theme, lines=lines)
        area.setAccessibleName(name)
        return area

    def _lay(self) -> None:
        item, column = self._item, self._column
        if item.is_per_rung:
            words = self.tr("Proposed: {measure}. Say of each lighter rung why it is not enough")
            asks = words.format(measure=item.proposed)
            column.addWidget(self._asked_of_rungs(asks))
        column.addWidget(self._field)
        column.addWidget(self._problem)
        self._problem.hide()
        if item.takes_reason:
            column.addWidget(self._titled(self.tr("Reason"), star=self._reason_star))
            column.addWidget(self._reason)
        if item.takes_evidence:
            column.addWidget(self._titled(self.tr("Evidence")))
            column.addWidget(self._chips)
        if item.takes_contrary:
            hint = self.tr("written from the respondent's side")
            title = self.tr("Strongest contrary point")
            column.addWidget(self._titled(title, hint, star=self._contrary_star))
            column.addWidget(self._contrary)
        column.addStretch(1)
        self.setLayout(column)
        self.set_needed(item.needs_reason, item.needs_contrary)
        self.setFocusProxy(self._field)

    def _asked_of_rungs(self, asks: str) -> QWidget:
        """Return what is asked of the rungs; a long sentence breaks into lines with its star."""
        if len(asks) <= LONG_TITLE:
            return self._titled(asks, star=Label("*", "due"))
        head = RunningText(self._theme)
        head.set_text(f"{asks} *", strong=len(asks))
        return head

    def _titled(self, words: str, hint: str = "", star: QWidget | None = None) -> QWidget:
        row = Row(self._theme, 4)
        row.addWidget(Label(words, "strong"))
        if star is not None:
            row.addWidget(star)
        if hint:
            row.addWidget(Label(hint, "small"))
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        return holder

    def _wire(self) -> None:
        field = self._field
        if isinstance(field, TextArea):
            field.textChanged.connect(self._on_edited)
        elif isinstance(field, TextField):
            field.textEdited.connect(self._on_edited)
        elif isinstance(field, RadioRow):
            field.chosen.connect(self._on_edited)
        else:
            field.edited.connect(self._on_edited)
        self._reason.textChanged.connect(self._on_edited)
        self._contrary.textChanged.connect(self._on_edited)
        self._chips.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if not self._quiet:
            self.edited.emit()


def _day_typed(field: DateField) -> str:
    """Return a day in its fixed form; what is no day stays as it was typed."""
    try:
        day = field.day()
    except Refused:
        return field.plain()
    return day.isoformat() if day else ""
