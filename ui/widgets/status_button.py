"""Small words that can be pressed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize

from ui.widgets.button import Button


class StatusButton(Button):
    """A button in the type of the status line."""

    ROLE: ClassVar[str] = "status"

    def _ink(self) -> str:
        return self._theme.tokens.text2

    def _dress(self) -> None:
        side = self._theme.px(14)
        self.setIcon(self._theme.icon(self._icon_name, self._ink(), 14))
        self.setIconSize(QSize(side, side))
