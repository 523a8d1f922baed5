"""Who told the office; kept apart from everything else."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop.application.intake import Reporter
from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField


class Known(Enum):
    """Whether the reporter is written down."""

    NOT_GIVEN = "not_given"
    GIVEN = "given"


class ReporterRow(QWidget):
    """Not written down, or a name and how to reach them; never part of a draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known = ChoiceField(
            [(Known.NOT_GIVEN, self.tr("not recorded")), (Known.GIVEN, self.tr("recorded apart"))]
        )
        self._name = TextField()
        self._contact = TextField()
        self._build(theme)
        self._known.activated.connect(self._show_fields)
        self._show_fields()

    def reporter(self) -> Reporter | None:
        """Return the reporter, ``None`` where nobody is to be written down."""
        if self._known.value() is Known.NOT_GIVEN or not self._name.plain():
            return None
        return Reporter(name=self._name.plain(), contact=self._contact.plain())

    def set_reporter(self, reporter: Reporter | None) -> None:
        """Show a reporter, or none."""
        self._known.set_value(Known.GIVEN if reporter else Known.NOT_GIVEN)
        self._name.setText(reporter.name if reporter else "")
        self._contact.setText(reporter.contact if reporter else "")
        self._show_fields()

    def _build(self, theme: Theme) -> None:
        self._known.setAccessibleName(self.tr("Whether the reporter is recorded"))
        self._name.setAccessibleName(self.tr("Name of the reporter"))
        self._name.setPlaceholderText(self.tr("name"))
        self._contact.setAccessibleName(self.tr("How to reach the reporter"))
        self._contact.setPlaceholderText(self.tr("telephone"))
        row = Row(theme)
        row.addWidget(self._known)
        row.addWidget(self._name, 1)
        row.addWidget(self._contact, 1)
        row.addStretch(0)
        self.setLayout(row)
        self.setFocusProxy(self._known)

    def _show_fields(self) -> None:
        given = self._known.value() is Known.GIVEN
        self._name.setVisible(given)
        self._contact.setVisible(given)
