"""Answers to the points of a defence, point by point."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.application.case_tables import PointLine
from desktop.domain.procedure import Adoption, PointAnswer
from desktop.errors import Problem, Refused
from ui.pages.cases.words import adoption_words
from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields:
    line: PointLine
    checked: TextField
    adoption: ChoiceField[Adoption]
    reason: TextArea


class AnswerRows(QWidget):
    """For each point: what was said, how it was checked, whether it stands, and why."""

    edited = Signal()

    def __init__(
        self, theme: Theme, points: Sequence[PointLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points = [self._fields(line) for line in points]
        column = Column(theme, 8)
        for one in self._points:
            column.addLayout(self._laid(one))
            column.addWidget(Rule(theme))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(column)
        if self._points:
            self.setFocusProxy(self._points[0].checked)

    def answers(self) -> tuple[PointAnswer, ...]:
        """Return the answers to all points, also half-written ones.

        Raises:
            Refused: of a point it is not said whether it stands.
        """
        if not all(one.adoption.is_chosen() for one in self._points):
            field = self.tr("whether it stands")
            raise Refused(Problem("casework.not_chosen", about="answers", field=field))
        return tuple(
            PointAnswer(
                point=one.line.point,
                checked_how=one.checked.plain(),
                adoption=one.adoption.value(),
                reason=one.reason.plain(),
            )
            for one in self._points
        )

    def text_kept(self) -> str:
        """Return everything written, as one text."""
        return json.dumps(
            [
                [
                    one.checked.text(),
                    one.adoption.value().value if one.adoption.is_chosen() else "",
                    one.reason.toPlainText(),
                ]
                for one in self._points
            ],
            ensure_ascii=False,
        )

    def put_text(self, text: str) -> None:
        """Show the answers again."""
        for one, (checked, adoption, reason) in zip(self._points, json.loads(text), strict=False):
            one.checked.setText(checked)
            if adoption:
                one.adoption.set_value(Adoption(adoption))
            one.reason.setPlainText(reason)

    def _fields(self, line: PointLine) -> _Fields:
        checked = TextField(line.checked_how)
        checked.setAccessibleName(
            self.tr("Point {number}: how it was checked").format(number=line.number)
        )
        adoption = ChoiceField(list(adoption_words().items()), asks=True)
        adoption.setAccessibleName(
            self.tr("Point {number}: whether it stands").format(number=line.number)
        )
        if line.adoption is not None:
            adoption.set_value(line.adoption)
        reason = TextArea(self._theme, lines=2)
        reason.setPlainText(line.reason)
        reason.setAccessibleName(self.tr("Point {number}: why").format(number=line.number))
        checked.textEdited.connect(self.edited)
        adoption.activated.connect(self.edited)
        reason.textChanged.connect(self.edited)
        return _Fields(line=line, checked=checked, adoption=adoption, reason=reason)

    def _laid(self, one: _Fields) -> Column:
        column = Column(self._theme, 4)
        said = f"{one.line.number}　{one.line.says}"
        said_words = RunningText(self._theme)
        said_words.set_text(said, strong=len(said))
        column.addWidget(said_words)
        how = Row(self._theme, 8)
        how.addWidget(Label(self.tr("How it was checked"), "second"))
        how.addWidget(one.checked, 1)
        how.addWidget(one.adoption)
        column.addLayout(how)
        column.addWidget(Label(self.tr("Reason"), "second"))
        column.addWidget(one.reason)
        return column
