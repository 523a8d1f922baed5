"""How the window looks and when it locks itself, on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.text import Language, sentence
from ui.preferences import PreferencesFile
from ui.theme.boxes import Column
from ui.theme.measures import TextSize
from ui.theme.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field_row import FieldRow
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.radio_row import RadioRow
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn

MINUTES = (3, 5, 10, 15, 20, 30)


class AppearancePart(QWidget):
    """Text size is applied at once; another language asks for the window to be built anew."""

    language_wanted = Signal(Language)
    minutes_chosen = Signal(int)

    def __init__(self, theme: Theme, preferences: PreferencesFile) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._size = RadioRow(theme, [(size, f"{size.value} %") for size in TextSize])
        self._language = RadioRow(
            theme, [(one, sentence("language.name", one)) for one in Language]
        )
        self._minutes = ChoiceField(
            [(minutes, self.tr("%n minute(s)", "", minutes)) for minutes in MINUTES]
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        self._size.set_value(self._theme.text_size)
        self._language.set_value(self._theme.language)
        minutes = self._preferences.now.idle_minutes
        self._minutes.set_value(minutes if minutes in MINUTES else 10)
        form = Form(self._theme)
        for row in (
            FieldRow(self._theme, "size", self.tr("&Text size"), self._size),
            FieldRow(self._theme, "language", self.tr("&Language"), self._language),
            FieldRow(self._theme, "minutes", self.tr("Lock &after"), self._minutes),
        ):
            form.add(row)
        scroll = ScrollColumn(self._theme, 10)
        scroll.column.addWidget(Label(self.tr("Appearance and lock"), "head"))
        scroll.column.addWidget(Rule(self._theme, strong=True))
        scroll.column.addWidget(form)
        scroll.column.addWidget(
            RunningText(
                self._theme,
                self.tr("These hold on this computer only. Light or dark follows the system."),
                ink="text2",
            )
        )
        scroll.column.addStretch(1)
        column = Column(self._theme)
        column.addWidget(scroll)
        self.setLayout(column)

    def _wire(self) -> None:
        self._size.chosen.connect(self._on_size)
        self._language.chosen.connect(self.language_wanted)
        self._minutes.activated.connect(self._on_minutes)

    def _on_size(self, size: TextSize) -> None:
        self._preferences.set(text_size=size)
        self._theme.choose(size=size)

    def _on_minutes(self) -> None:
        self._preferences.set(idle_minutes=self._minutes.value())
        self.minutes_chosen.emit(self._minutes.value())
