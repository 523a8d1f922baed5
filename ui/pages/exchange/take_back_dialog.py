"""Taking a whole bundle back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import ImportedBundle
from desktop.errors import Problem, Refused
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.theme.theme import Theme
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField


class TakeBackDialog(WholeDialog):
    """``wished`` carries the reason."""

    wished = Signal(str)

    def __init__(self, theme: Theme, bundle: ImportedBundle, parent: QWidget | None) -> None:
        translate = QCoreApplication.translate
        title = translate("TakeBackDialog", "Take back bundle {number}?")
        act = translate("TakeBackDialog", "Take back")
        super().__init__(theme, title.format(number=bundle.number), act, self._wish, parent)
        words = self.tr(
            "What came with this bundle alone no longer counts. Nothing is deleted, and the same"
            " bundle can be taken in again."
        )
        self.body.insertWidget(0, RunningText(theme, words))
        self.reason = TextField()
        self.form.add(FieldRow(theme, "reason", self.tr("&Reason"), self.reason, required=True))

    def _wish(self) -> None:
        if not self.reason.plain():
            raise Refused(Problem("bundle.no_reason", about="reason"))
        self.wished.emit(self.reason.plain())
