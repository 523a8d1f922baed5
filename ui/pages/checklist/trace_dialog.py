"""怎样得出: from answers to result, link by link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import MissingShown, Reason, RunSheet, strip, trace
from ui.theme.boxes import Row
from ui.theme.theme import Theme
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tag import Tag

HIGH = 420


class TraceDialog(Dialog):
    """Every link as a sentence with what it rests on.

    What does not fit together and what is still missing come first, what became otherwise since
    the last run at the end.
    """

    def __init__(
        self, theme: Theme, sheet: RunSheet, since: Sequence[str], parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title, close = (
            translate("TraceDialog", "How the result comes about"),
            translate("TraceDialog", "Close"),
        )
        super().__init__(theme, title, safe=close, width=WIDE, parent=parent)
        self._scroll = ScrollColumn(self._theme)
        self._scroll.setAccessibleName(title)
        self._build(sheet, since)

    def _build(self, sheet: RunSheet, since: Sequence[str]) -> None:
        shown = strip(sheet, self._theme.language)
        self._add_lines(self.tr("These answers do not fit together"), shown.contradictions)
        self._add_missing(shown.missing)
        for reason in trace(sheet, self._theme.language):
            self._add(reason)
        self._add_lines(self.tr("Since the last run"), since)
        self._scroll.column.addStretch(1)
        room = self.screen().availableGeometry().height() - self._theme.px(200)
        self._scroll.setFixedHeight(min(self._theme.px(HIGH), max(room, self._theme.px(160))))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read with the arrow keys
        edge = self._theme.px(8)  # room between the words and the frame of the focus
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self.body.addWidget(self._scroll, 1)
        self._scroll.setFocus()

    def _add_lines(self, head: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._scroll.column.addWidget(Label(head, "strong"))
        for line in lines:
            self._scroll.column.addWidget(RunningText(self._theme, line))
        self._scroll.column.addWidget(Rule(self._theme))

    def _add_missing(self, missing: Sequence[MissingShown]) -> None:
        """Show what matters most now first, and why it does."""
        if not missing:
            return
        head = self.tr("Still missing, %n in all", "", len(missing))
        self._scroll.column.addWidget(Label(head, "strong"))
        for each in missing:
            line = Row(self._theme, 8)
            line.addWidget(RunningText(self._theme, each.words), 1)
            if each.may:
                line.addWidget(Tag(self._theme, each.may))
            self._scroll.column.addLayout(line)
        self._scroll.column.addWidget(Rule(self._theme))

    def _add(self, reason: Reason) -> None:
        self._scroll.column.addWidget(RunningText(self._theme, reason.words))
        for source in reason.sources:
            line = Row(self._theme, 8)
            title = "　".join(part for part in (source.title, source.not_then) if part)
            line.addWidget(RunningText(self._theme, title, ink="text2"), 1)
            if source.unverified:
                line.addWidget(Tag(self._theme, self.tr("to verify")))
            self._scroll.column.addLayout(line)
        self._scroll.column.addWidget(Rule(self._theme))
