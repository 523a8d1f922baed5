"""What kinds of conduct and harm a matter is of, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.similar_view import CodeChoices, Codes
from desktop.errors import Problem, Refused
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

LONGEST_SUM = 12


class CodeForm(Form):
    """Says ``chosen`` at each choice; what is not known may be left open."""

    chosen = Signal()

    def __init__(
        self, theme: Theme, choices: CodeChoices, codes: Codes, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        unknown = ("", QCoreApplication.translate("CodeForm", "not known"))
        self.conduct: ChoiceField[str] = ChoiceField(choices.conduct, asks=True)
        self.harm: ChoiceField[str] = ChoiceField(choices.harm, asks=True)
        self.degree: ChoiceField[str] = ChoiceField((unknown, *choices.degree))
        self.sum = TextField()
        self.sum.setMaxLength(LONGEST_SUM)
        self._build()
        self._show(codes)
        self._wire()

    def codes(self) -> Codes:
        """Return what is chosen.

        Raises:
            Refused: the loss is no whole number.
        """
        return Codes(
            conduct=self.conduct.value() if self.conduct.is_chosen() else "",
            harm=self.harm.value() if self.harm.is_chosen() else "",
            degree=self.degree.value(),
            sum=self._sum(),
        )

    def _build(self) -> None:
        theme = self._theme
        for name, label, field, required in (
            ("conduct", self.tr("Kind of &conduct"), self.conduct, True),
            ("harm", self.tr("Kind of &harm"), self.harm, True),
            ("degree", self.tr("&Degree of harm"), self.degree, False),
        ):
            self.add(FieldRow(theme, name, label, field, required=required))
        loss = self.tr("&Loss in yuan")
        self.add(FieldRow(theme, "sum", loss, self.sum, check=self._sum))

    def _show(self, codes: Codes) -> None:
        for field, code in (
            (self.conduct, codes.conduct),
            (self.harm, codes.harm),
            (self.degree, codes.degree),
        ):
            if code in field.values():
                field.set_value(code)
        self.sum.setText("" if codes.sum is None else str(codes.sum))

    def _wire(self) -> None:
        for field in (self.conduct, self.harm, self.degree):
            field.currentIndexChanged.connect(lambda _: self.chosen.emit())
        self.sum.editingFinished.connect(self.chosen)

    def _sum(self) -> int | None:
        typed = self.sum.plain()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()):
            raise Refused(Problem("precedent.sum_not_number", about="sum"))
        return int(typed)
