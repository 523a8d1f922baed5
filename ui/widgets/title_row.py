"""The top line of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.measures import PAGE_SIDE, TITLE_ROW
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel

FACT_GAP = "\u3000"


class TitleRow(QWidget):
    """The title, facts about it on the same line, search or actions at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel("", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._facts = ElidedLabel("", "second")
        self._row = Row(theme, 12, (PAGE_SIDE, 3, PAGE_SIDE, 0))
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._facts, 1)
        self.setLayout(self._row)
        theme.changed.connect(self._measure)
        self._measure()

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def show_title(self, title: str, *facts: str) -> None:
        """Show a title and the facts about it, a full-width space between facts."""
        self._title.setText(title)
        self._facts.setText(FACT_GAP.join(facts))

    def add(self, widget: QWidget) -> None:
        """Put search or an action at the right end."""
        self._row.addWidget(widget)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(TITLE_ROW + 4))
