"""Small framed words."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.label import Label


class Tag(Label):
    """Marks practice data, drafts, law to be verified, estimates and late entries; no more."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "tag", parent)
        self._theme = theme
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(20))
