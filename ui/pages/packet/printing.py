"""Papers on the printer, page by page, so that nothing waits for a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.application.page_images import PageImage, PageImages
from desktop.application.progress import Progress
from desktop.errors import Cancelled, Failure, Problem, Unavailable
from ui.pages.packet.preview_part import picture_of
from ui.work.runner import Job, Runner

DOTS = 2067
"""How many pixels wide a page is printed: 250 to the inch of A4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A page of a paper; ``data`` is empty for the blank back of a sheet."""

    data: bytes
    page: int


def new_printer(copies: int, *, duplex: bool) -> QPrinter:
    """Return an A4 printer set as the clerk wished; which one is chosen in the system's dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setCopyCount(copies)
    side = QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(side)
    return printer


class PrintRun(QObject):
    """Prints papers one after another; with two sides each begins on a sheet of its own.

    Pages are drawn on the worker and painted here; ``ended`` carries the failure, or ``None``.
    """

    stepped = Signal(int, int)
    ended = Signal(object)

    def __init__(
        self, runner: Runner, images: PageImages, printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._images = images
        self._printer = printer
        self._painter = QPainter()
        self._job: Job | None = None
        self._sheets: Iterator[_Sheet] = iter(())
        self._done = self._total = 0

    def start(self, papers: Sequence[tuple[bytes, int]], *, duplex: bool) -> None:
        """Print papers, each given with the number of its pages."""
        sheets = list(_sheets(papers, duplex=duplex))
        self._sheets, self._total = iter(sheets), len(sheets)
        if not self._painter.begin(self._printer):
            self.ended.emit(Unavailable(Problem("paper.no_printer")))
            return
        self._next()

    def cancel(self) -> None:
        """Stop before the next page."""
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        sheet = next(self._sheets, None)
        self.stepped.emit(self._done, self._total)
        if sheet is None:
            self._end(None)
            return
        images = self._images

        def work(progress: Progress) -> PageImage | None:
            progress.step("paper.printing", 0, 1)
            return images.draw(sheet.data, sheet.page, DOTS) if sheet.data else None

        self._job = self._runner.start(work, done=self._paint, failed=self._end)

    def _paint(self, image: PageImage | None) -> None:
        if self._done:
            self._printer.newPage()
        if image is not None:
            self._painter.drawImage(self._painter.viewport(), picture_of(image))
        self._done += 1
        self._next()

    def _end(self, failure: Failure | None) -> None:
        self._job = None
        if isinstance(failure, Cancelled):
            self._printer.abort()
        self._painter.end()
        self.ended.emit(failure)


def _sheets(papers: Sequence[tuple[bytes, int]], *, duplex: bool) -> Iterator[_Sheet]:
    for number, (data, pages) in enumerate(papers):
        for page in range(1, pages + 1):
            yield _Sheet(data=data, page=page)
        if duplex and pages % 2 and number < len(papers) - 1:
            yield _Sheet(data=b"", page=0)
