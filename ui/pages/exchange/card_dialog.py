"""Another office's card: compared by telephone, accepted in two names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.application.office_cards import CardReview, CardStanding, OfficeCards
from desktop.application.workspace import Workspace
from ui.pages.exchange.panel import Panel
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

IN_A_ROW = 4


class SafetyNumber(Panel):
    """Twelve groups of five digits, four in a row, as they are read out."""

    def __init__(self, theme: Theme, groups: tuple[str, ...]) -> None:
        super().__init__(theme)
        grid = QGridLayout()
        for place, group in enumerate(groups):
            grid.addWidget(Label(group, "head"), place // IN_A_ROW, place % IN_A_ROW)
        self.setLayout(grid)
        self.setAccessibleName(" ".join(groups))


class CardDialog(WholeDialog):
    """Shows whose card it is and what is to be compared; the second person signs too."""

    def __init__(
        self, theme: Theme, workspace: Workspace, path: Path, parent: QWidget | None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("CardDialog", "Accept this office's card?")
        super().__init__(theme, title, translate("CardDialog", "Accept"), self._accept, parent)
        self._workspace = workspace
        self._path = path
        self._how = TextField()
        self._second: ChoiceField[str] = ChoiceField()
        self._password = PasswordField(theme)
        self._show(OfficeCards(workspace).inspect_card(path))

    def _show(self, review: CardReview) -> None:
        theme, others = self._theme, self._workspace.office.people
        self.body.insertWidget(0, Label(review.name, "head"))
        self.body.insertWidget(1, SafetyNumber(theme, review.safety_number))
        self.body.insertWidget(2, RunningText(theme, self._advice(review)))
        me = self._workspace.person
        self._second.set_options(
            [(person.name, person.name) for key, person in others.items() if key != me]
        )
        needed = review.standing is not CardStanding.SUCCESSOR
        for name, label, field, required in (
            ("compared_how", self.tr("&How compared"), self._how, needed),
            ("second", self.tr("&Second person"), self._second, True),
            ("password", self.tr("Their &password"), self._password, True),
        ):
            self.form.add(FieldRow(theme, name, label, field, required=required))

    def _advice(self, review: CardReview) -> str:
        if review.standing is CardStanding.SUCCESSOR:
            return self.tr("The card before signed this one; nothing has to be compared again.")
        advice = self.tr(
            "Ring the office up on a number you know, and let them read out these twelve groups."
            " Accept only if all of them are the same."
        )
        if review.name_known:
            warning = self.tr("An office of this name is known with other keys.")
            return f"{warning} {advice}"
        return advice

    def _accept(self) -> None:
        second = self._second.value() if self._second.values() else ""
        OfficeCards(self._workspace).accept_card(
            self._path, self._how.plain(), second, self._password.text()
        )
