"""Page turn and zoom above a preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.page_preview import PagePreview
from ui.widgets.rule import Rule
from ui.widgets.text_button import TextButton


class PageTurner(QWidget):
    """Says which page of how many shows; goes back, on, larger, smaller."""

    page_wanted = Signal(int)

    def __init__(self, theme: Theme, preview: PagePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview = preview
        self._page = 1
        self._pages = 1
        self._words = ElidedLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._back = IconButton(theme, "back", self.tr("Previous page"))
        self._on = IconButton(theme, "forward", self.tr("Next page"))
        self._smaller = IconButton(theme, "minus", self.tr("Smaller"))
        self._fit = TextButton(theme, self.tr("Page width"))
        self._larger = IconButton(theme, "add", self.tr("Larger"))
        self._build()
        self._wire()

    def show_page(self, page: int, pages: int) -> None:
        """Say that ``page`` of ``pages`` shows."""
        self._page, self._pages = page, pages
        self._words.setText(self.tr("Page {page} of {pages}").format(page=page, pages=pages))
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < pages)

    def _build(self) -> None:
        row = Row(self._theme, 4)
        row.addStretch(1)
        for widget in (self._back, self._words, self._on):
            row.addWidget(widget)
        rule = Rule(self._theme, upright=True)
        rule.setMaximumHeight(self._theme.px(16))
        row.addWidget(rule)
        for button in (self._smaller, self._fit, self._larger):
            row.addWidget(button)
        self.setLayout(row)
        self.show_page(1, 1)

    def _wire(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)
        self._preview.page_turned.connect(self._turn)
        self._smaller.clicked.connect(self._preview.zoom_out)
        self._fit.clicked.connect(self._preview.fit_width)
        self._larger.clicked.connect(self._preview.zoom_in)

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_on(self) -> None:
        self._turn(1)

    def _turn(self, pages: int) -> None:
        wanted = self._page + pages
        if 1 <= wanted <= self._pages:
            self.page_wanted.emit(wanted)
