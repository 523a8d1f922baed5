"""Past cases of a file are looked at first, and taken in when that is wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.precedent_files import take_in
from desktop.application.precedents import Received
from desktop.application.progress import Progress
from desktop.errors import Failure, Problem, Refused
from ui.pages.cases.file_field import FileField
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.running_text import RunningText
from ui.widgets.text_field import TextField

MOST_FAULTS_SHOWN = 5


class TakeInDialog(WholeDialog):
    """The first press says what the file holds, the second takes it in and closes."""

    def __init__(self, desk: ExchangeDesk, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TakeInDialog", "Take in past cases")
        act = QCoreApplication.translate("TakeInDialog", "Look at the file")
        super().__init__(desk.theme, title, act, self._look, parent)
        self._desk = desk
        self._looked = False
        self.file = FileField(desk.theme)
        self.origin = TextField()
        self.told = RunningText(desk.theme)
        self.told.hide()
        self.form.add(FieldRow(desk.theme, "file", self.tr("&File"), self.file, required=True))
        origin = self.tr("F&rom which office")
        self.form.add(FieldRow(desk.theme, "origin", origin, self.origin, required=True))
        self._finish()

    def accept(self) -> None:
        """Look at the file; once that was done, take it in."""
        self.attempt()

    def refuse(self, failure: Failure) -> None:
        """Say the first faults: a file may have many, and the rest is like them."""
        super().refuse(Refused(failure.problems[:MOST_FAULTS_SHOWN]))

    def _finish(self) -> None:
        note = self.tr(
            "Each line of the file is one past case, in codes alone. A line with a name, a place or"
            " a day in it is refused. Nothing is taken in before you have seen what the file holds."
        )
        self.body.insertWidget(0, RunningText(self._theme, note, ink="text2"))
        self.body.addWidget(self.told)
        self.file.edited.connect(self._on_changed)
        self.origin.textEdited.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._looked = False
        self.told.hide()
        self._name_act()

    def _look(self) -> None:
        path, origin = self.file.path(), self.origin.plain()
        if not path:
            raise Refused(Problem("precedent.no_file", about="file"))
        if not origin:
            raise Refused(Problem("precedent.no_origin", about="origin"))
        self._set_busy(busy=True)
        self._desk.runner.start(
            partial(self._look_at if not self._looked else self._take, Path(path), origin),
            done=self._show,
            failed=self._on_failed,
        )

    def _look_at(self, path: Path, origin: str, progress: Progress) -> Received:
        return take_in(self._desk.there(), path, origin, dry_run=True)

    def _take(self, path: Path, origin: str, progress: Progress) -> Received:
        return take_in(self._desk.there(), path, origin, dry_run=False)

    def _show(self, received: Received) -> None:
        self._set_busy(busy=False)
        if self._looked:
            self.done(TakeInDialog.DialogCode.Accepted)
            return
        words = self.tr("The file holds {cases} past cases; {new} of them are not here yet.")
        self.told.set_text(words.format(cases=received.cases, new=received.new))
        self.told.show()
        self.refusal.hide()
        self._looked = received.new > 0
        self._name_act()
        self.grow()

    def _on_failed(self, failure: Failure) -> None:
        self._set_busy(busy=False)
        self.refuse(failure)

    def _name_act(self) -> None:
        look, take = self.tr("Look at the file"), self.tr("Take in")
        if self.act_button is not None:
            self.act_button.setText(take if self._looked else look)

    def _set_busy(self, *, busy: bool) -> None:
        self.form.setEnabled(not busy)
        if self.act_button is not None:
            self.act_button.setEnabled(not busy)
            self.act_button.setFocus()
