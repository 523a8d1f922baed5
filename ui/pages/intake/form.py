"""The intake form: whose matter it is first, then what was seen or heard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.application.intake import IncidentDraft, PassOnDraft
from desktop.domain.incident import Mentioned, Origin
from desktop.domain.respondent import ManagementLevel
from desktop.errors import Problem, Refused
from ui.pages.cases.words import origin_words
from ui.pages.intake.people_rows import PeopleRows
from ui.pages.intake.reporter_row import Known, ReporterRow
from ui.theme.measures import Room
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.radio_row import RadioRow
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField
from ui.widgets.typed_date import tidy_time

TOWNSHIP = ManagementLevel.TOWNSHIP


class IntakeForm(Form):
    """Collects an incident; above the township's own level it only takes where it was passed on."""

    edited = Signal()
    level_changed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme)
        self._today = today
        self._build()
        self._wire()
        self._show_what_may_be_written()

    @property
    def passes_on(self) -> bool:
        """Whether the matter is only passed on, without content."""
        return self._level.value() is not TOWNSHIP

    def draft(self) -> IncidentDraft:
        """Return what stands in the form.

        Raises:
            Refused: something stands in the field of the day that is no day.
        """
        return IncidentDraft(
            level=self._level.value(),
            happened_on=self._day.day(),
            happened_at=tidy_time(self._time.plain()),
            approximate=self._approximate.isChecked(),
            place=self._place.plain(),
            what=self._what.plain(),
            origin=self._origin.value(),
            people=self._people.people(),
            reporter=self._reporter.reporter(),
        )

    def pass_on_draft(self) -> PassOnDraft:
        """Return where the matter was passed on to."""
        return PassOnDraft(level=self._level.value(), passed_to=self._passed_to.plain())

    def show_refusal(self, refused: Refused) -> None:
        """Say everything that stands in the way, at its field and at the top."""
        self.show_problems([_at_a_row(problem) for problem in refused.problems])

    def fields(self) -> Mapping[str, str]:
        """Return the form field by field, for a draft; a person managed higher up leaves none."""
        fields = {"level": self._level.value().value}
        if self.passes_on:
            return fields
        people = [asdict(person) for person in self._people.people()]
        return fields | {
            "happened_on": self._day.text(),
            "happened_at": self._time.text(),
            "approximate": "yes" if self._approximate.isChecked() else "",
            "place": self._place.text(),
            "what": self._what.toPlainText(),
            "origin": self._origin.value().value,
            "people": json.dumps(people, ensure_ascii=False),
        }

    def set_fields(self, fields: Mapping[str, str]) -> None:
        """Show what a draft holds; no fields at all means an empty form."""
        self._level.set_value(ManagementLevel(fields.get("level", TOWNSHIP.value)))
        self._day.setText(fields.get("happened_on", ""))
        self._time.setText(fields.get("happened_at", ""))
        self._approximate.setChecked(bool(fields.get("approximate")))
        self._place.setText(fields.get("place", ""))
        self._what.setPlainText(fields.get("what", ""))
        self._origin.set_value(Origin(fields.get("origin", Origin.DAILY_WORK.value)))
        people = json.loads(fields.get("people", "[]"))
        self._people.set_people([Mentioned(**person) for person in people])
        self._reporter.clear()
        self._passed_to.setText("")
        self.clear_problems()
        self._show_what_may_be_written()

    def is_empty(self) -> bool:
        """Whether nothing was typed that anyone would miss."""
        kept = ("happened_on", "happened_at", "place", "what")
        fields = self.fields()
        return not any(fields.get(name, "").strip() for name in kept) and not self._people.people()

    def fit(self, room: Room) -> None:
        """Fold labels, and the fields of a person, where there is little room."""
        super().fit(room)
        self._people.fit(room)

    def _build(self) -> None:
        theme = self._theme
        self._level = RadioRow(theme, self._levels())
        self.setFocusProxy(self._level)
        self._day = DateField(theme, self._today)
        self._time = TextField()
        self._time.setFixedWidth(theme.px(70))
        self._time.editingFinished.connect(
            lambda: self._time.setText(tidy_time(self._time.plain()))
        )
        self._time.setAccessibleName(self.tr("Time of day, such as 14:00"))
        self._approximate = QCheckBox(self.tr("about"))
        self._place = TextField()
        self._what = TextArea(theme, lines=4)
        self._people = PeopleRows(theme, self._today)
        self._origin = ChoiceField(list(origin_words().items()))
        self._reporter = ReporterRow(theme)
        self._passed_to = TextField()
        self._rows_of_content = self._content_rows()
        self._passing_on = self._row("passed_to", self.tr("Passed on &to"), self._passed_to, True)
        self.add(self._row("level", self.tr("&Managed by"), self._level, True))
        for row in (*self._rows_of_content, self._passing_on):
            self.add(row)
        self._files = Label(self.tr("Files are added to the case, as evidence."), "second")
        self._files.setWordWrap(True)
        self.add_widget(self._files)

    def _content_rows(self) -> list[FieldRow]:
        when = self._row("happened_on", self.tr("Wh&en"), self._day, True, checked=True)
        when.beside(self._time)
        when.beside(self._approximate)
        return [
            when,
            self._row("place", self.tr("&Where"), self._place, True),
            self._row("what", self.tr("W&hat happened"), self._what, True),
            self._row("people", self.tr("&People"), self._people),
            self._row("origin", self.tr("&Source"), self._origin),
            self._row("reporter", self.tr("Rep&orter"), self._reporter),
        ]

    def _row(
        self,
        name: str,
        label: str,
        field: QWidget,
        required: bool = False,
        *,
        checked: bool = False,
    ) -> FieldRow:
        check = self._day.day if checked else None
        return FieldRow(self._theme, name, label, field, required=required, check=check)

    def _wire(self) -> None:
        for line in (self._day, self._time, self._place, self._passed_to):
            line.textEdited.connect(self.edited)
        self._what.textChanged.connect(self.edited)
        self._people.edited.connect(self.edited)
        self._approximate.toggled.connect(self.edited)
        self._origin.activated.connect(self.edited)
        self._reporter.known_chosen.connect(self._on_reporter_chosen)
        self._level.chosen.connect(self._on_level_chosen)

    def _on_level_chosen(self) -> None:
        self._show_what_may_be_written()
        self.edited.emit()
        self.level_changed.emit()

    def _on_reporter_chosen(self, known: Known) -> None:
        """Let the source say the same: a report has a name, or has none."""
        origin = self._origin.value()
        if known is Known.ANONYMOUS and origin is not Origin.TRANSFERRED:
            self._origin.set_value(Origin.ANONYMOUS_REPORT)
        if known is Known.GIVEN and origin is Origin.ANONYMOUS_REPORT:
            self._origin.set_value(Origin.NAMED_REPORT)
        self.edited.emit()

    def _show_what_may_be_written(self) -> None:
        for row in self._rows_of_content:
            row.setVisible(not self.passes_on)
        self._passing_on.setVisible(self.passes_on)
        self._files.setVisible(not self.passes_on)

    def _levels(self) -> list[tuple[ManagementLevel, str]]:
        return [
            (ManagementLevel.TOWNSHIP, self.tr("this township")),
            (ManagementLevel.COUNTY, self.tr("county: passed on only")),
            (ManagementLevel.ABOVE_COUNTY, self.tr("above: passed on only")),
        ]


def _at_a_row(problem: Problem) -> Problem:
    """Return a problem as one of a field that has a row: the time stands in the row of the day."""
    if problem.about != "happened_at":
        return problem
    return Problem(problem.code, "happened_on", **problem.values)
