"""怎样会变: which answers would change the result, to what, and how far was looked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.application.changes import Gathered, ItemChange, Turned, gathered
from desktop.application.run_view import RunSheet, strip
from desktop.errors import Failure
from desktop.text import explain
from ui.theme.theme import Theme
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn
from ui.work.runner import Runner

HIGH = 420


class ChangesDialog(Dialog):
    """Gathered by what would come out: each item that alone could bring it about, then sets."""

    def __init__(
        self, theme: Theme, runner: Runner, sheet: RunSheet, parent: QWidget | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title, close = (
            translate("ChangesDialog", "What would change the result"),
            translate("ChangesDialog", "Close"),
        )
        super().__init__(theme, title, safe=close, width=WIDE, parent=parent)
        self._build(title, strip(sheet, theme.language).result)
        language = theme.language
        runner.start(lambda _: gathered(sheet, language), done=self._show, failed=self._on_failed)

    def _build(self, title: str, result: str) -> None:
        self._scroll = ScrollColumn(self._theme)
        self._scroll.setAccessibleName(title)
        so_far = self.tr("As answered now: {result}").format(result=result)
        self._scroll.column.addWidget(RunningText(self._theme, so_far))
        self._waiting = RunningText(
            self._theme, self.tr("Other answers are being tried…"), ink="text2"
        )
        self._scroll.column.addWidget(self._waiting)
        self._scroll.column.addStretch(1)
        room = self.screen().availableGeometry().height() - self._theme.px(200)
        self._scroll.setFixedHeight(min(self._theme.px(HIGH), max(room, self._theme.px(160))))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read with the arrow keys
        edge = self._theme.px(8)  # room between the words and the frame of the focus
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self.body.addWidget(self._scroll, 1)
        self._scroll.setFocus()

    def _show(self, found: Gathered) -> None:
        self._waiting.hide()
        column = self._scroll.column
        column.takeAt(column.count() - 1)
        if not found.turned:
            nothing = self.tr("No answer was found that would change this.")
            self._scroll.column.addWidget(RunningText(self._theme, nothing, ink="text2"))
        for each in found.turned:
            self._scroll.column.addWidget(Rule(self._theme))
            self._scroll.column.addWidget(Label(each.outcome, "strong"))
            if len(each.items) > 1:
                any_one = self.tr("Any one of these would do:")
                self._scroll.column.addWidget(RunningText(self._theme, any_one))
            for item in each.items:
                self._add(item)
            self._add_sets(each)
        self._scroll.column.addWidget(Rule(self._theme))
        self._scroll.column.addWidget(RunningText(self._theme, found.how_far, ink="text2"))
        self._scroll.column.addStretch(1)

    def _on_failed(self, failure: Failure) -> None:
        self._waiting.set_text(explain(failure.problems[0], self._theme.language))

    def _add(self, item: ItemChange) -> None:
        ask = f"{item.item}　{item.ask}"
        self._scroll.column.addWidget(RunningText(self._theme, ask))
        for answer in item.answers:
            self._scroll.column.addWidget(RunningText(self._theme, answer, ink="text2"))

    def _add_sets(self, turned: Turned) -> None:
        for words in turned.together:
            together = self.tr("Together: {words}").format(words=words)
            self._scroll.column.addWidget(RunningText(self._theme, together, ink="text2"))
        if turned.more:
            more = self.tr("{number} more sets of answers would do the same.")
            self._scroll.column.addWidget(
                RunningText(self._theme, more.format(number=turned.more), ink="text2")
            )
