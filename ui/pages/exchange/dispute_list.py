"""All values of a bundle or a case that both sides changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import Choice
from desktop.application.exchange_view import DisputeShown
from ui.pages.exchange.dispute_panel import DisputePanel
from ui.theme.boxes import Column
from ui.theme.measures import Room
from ui.theme.theme import Theme


class DisputeList(QWidget):
    """One panel for each; ``changed`` says that something else is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._panels: list[DisputePanel] = []
        self._room: Room | None = None
        self._column = Column(theme, 6)
        self.setLayout(self._column)

    @property
    def panels(self) -> tuple[DisputePanel, ...]:
        """Return the panels from the top down."""
        return tuple(self._panels)

    def show_disputes(self, disputes: Sequence[DisputeShown]) -> None:
        """Show other values; everything is left for later until a person chooses.

        What is chosen stays while the values are the same.
        """
        if [panel.shown for panel in self._panels] == list(disputes):
            return
        for panel in self._panels:
            panel.hide()
            panel.deleteLater()
        self._panels = [DisputePanel(self._theme, shown) for shown in disputes]
        for panel in self._panels:
            panel.chosen.connect(self.changed)
            self._column.addWidget(panel)
            if self._room is not None:
                panel.fit(self._room)

    def choices(self) -> tuple[Choice, ...]:
        """Return what was chosen."""
        return tuple(choice for panel in self._panels if (choice := panel.choice()) is not None)

    def chosen_words(self) -> tuple[tuple[str, str], ...]:
        """Return, of what was chosen, the name of the field and the value."""
        return tuple((panel.shown.field, panel.words()) for panel in self._panels if panel.choice())

    def left(self) -> int:
        """Return how many values are left for later."""
        return sum(panel.choice() is None for panel in self._panels)

    def fit(self, room: Room) -> None:
        """Fold the panels where it is narrow."""
        self._room = room
        for panel in self._panels:
            panel.fit(room)
