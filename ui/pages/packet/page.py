"""The papers of a respondent: looked at as they will be printed, saved, printed, issued."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from desktop.application.paper_list import PaperListLine, step_to_fill
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import TrackKey
from desktop.errors import Failure, Problem
from ui.pages.cases.scene import Scene
from ui.pages.commands import Command
from ui.pages.packet.address_dialog import AddressDialog
from ui.pages.packet.issue_dialog import IssueDialog
from ui.pages.packet.issue_words import IssueWords
from ui.pages.packet.paper_work import Asked, PaperDesk, PaperWork
from ui.pages.packet.preview_part import PreviewPart
from ui.pages.packet.printing import new_printer
from ui.pages.packet.side import PacketSide
from ui.pages.page import Page
from ui.theme.boxes import Row
from ui.theme.measures import Room
from ui.widgets.button import Button
from ui.widgets.file_choice import FileChoice
from ui.widgets.foot import Foot
from ui.widgets.main_button import MainButton
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text_button import TextButton
from ui.work.runner import Job

LEAST_PAGE = 160
LEAST_PAGE_BELOW = 420
PDF_FILES = "PDF (*.pdf)"


class PacketPage(Page):
    """Wishes to go back to the case, or to the step (its value) where something is missing."""

    case_wanted = Signal(str)
    step_wanted = Signal(str, str)

    def __init__(self, desk: PaperDesk, case: CaseId, key: TrackKey) -> None:
        super().__init__(desk.theme, help_topic="packet")
        self._desk = desk
        self._case = case
        self._listing: Job | None = None
        self._below = False
        self._first_missing: tuple[Problem, ...] = ()
        self._panes = Row(desk.theme, 20)
        self._words = IssueWords()
        self.side = PacketSide(desk.theme)
        self.preview = PreviewPart(desk.theme, desk.runner, desk.images)
        self.side.offer(desk.here.file(case), key, desk.theme.language)
        self._build()
        self._wire()
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Whether the list shows and nothing is being done."""
        return self._listing is None and not self._work.is_busy

    def refresh(self) -> None:
        """Ask anew, on the worker, which papers there are; what was asked last wins."""
        file = self._desk.here.file(self._case)
        name = file.respondents[self.side.key[0]].now.name
        self.set_title(self.tr("Papers"), file.opened.now.number, name)
        asked, there = self._asked(), self._desk.there

        def work(progress: Progress) -> tuple[PaperListLine, ...]:
            return asked.papers(there()).lines(asked.language)

        if self._listing is not None:
            self._listing.cancel()
        # Methods of this page alone: Qt forgets them with it, but never a function.
        self._listing = self._desk.runner.start(work, done=self._show_lines, failed=self._on_failed)

    def fit(self, room: Room) -> None:
        """Put the preview below the list where there is no room beside it."""
        below = room.folds_outline
        self.side.fit(room)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._panes.setDirection(down if below else across)
        self._panes.setSpacing(self.theme.gap(room.pane_gap))
        self.preview.set_least_height(self.theme.px(LEAST_PAGE_BELOW if below else LEAST_PAGE))
        self._below = below
        self._say_will()

    def panes(self) -> list[QWidget]:
        """Return the list and the page."""
        return [self.side.papers.table, self.preview.preview]

    def perform(self, command: Command) -> bool:
        """Ctrl+P prints."""
        if command is Command.PRINT:
            self._print.click()
            return True
        return super().perform(command)

    def save(self, place: Path) -> None:
        """Write the papers wanted: one as this file, several into this folder."""
        self._begin()
        self._work.save(self._asked(), self.side.papers.wanted(), place)

    def issue(self) -> None:
        """Make the papers wanted final; the list then shows them as issued."""
        self._begin()
        self._work.issue(self._asked(), self._issuable())

    def print_on(self, printer: QPrinter) -> None:
        """Print the papers wanted."""
        self._begin()
        wanted = self.side.papers.wanted()
        self._work.print_on(self._asked(), wanted, printer, duplex=self.side.duplex)

    def _build(self) -> None:
        theme = self.theme
        self._back = TextButton(theme, self.tr("Back to the case"), "back")
        self.add_action(self._back)
        self._panes.addWidget(self.side)
        self._panes.addWidget(self.preview, 1)
        scroll = ScrollColumn(theme)
        scroll.column.addLayout(self._panes, 1)
        self._work = PaperWork(self._desk)
        self._will = RunningText(theme, ink="text2")
        self._foot = Foot(theme)
        self._save = Button(theme, self.tr("&Save as PDF"))
        self._print = Button(theme, self.tr("&Print"), "print")
        self._issue = MainButton(theme, "", "issue")
        self._foot.add_left(self._print)
        self._foot.add_left(self._save)
        self._foot.set_main(self._issue)
        self.set_main(self._issue)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._work)
        self.body.addWidget(self._will)
        self.body.addWidget(self._foot)

    def _wire(self) -> None:
        self._back.clicked.connect(lambda: self.case_wanted.emit(self._case))
        self.side.choice_changed.connect(self.refresh)
        self.side.fill_wanted.connect(self._on_fill_wanted)
        self.side.papers.looked_at.connect(lambda _: self._on_looked_at())
        self.side.papers.ticked.connect(self._show_buttons)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._issue.clicked.connect(self._on_issue)
        self._work.busy_changed.connect(self._on_busy_changed)
        self._work.told.connect(self._foot.say_happened)
        self._work.failed.connect(self._on_failed)

    def _asked(self) -> Asked:
        return Asked(case=self._case, key=self.side.key, language=self.side.language)

    def _begin(self) -> None:
        self.side.form.clear_problems()
        self._foot.say_happened("")
        # The buttons rest meanwhile; the keyboard would go to whatever comes after them.
        self.side.papers.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _issuable(self) -> tuple[PaperListLine, ...]:
        return tuple(line for line in self.side.papers.wanted() if line.paper is None)

    def _show_lines(self, lines: tuple[PaperListLine, ...]) -> None:
        if self.sender() is not self._listing:
            return
        self._listing = None
        self._first_missing = next((line.missing for line in lines if line.missing), ())
        self.side.papers.show_lines(lines)
        self._on_looked_at()

    def _on_looked_at(self) -> None:
        line = self.side.papers.current()
        self._show_buttons()
        if line is None:
            return
        self.side.show_missing(line.missing or self._first_missing)
        asked, there, code = self._asked(), self._desk.there, line.code
        self.preview.show_paper(
            line.title,
            lambda progress: asked.papers(there()).data(code, asked.language, progress),
            draft=line.paper is None,
        )

    def _show_buttons(self) -> None:
        """Say how many papers the buttons mean, and why the main one cannot be pressed."""
        wanted, issuable = self.side.papers.wanted(), self._issuable()
        free = not self._work.is_busy
        self._save.setEnabled(bool(wanted) and free)
        self._print.setEnabled(bool(wanted) and free)
        ready = bool(issuable) and all(line.can_be_issued for line in issuable)
        self._issue.setEnabled(ready and free)
        number = len(issuable) or len(wanted)
        self._issue.setText(self.tr("Issue %n paper(s)", "", number))
        self._say_will()

    def _say_will(self) -> None:
        words = self._words.of(self._issuable())
        self._will.set_text(words if self._below else "")
        self._will.setVisible(self._below)
        self._foot.say_will("" if self._below else words)

    def _on_busy_changed(self) -> None:
        if not self._work.is_busy:
            self.refresh()
        self._show_buttons()

    def _on_failed(self, failure: Failure) -> None:
        self.side.form.show_problems(failure.problems)

    def _on_fill_wanted(self, missing: Problem) -> None:
        step = step_to_fill(missing)
        if step is not None:
            self.step_wanted.emit(self._case, step.value)
            return
        at = Scene(theme=self.theme, workspace=self._desk.here, case=self._case, key=self.side.key)
        dialog = AddressDialog(at, self)
        dialog.recorded.connect(lambda _: self.refresh())
        dialog.open()

    def _on_save(self) -> None:
        wanted = self.side.papers.wanted()
        papers = self._asked().papers(self._desk.here)
        title = self.tr("Save as PDF")
        if len(wanted) == 1:
            chosen = FileChoice.to_save(self, title, papers.file_name(wanted[0]), PDF_FILES)
        else:
            chosen = FileChoice.folder(self, title)
        if chosen:
            self.save(chosen)

    def _on_print(self) -> None:
        printer = new_printer(self.side.copies, duplex=self.side.duplex)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # its own asks for a slot

    def _on_issue(self) -> None:
        name = self._desk.here.name_of(self._desk.here.person)
        titles = [line.title for line in self._issuable()]
        dialog = IssueDialog(self.theme, titles, name, self)
        dialog.accepted.connect(self.issue)
        dialog.open()
