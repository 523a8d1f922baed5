"""Each lighter rung: whether it would be enough, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.application.run_view import RungShown
from desktop.domain.checklist import RungAnswer
from desktop.domain.measure import MeasureCode
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.text_field import TextField


class RungRows(Form):
    """A reason and a choice for each rung, the lightest first; Enter goes to the next."""

    edited = Signal()

    def __init__(self, theme: Theme, rungs: Sequence[RungShown]) -> None:
        super().__init__(theme)
        self._rungs: list[tuple[str, TextField, ChoiceField[bool | None]]] = []
        for rung in rungs:
            self._add_rung(rung)
        if self._rungs:
            self.setFocusProxy(self._rungs[0][1])

    def rungs(self) -> tuple[RungAnswer, ...]:
        """Return what was said about rungs of which it was said whether they are enough."""
        said = []
        for code, reason, enough in self._rungs:
            is_enough = enough.value()
            if is_enough is None and reason.plain():
                is_enough = False
            if is_enough is not None:
                said.append(
                    RungAnswer(rung=MeasureCode(code), enough=is_enough, reason=reason.plain())
                )
        return tuple(said)

    def show_rungs(self, said: Sequence[RungAnswer]) -> None:
        """Show what was said before."""
        known = {answer.rung: answer for answer in said}
        for code, reason, enough in self._rungs:
            answer = known.get(MeasureCode(code))
            reason.setText(answer.reason if answer else "")
            enough.set_value(answer.enough if answer else None)

    def _add_rung(self, rung: RungShown) -> None:
        reason = TextField()
        options = [
            (None, self.tr("to write")),
            (False, self.tr("not enough")),
            (True, self.tr("enough")),
        ]
        enough: ChoiceField[bool | None] = ChoiceField(options)
        enough.setAccessibleName(self.tr("{rung}: is it enough").format(rung=rung.name))
        row = FieldRow(self._theme, rung.code, rung.name, reason)
        row.beside(enough)
        self.add(row)
        self._rungs.append((rung.code, reason, enough))
        reason.textEdited.connect(self.edited)
        enough.activated.connect(self.edited)
