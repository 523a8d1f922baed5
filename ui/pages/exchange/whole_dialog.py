"""A form with sentences, always high enough to be read whole."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from ui.widgets.form_dialog import FormDialog


class WholeDialog(FormDialog):
    """Grows with its sentences: those of the form and those that say why it was refused."""

    def accept(self) -> None:
        """Close only where the act was done; else make room for why it was not."""
        super().accept()
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the height that the sentences need at this width."""
        self._grow()
        super().showEvent(event)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(min(wanted, self.screen().availableGeometry().height() - 48))
