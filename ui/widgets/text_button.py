"""Buttons that look or add."""

from __future__ import annotations

from typing import ClassVar

from ui.widgets.button import Button


class TextButton(Button):
    """Words in the accent colour without an edge: for looking and adding."""

    ROLE: ClassVar[str] = "text"

    def _ink(self) -> str:
        return self._theme.tokens.accent
