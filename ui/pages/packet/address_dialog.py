"""The respondent's address, where a paper needs it and the registry has none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.corrections import Corrections
from desktop.errors import Problem, Refused
from ui.pages.cases.case_act import CaseAct
from ui.pages.cases.scene import Scene
from ui.widgets.text_field import TextField

FORM = "address"


class AddressDialog(CaseAct):
    """Corrects the registry: the paper then finds the address, and so does every later one."""

    def __init__(self, scene: Scene, parent: QWidget | None) -> None:
        translate = QCoreApplication.translate
        title = translate("AddressDialog", "Add the respondent's address")
        super().__init__(scene, FORM, title, translate("AddressDialog", "Record"), parent)
        self._address, self._reason = TextField(), TextField()
        self._reason.setText(self.tr("It was missing on a paper"))
        self.add("address", self.tr("&Address"), self._address, required=True)
        self.add("reason", self.tr("&Reason"), self._reason, required=True)
        self.take_up_draft()

    def record(self) -> object:
        """Let the registry read so from now on."""
        address = self._address.plain()
        if not address:
            raise Refused(Problem("respondent.no_address", about="address"))
        Corrections(self.workspace).correct(
            self.respondent, "address", address, self._reason.plain()
        )
        return None
