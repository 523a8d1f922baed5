"""A page as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.theme import Theme

STEPS = (50, 75, 100, 125, 150, 200, 300)
PAGE_WIDTH = 794
"""Logical pixels of an A4 page's width at 100 %."""


class PagePreview(QScrollArea):
    """Shows one page on the side ground; begins at the width of the view.

    Pictures come from outside: ``pixels_wanted`` says how many device pixels wide the page is
    shown, so that it can be drawn sharp. Paper stays white in the dark theme.
    """

    pixels_wanted = Signal(int)
    page_turned = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 0
        self._page = _Page(theme)
        self.setAccessibleName(name)
        self.setWidget(self._page)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    @property
    def zoom(self) -> int:
        """Per cent of the paper's size, 0 while it follows the width of the view."""
        return self._zoom

    def show_page(self, picture: QImage, sentence: str) -> None:
        """Show a page; ``sentence`` says which it is to those who cannot see it."""
        self._page.setAccessibleName(sentence)
        self._page.show_picture(picture, self._width())

    def fit_width(self) -> None:
        """Show the page as wide as the view."""
        self._rescale(0)

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        now = self._zoom or round(self._width() * 100 / PAGE_WIDTH)
        self._rescale(next((step for step in STEPS if step > now), STEPS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        now = self._zoom or round(self._width() * 100 / PAGE_WIDTH)
        self._rescale(next((step for step in reversed(STEPS) if step < now), STEPS[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages with the page keys once the end of a page is reached."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.page_turned.emit(1)
            return
        if event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.page_turned.emit(-1)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoom:
            self._rescale(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(self.viewport().rect(), QColor(self._theme.tokens.side))

    def _rescale(self, zoom: int) -> None:
        self._zoom = zoom
        self._page.show_width(self._width())
        self.pixels_wanted.emit(round(self._width() * self.devicePixelRatio()))

    def _width(self) -> int:
        if self._zoom:
            return PAGE_WIDTH * self._zoom // 100
        return max(self.viewport().width() - 2 * self._theme.gap(16), 100)


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self._width = 0

    def show_picture(self, picture: QImage, width: int) -> None:
        self._picture = picture
        self.show_width(width)

    def show_width(self, width: int) -> None:
        self._width = width
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        if self._picture.isNull():
            return QSize(0, 0)
        margin = self._theme.gap(16)
        height = round(self._width * self._picture.height() / self._picture.width())
        return QSize(self._width + 2 * margin, height + 2 * margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.side))
        if self._picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        margin = self._theme.gap(16)
        sheet = QRect(margin, margin, self._width, self.height() - 2 * margin)
        painter.fillRect(sheet, QColor("white"))
        painter.drawImage(sheet, self._picture)
        painter.setPen(QPen(QColor(self._theme.tokens.line), 0))
        painter.drawRect(sheet)
