"""The roles a person may hold, to be ticked."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.office import Role
from ui.pages.office.words import role_words
from ui.theme.boxes import Column
from ui.theme.theme import Theme


class RoleBoxes(QWidget):
    """A box for each role; several may be ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._boxes = {role: QCheckBox(role_words(role)) for role in Role}
        column = Column(theme, 4)
        for box in self._boxes.values():
            column.addWidget(box)
        self.setLayout(column)

    def roles(self) -> tuple[Role, ...]:
        """Return the roles ticked."""
        return tuple(role for role, box in self._boxes.items() if box.isChecked())

    def tick(self, roles: Container[Role]) -> None:
        """Tick these roles and no others."""
        for role, box in self._boxes.items():
            box.setChecked(role in roles)
