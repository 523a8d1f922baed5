"""The steps of a respondent on a track, with dates and what they need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.case_view import StepState as Standing
from desktop.application.case_work import StepLine
from desktop.domain.procedure import Step
from desktop.text import MONTHS
from ui.theme.measures import STEPS_WIDTH
from ui.theme.theme import Theme
from ui.widgets.step_list import StepList, StepRow, StepState

WIDER = 44
"""How much wider than drawn the list is, for dates in English."""


class CaseSteps(StepList):
    """Says which step a person chose."""

    step_chosen = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("Steps"))
        self._today = today
        self.chosen.connect(lambda row: self.step_chosen.emit(Step(row.key)))
        theme.changed.connect(self._measure)
        self._measure()

    def show_lines(self, lines: Sequence[StepLine], chosen: Step | None) -> Step:
        """Show the steps; without a chosen one the current step is it."""
        current = next(line.step for line in lines if line.state is Standing.CURRENT)
        step = chosen if chosen is not None else current
        rows = [
            StepRow(
                key=line.step.value,
                name=line.name,
                state=StepState(line.state.value),
                note=self._note(line),
            )
            for line in lines
        ]
        self.set_rows(rows, [line.step for line in lines].index(step))
        return step

    def _note(self, line: StepLine) -> str:
        if line.state is Standing.DONE and line.on is not None:
            return f"{self._short_day(line.on)} {line.by}"
        if line.state is Standing.CURRENT and line.step is Step.APPEAL:
            return self.tr("may be lodged")
        if line.state is Standing.CURRENT:
            missing = len(line.needs)
            return self.tr("%n missing", "", missing) if missing else self.tr("in progress")
        return {
            Step.REVIEW: self.tr("two others"),
            Step.DECISION: self.tr("collective"),
        }.get(line.step, "")

    def _short_day(self, day: date) -> str:
        if day.year != self._today.year:
            return day.isoformat()
        form = self.tr("{day} {name}", "a day without its year; {month} is its number")
        return form.format(day=day.day, month=day.month, name=MONTHS[day.month - 1][:3])

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(STEPS_WIDTH + WIDER))
