"""A form with sentences, always high enough to be read whole."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from desktop.errors import Failure
from ui.widgets.form_dialog import FormDialog


class WholeDialog(FormDialog):
    """Grows with its sentences: those of the form and those that say why it was refused."""

    def refuse(self, failure: Failure) -> None:
        """Say why the act was refused, and make room for that."""
        super().refuse(failure)
        self.grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the height that the sentences need at this width."""
        self.grow()
        super().showEvent(event)

    def grow(self) -> None:
        """Be as high as what shows needs, and no higher than the screen."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(min(wanted, self.screen().availableGeometry().height() - 48))
