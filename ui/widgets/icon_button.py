"""Buttons without words, only for page turn, zoom and close."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.role import set_plain_tooltip


class IconButton(Button):
    """A square with an icon; its name is its accessible name and its tooltip."""

    ROLE: ClassVar[str] = "icon"

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", icon, parent)
        self.setAccessibleName(name)
        set_plain_tooltip(self, name)
