"""A dialog with fields and an act that may be refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import Failure
from desktop.text import explain
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.running_text import RunningText


class FormDialog(Dialog):
    """A dialog whose act may be refused; then it stays open and says why.

    ``do`` carries out the act and raises what stands in its way.
    """

    def __init__(
        self, theme: Theme, title: str, act: str, do: Callable[[], None], parent: QWidget | None
    ) -> None:
        safe = QCoreApplication.translate("FormDialog", "Cancel")
        super().__init__(theme, title, safe=safe, act=act, parent=parent)
        self._do = do
        self.form = Form(theme)
        self.refusal = RunningText(theme, ink="seal")
        self.refusal.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.refusal)
        self.act_on_enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field."""
        super().showEvent(event)
        self.form.focus_first()

    def accept(self) -> None:
        """Close only where the act was done."""
        if self.attempt():
            super().accept()

    def attempt(self) -> bool:
        """Carry out the act; say why where it was refused, and return whether it was done."""
        try:
            self._do()
        except Failure as failure:
            self.refuse(failure)
            return False
        self.refusal.hide()
        return True

    def refuse(self, failure: Failure) -> None:
        """Say why the act was refused."""
        sentences = [explain(each, self._theme.language) for each in failure.problems]
        self.refusal.set_text("\n".join(sentences))
        self.refusal.show()
        self.fit_height()
