"""类案: past cases beside a run, looked for anew at each choice of what the matter is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.application.precedents import Library, Precedents
from desktop.application.progress import Progress
from desktop.application.run_view import open_sheet
from desktop.application.similar_view import Codes, SimilarShown, code_choices, similar_shown
from desktop.domain.ids import CaseId, RunId
from desktop.errors import Cancelled, Failure, Refused
from desktop.text import explain, sentence
from ui.pages.checklist.code_form import CodeForm
from ui.pages.checklist.similar_findings import SimilarFindings
from ui.pages.exchange.exchange_desk import ExchangeDesk
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tab_order import tab_through
from ui.widgets.text_button import TextButton
from ui.work.runner import Job

HIGH = 560


class SimilarDialog(Dialog):
    """What is chosen is compared at once; it is recorded only by the act.

    ``take_in_wanted`` asks for past cases to be taken in; the dialog closes for that.
    """

    take_in_wanted = Signal()

    def __init__(
        self, desk: ExchangeDesk, case: CaseId, run: RunId, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("SimilarDialog", "Similar cases")
        close = translate("SimilarDialog", "Close")
        act = translate("SimilarDialog", "Record the kinds")
        super().__init__(desk.theme, title, safe=close, act=act, width=WIDE, parent=parent)
        self._desk, self._case, self._run = desk, case, run
        self._sheet = open_sheet(desk.here, case, run)
        started = self._sheet.file.started
        self._key = (started.respondent, started.track)
        self._recorded = Precedents(desk.here).codes(case, self._key)
        self._library: Library | None = None
        self._job: Job | None = None
        self._build(title)
        self._wire_form()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field where something is still to be chosen."""
        super().showEvent(event)
        if not self._recorded.conduct:
            self.form.focus_first()

    def accept(self) -> None:
        """Record what is chosen, and close where that was done."""
        try:
            codes = self.form.codes()
            Precedents(self._desk.here).state_codes(self._case, self._key, codes)
        except Failure as failure:
            self.form.show_problems(failure.problems)
            self.fit_height()
            return
        super().accept()

    def _build(self, title: str) -> None:
        choices = code_choices(self._sheet.pack, self._theme.language)
        self.form = CodeForm(self._theme, choices, self._recorded)
        self._scroll = ScrollColumn(self._theme)
        self._scroll.setAccessibleName(title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that keys scroll it
        self._waiting = RunningText(self._theme, ink="text2")
        self._found: SimilarFindings | None = None
        self._take_in = TextButton(self._theme, self.tr("Take in past cases…"), "import")
        for widget in (self.form, self._waiting):
            self._scroll.column.addWidget(widget)
        self._scroll.column.addWidget(self._take_in, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.column.addStretch(1)
        room = self.screen().availableGeometry().height() - self._theme.px(200)
        self._scroll.setMinimumHeight(min(self._theme.px(HIGH), max(room, self._theme.px(160))))
        self.body.addWidget(self._scroll, 1)

    def _wire_form(self) -> None:
        self.form.chosen.connect(self._look)
        self.finished.connect(self._stop)
        self._take_in.clicked.connect(self._on_take_in)
        self.act_on_enter()

    def _on_take_in(self) -> None:
        self.reject()
        self.take_in_wanted.emit()

    def _look(self) -> None:
        self._stop()
        try:
            codes = self.form.codes()
        except Refused:
            return  # the field says it
        if self.act_button is not None:
            self.act_button.setEnabled(codes.are_enough and codes != self._recorded)
        if not codes.are_enough:
            self._say(self.tr("Choose the kinds of conduct and harm; then similar cases show."))
            return
        self._say(self.tr("Past cases are being looked at…"))
        self._job = self._desk.runner.start(
            lambda progress: self._compared(codes, progress),
            done=self._show,
            failed=self._on_failed,
        )
        self._job.stepped.connect(self._on_stepped)

    def _on_stepped(self, code: str, done: int, total: int) -> None:
        words = sentence(code, self._theme.language)
        self._say(f"{words} {done} / {total}" if total else words)

    def _compared(self, codes: Codes, progress: Progress) -> SimilarShown:
        """Compare on the worker; every past case is read the first time alone."""
        precedents = Precedents(self._desk.there())
        if self._library is None:
            self._library = precedents.library(progress)
        similar = precedents.similar(self._case, self._run, self._library, codes)
        return similar_shown(similar, self._theme.language)

    def _say(self, words: str) -> None:
        self._waiting.set_text(words)
        self._waiting.show()

    def _show(self, shown: SimilarShown) -> None:
        self._job = None
        self._waiting.hide()
        column, before = self._scroll.column, self._found
        self._found = SimilarFindings(self._theme, shown)
        if before is None:
            column.insertWidget(column.indexOf(self._waiting) + 1, self._found)
        else:
            column.replaceWidget(before, self._found)
            before.hide()
            before.deleteLater()
        buttons = (self.safe_button, self.act_button) if self.act_button else (self.safe_button,)
        tab_through(self.form, self._found, self._take_in, self._scroll, *buttons)

    def _on_failed(self, failure: Failure) -> None:
        if not isinstance(failure, Cancelled):
            self._job = None
            self._say(explain(failure.problems[0], self._theme.language))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
