"""怎样会变: which single answer would change the result, and to what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.application.changes import ItemChange, Turned, gathered
from desktop.application.run_view import RunSheet, strip
from ui.theme.theme import Theme
from ui.widgets.dialog import WIDE, Dialog
from ui.widgets.label import Label
from ui.widgets.rule import Rule
from ui.widgets.running_text import RunningText
from ui.widgets.scroll_column import ScrollColumn

HIGH = 420


class ChangesDialog(Dialog):
    """Gathered by what would come out: each item that alone could bring it about, and how."""

    def __init__(self, theme: Theme, sheet: RunSheet, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        title, close = (
            translate("ChangesDialog", "What would change the result"),
            translate("ChangesDialog", "Close"),
        )
        super().__init__(theme, title, safe=close, width=WIDE, parent=parent)
        result, turned = strip(sheet, theme.language).result, gathered(sheet, theme.language)
        self._build(title, result, turned)

    def _build(self, title: str, result: str, turned: Sequence[Turned]) -> None:
        self._scroll = ScrollColumn(self._theme)
        self._scroll.setAccessibleName(title)
        so_far = self.tr("As answered now: {result}").format(result=result)
        self._scroll.column.addWidget(RunningText(self._theme, so_far))
        if not turned:
            nothing = self.tr("No single answer given otherwise would change this.")
            self._scroll.column.addWidget(RunningText(self._theme, nothing, ink="text2"))
        for each in turned:
            self._scroll.column.addWidget(Rule(self._theme))
            self._scroll.column.addWidget(Label(each.outcome, "strong"))
            for item in each.items:
                self._add(item)
        self._scroll.column.addStretch(1)
        room = self.screen().availableGeometry().height() - self._theme.px(200)
        self._scroll.setMinimumHeight(min(self._theme.px(HIGH), max(room, self._theme.px(160))))
        self.body.addWidget(self._scroll, 1)

    def _add(self, item: ItemChange) -> None:
        ask = f"{item.item}　{item.ask}"
        self._scroll.column.addWidget(RunningText(self._theme, ask))
        for answer in item.answers:
            self._scroll.column.addWidget(RunningText(self._theme, answer, ink="text2"))
