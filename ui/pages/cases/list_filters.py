"""What the case list can be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.case_list import CaseFilter, CaseList
from desktop.domain.ids import PersonId
from desktop.domain.procedure import Step
from ui.theme.boxes import Row
from ui.theme.flow import Flow
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label

Value = TypeVar("Value")


class ListFilters(QWidget):
    """A drop-down for each; ``changed`` when somebody has chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, cases: CaseList) -> None:
        super().__init__()
        self._theme = theme
        self._cases = cases
        self._every = self.tr("all")
        steps = cases.steps(theme.language)
        self.step: ChoiceField[Step | None] = ChoiceField([(None, self._every), *steps])
        self.year: ChoiceField[int | None] = ChoiceField([(None, self._every)])
        self.clerk: ChoiceField[PersonId | None] = ChoiceField([(None, self._every)])
        self._build()

    def _build(self) -> None:
        flow = Flow(self._theme)
        for name, field in (
            (self.tr("Step"), self.step),
            (self.tr("Clerk"), self.clerk),
            (self.tr("Year"), self.year),
        ):
            flow.addWidget(self._labelled(name, field))
            field.activated.connect(lambda _: self.changed.emit())
        self.setLayout(flow)

    def refresh(self) -> None:
        """Offer what there is now; what is chosen stays, as long as it is there."""
        self._offer(self.year, [(year, str(year)) for year in self._cases.years()])
        self._offer(self.clerk, self._cases.clerks())

    def chosen(self) -> CaseFilter:
        """Return what is chosen."""
        return CaseFilter(step=self.step.value(), year=self.year.value(), clerk=self.clerk.value())

    def _offer(
        self, field: ChoiceField[Value | None], options: Sequence[tuple[Value, str]]
    ) -> None:
        before = field.value()
        field.set_options([(None, self._every), *options])
        if before in field.values():
            field.set_value(before)

    def _labelled(self, name: str, field: QWidget) -> QWidget:
        label = Label(name, "second")
        label.setBuddy(field)
        field.setAccessibleName(name)
        row = Row(self._theme, 8)
        row.addWidget(label)
        row.addWidget(field)
        holder = QWidget()
        holder.setLayout(row)
        return holder
