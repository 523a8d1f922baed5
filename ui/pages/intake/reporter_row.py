"""Who told the office; kept apart from everything else."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.intake import Reporter
from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField


class Known(Enum):
    """Whether the reporter is written down."""

    NOT_GIVEN = "not_given"
    ANONYMOUS = "anonymous"
    GIVEN = "given"


class ReporterRow(QWidget):
    """Not written down, anonymous, or a name and how to reach them; never part of a draft."""

    known_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known = ChoiceField(
            [
                (Known.NOT_GIVEN, self.tr("not recorded")),
                (Known.ANONYMOUS, self.tr("anonymous")),
                (Known.GIVEN, self.tr("recorded apart")),
            ]
        )
        self._name = TextField()
        self._contact = TextField()
        self._build(theme)
        self._known.activated.connect(self._on_chosen)
        self._show_fields()

    def reporter(self) -> Reporter | None:
        """Return the reporter, ``None`` where nobody is to be written down."""
        if self._known.value() is Known.ANONYMOUS:
            return Reporter()
        told = Reporter(name=self._name.plain(), contact=self._contact.plain())
        is_told = self._known.value() is Known.GIVEN and told != Reporter()
        return told if is_told else None

    def clear(self) -> None:
        """Show that nobody is written down."""
        self._known.set_value(Known.NOT_GIVEN)
        self._name.clear()
        self._contact.clear()
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

    def _on_chosen(self) -> None:
        self._show_fields()
        self.known_chosen.emit(self._known.value())

    def _show_fields(self) -> None:
        given = self._known.value() is Known.GIVEN
        self._name.setVisible(given)
        self._contact.setVisible(given)
