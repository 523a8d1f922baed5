"""What is to be sent, to whom and why; then what they will see; then where it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.application.exchange import OfficeLine
from desktop.application.export_preview import ExportPreview, export_preview
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId, OfficeId
from desktop.errors import Failure, Problem, Refused
from ui.pages.exchange.case_choice import CaseChoice
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.pages.exchange.export_preview_part import ExportPreviewPart
from ui.pages.exchange.whole_dialog import WholeDialog
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.dialog import WIDE
from ui.widgets.field_row import FieldRow
from ui.widgets.text_field import TextField

BESIDE_FIELD = 200
ChoosePlace = Callable[[QWidget, str], Path | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """A bundle to be written."""

    to: OfficeId
    cases: tuple[CaseId, ...]
    reason: str
    place: Path


class ExportDialog(WholeDialog):
    """``wished`` carries the wish; nothing is written here.

    ``choose`` asks for a place, offering a name; where none is chosen, everything stays as it is.
    """

    wished = Signal(object)

    def __init__(
        self,
        desk: ExchangeDesk,
        offices: Sequence[OfficeLine],
        choose: ChoosePlace,
        parent: QWidget | None,
    ) -> None:
        title = QCoreApplication.translate("ExportDialog", "Export cases for another office")
        act = QCoreApplication.translate("ExportDialog", "Look at what they will see")
        super().__init__(desk.theme, title, act, self._look, parent)
        self._desk = desk
        self._choose = choose
        self._seen: ExportPreview | None = None
        self._shown: ExportPreviewPart | None = None
        self._wide = WIDE
        self._fit_screen()
        self.to: ChoiceField[OfficeId] = ChoiceField(
            [(one.office, self._cut(one.name)) for one in offices]
        )
        self.cases = CaseChoice(desk.theme, desk.here)
        self.reason = TextField()
        self._lay_out_steps()

    def accept(self) -> None:
        """Show what they will see; once that was seen, ask for a place, and close with one."""
        if self._seen is None:
            self.attempt()
            return
        place = self._choose(self, self._seen.file_name)
        if place is not None:
            self.wished.emit(
                ExportWish(
                    to=self.to.value(),
                    cases=self.cases.chosen(),
                    reason=self.reason.plain(),
                    place=place,
                )
            )
            self.done(ExportDialog.DialogCode.Accepted)

    def back_to_form(self) -> None:
        """Show the form again, as it was filled in."""
        self._show_step(None)
        self.to.setFocus()

    def _lay_out_steps(self) -> None:
        self.back = Button(self._theme, self.tr("Change"))
        self.back.clicked.connect(self.back_to_form)
        self.back.hide()
        self._buttons.insertWidget(0, self.back)
        for name, label, field in (
            ("to", self.tr("&To"), self.to),
            ("cases", self.tr("&Cases"), self.cases),
            ("reason", self.tr("&Reason"), self.reason),
        ):
            self.form.add(FieldRow(self._theme, name, label, field, required=True))

    def _cut(self, words: str) -> str:
        """Return words as wide as the column of fields: they cannot be scrolled sideways."""
        room = self.width() - self._theme.px(BESIDE_FIELD)
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _look(self) -> None:
        """Gather on the worker what they will see."""
        to, cases, there = self.to.value(), self.cases.chosen(), self._desk.there
        problems = []
        if not cases:
            problems.append(Problem("bundle.no_case", about="cases"))
        if not self.reason.plain():
            problems.append(Problem("bundle.no_reason", about="reason"))
        if problems:
            raise Refused(problems)

        def work(progress: Progress) -> ExportPreview:
            return export_preview(there(), cases, to, progress)

        self._set_busy(busy=True)
        self._desk.runner.start(work, done=self._show_step, failed=self._on_failed)

    def _on_failed(self, failure: Failure) -> None:
        self._set_busy(busy=False)
        self.refuse(failure)

    def _set_busy(self, *, busy: bool) -> None:
        self.form.setEnabled(not busy)
        if self.act_button is not None:
            self.act_button.setEnabled(not busy)

    def _show_step(self, seen: ExportPreview | None) -> None:
        """Show what they will see, or the form where nothing is to be seen yet."""
        self._set_busy(busy=False)
        self._seen = seen
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None
        if seen is not None:
            self._shown = ExportPreviewPart(self._theme, seen)
            self.body.insertWidget(0, self._shown)
        self.form.setVisible(seen is None)
        self.back.setVisible(seen is not None)
        look, place = self.tr("Look at what they will see"), self.tr("Choose a place…")
        if self.act_button is not None:
            self.act_button.setText(look if seen is None else place)
            self.act_button.setFocus()
        self.grow()
