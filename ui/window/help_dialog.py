"""What F1 shows: what the page is for, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.text import sentence
from ui.theme.theme import Theme
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.label import Label
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn

BETWEEN = " = "
EVERYWHERE = "everywhere"
HIGH = 420
LEAST = 120
AROUND = 220


class HelpDialog(Dialog):
    """A few sentences, the keys of this page, and with ``in_office`` those of every page."""

    def __init__(
        self, theme: Theme, topic: str, *, in_office: bool = True, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title, close = translate("HelpDialog", "Help"), translate("HelpDialog", "Close")
        super().__init__(theme, title, safe=close, width=WIDE, parent=parent)
        self._scroll = ScrollColumn(theme)
        self._scroll.setAccessibleName(title)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self._scroll, 1)
        for paragraph in self._said(topic):
            self._scroll.column.addWidget(RunningText(theme, paragraph))
        self._add_keys(self.tr("Keys of this page"), f"{topic}_keys")
        if in_office:
            self._add_keys(self.tr("Keys of every page"), f"{EVERYWHERE}_keys")
        self._scroll.column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _said(self, key: str) -> list[str]:
        return sentence(f"guide.{key}", self._theme.language).strip().splitlines()

    def _add_keys(self, title: str, key: str) -> None:
        self._scroll.column.addWidget(Label(title, "head"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.gap(20))
        grid.setColumnStretch(1, 1)
        for line, words in enumerate(self._said(key)):
            keys, does = words.split(BETWEEN, 1)
            grid.addWidget(Label(keys, "strong"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(RunningText(self._theme, does), line, 1)
        self._scroll.column.addLayout(grid)

    def _measure(self) -> None:
        room = self.screen().availableGeometry().height() - self._theme.px(AROUND)
        self._scroll.setMinimumHeight(max(min(self._theme.px(HIGH), room), self._theme.px(LEAST)))
