"""Before a run ends: what the result is, and that answers can no longer be changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import StripShown
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog


class ConcludeDialog(Dialog):
    """Accepted when the run is to end, under the name that is said; what is owed is named."""

    def __init__(
        self, theme: Theme, shown: StripShown, name: str, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("ConcludeDialog", "Conclude the run?"),
            safe=translate("ConcludeDialog", "Go on answering"),
            act=translate("ConcludeDialog", "Conclude"),
            parent=parent,
        )
        self.say(shown.result)
        if shown.missing:
            self.say(self.tr("Left unwritten, and printed so:"))
        for each in shown.missing:
            self.say(each.words)
        words = self.tr("Answers can no longer be changed then. Goes into the journal, by {name}.")
        self.say(words.format(name=name))
