"""Another office's card: compared by telephone, accepted in two names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.application.office_cards import OfficeCards
from desktop.application.workspace import Workspace
from desktop.text import explain
from ui.pages.exchange.panel import Panel
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.theme.measures import Type
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

IN_A_ROW = 4
MOST_WIDE = 432


class SafetyNumber(Panel):
    """Twelve groups of five digits, four in a row, as they are read out."""

    def __init__(self, theme: Theme, groups: tuple[str, ...]) -> None:
        super().__init__(theme)
        grid = QGridLayout()
        for place, group in enumerate(groups):
            grid.addWidget(Label(group, "head"), place // IN_A_ROW, place % IN_A_ROW)
        self.setLayout(grid)
        theme.changed.connect(self._measure)
        self._measure()
        self.setAccessibleName(" ".join(groups))

    def _measure(self) -> None:
        """Keep the groups close enough to be read out in a row."""
        self.setMaximumWidth(self._theme.px(MOST_WIDE))


class CardDialog(WholeDialog):
    """Shows whose card it is and what is to be compared; the second person signs too.

    Where something stands in the way whatever is filled in, it says so and there is no act.
    """

    def __init__(
        self, theme: Theme, workspace: Workspace, path: Path, parent: QWidget | None
    ) -> None:
        review = OfficeCards(workspace).inspect_card(path)
        translate = QCoreApplication.translate
        title, act = translate("CardDialog", "Another office's card"), ""
        if not review.hindrances:
            title = translate("CardDialog", "Accept this office's card?")
            act = translate("CardDialog", "Accept")
        super().__init__(theme, title, act, self._accept, parent)
        self._workspace = workspace
        self._review = review
        self._how = TextField()
        self._second: ChoiceField[str] = ChoiceField()
        self._password = PasswordField(theme)
        self._show()

    def _show(self) -> None:
        theme, review = self._theme, self._review
        parts: list[QWidget] = [RunningText(theme, review.name, kind=Type.HEAD)]
        parts += [
            RunningText(theme, explain(each, theme.language), kind=Type.STRONG, ink="seal")
            for each in review.warnings
        ]
        parts.append(SafetyNumber(theme, review.safety_number))
        parts += [RunningText(theme, words) for words in self._advice()]
        for place, part in enumerate(parts):
            self.body.insertWidget(place, part)
        if review.hindrances:
            self.safe_button.setText(self.tr("Close"))
            self.form.hide()
        else:
            self._lay_fields()

    def _lay_fields(self) -> None:
        me = self._workspace.person
        people = self._workspace.office.people.items()
        self._second.set_options([(one.name, one.name) for key, one in people if key != me])
        fields: list[tuple[str, str, QWidget]] = [
            ("second", self.tr("&Second person"), self._second),
            ("password", self.tr("Second person's &password"), self._password),
        ]
        if self._review.must_be_compared:
            fields.insert(0, ("compared_how", self.tr("&How compared"), self._how))
        for name, label, field in fields:
            self.form.add(FieldRow(self._theme, name, label, field, required=True))

    def _advice(self) -> list[str]:
        review = self._review
        if review.hindrances:
            return [explain(problem, self._theme.language) for problem in review.hindrances]
        if not review.must_be_compared:
            return [self.tr("The card before signed this one; nothing has to be compared again.")]
        return [
            self.tr(
                "Ring the office up on a number you know, and let them read out these twelve"
                " groups. Accept only if all of them are the same."
            )
        ]

    def _accept(self) -> None:
        OfficeCards(self._workspace).accept_card(
            self._review, self._how.plain(), self._second.value(), self._password.text()
        )
