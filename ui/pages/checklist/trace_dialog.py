"""怎样得出: from answers to result, link by link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.run_view import Reason, RunSheet, strip, trace
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
    """Every link as a sentence with what it rests on; what is still missing comes first."""

    def __init__(self, theme: Theme, sheet: RunSheet, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title, close = (
            translate("TraceDialog", "How the result comes about"),
            translate("TraceDialog", "Close"),
        )
        super().__init__(theme, title, safe=close, width=WIDE, parent=parent)
        missing = [sentence for _, sentence in strip(sheet, theme.language).missing]
        self._build(title, missing, trace(sheet, theme.language))

    def _build(self, title: str, missing: Sequence[str], reasons: Sequence[Reason]) -> None:
        self._scroll = ScrollColumn(self._theme)
        self._scroll.setAccessibleName(title)
        if missing:
            head = self.tr("Still missing, %n in all", "", len(missing))
            self._scroll.column.addWidget(Label(head, "strong"))
            for sentence in missing:
                self._scroll.column.addWidget(RunningText(self._theme, sentence))
            self._scroll.column.addWidget(Rule(self._theme))
        for reason in reasons:
            self._add(reason)
        self._scroll.column.addStretch(1)
        room = self.screen().availableGeometry().height() - self._theme.px(200)
        self._scroll.setMinimumHeight(min(self._theme.px(HIGH), max(room, self._theme.px(160))))
        self.body.addWidget(self._scroll, 1)

    def _add(self, reason: Reason) -> None:
        self._scroll.column.addWidget(RunningText(self._theme, reason.words))
        for source in reason.sources:
            line = Row(self._theme, 8)
            line.addWidget(RunningText(self._theme, source.title, ink="text2"), 1)
            if source.unverified:
                line.addWidget(Tag(self._theme, self.tr("to verify")))
            self._scroll.column.addLayout(line)
        self._scroll.column.addWidget(Rule(self._theme))
