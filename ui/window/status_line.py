"""The line at the bottom of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.boxes import Row
from ui.theme.measures import PAGE_SIDE, STATUS_LINE
from ui.theme.theme import Theme
from ui.widgets.label import Label
from ui.widgets.painting import hairline
from ui.widgets.rule import Rule
from ui.widgets.status_button import StatusButton

NOTICE_MS = 10_000


class StatusLine(QWidget):
    """What is saved, the last backup, who works here; help and lock at the right."""

    lock_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts = Row(theme, 12)
        self._folded = False
        self._shown: Sequence[str] = ()
        self._notice = ""
        self._while = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._while.timeout.connect(lambda: self.show_notice(""))
        self._build()
        theme.changed.connect(self._measure)
        self._measure()

    def show_facts(self, facts: Sequence[str]) -> None:
        """Show facts with hairlines between them; the first is the one that stays."""
        self._shown = facts
        self._fill()

    def show_notice(self, words: str) -> None:
        """Say a sentence in place of the facts, for ten seconds; empty brings them back."""
        self._notice = words
        if words:
            self._while.start()
        self._fill()

    def fold(self, folded: bool) -> None:
        """Show the first fact only."""
        self._folded = folded
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), self._theme.tokens.line, (0, 0), (self.width(), 0))

    def _build(self) -> None:
        help_here = StatusButton(self._theme, self.tr("Help"), "help")
        help_here.clicked.connect(self.help_wanted)
        lock = StatusButton(self._theme, self.tr("Lock"), "lock")
        lock.clicked.connect(self.lock_wanted)
        row = Row(self._theme, 20, (PAGE_SIDE, 0, PAGE_SIDE, 0))
        row.addLayout(self._facts)
        row.addStretch(1)
        for button, key in ((help_here, "F1"), (lock, "Ctrl+L")):
            row.addWidget(button)
            row.addWidget(Label(key, "small"))
        self.setLayout(row)

    def _fill(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        facts = (self._notice,) if self._notice else self._shown
        for number, fact in enumerate(facts[:1] if self._folded else facts):
            if number:
                rule = Rule(self._theme, upright=True)
                rule.setFixedHeight(self._theme.px(14))
                self._facts.addWidget(rule)
            self._facts.addWidget(Label(fact, "small"))

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(STATUS_LINE) + 1)
