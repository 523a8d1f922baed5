"""The page of the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.pages.page import Page
from ui.theme.boxes import Row
from ui.theme.measures import OUTLINE_WIDTH, Room
from ui.theme.theme import Theme
from ui.widgets.form import Form
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.name_list import NameList, NameRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPart:
    """A part: its name in the list, and who builds it when it is first chosen."""

    key: str
    name: str
    build: Callable[[], QWidget]


class SettingsPage(Page):
    """Shows one part at a time; parts not built yet are not in the list."""

    def __init__(self, theme: Theme, parts: Sequence[SettingsPart]) -> None:
        super().__init__(theme, help_topic="settings")
        self._parts = {part.key: part for part in parts}
        self._built: dict[str, QWidget] = {}
        self._room: Room | None = None
        self.set_title(self.tr("Settings"))
        self._list = NameList(theme, self.tr("Parts of the settings"))
        self._list.set_rows([NameRow(key=part.key, name=part.name) for part in parts], 0)
        self._stack = QStackedWidget()
        self._build()
        self._list.chosen.connect(self._on_chosen)
        theme.changed.connect(self._measure)
        self.show_part(parts[0].key)

    def show_part(self, key: str) -> None:
        """Show a part."""
        if key not in self._built:
            self._built[key] = self._parts[key].build()
            self._stack.addWidget(self._built[key])
        self._stack.setCurrentWidget(self._built[key])
        self._list.choose([row.key for row in self._list.rows()].index(key))
        self._fit_part()

    def fit(self, room: Room) -> None:
        """Keep the list: there is no other way between the parts; the parts fold what they hold."""
        self._room = room
        self._measure()
        self._fit_part()

    def panes(self) -> list[QWidget]:
        """Return the list and the part that shows."""
        return [self._list]

    def _build(self) -> None:
        row = Row(self.theme, 20)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self._measure()

    def _measure(self) -> None:
        self._list.setFixedWidth(self.theme.px(OUTLINE_WIDTH))

    def _fit_part(self) -> None:
        part = self._stack.currentWidget()
        if self._room is None or part is None:
            return
        beside = self._beside(self._room)
        for form in part.findChildren(Form):
            form.fit(beside)
        for rows in part.findChildren(GroupedRows):
            rows.fit(beside)

    def _beside(self, room: Room) -> Room:
        """Return the room as it is for a part: the list takes its share of the width."""
        return replace(room, width=room.width - self._list.width())

    def _on_chosen(self, row: NameRow) -> None:
        self.show_part(row.key)
