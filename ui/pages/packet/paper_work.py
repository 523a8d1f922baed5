"""What is done with papers that takes a while: saving, printing, issuing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.application.files_out import write_out
from desktop.application.page_images import PageImages
from desktop.application.paper_list import PaperList, PaperListLine
from desktop.application.progress import Progress
from desktop.application.workspace import Workspace
from desktop.domain.ids import CaseId
from desktop.domain.replay.case import TrackKey
from desktop.errors import Failure
from desktop.text import Language
from ui.pages.packet.printing import PrintRun
from ui.theme.boxes import Column
from ui.theme.theme import Theme
from ui.work.long_work import LongWork
from ui.work.runner import Runner

ONE_DOT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDesk:
    """What the papers are worked with: the office here, on the worker, and who draws pages.

    ``there`` gives the worker's own connection and is called on the worker.
    """

    theme: Theme
    here: Workspace
    there: Callable[[], Workspace]
    runner: Runner
    images: PageImages


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose papers are worked with, in which language."""

    case: CaseId
    key: TrackKey
    language: Language

    def papers(self, workspace: Workspace) -> PaperList:
        """Return the papers on a connection."""
        return PaperList(workspace=workspace, case=self.case, key=self.key)


class PaperWork(QWidget):
    """One thing at a time, with progress and a way to stop; ``told`` says what was done."""

    told = Signal(str)
    failed = Signal(object)
    busy_changed = Signal()

    def __init__(self, desk: PaperDesk) -> None:
        super().__init__()
        self._desk = desk
        self._printing: PrintRun | None = None
        self._work = LongWork(desk.theme, desk.runner)
        self._work.busy_changed.connect(lambda _: self.busy_changed.emit())
        column = Column(desk.theme, 0)
        column.addWidget(self._work)
        self.setLayout(column)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._work.is_busy or self._printing is not None

    def save(self, asked: Asked, lines: Sequence[PaperListLine], place: Path) -> None:
        """Write papers: one as this file, several into this folder."""
        there, language = self._desk.there, asked.language

        def work(progress: Progress) -> int:
            papers = asked.papers(there())
            for line in progress.each(lines, "paper.drawing"):
                data = papers.data(line.code, language, progress)
                write_out(place if len(lines) == 1 else place / papers.file_name(line), data)
            return len(lines)

        self._start(work, lambda number: self.tr("%n paper(s) saved", "", number))

    def issue(self, asked: Asked, lines: Sequence[PaperListLine]) -> None:
        """Make papers final, all of them or none."""
        there, codes = self._desk.there, [line.code for line in lines]

        def work(progress: Progress) -> int:
            return len(asked.papers(there()).issue(codes, asked.language, progress))

        self._start(work, lambda number: self.tr("%n paper(s) issued", "", number))

    def print_on(
        self, asked: Asked, lines: Sequence[PaperListLine], printer: QPrinter, *, duplex: bool
    ) -> None:
        """Print papers."""
        there, images = self._desk.there, self._desk.images

        def work(progress: Progress) -> list[tuple[bytes, int]]:
            papers = asked.papers(there())
            found = [
                papers.data(line.code, asked.language, progress)
                for line in progress.each(lines, "paper.drawing")
            ]
            return [(data, images.draw(data, 1, ONE_DOT).pages) for data in found]

        def run(papers: list[tuple[bytes, int]]) -> None:
            self._printing = PrintRun(self._desk.runner, images, printer, self)
            self._printing.stepped.connect(self._on_printed)
            self._printing.ended.connect(self._on_print_ended)
            self._printing.start(papers, duplex=duplex)

        self._work.start(work, done=run, failed=self.failed.emit)

    def _start(self, work: Callable[[Progress], int], told: Callable[[int], str]) -> None:
        self._work.start(
            work, done=lambda number: self.told.emit(told(number)), failed=self.failed.emit
        )

    def _on_printed(self, done: int, total: int) -> None:
        words = self.tr("Page {page} of {pages} sent to the printer")
        self.told.emit(words.format(page=done, pages=total))

    def _on_print_ended(self, failure: Failure | None) -> None:
        self._printing = None
        self.busy_changed.emit()
        if failure is not None:
            self.failed.emit(failure)
