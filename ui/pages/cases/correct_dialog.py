"""更正: what reads wrong, how it reads now, how it reads from now on, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.corrections import Correctable, Corrections
from desktop.application.workspace import Workspace
from desktop.errors import Problem, Refused
from ui.pages.cases.act_dialog import ActDialog, ActWords
from ui.pages.cases.correct_words import ID_NUMBER, choices, field_name, thing_words, value_words
from ui.pages.cases.value_field import ValueField
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

IN_CASE, IN_REGISTER = "correct", "correct_entry"
DAYS = frozenset({"happened_on", "born_on", "collected_on"})


class CorrectDialog(ActDialog):
    """One field of one of the things given; the old value stays in the journal."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        things: Sequence[Correctable[Any]],
        draft: tuple[str, str],
        parent: QWidget | None,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("CorrectDialog", "Correct what was recorded")
        verb = translate("CorrectDialog", "Record the correction")
        words = ActWords(form=draft[0], thing=draft[1], title=title, verb=verb)
        super().__init__(theme, workspace, words, parent)
        self._things = {each.about: each for each in things}
        self._build()

    def record(self) -> object:
        """Let the field read so from now on."""
        known, field = self._known(), self._field.value()
        corrections = Corrections(self.workspace)
        try:
            return corrections.correct(
                known.about, field, self._value.value(), self._reason.plain(), known.case
            )
        except Refused as refused:
            raise Refused(_at_the_value(each, field) for each in refused.problems) from refused

    def _build(self) -> None:
        names = [(about, thing_words(each)) for about, each in self._things.items()]
        self._about: ChoiceField[str] = ChoiceField(names)
        self._field: ChoiceField[str] = ChoiceField()
        self._field.setSizeAdjustPolicy(self._field.SizeAdjustPolicy.AdjustToContents)
        self._old = RunningText(self._theme)
        self._value = ValueField(self._theme, self.workspace.today())
        self._reason = TextField()
        self.add("about", self.tr("&Thing"), self._about)
        self.add("field", self.tr("&Field"), self._field)
        self.form.add(FieldRow(self._theme, "old", self.tr("Reads now"), self._old))
        self.add("value", self.tr("&New value"), self._value, required=True)
        self.add("reason", self.tr("&Reason"), self._reason, required=True)
        self._about.currentIndexChanged.connect(self._on_thing)
        self._field.currentIndexChanged.connect(self._on_field)
        self._on_thing()
        self.take_up_draft()

    def _known(self) -> Correctable[Any]:
        return self._things[self._about.value()]

    def _on_thing(self) -> None:
        known = self._known()
        self._field.set_options([(name, field_name(known, name)) for name in known.fields])

    def _on_field(self) -> None:
        if not self._field.is_chosen():  # the choices are being changed
            return
        field = self._field.value()
        old = getattr(self._known().thing.now, field)
        self._old.set_text(value_words(field, old, self._theme.language))
        if options := choices(field, old):
            self._value.take_choice(options, old)
        elif field in DAYS:
            self._value.take_day(old)
        else:
            self._value.take_text("" if field == ID_NUMBER else old)


def _at_the_value(problem: Problem, field: str) -> Problem:
    """Return a problem of the field as one of the place where its new value is typed."""
    if problem.about != field:
        return problem
    return Problem(problem.code, "value", **problem.values)
