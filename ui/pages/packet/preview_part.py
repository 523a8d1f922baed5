"""The chosen paper as it will be printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.application.page_images import PageImage, PageImages
from desktop.application.progress import Progress
from desktop.errors import Cancelled, Failure
from desktop.text import explain
from ui.theme.boxes import Column, Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.page_preview import PagePreview
from ui.widgets.page_turner import PageTurner
from ui.widgets.running_text import RunningText
from ui.widgets.tag import Tag
from ui.work.runner import Job, Runner

Source = Callable[[Progress], bytes]
SETTLED_AFTER = 80
"""Milliseconds after which a size that no longer changes is drawn sharp."""


def picture_of(image: PageImage) -> QImage:
    """Return a drawn page as Qt paints it."""
    kind = QImage.Format.Format_RGB32
    return QImage(image.data, image.width, image.height, image.stride, kind).copy()


class PreviewPart(QWidget):
    """Shows pages of one PDF, drawn on the worker; what was asked for last wins.

    ``drawn`` says, each time, whether the page could be drawn.
    """

    drawn = Signal(bool)

    def __init__(self, theme: Theme, runner: Runner, images: PageImages) -> None:
        super().__init__()
        self._theme = theme
        self._runner = runner
        self._images = images
        self._source: Source | None = None
        self._data: bytes | None = None
        self._job: Job | None = None
        self._page, self._pages, self._pixels = 1, 1, 0
        self._title = ElidedLabel("", "strong")
        self._tag = Tag(theme, self.tr("Draft"))
        self._preview = PagePreview(theme, self.tr("Page preview"))
        self._turner = PageTurner(theme, self._preview)
        self._failure = RunningText(theme, ink="seal")
        self._build()
        self._wire()

    @property
    def pages(self) -> int:
        """Return how many pages the paper has, 1 before that is known."""
        return self._pages

    @property
    def is_drawn(self) -> bool:
        """Whether what was asked for last shows."""
        return self._job is None and self._data is not None

    def paper(self) -> tuple[bytes, int]:
        """Return the PDF that shows and its pages; it is empty before the first page is drawn."""
        return self._data or b"", self._pages

    @property
    def preview(self) -> PagePreview:
        """Return the view of the page, where F6 goes."""
        return self._preview

    def show_paper(self, title: str, source: Source, *, draft: bool) -> None:
        """Show another paper from its first page; ``source`` gives its PDF on the worker."""
        self._title.setText(title)
        self._tag.setVisible(draft)
        self._source, self._data, self._page = source, None, 1
        self._turner.show_page(1, 1)
        self._draw()

    def set_least_height(self, height: int) -> None:
        """Keep a page readable where the parts stand below each other."""
        self._preview.setMinimumHeight(height)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while nobody could see it."""
        super().showEvent(event)
        if self._data is None:
            self._draw()

    def _build(self) -> None:
        self._failure.hide()
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        head = Row(self._theme, 8)
        head.addWidget(self._title)
        head.addWidget(self._tag)
        head.addStretch(1)
        head.addWidget(self._turner)
        column = Column(self._theme, 6)
        column.addLayout(head)
        column.addWidget(self._failure)
        column.addWidget(self._preview, 1)
        self.setLayout(column)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_AFTER)

    def _wire(self) -> None:
        self._turner.page_wanted.connect(self._on_page_wanted)
        self._preview.pixels_wanted.connect(self._on_pixels_wanted)
        self._settle.timeout.connect(self._draw)

    def _draw(self) -> None:
        """Ask for the page anew; a page that is still being drawn is no longer wanted."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._source is None or not self._pixels or not self.isVisible():
            return
        source, data, page, pixels = self._source, self._data, self._page, self._pixels
        images = self._images

        def work(progress: Progress) -> tuple[bytes, PageImage]:
            progress.step("paper.drawing", 0, 1)
            drawn = data if data is not None else source(progress)
            progress.step("paper.drawing", 0, 1)
            return drawn, images.draw(drawn, page, pixels)

        # Methods of this part alone: Qt forgets them with it, but never a function.
        self._job = self._runner.start(work, done=self._show, failed=self._say)

    def _show(self, found: tuple[bytes, PageImage]) -> None:
        if self.sender() is not self._job:
            return
        data, image = found
        self._job, self._data, self._pages = None, data, image.pages
        self._failure.hide()
        self._turner.show_page(self._page, self._pages)
        words = self.tr("{paper}, page {page} of {pages}")
        told = words.format(paper=self._title.text(), page=self._page, pages=self._pages)
        self._preview.show_page(picture_of(image), told)
        self.drawn.emit(True)

    def _say(self, failure: Failure) -> None:
        if self.sender() is not self._job or isinstance(failure, Cancelled):
            return
        self._job = None
        sentences = (explain(problem, self._theme.language) for problem in failure.problems)
        self._failure.set_text("\n".join(sentences))
        self._failure.show()
        self._preview.show_page(QImage(), "")
        self.drawn.emit(False)

    def _on_page_wanted(self, page: int) -> None:
        self._page = page
        self._preview.verticalScrollBar().setValue(0)
        self._draw()

    def _on_pixels_wanted(self, pixels: int) -> None:
        if pixels == self._pixels:
            return
        first, self._pixels = not self._pixels, pixels
        self._draw() if first else self._settle.start()
